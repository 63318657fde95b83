package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// DeleteMessage removes a message by the receipt handle of its latest receive, in flight or visible again. With an
// older handle, or when the message is gone, it succeeds without effect. In a FIFO queue a handle is good for as long
// as its receive is in flight. A handle of another queue is a fault.
func (q *Queue) DeleteMessage(now kernel.Time, peer uint32, in *action.DeleteMessage) *component.Fault {
	return q.delete(now, peer, in, true)
}

// delete is DeleteMessage, and counts as a call unless it is an entry of a batch.
func (q *Queue) delete(now kernel.Time, peer uint32, in *action.DeleteMessage, counts bool) *component.Fault {
	if counts {
		if fault := q.throttled(now, callDelete); fault != nil {
			return fault
		}
	}
	q.Advance(now)
	slot, r, known := q.find(in.Handle)
	if !known {
		return invalidHandle(in.Handle)
	}
	latest := r != nil && r.receives == in.Handle.Receive && r.state != stateMoving
	if q.settings.FIFO && r != nil && (!latest || r.state != stateInFlight) {
		return invalid(in.Handle.String(), "ReceiptHandle", "The receipt handle has expired.")
	}
	if !latest {
		gone := row{lineage: in.Token.Lineage, number: uint32(in.Handle.ID.Number)}
		q.record(verbDeletedNothing, peer, &gone, 0, 0)
		return nil
	}
	q.record(verbDeleted, peer, r, q.age(r, now), int64(r.receives))
	q.totals.Deleted++
	q.forget(slot, r)
	return nil
}
