package bench

import (
	"time"

	"playground/engine/kernel"
)

const (
	meanBetween = 50 * time.Millisecond
	meanWork    = 40 * time.Millisecond
)

// mm1Times are the times of an M/M/1 queue, drawn beforehand.
type mm1Times struct {
	between, work [drawCount]time.Duration
	calendar      kernel.Calendar
	heap          bareHeap
}

func newMM1Times(r kernel.Rand) *mm1Times {
	m := &mm1Times{}
	for i := range drawCount {
		m.between[i], m.work[i] = r.Exponential(meanBetween), r.Exponential(meanWork)
	}
	return m
}

// onKernel serves so many customers and returns how many stay.
func (m *mm1Times) onKernel(customers int64) int64 {
	c := &m.calendar
	arrived, served := int64(0), int64(0)
	c.Schedule(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		at, e, _ := c.Pop()
		if e.Kind == arrive {
			arrived++
			c.Schedule(at.Add(m.between[arrived&drawMask]), kernel.Event{Owner: 1, Kind: arrive, A: arrived, B: int64(at)})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		c.Schedule(at.Add(m.work[served&drawMask]), kernel.Event{Owner: 2, Kind: depart, A: served, B: int64(at)})
	}
	c.Discard(func(kernel.Event) bool { return true })
	return arrived - served
}

func (m *mm1Times) onBareHeap(customers int64) int64 {
	h := &m.heap
	arrived, served := int64(0), int64(0)
	h.push(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		at, e := h.pop()
		if e.Kind == arrive {
			arrived++
			h.push(at.Add(m.between[arrived&drawMask]), kernel.Event{Owner: 1, Kind: arrive, A: arrived, B: int64(at)})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		h.push(at.Add(m.work[served&drawMask]), kernel.Event{Owner: 2, Kind: depart, A: served, B: int64(at)})
	}
	h.items = h.items[:0]
	return arrived - served
}

// drawOnKernel serves so many customers with times drawn as it runs, and returns how many stay.
func drawOnKernel(customers int64) int64 {
	between, work := kernel.NewRand(1, "between"), kernel.NewRand(1, "work")
	var c kernel.Calendar
	arrived, served := int64(0), int64(0)
	c.Schedule(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		at, e, _ := c.Pop()
		if e.Kind == arrive {
			arrived++
			c.Schedule(at.Add(between.Exponential(meanBetween)), kernel.Event{Owner: 1, Kind: arrive, A: arrived})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		c.Schedule(at.Add(work.Exponential(meanWork)), kernel.Event{Owner: 2, Kind: depart, A: served})
	}
	return arrived - served
}

func drawOnBareHeap(customers int64) int64 {
	between, work := kernel.NewRand(1, "between"), kernel.NewRand(1, "work")
	var h bareHeap
	arrived, served := int64(0), int64(0)
	h.push(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		at, e := h.pop()
		if e.Kind == arrive {
			arrived++
			h.push(at.Add(between.Exponential(meanBetween)), kernel.Event{Owner: 1, Kind: arrive, A: arrived})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		h.push(at.Add(work.Exponential(meanWork)), kernel.Event{Owner: 2, Kind: depart, A: served})
	}
	return arrived - served
}
