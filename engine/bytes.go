package engine

import (
	"unsafe"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// callBytes estimates what a call under way holds beside its row: the request and its message.
const callBytes = 256

// Bytes estimates how much memory the session takes: the trace, what is under way and what the components hold. What
// all clones share for ever, scenario and journal, is left out.
func (s *Session) Bytes() int64 { return s.Own(nil) }

// Own estimates how many bytes of the session would be free again without it, if beside stays: another moment of the
// same run, which shares with it what neither has changed since one was cloned from the other. Nil shares nothing.
func (s *Session) Own(beside *Session) int64 {
	if beside == nil {
		beside = &Session{}
	}
	n := int64(unsafe.Sizeof(*s)) + s.calendar.Bytes() + s.log.Bytes(beside.log)
	n += int64(len(s.wires)) * int64(unsafe.Sizeof(liveWire{}))
	n += int64(len(s.calls.rows))*int64(unsafe.Sizeof(call{})) + int64(len(s.calls.rows)-len(s.calls.free))*callBytes
	n += int64(len(s.spans.rows)) * int64(unsafe.Sizeof(span{}))
	for i, own := range s.nodes {
		other := &node{}
		if i < len(beside.nodes) {
			other = beside.nodes[i]
		}
		n += own.bytes(other)
	}
	return n
}

func (n *node) bytes(beside *node) int64 {
	total := int64(unsafe.Sizeof(*n)) + int64(len(n.levels))*int64(unsafe.Sizeof(trace.Level{})) + n.metrics.Bytes(&beside.metrics)
	total += int64(len(n.held))*int64(unsafe.Sizeof(kernel.Event{})) + int64(len(n.streams))*int64(unsafe.Sizeof(stream{})+unsafe.Sizeof(kernel.Rand{}))
	if w, ok := n.component.(component.Weigher); ok {
		total += w.Bytes(beside.component)
	}
	return total
}
