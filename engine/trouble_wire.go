package engine

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/wire"
)

// wireTrouble is what the faults of the scenario have done to a wire. Each kind of chance has a stream of its own, so
// that one fault leaves the draws of the others as they are.
type wireTrouble struct {
	losses, twins, holds              kernel.Rand
	dropping, duplicating, overtaking kernel.Probability
	delayed, held                     time.Duration
	cut                               bool
}

func troubleOf(seed uint64, key string) wireTrouble {
	stream := func(name string) kernel.Rand { return kernel.NewRand(seed, "wire", key, name) }
	return wireTrouble{losses: stream("drop"), twins: stream("duplicate"), holds: stream("reorder")}
}

// wireFaults has a row for each disturbance of wires: what it does, and the verb that tells of it.
var wireFaults = map[component.Disturbance]struct {
	verb uint32
	do   func(*wireTrouble, *scenario.Fault) (a int64)
}{
	component.Cut:       {verbCut, func(w *wireTrouble, _ *scenario.Fault) int64 { w.cut = true; return 0 }},
	component.Drop:      {verbDropping, func(w *wireTrouble, f *scenario.Fault) int64 { w.dropping = f.Probability; return 0 }},
	component.Duplicate: {verbDuplicating, func(w *wireTrouble, f *scenario.Fault) int64 { w.duplicating = f.Probability; return 0 }},
	component.Delay:     {verbDelaying, func(w *wireTrouble, f *scenario.Fault) int64 { w.delayed = f.By; return int64(f.By) }},
	component.Reorder: {verbReordering, func(w *wireTrouble, f *scenario.Fault) int64 {
		w.overtaking, w.held = f.Probability, f.By
		return int64(f.By)
	}},
	component.Recover: {verbMended, func(w *wireTrouble, _ *scenario.Fault) int64 { w.mend(); return 0 }},
}

func (w *wireTrouble) mend() {
	w.dropping, w.duplicating, w.overtaking, w.delayed, w.held, w.cut = 0, 0, 0, 0, 0, false
}

// state is the wire's state as a frame has it.
func (w *liveWire) state() (state uint32) {
	for _, m := range [...]struct {
		is   bool
		mark uint32
	}{
		{w.cut, wire.WireCut}, {w.dropping != 0, wire.WireDropping}, {w.reverse, wire.WireReverse}, {w.duplicating != 0, wire.WireDuplicating},
		{w.delayed != 0, wire.WireDelaying}, {w.overtaking != 0, wire.WireReordering},
	} {
		if m.is {
			state |= m.mark
		}
	}
	return state
}

func (s *Session) disturbWire(w *liveWire, f scenario.Fault) {
	row := wireFaults[f.Disturbance]
	a := row.do(&w.wireTrouble, &f)
	s.nodes[w.from].write(trace.Record{Verb: row.verb, Peer: w.to + 1, A: a})
}

// breaks decides whether the next message on the wire is lost.
func (w *liveWire) breaks() bool {
	return w.cut || w.gone || w.dropping != 0 && w.losses.Hit(w.dropping)
}

// transit is how long the next message takes on the wire, and how much of that it is held back while others overtake.
func (w *liveWire) transit() (whole, held time.Duration) {
	whole = w.latency.Sample(&w.delays) + w.delayed
	if w.overtaking != 0 && w.holds.Hit(w.overtaking) {
		held = w.held
	}
	return whole + held, held
}

// holds tells of a message that is held back.
func (s *Session) holds(w *liveWire, c *call, held time.Duration) {
	if held > 0 {
		s.nodes[w.from].write(trace.Record{Verb: verbHeld, Peer: w.to + 1, A: int64(held), Lineage: s.lineageOf(c)})
	}
}

// twin sends a request a second time, as a network does that repeats what it takes for lost. The caller made one call
// and hears one answer: that to the second goes nowhere.
func (s *Session) twin(from *node, index uint32, in component.Request) {
	w := &s.wires[index]
	if w.duplicating == 0 || !w.twins.Hit(w.duplicating) {
		return
	}
	d, ok := in.(component.Duplicable)
	if !ok {
		return
	}
	id, c := s.calls.open()
	c.in, c.caller, c.callee, c.wire, c.state = d.Duplicate(), from.index+1, w.to, index+1, callGoing
	c.forgotten, c.lost = true, w.cut || w.gone
	w.called++
	from.write(trace.Record{Verb: verbDuplicated, Peer: w.to + 1, Lineage: s.lineageOf(c)})
	arrive := s.now.Add(w.latency.Sample(&w.twins) + w.delayed)
	c.spans = s.draw(c.in, span{sent: s.now, arrive: arrive, wire: index, marks: marksOf(w.shape, false, c.lost)})
	w.flying++
	s.calendar.Schedule(arrive, kernel.Event{Kind: eventArrive, A: int64(id)})
}
