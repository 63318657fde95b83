package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/wire"
)

// Frame writes the picture of this moment into buffer and returns the part of it that was used. Items that find no
// room are left out, and the frame says so; a buffer too small for nodes and wires gives an empty frame.
func (s *Session) Frame(buffer []byte, flags uint32) []byte {
	h := wire.Header{
		Now: int64(s.now), Hash: s.log.Hash(), Events: s.events, Flags: flags, Revision: s.revision,
		Pending: uint32(s.calendar.Len()), Records: s.log.Total(),
	}
	if len(buffer) < wire.HeaderBytes {
		return buffer[:0]
	}
	at := wire.HeaderBytes
	if need := at + len(s.nodeRows)*wire.NodeBytes + len(s.wireRows)*wire.WireBytes; need <= len(buffer) {
		h.Nodes, h.Wires = uint32(len(s.nodeRows)), uint32(len(s.wireRows))
		at = s.frameNodes(buffer, at)
		at = s.frameWires(buffer, at)
		first := at
		at = s.frameResting(buffer, at)
		at = s.frameMoving(buffer, at)
		h.Items = uint32((at - first) / wire.ItemBytes)
		if len(buffer)-at < wire.ItemBytes {
			h.Flags |= wire.FlagCut
		}
	} else {
		h.Flags |= wire.FlagCut
	}
	h.Put(buffer)
	return buffer[:at]
}

func (s *Session) frameNodes(b []byte, at int) int {
	s.contents.Items = s.contents.Items[:0]
	for _, index := range s.nodeRows {
		n := s.nodes[index]
		s.contents.Limit, s.contents.More, s.contents.Busy = component.ContentsMax, 0, false
		first := len(s.contents.Items)
		n.component.Contents(&s.contents)
		n.shown = len(s.contents.Items) - first
		label, failures := n.metrics.Worst()
		row := wire.NodeRow{Failures: uint32(failures), Label: label, More: uint32(s.contents.More), State: n.state(s.contents.Busy)}
		n.gauges(&row.Gauges)
		row.Put(b[at:])
		at += wire.NodeBytes
	}
	return at
}

func (n *node) state(busy bool) (state uint32) {
	for _, m := range [...]struct {
		is   bool
		mark uint32
	}{{n.crashed, wire.NodeCrashed}, {n.hung, wire.NodeHung}, {n.slowed, wire.NodeSlowed}, {busy, wire.NodeBusy}} {
		if m.is {
			state |= m.mark
		}
	}
	return state | uint32(n.metrics.Mark)<<wire.NodeMarkShift | n.metrics.Marked<<wire.NodeMarkedShift
}

// gauges reads the node's gauges; an age is the time since the instant that its gauge holds, -1 for none.
func (n *node) gauges(to *[wire.GaugesMax]float64) {
	for i := range n.levels {
		if i < len(to) {
			to[i] = float64(n.gauge(i))
		}
	}
}

func (n *node) gauge(i int) int64 {
	v := n.levels[i].Now
	if n.kind.Gauges[i].Unit == trace.Age && v >= 0 {
		return int64(n.session.now) - v
	}
	return v
}

func (s *Session) frameWires(b []byte, at int) int {
	for _, index := range s.wireRows {
		w := &s.wires[index]
		row := wire.WireRow{Flying: w.flying, Called: w.called, Answered: w.answered, Lost: w.lost, Failed: w.failed, Label: w.label}
		row.State = w.state()
		row.Put(b[at:])
		at += wire.WireBytes
	}
	return at
}

func (s *Session) frameResting(b []byte, at int) int {
	next := 0
	for place, index := range s.nodeRows {
		n := s.nodes[index]
		for _, c := range s.contents.Items[next : next+n.shown] {
			if at+wire.ItemBytes > len(b) {
				return at
			}
			i := item(c.Token, uint32(place))
			i.From, i.Until = float64(c.Since-s.now), wire.Never
			if c.Until != kernel.Forever {
				i.Until = float64(c.Until - s.now)
			}
			i.Lane, i.Slot, i.Shape = uint8(c.Lane), c.Slot, uint8(shapeEvent)
			i.Put(b[at:])
			at += wire.ItemBytes
		}
		next += n.shown
	}
	return at
}

func item(t component.Token, place uint32) wire.Item {
	i := wire.Item{Place: place, Lineage: uint32(t.Lineage), Attempt: t.Attempt}
	if t.Duplicate {
		i.Flags = wire.ItemDuplicate
	}
	return i
}

// nowhere is the place of a wire that is not drawn.
const nowhere = 1<<32 - 1

// frameMoving writes every message on a wire, in the layout of wire.Item. It is the hot path of a crowded picture:
// nothing here but loads and stores.
func (s *Session) frameMoving(b []byte, at int) int {
	places := s.placesOfWires()
	now, out := s.now, b[at:]
	for k := range s.spans.rows {
		p := &s.spans.rows[k]
		if !p.open {
			continue
		}
		place := places[p.wire]
		if place == nowhere {
			continue
		}
		if len(out) < wire.ItemBytes {
			break
		}
		row := (*[wire.ItemBytes]byte)(out)
		wire.PutMoving(row, float64(p.sent-now), float64(p.arrive-now), uint64(place)|p.lineage<<32, uint64(p.marks))
		out = out[wire.ItemBytes:]
	}
	return len(b) - len(out)
}

// placesOfWires says where each wire stands in the frame.
func (s *Session) placesOfWires() []uint32 {
	places := s.places[:0]
	for range s.wires {
		places = append(places, nowhere)
	}
	for place, index := range s.wireRows {
		places[index] = uint32(place)
	}
	s.places = places
	return places
}
