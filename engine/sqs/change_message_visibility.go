package sqs

import (
	"strconv"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// ChangeMessageVisibility hides a message in flight for so long from now on; 0 shows it at once. One receive hides a
// message for 12 hours in all at most; asking for more is a fault. A standard queue takes an older receipt handle as
// well, and when the message is visible again, it succeeds without effect. In a FIFO queue a handle is good for as long
// as its receive is in flight.
func (q *Queue) ChangeMessageVisibility(now kernel.Time, peer uint32, in *action.ChangeMessageVisibility) *component.Fault {
	if fault := q.throttled(now, callChange); fault != nil {
		return fault
	}
	return q.change(now, peer, in)
}

// change is ChangeMessageVisibility without what counts once for a batch.
func (q *Queue) change(now kernel.Time, peer uint32, in *action.ChangeMessageVisibility) *component.Fault {
	q.Advance(now)
	if fault := checkTimeout(in.VisibilityTimeout, "VisibilityTimeout must be an integer between 0 and 43200."); fault != nil {
		return fault
	}
	slot, r, known := q.find(in.Handle)
	switch {
	case !known:
		return invalidHandle(in.Handle)
	case r == nil || r.state == stateMoving || q.settings.FIFO && r.receives != in.Handle.Receive:
		return invalid(in.Handle.String(), "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.")
	case r.state != stateInFlight && q.settings.FIFO:
		return &component.Fault{Code: "AWS.SimpleQueueService.MessageNotInflight", Message: "The specified message isn't in flight."}
	case r.state != stateInFlight:
		q.record(verbHiddenNot, peer, r, 0, int64(r.receives))
		return nil
	}
	hidden := time.Duration(in.VisibilityTimeout) * time.Second
	if now.Sub(r.since)+hidden > visibilityTimeoutMax*time.Second {
		return outOfRange("VisibilityTimeout", in.VisibilityTimeout, "Total VisibilityTimeout for the message is beyond the limit ["+
			strconv.Itoa(visibilityTimeoutMax)+" seconds]")
	}
	q.detach(slot, r)
	r.flags |= flagChanged
	if hidden == 0 {
		q.record(verbReleased, peer, r, int64(now-r.since), int64(r.receives))
		q.show(slot, r, now)
		return nil
	}
	if r.group != 0 {
		q.groups.own(r.group).inFlight++
	}
	q.wait(&q.inFlight, slot, now, hidden)
	q.record(verbExtended, peer, r, int64(hidden), int64(r.receives))
	return nil
}
