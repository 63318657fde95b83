package bench

import (
	"time"

	"playground/engine/kernel"
)

const (
	meanBetween = 50 * time.Millisecond
	meanWork    = 40 * time.Millisecond
)

// mm1Times is an M/M/1 queue with its times drawn beforehand, and what either side runs it on.
type mm1Times struct {
	between, work [drawCount]time.Duration
	calendar      kernel.Calendar
	heap          bareHeap
	kernel, bare  progress
}

// progress is how far a side has come: the next turn goes on from there.
type progress struct{ arrived, served int64 }

func newMM1Times(r kernel.Rand) *mm1Times {
	m := &mm1Times{}
	for i := range drawCount {
		m.between[i], m.work[i] = r.Exponential(meanBetween), r.Exponential(meanWork)
	}
	return m
}

// onKernel serves so many more customers and returns the virtual time at the end.
func (m *mm1Times) onKernel(customers int64) (now kernel.Time) {
	c := &m.calendar
	arrived, served := m.kernel.arrived, m.kernel.served
	var e kernel.Event
	if arrived == 0 {
		c.Schedule(0, kernel.Event{Owner: 1, Kind: arrive})
	}
	for customers += served; served < customers; {
		now, e, _ = c.Pop()
		if e.Kind == arrive {
			arrived++
			c.Schedule(now.Add(m.between[arrived&drawMask]), kernel.Event{Owner: 1, Kind: arrive, A: arrived, B: int64(now)})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		c.Schedule(now.Add(m.work[served&drawMask]), kernel.Event{Owner: 2, Kind: depart, A: served, B: int64(now)})
	}
	m.kernel = progress{arrived, served}
	return now
}

func (m *mm1Times) onBareHeap(customers int64) (now kernel.Time) {
	h := &m.heap
	arrived, served := m.bare.arrived, m.bare.served
	var e kernel.Event
	if arrived == 0 {
		h.push(0, kernel.Event{Owner: 1, Kind: arrive})
	}
	for customers += served; served < customers; {
		now, e = h.pop()
		if e.Kind == arrive {
			arrived++
			h.push(now.Add(m.between[arrived&drawMask]), kernel.Event{Owner: 1, Kind: arrive, A: arrived, B: int64(now)})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		h.push(now.Add(m.work[served&drawMask]), kernel.Event{Owner: 2, Kind: depart, A: served, B: int64(now)})
	}
	m.bare = progress{arrived, served}
	return now
}

// drawOnKernel serves so many customers with times drawn as it runs, and returns the virtual time at the end.
func drawOnKernel(customers int64) (now kernel.Time) {
	between, work := kernel.NewRand(1, "between"), kernel.NewRand(1, "work")
	var c kernel.Calendar
	arrived, served := int64(0), int64(0)
	var e kernel.Event
	c.Schedule(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		now, e, _ = c.Pop()
		if e.Kind == arrive {
			arrived++
			c.Schedule(now.Add(between.Exponential(meanBetween)), kernel.Event{Owner: 1, Kind: arrive, A: arrived})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		c.Schedule(now.Add(work.Exponential(meanWork)), kernel.Event{Owner: 2, Kind: depart, A: served})
	}
	return now
}

func drawOnBareHeap(customers int64) (now kernel.Time) {
	between, work := kernel.NewRand(1, "between"), kernel.NewRand(1, "work")
	var h bareHeap
	arrived, served := int64(0), int64(0)
	var e kernel.Event
	h.push(0, kernel.Event{Owner: 1, Kind: arrive})
	for served < customers {
		now, e = h.pop()
		if e.Kind == arrive {
			arrived++
			h.push(now.Add(between.Exponential(meanBetween)), kernel.Event{Owner: 1, Kind: arrive, A: arrived})
			if arrived-served > 1 {
				continue
			}
		} else if served++; served == arrived {
			continue
		}
		h.push(now.Add(work.Exponential(meanWork)), kernel.Event{Owner: 2, Kind: depart, A: served})
	}
	return now
}
