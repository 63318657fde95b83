package bench

import (
	"time"

	"playground/engine/kernel"
)

// hold has the same pending events on both sides.
type hold struct {
	delays   [drawCount]time.Duration
	calendar kernel.Calendar
	heap     bareHeap
}

func newHold(pending int) *hold {
	m := &hold{}
	r := kernel.NewRand(1, "bench", "hold")
	for i := range m.delays {
		m.delays[i] = r.Exponential(time.Second)
	}
	for i := range pending {
		at, e := kernel.Time(r.Exponential(time.Second)), kernel.Event{Owner: uint32(i), A: int64(i)}
		m.calendar.Schedule(at, e)
		m.heap.push(at, e)
	}
	return m
}

func (m *hold) onKernel(events int) {
	for i := range events {
		at, e, _ := m.calendar.Pop()
		m.calendar.Schedule(at.Add(m.delays[i&drawMask]), e)
	}
}

func (m *hold) onBareHeap(events int) {
	for i := range events {
		at, e := m.heap.pop()
		m.heap.push(at.Add(m.delays[i&drawMask]), e)
	}
}
