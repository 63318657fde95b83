package enginetest

import (
	"time"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// historySteps is how many times a random history goes on and gives a command.
const historySteps = 16

// History is a random life of a random scenario, drawn step by step from its seed: advances of any length, edits,
// faults and commands to nodes. Two histories of one seed do the same wherever they run.
type History struct {
	Session *engine.Session
	kinds   scenario.Kinds
	rand    kernel.Rand
	steps   int
}

// NewHistory draws the scenario of that seed and starts it.
func NewHistory(seed uint64, kinds scenario.Kinds) *History {
	h := &History{kinds: kinds, rand: kernel.NewRand(seed, "history"), steps: historySteps}
	h.Session = engine.New(Random(&h.rand, kinds, NodesMax), kinds)
	return h
}

// Run lives the whole history.
func (h *History) Run() *engine.Session {
	for h.Step() {
	}
	return h.Session
}

// Step goes on for a while and gives one command; it reports whether there is more to come.
func (h *History) Step() bool {
	by := time.Duration(h.rand.Below(int64(8 * time.Second)))
	h.Session.Advance(h.Session.Now().Add(by), 1<<30)
	h.Session.Do(h.command())
	h.steps--
	return h.steps > 0
}

// command draws what a person does next.
func (h *History) command() value.Value {
	r, sc := &h.rand, h.Session.Scenario()
	switch r.Below(4) {
	case 0:
		if f, ok := RandomFault(r, sc); ok {
			f.At = 0
			return f.Value().Without("at").With("do", value.Text("fault"))
		}
	case 1:
		if c, ok := h.order(); ok {
			return c
		}
	}
	return command("edit").With("edits", scenario.EncodeEdits(RandomEdits(r, sc, h.kinds)))
}

func command(name string) value.Value {
	b := value.NewObject(1)
	b.Set("do", value.Text(name))
	return b.Value()
}

// order draws a command to a node.
func (h *History) order() (value.Value, bool) {
	nodes := h.Session.Scenario().Nodes
	if len(nodes) == 0 {
		return value.Null, false
	}
	n := &nodes[h.rand.Below(int64(len(nodes)))]
	kind := n.Table()
	if len(kind.Commands) == 0 {
		return value.Null, false
	}
	c := &kind.Commands[h.rand.Below(int64(len(kind.Commands)))]
	input := value.NewObject(len(c.Fields))
	drawFields(&h.rand, input, c.Fields)
	return command("node").With("node", value.Text(n.ID)).With("command", value.Text(c.Name)).With("input", input.Value()), true
}
