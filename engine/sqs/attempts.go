package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// attempt is what a receive with a ReceiveRequestAttemptId got.
type attempt struct {
	handles [receiveMessagesMax]action.ReceiptHandle
	count   int
}

// attempted remembers what a receive got, so that whoever lost the answer can ask for it again.
func (q *Queue) attempted(now kernel.Time, in *action.ReceiveMessage, all []action.ReceivedMessage) {
	a := attempt{count: len(all)}
	for i := range all {
		a.handles[i] = all[i].Handle
	}
	q.attempts.Put(nameOf(q.key, in.AttemptID), now.Add(deduplicationInterval), a)
}

// attemptedBefore gives a receive that is made again the messages of the first, with the same handles and a visibility
// timeout that begins anew; nil when there was none, or when one of the messages became visible by itself since. When
// one was deleted or changed, it is a fault, in the words that users of AWS quote.
func (q *Queue) attemptedBefore(now kernel.Time, peer uint32, in *action.ReceiveMessage) (*action.ReceiveMessageResult, *component.Fault) {
	a := q.attempts.Find(now, nameOf(q.key, in.AttemptID))
	if a == nil {
		return nil, nil
	}
	handles := a.handles[:a.count]
	for _, h := range handles {
		_, r, _ := q.find(h)
		switch {
		case r == nil || r.receives == h.Receive && r.flags&flagChanged != 0:
			return nil, invalid(in.AttemptID, "ReceiveRequestAttemptId", "The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.")
		case r.receives != h.Receive || r.state != stateInFlight:
			return nil, nil
		}
	}
	return q.receiveAgain(now, peer, in, handles), nil
}

func (q *Queue) receiveAgain(now kernel.Time, peer uint32, in *action.ReceiveMessage, handles []action.ReceiptHandle) *action.ReceiveMessageResult {
	want := receiving{peer: peer}
	q.want(&want, in, receiveMessagesMax)
	out := &action.ReceiveMessageResult{}
	out.Reserve(len(handles))
	for _, h := range handles {
		slot, r, _ := q.find(h)
		q.detach(slot, r)
		first := r.first
		r.receives--
		q.take(now, slot, r, want.hidden)
		r.first = first
		q.record(verbReceivedAgain, peer, r, int64(want.hidden), int64(r.receives))
		q.received(slot, r, out.Add())
	}
	return out
}
