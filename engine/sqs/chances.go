package sqs

import "playground/engine/kernel"

// chances are the streams of what a standard queue leaves to chance, each with one of its own. They belong to the
// world and are handed over anew after a clone.
type chances struct{ duplicates, order, servers *kernel.Rand }

// Chances hands the queue the streams that it draws from: for duplicates, for the order, and for the servers that a
// short poll asks. None is drawn from while its setting is off.
func (q *Queue) Chances(duplicates, order, servers *kernel.Rand) {
	q.chances = chances{duplicates, order, servers}
}

// sample draws the servers that a short poll asks, a bit each.
func (q *Queue) sample() (asked uint32) {
	most := max(q.settings.ShortPollSample*servers/100, 1)
	for n := int64(0); n < most; {
		if bit := uint32(1) << q.chances.servers.Below(servers); asked&bit == 0 {
			asked |= bit
			n++
		}
	}
	return asked
}

// sampled reports whether short polls ask some of the servers only.
func (q *Queue) sampled() bool {
	return !q.settings.FIFO && q.settings.ShortPollSample != 0 && q.settings.ShortPollSample < 100
}

// server is where a message lies: always the same of the servers.
func (r *row) server() uint32 { return r.number * 0x9e3779b1 >> 16 % servers }

// choose returns the visible message that a receive from a standard queue gets next, 0 when there is none for it: the
// first one of a quiet tenant, unless order is left to chance or it lies on a server that a short poll does not ask.
func (q *Queue) choose(now kernel.Time, want *receiving) uint32 {
	slot := q.front()
	if len(q.noisy) > 0 {
		slot = q.first(now)
	}
	if slot == 0 || want.sample == 0 && q.settings.ReorderProbability == 0 {
		return slot
	}
	if want.sample != 0 {
		slot = q.firstOn(want.sample)
	}
	if slot != 0 && q.settings.ReorderProbability != 0 && q.chances.order.Hit(q.settings.ReorderProbability) {
		return q.outOfOrder(slot, want)
	}
	return slot
}

// firstOn returns the first visible message on one of the servers, of as many as are looked through.
func (q *Queue) firstOn(servers uint32) (found uint32) {
	looked := 0
	q.eachVisible(func(slot uint32, r *row) bool {
		if servers&(1<<r.server()) != 0 {
			found = slot
		}
		looked++
		return found == 0 && looked < lookedThrough
	})
	return found
}

// outOfOrder returns one of the messages behind the first, and tells how many it overtakes.
func (q *Queue) outOfOrder(first uint32, want *receiving) uint32 {
	past, ahead := 1+q.chances.order.Below(overtakenMax), int64(-1)
	chosen := first
	q.eachVisible(func(slot uint32, r *row) bool {
		if slot == first {
			ahead = 0
			return true
		}
		if ahead < 0 || want.sample != 0 && want.sample&(1<<r.server()) == 0 {
			return true
		}
		chosen = slot
		ahead++
		return ahead < past
	})
	if chosen != first {
		q.record(verbOutOfOrder, want.peer, q.store.at(chosen), ahead, 0)
	}
	return chosen
}

// mayLeaveCopy leaves, by chance, a copy of a message that is received for the first time: one of the servers that hold
// it did not hear of the receive, nor will it hear of the delete. The copy is visible at once, with the same id.
func (q *Queue) mayLeaveCopy(now kernel.Time, slot uint32, want *receiving) {
	if q.store.at(slot).flags&flagCopy != 0 || !q.chances.duplicates.Hit(q.settings.DuplicateProbability) {
		return
	}
	of := *q.store.at(slot)
	m, k := q.store.message(&of), kept{q.id(slot, &of), q.source(&of), q.store.sent(&of)}
	m.Token.Duplicate = true
	copied, r := q.store.add()
	q.store.put(r, &m, &k)
	q.number++
	q.totals.Duplicated++
	r.number, r.arrived, r.since = q.number, now, now
	r.flags |= flagCopy | flagOld
	if of.group != 0 {
		q.join(of.group, copied, r)
	}
	q.record(verbCopied, want.peer, r, int64(of.number), 0)
	q.keep(copied, r)
	q.show(copied, r, now)
}
