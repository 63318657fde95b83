package sqs

import (
	"time"

	"playground/engine/kernel"
)

// Next is when something happens by itself: a delay, a visibility timeout or a retention period is over. Forever when
// nothing does.
func (q *Queue) Next() kernel.Time {
	_, delay := q.delayed.next(&q.store)
	_, timeout := q.inFlight.next(&q.store)
	_, end := q.retentionEnd()
	q.soonest = min(delay, timeout, end)
	return q.soonest
}

func (q *Queue) retentionEnd() (slot uint32, at kernel.Time) {
	slot, sent := q.arrivals.oldest(&q.store)
	return slot, sent.Add(q.settings.MessageRetentionPeriod)
}

// Advance lets happen what is due by now, in the order of time.
func (q *Queue) Advance(now kernel.Time) {
	q.present = now
	if now >= q.soonest {
		q.happen(now)
	}
}

// happen is Advance where something may be due. At one instant messages expire first, so that none becomes visible and
// expires at once; then delays end, then visibility timeouts.
func (q *Queue) happen(now kernel.Time) {
	for now >= q.soonest {
		expiring, end := q.retentionEnd()
		delayed, delay := q.delayed.next(&q.store)
		hidden, timeout := q.inFlight.next(&q.store)
		q.soonest = min(end, delay, timeout)
		switch {
		case now < q.soonest || q.soonest == kernel.Forever:
			return
		case q.soonest == end:
			q.expire(expiring, end)
		case q.soonest == delay:
			q.endDelay(delayed, delay)
		default:
			q.endTimeout(hidden, timeout)
		}
	}
}

// wait makes a message wait for a length of time in one of the queue's two sets of timers.
func (q *Queue) wait(t *timers, slot uint32, now kernel.Time, length time.Duration) {
	q.soonest = min(q.soonest, t.add(&q.store, slot, now, length))
}

// keep notes a message's arrival, from which its end of retention follows.
func (q *Queue) keep(slot uint32, r *row) {
	q.soonest = min(q.soonest, q.arrivals.add(&q.store, slot, r).Add(q.settings.MessageRetentionPeriod))
}

func (q *Queue) expire(slot uint32, at kernel.Time) {
	q.store.own(slot)
	r := q.store.at(slot)
	q.record(verbExpired, 0, r, q.age(r, at), int64(r.receives))
	q.totals.Expired++
	q.forget(slot, r)
}

func (q *Queue) endDelay(slot uint32, at kernel.Time) {
	q.store.own(slot)
	r := q.store.at(slot)
	q.record(verbDelayOver, 0, r, int64(at-r.since), 0)
	q.detach(slot, r)
	q.show(slot, r, at)
}

func (q *Queue) endTimeout(slot uint32, at kernel.Time) {
	q.store.own(slot)
	r := q.store.at(slot)
	q.record(verbVisibleAgain, 0, r, int64(at-r.since), int64(r.receives))
	q.detach(slot, r)
	q.show(slot, r, at)
}

// show makes a message visible at its place: a new one at the back; one that comes back among those that did, until
// it was received so often that it goes to the back again.
func (q *Queue) show(slot uint32, r *row, at kernel.Time) {
	r.state, r.since, r.due = stateVisible, at, kernel.Forever
	if q.settings.FIFO {
		r.lane = laneFresh
		q.store.push(&q.fresh, slot, r)
		q.settle(r.group)
		return
	}
	if r.group != 0 && q.groups.at(r.group).noisy {
		q.setAside(slot, r)
		return
	}
	here := r.receives - r.carried
	toBack := here >= backAfterReceives && (q.settings.MaxReceiveCount == 0 || q.settings.MaxReceiveCount > backAfterReceives)
	if here == 0 || toBack {
		r.lane = laneFresh
		q.store.push(&q.fresh, slot, r)
		return
	}
	r.lane = laneReturned
	q.store.push(&q.returned, slot, r)
}

// front returns the message that is received next, 0 when none is visible: the first of those that came back, unless
// the first of the others arrived before it.
func (q *Queue) front() uint32 {
	back, fresh := q.returned.head, q.fresh.head
	if back == 0 || fresh != 0 && q.store.at(fresh).number < q.store.at(back).number {
		return fresh
	}
	return back
}

// detach takes a message out of the list of its state. The state is still the old one: whoever gives it the new one
// settles its group.
func (q *Queue) detach(slot uint32, r *row) {
	if r.state == stateInFlight && r.group != 0 {
		q.land(r)
	}
	switch {
	case r.state == stateInFlight:
		q.inFlight.remove(&q.store, r)
	case r.state == stateDelayed:
		q.delayed.remove(&q.store, r)
	case r.state == stateMoving:
		q.store.remove(&q.moving, r)
	case r.lane == laneNoisy:
		q.takeFromAside(r)
	case r.lane == laneReturned:
		q.store.remove(&q.returned, r)
	default:
		q.store.remove(&q.fresh, r)
	}
}

// forget removes a message from the queue.
func (q *Queue) forget(slot uint32, r *row) {
	q.detach(slot, r)
	q.arrivals.remove(&q.store, slot, r)
	if r.group != 0 {
		q.leave(r)
	}
	q.store.drop(slot, r)
}
