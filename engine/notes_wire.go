package engine

import (
	"playground/engine/value"
	"playground/engine/wire"
)

// inspect counts what a wire did since it was drawn, and says what is wrong with it.
func (w *liveWire) inspect(s *Session) value.Value {
	b := value.NewObject(7)
	count(b, "inFlight", w.flying)
	count(b, "calls", w.called)
	count(b, "answers", w.answered)
	count(b, "lost", w.lost)
	s.trouble(b, w.stateWord(), w.failed, w.label)
	return b.Value()
}

//go:noinline
func count(b *value.Builder, name string, n uint32) { b.Set(name, value.Int(int64(n))) }

// trouble tells a state, how much failed, and by what.
//
//go:noinline
func (s *Session) trouble(b *value.Builder, state string, failures, label uint32) {
	count(b, "failures", failures)
	b.Set("failure", value.Text(s.log.Texts()[label]))
	b.Set("state", value.Text(state))
}

// stateWord says what is wrong with the wire: "cut", or "dropping, delaying".
func (w *liveWire) stateWord() string {
	if w.cut {
		return "cut"
	}
	words := ""
	for _, m := range [...]struct {
		is   bool
		word string
	}{{w.dropping != 0, "dropping"}, {w.duplicating != 0, "duplicating"}, {w.delayed != 0, "delaying"}, {w.overtaking != 0, "reordering"}} {
		if m.is && words != "" {
			words += ", "
		}
		if m.is {
			words += m.word
		}
	}
	return words
}

// outlineNodes is how many nodes one outline tells of: a large scene is told in turns, or the page would stutter.
const outlineNodes = 40

// Outline tells the picture in numbers, for those who hear it: each node with its state, its failures and its gauges
// in the order of its kind; and each wire that leaves it on which something is in flight, was lost or failed, or is
// wrong. It begins with the scenario's from-th node, tells of as many as one outline may, and returns where to go on.
func (s *Session) Outline(from int) (outline value.Value, next int) {
	if from >= len(s.nodeRows) {
		from = 0
	}
	next = min(from+outlineNodes, len(s.nodeRows))
	nodes, wires, b := value.NewObject(outlineNodes), value.NewObject(0), value.NewObject(2)
	told := make(map[uint32]bool, outlineNodes)
	for _, index := range s.nodeRows[from:next] {
		n := s.nodes[index]
		told[index] = true
		nodes.Set(n.id, n.outline())
	}
	for _, index := range s.wireRows {
		w := &s.wires[index]
		if told[w.from] && (w.flying+w.lost+w.failed > 0 || w.stateWord() != "") {
			wires.Set(w.key, w.inspect(s))
		}
	}
	b.Set("nodes", nodes.Value())
	b.Set("wires", wires.Value())
	return b.Value(), next
}

func (n *node) outline() value.Value {
	b := value.NewObject(4)
	gauges := make([]value.Value, min(len(n.levels), wire.GaugesMax))
	for i := range gauges {
		gauges[i] = value.Int(n.gauge(i))
	}
	b.Set("gauges", value.ArrayOf(gauges))
	label, failures := n.metrics.Worst()
	n.session.trouble(b, n.stateWord(), uint32(failures), label)
	return b.Value()
}
