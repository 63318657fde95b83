package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// DeleteMessage removes a message by the receipt handle of its latest receive, in flight or visible again. With an
// older handle, or when the message is gone, it succeeds without effect; a handle of another queue is a fault.
func (q *Queue) DeleteMessage(now kernel.Time, peer uint32, in *action.DeleteMessage) *component.Fault {
	q.Advance(now)
	slot, r, known := q.find(in.Handle)
	if !known {
		return invalidHandle(in.Handle)
	}
	if r == nil || r.receives != in.Handle.Receive || r.state == stateMoving {
		gone := row{lineage: in.Token.Lineage, number: uint32(in.Handle.ID.Number)}
		q.record(verbDeletedNothing, peer, &gone, 0, 0)
		return nil
	}
	q.record(verbDeleted, peer, r, r.age(now), int64(r.receives))
	q.totals.Deleted++
	q.forget(slot, r)
	return nil
}
