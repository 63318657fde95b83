package sqs

import (
	"time"

	"playground/engine/kernel"
)

// Fair queues: in a standard queue a message group is a tenant, and one that keeps the consumers busy must not make the
// others wait (developer guide, fair queues). The visible messages of a noisy tenant stand in a list of its own, and
// are received only when no other is visible. A message without a group is its own tenant, and never noisy.

// share is how much of the consumers' time a tenant took of late: in the window under way and in the one before.
type share struct {
	window       int64
	busy, before time.Duration
}

func (s *share) add(now kernel.Time, d time.Duration) {
	s.turn(now)
	s.busy += d
}

// recent is the time taken in this window and the one before.
func (s *share) recent(now kernel.Time) time.Duration {
	s.turn(now)
	return s.busy + s.before
}

func (s *share) turn(now kernel.Time) {
	window := int64(now) / int64(shareWindow)
	switch window - s.window {
	case 0:
		return
	case 1:
		s.before = s.busy
	default:
		s.before = 0
	}
	s.window, s.busy = window, 0
}

// land notes that a message of a group is in flight no longer.
func (q *Queue) land(r *row) {
	g := q.groups.own(r.group)
	g.inFlight--
	if !q.settings.FIFO {
		g.share.add(q.present, q.present.Sub(r.since))
		q.share.add(q.present, q.present.Sub(r.since))
	}
}

// listen makes a tenant noisy that has, with the message that was just received, too much in flight, or that took too
// much of the consumers' time of late.
func (q *Queue) listen(now kernel.Time, number uint32, r *row) {
	g := q.groups.own(number)
	if q.settings.FIFO || g.noisy || g.count <= g.inFlight {
		return // nothing of it waits
	}
	all := int64(q.inFlight.count()) + 1
	crowds := int64(g.inFlight) >= noisyInFlight && int64(g.inFlight)*100 > all*noisyPercent
	taken, altogether := g.share.recent(now), q.share.recent(now)
	hogs := altogether >= noisyBusy && taken*100 > altogether*noisyPercent
	if !crowds && !hogs {
		return
	}
	g.noisy = true
	q.noisy = append(q.noisy, number)
	q.record(verbNoisy, 0, r, int64(g.inFlight), all)
	for slot := g.head; slot != 0; slot = q.store.at(slot).later {
		if q.store.at(slot).state == stateVisible {
			q.store.own(slot)
			m := q.store.at(slot)
			q.detach(slot, m)
			q.setAside(slot, m)
		}
	}
}

// setAside puts a visible message into the list of its noisy tenant.
func (q *Queue) setAside(slot uint32, r *row) {
	r.lane = laneNoisy
	q.store.push(&q.groups.own(r.group).aside, slot, r)
	q.aside++
}

// takeFromAside takes a visible message out of the list of its noisy tenant, which is quiet again when it was the last.
func (q *Queue) takeFromAside(r *row) {
	g := q.groups.own(r.group)
	q.store.remove(&g.aside, r)
	q.aside--
	if g.aside.count == 0 {
		q.quieten(r.group)
	}
}

// quieten ends that a tenant counts as noisy; what it still has waits behind the others.
func (q *Queue) quieten(number uint32) {
	g := q.groups.own(number)
	if !g.noisy {
		return
	}
	g.noisy = false
	for i := range q.noisy {
		if q.noisy[i] == number {
			q.noisy = append(q.noisy[:i:i], q.noisy[i+1:]...)
			break
		}
	}
	for g.aside.head != 0 {
		slot := g.aside.head
		q.store.own(slot)
		r := q.store.at(slot)
		q.store.remove(&g.aside, r)
		q.aside--
		r.lane = laneFresh
		q.store.push(&q.fresh, slot, r)
	}
}

// first returns the message that is received next, 0 when none is visible: one of a quiet tenant, else one of the noisy
// tenant that has the fewest in flight.
func (q *Queue) first(now kernel.Time) uint32 {
	for i := 0; i < len(q.noisy); {
		if g := q.groups.at(q.noisy[i]); now >= g.sent.Add(quietAfter) {
			q.quieten(q.noisy[i])
			continue
		}
		i++
	}
	if slot := q.front(); slot != 0 || len(q.noisy) == 0 {
		return slot
	}
	least := q.groups.at(q.noisy[0])
	for _, number := range q.noisy[1:] {
		if g := q.groups.at(number); g.inFlight < least.inFlight {
			least = g
		}
	}
	return least.aside.head
}
