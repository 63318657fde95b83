package sqs

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// PurgeQueue asks a queue to delete every message.
type PurgeQueue struct{}

// Action names the action.
func (*PurgeQueue) Action() string { return "PurgeQueue" }

// Value renders the request.
func (*PurgeQueue) Value() value.Value { return value.NewObject(0).Value() }

// PurgeQueue deletes every message, those in flight too, at once. One purge in 60 seconds is allowed.
func (q *Queue) PurgeQueue(now kernel.Time, peer uint32) *component.Fault {
	q.Advance(now)
	if q.purged && now < q.purgedAt.Add(purgeInterval) {
		return &component.Fault{
			Code:    "AWS.SimpleQueueService.PurgeQueueInProgress",
			Message: "Only one PurgeQueue operation on " + q.settings.Name + " is allowed every 60 seconds.",
		}
	}
	q.purged, q.purgedAt = true, now
	n := int64(q.arrivals.list.count)
	for slot := q.arrivals.list.head; slot != 0; slot = q.arrivals.list.head {
		q.store.own(slot)
		q.forget(slot, q.store.at(slot))
	}
	q.totals.Purged += n
	q.sends, q.attempts = kernel.Window[sending]{}, kernel.Window[attempt]{}
	q.records = append(q.records, trace.Record{Verb: verbPurged, Peer: peer, A: n})
	return nil
}
