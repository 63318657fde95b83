package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/wire"
)

// shape is how a moving message is drawn; the numbers are those of the frame.
type shape uint8

const (
	shapeRequest shape = iota
	shapeAnswer
	shapeEvent
	shapeError
	shapePoll
)

// span is one message on its way along a wire: where it is drawn is a pure function of time.
type span struct {
	lineage uint64
	sent    kernel.Time
	arrive  kernel.Time
	marks   uint32 // shape, lane, attempt and flags, as they stand in a frame
	wire    uint32
	next    uint32 // the next span of the same call, as index + 1
	open    bool
}

// carry makes the span that of a message.
func (s *span) carry(t component.Token) {
	s.lineage = t.Lineage
	s.marks = s.marks&^0xff0000 | uint32(t.Attempt)<<16
	if t.Duplicate {
		s.marks |= uint32(wire.ItemDuplicate) << 24
	}
}

// marksOf packs how a message is drawn.
func marksOf(s shape, back, lost bool) uint32 {
	m := uint32(s)
	if back {
		m |= 1 << 8
	}
	if lost {
		m |= uint32(wire.ItemLost) << 24
	}
	return m
}

// spans is the slab of messages on their way.
type spans struct {
	rows []span
	free []uint32
}

// add opens a span and returns it as index + 1.
func (t *spans) add(s span) uint32 {
	s.open = true
	if n := len(t.free); n > 0 {
		slot := t.free[n-1]
		t.free = t.free[:n-1]
		t.rows[slot] = s
		return slot + 1
	}
	t.rows = append(t.rows, s)
	return uint32(len(t.rows))
}

// drop closes a chain of spans.
func (t *spans) drop(first uint32) {
	for first != 0 {
		s := &t.rows[first-1]
		s.open = false
		t.free = append(t.free, first-1)
		first = s.next
	}
}

func (t *spans) clone() spans {
	return spans{append([]span(nil), t.rows...), append([]uint32(nil), t.free...)}
}
