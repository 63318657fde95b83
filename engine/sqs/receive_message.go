package sqs

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// ReceiveMessage hides and returns up to MaxNumberOfMessages visible messages, at once; there may be none. Whoever
// wants to wait for one asks Wait how long, and calls again when something has become visible. Messages that were
// received too often are moved instead: see Moves.
func (q *Queue) ReceiveMessage(now kernel.Time, peer uint32, in *action.ReceiveMessage) (*action.ReceiveMessageResult, *component.Fault) {
	if fault := checkReceive(in); fault != nil {
		return nil, fault
	}
	q.Advance(now)
	room := inFlightMax - int64(q.inFlight.count())
	if room <= 0 && q.Wait(in) == 0 {
		return nil, &component.Fault{Code: "OverLimit", Message: "The maximum number of in flight messages is reached."}
	}
	return &action.ReceiveMessageResult{Messages: q.receive(now, peer, in, min(in.MaxNumberOfMessages, room))}, nil
}

// Wait is how long the receive may wait for a message.
func (q *Queue) Wait(in *action.ReceiveMessage) time.Duration {
	if in.WaitTimeSeconds == action.Unset {
		return q.settings.ReceiveMessageWaitTimeSeconds
	}
	return time.Duration(in.WaitTimeSeconds) * time.Second
}

func (q *Queue) receive(now kernel.Time, peer uint32, in *action.ReceiveMessage, most int64) []action.ReceivedMessage {
	hidden, verb := q.settings.VisibilityTimeout, verbReceived
	if in.VisibilityTimeout != action.Unset {
		hidden, verb = time.Duration(in.VisibilityTimeout)*time.Second, verbReceivedAs
	}
	var all []action.ReceivedMessage
	for int64(len(all)) < most {
		slot := q.front()
		if slot == 0 {
			break
		}
		q.store.own(slot)
		r := q.store.at(slot)
		q.detach(slot, r)
		if q.exhausted(r) {
			q.move(now, slot, r)
			continue
		}
		q.take(now, slot, r, hidden)
		q.record(verb, peer, r, int64(hidden), int64(r.receives))
		if all == nil {
			all = make([]action.ReceivedMessage, 0, min(most, int64(q.visible())+1))
		}
		all = append(all, q.received(slot, r))
	}
	if hidden == 0 {
		q.showAll(now, all)
	}
	return all
}

// take puts a visible message, already detached, in flight.
func (q *Queue) take(now kernel.Time, slot uint32, r *row, hidden time.Duration) {
	r.receives++
	if r.receives == 1 {
		r.first = now
	}
	r.state, r.since = stateInFlight, now
	q.wait(&q.inFlight, slot, now, hidden)
}

func (q *Queue) received(slot uint32, r *row) action.ReceivedMessage {
	return action.ReceivedMessage{
		ID:           q.id(slot, r),
		Handle:       action.ReceiptHandle{ID: q.localID(slot, r), Receive: r.receives},
		Message:      q.store.message(r),
		ReceiveCount: r.receives,
		Sent:         r.sent,
		FirstReceive: r.first,
	}
}

// showAll ends a visibility timeout of no length, after the receive and not within it: no receive returns a message
// twice.
func (q *Queue) showAll(now kernel.Time, all []action.ReceivedMessage) {
	for i := range all {
		if slot, r, _ := q.find(all[i].Handle); r != nil {
			q.endTimeout(slot, now)
		}
	}
}

func checkReceive(in *action.ReceiveMessage) *component.Fault {
	if in.MaxNumberOfMessages < 1 || in.MaxNumberOfMessages > receiveMessagesMax {
		return outOfRange("MaxNumberOfMessages", in.MaxNumberOfMessages, "Must be between 1 and 10, if provided.")
	}
	if in.WaitTimeSeconds != action.Unset && (in.WaitTimeSeconds < 0 || in.WaitTimeSeconds > waitTimeSecondsMax) {
		return outOfRange("WaitTimeSeconds", in.WaitTimeSeconds, "Must be >= 0 and <= 20, if provided.")
	}
	if in.VisibilityTimeout != action.Unset {
		return checkTimeout(in.VisibilityTimeout)
	}
	return nil
}
