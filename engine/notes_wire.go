package engine

import (
	"playground/engine/value"
	"playground/engine/wire"
)

// Wire tells a wire's counts since it was drawn, and what is wrong with it; ok is false when there is no such wire.
func (s *Session) Wire(key string) (v value.Value, ok bool) {
	w := s.findWire(key)
	if w == nil {
		return value.Null, false
	}
	return s.wireValue(w), true
}

func (s *Session) wireValue(w *liveWire) value.Value {
	b := value.NewObject(7)
	for _, c := range [...]struct {
		name string
		n    uint32
	}{{"inFlight", w.flying}, {"calls", w.called}, {"answers", w.answered}, {"lost", w.lost}, {"failures", w.failed}} {
		b.Set(c.name, value.Int(int64(c.n)))
	}
	b.Set("failure", s.failureText(w.failed, w.label))
	b.Set("state", value.Text(w.stateWord()))
	return b.Value()
}

// failureText is the text of the latest failure; "" while nothing failed.
func (s *Session) failureText(count, label uint32) value.Value {
	if count == 0 {
		return value.Text("")
	}
	return value.Text(s.log.Texts()[label])
}

func (w *liveWire) stateWord() string {
	switch {
	case w.cut:
		return "cut"
	case w.dropping != 0:
		return "dropping"
	}
	return ""
}

// Outline tells the whole picture in numbers, for those who hear it: each node with its state, its failures and its
// gauges in the order of its kind; and each wire on which something is in flight, was lost or failed, or is wrong.
func (s *Session) Outline() value.Value {
	nodes, wires := value.NewObject(len(s.nodeRows)), value.NewObject(0)
	for _, index := range s.nodeRows {
		n := s.nodes[index]
		nodes.Set(n.id, n.outline())
	}
	for _, index := range s.wireRows {
		w := &s.wires[index]
		if w.flying+w.lost+w.failed > 0 || w.stateWord() != "" {
			wires.Set(w.key, s.wireValue(w))
		}
	}
	b := value.NewObject(2)
	b.Set("nodes", nodes.Value())
	b.Set("wires", wires.Value())
	return b.Value()
}

func (n *node) outline() value.Value {
	b := value.NewObject(4)
	if state := n.stateWord(); state != "" {
		b.Set("state", value.Text(state))
	}
	if count := n.metrics.Failures; count > 0 {
		b.Set("failures", value.Int(int64(count)))
		b.Set("failure", n.session.failureText(count, n.metrics.Label))
	}
	gauges := make([]value.Value, min(len(n.levels), wire.GaugesMax))
	for i := range gauges {
		gauges[i] = value.Int(n.gauge(i))
	}
	b.Set("gauges", value.ArrayOf(gauges))
	return b.Value()
}
