package enginetest

import (
	"time"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// wanderSteps is how many moves a random walk has.
const wanderSteps = 40

// Wander is a random walk through the futures of a random scenario, drawn from its seed: on and back in time, event by
// event, with commands in the past, from future to future. Two walks of one seed go the same way wherever they run.
type Wander struct {
	Line    *engine.Timeline
	Start   *scenario.Scenario
	history *History // draws the commands
	rand    kernel.Rand
	steps   int
}

// NewWander draws the scenario of that seed and stands at its beginning.
func NewWander(seed uint64, kinds scenario.Kinds) *Wander {
	h := NewHistory(seed, kinds)
	start := h.Session.Scenario()
	return &Wander{Line: engine.NewTimeline(start, kinds), Start: start, history: h, rand: kernel.NewRand(seed, "wander"), steps: wanderSteps}
}

// moves has a row for each way to go.
var moves = []func(*Wander){
	(*Wander).on, (*Wander).on, (*Wander).command, (*Wander).command,
	func(w *Wander) { w.Line.Seek(kernel.Time(w.rand.Below(int64(w.Line.End().At)+1)), w.limit()) },
	func(w *Wander) { w.Line.SeekEvent(uint64(w.rand.Below(int64(w.Line.End().Events)+1)), w.limit()) },
	func(w *Wander) { w.Line.SeekEvent(w.Line.Now().Events-min(w.Line.Now().Events, 1), w.limit()) },
	func(w *Wander) { w.Line.StepEvent() },
	func(w *Wander) { w.Line.StepMessage(500) }, // there may never be one
	func(w *Wander) { w.Line.Rewind(int(w.rand.Below(wanderSteps))) },
	func(w *Wander) {
		if n := len(w.Line.Branches()); n > 0 {
			w.Line.Switch(int(w.rand.Below(int64(n))))
			w.Line.Seek(w.Line.End().At, w.limit())
		}
	},
}

// Step moves once; it reports whether there is more to come.
func (w *Wander) Step() bool {
	moves[w.rand.Below(int64(len(moves)))](w)
	w.steps--
	return w.steps > 0
}

// limit is often enough to arrive, and sometimes not.
func (w *Wander) limit() int {
	if w.rand.Below(4) == 0 {
		return int(w.rand.Below(200))
	}
	return 1 << 30
}

func (w *Wander) on() {
	by := time.Duration(w.rand.Below(int64(6 * time.Second)))
	w.Line.Advance(w.Line.Now().At.Add(by), w.limit())
}

func (w *Wander) command() {
	w.history.Session = w.Line.Present()
	w.Line.Do(w.history.command())
}
