package sqs

import "playground/engine/component"

// Bytes estimates how much memory the queue takes, without what it shares with beside, a clone or nil.
func (n *node) Bytes(beside component.Component) int64 {
	other, _ := beside.(*node)
	if other == nil || other.queue == nil {
		return n.queue.Bytes(nil)
	}
	return n.queue.Bytes(other.queue)
}

// Bytes estimates how much memory the messages take, without what the queue shares with beside, a clone or nil.
func (q *Queue) Bytes(beside *Queue) int64 {
	const entryBytes = 16
	entries := len(q.delayed.others.entries) + len(q.inFlight.others.entries) + len(q.arrivals.moved.entries)
	if beside == nil {
		beside = &Queue{}
	}
	return q.store.rows.Bytes(&beside.store.rows) + q.store.arena.size(&beside.store.arena) + q.store.shares.rows.Bytes(&beside.store.shares.rows) + int64(entries)*entryBytes +
		q.groups.bytes(&beside.groups) + q.sends.Bytes(&beside.sends) + q.attempts.Bytes(&beside.attempts) + q.quotas.Bytes(&beside.quotas)
}

// size is how much memory the arena takes, without the pages that it shares with another.
func (a *arena) size(other *arena) int64 {
	n := int64(len(a.pages)) * 25
	for i, page := range a.pages {
		if i >= len(other.pages) || len(page) != len(other.pages[i]) || len(page) > 0 && &page[0] != &other.pages[i][0] {
			n += int64(len(page))
		}
	}
	return n
}

var _ component.Weigher = (*node)(nil)
