package service

import (
	"unsafe"

	"playground/engine/component"
)

// textBytes estimates the texts of a message in hand.
const textBytes = 200

// Bytes estimates how much memory the service takes; it shares nothing that would count with a clone.
func (s *service) Bytes(component.Component) int64 {
	n := int64(len(s.workers))*int64(unsafe.Sizeof(worker{})) + int64(len(s.polls))*int64(unsafe.Sizeof(poll{}))
	n += int64(len(s.jobs))*int64(unsafe.Sizeof(job{})) + int64(len(s.jobs)-len(s.free))*textBytes
	n += int64(len(s.memory.order)) * int64(unsafe.Sizeof(remembered{}))
	n += s.beats.Bytes() + s.groups.Bytes() + s.sequence.rows.Bytes() + int64(len(s.sequence.largest))*int64(unsafe.Sizeof(int64(0)))
	n += int64(len(s.events.rows))*int64(unsafe.Sizeof(event{})) + int64(s.events.count)*textBytes + s.events.waits.Bytes()
	return n + s.byID.Bytes() + s.waits.Bytes() + s.memory.done.Bytes() + s.memory.doing.Bytes()
}

var _ component.Weigher = (*service)(nil)
