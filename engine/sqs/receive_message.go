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
	if fault := q.checkReceive(in); fault != nil {
		return nil, fault
	}
	if fault := q.throttled(now, callReceive); fault != nil {
		return nil, fault
	}
	return q.receiveNow(now, peer, in)
}

// receiveNow is ReceiveMessage for a call that has been checked and counted, such as a long poll that looks again.
func (q *Queue) receiveNow(now kernel.Time, peer uint32, in *action.ReceiveMessage) (*action.ReceiveMessageResult, *component.Fault) {
	q.Advance(now)
	if in.AttemptID != "" && q.settings.FIFO {
		if again, fault := q.attemptedBefore(now, peer, in); again != nil || fault != nil {
			return again, fault
		}
	}
	room := inFlightMax - int64(q.inFlight.count())
	if room <= 0 && q.Wait(in) == 0 && !q.settings.FIFO {
		return nil, &component.Fault{Code: "OverLimit", Message: "The maximum number of in flight messages is reached."}
	}
	want := receiving{peer: peer}
	q.want(&want, in, room)
	out := q.answers.toReceive()
	if q.receivable() {
		out.Reserve(int(min(want.most, int64(q.visible()))))
		if q.settings.FIFO {
			q.receiveFIFO(now, &want, out)
		} else {
			q.receiveStandard(now, &want, out)
		}
		if want.hidden == 0 {
			q.showAll(now, out.Messages)
		}
	}
	if q.settings.FIFO && in.AttemptID != "" && len(out.Messages) > 0 {
		q.attempted(now, in, out.Messages)
	}
	return out, nil
}

// Wait is how long the receive may wait for a message.
func (q *Queue) Wait(in *action.ReceiveMessage) time.Duration {
	if in.WaitTimeSeconds == action.Unset {
		return q.settings.ReceiveMessageWaitTimeSeconds
	}
	return time.Duration(in.WaitTimeSeconds) * time.Second
}

// receiving is a receive under way.
type receiving struct {
	most   int64
	hidden time.Duration
	peer   uint32
	verb   uint32
	sample uint32 // of a short poll: which servers it asks, a bit each
}

// want says what a receive is to get where there is room for so many messages in flight.
func (q *Queue) want(want *receiving, in *action.ReceiveMessage, room int64) {
	want.most, want.hidden, want.verb = min(in.MaxNumberOfMessages, room), q.settings.VisibilityTimeout, verbReceived
	if in.VisibilityTimeout != action.Unset {
		want.hidden, want.verb = time.Duration(in.VisibilityTimeout)*time.Second, verbReceivedAs
	}
	if q.Wait(in) == 0 && q.sampled() {
		want.sample = q.sample()
	}
}

func (q *Queue) receiveStandard(now kernel.Time, want *receiving, out *action.ReceiveMessageResult) {
	inOrder := want.sample == 0 && q.settings.ReorderProbability == 0
	for int64(len(out.Messages)) < want.most {
		var slot uint32
		if inOrder && len(q.noisy) == 0 {
			slot = q.front()
		} else {
			slot = q.choose(now, want)
		}
		if slot == 0 {
			break
		}
		q.takeOne(now, slot, want, out)
	}
}

// takeOne puts a visible message in flight, or on its way to the dead-letter queue if it was received too often.
func (q *Queue) takeOne(now kernel.Time, slot uint32, want *receiving, out *action.ReceiveMessageResult) {
	q.store.own(slot)
	r := q.store.at(slot)
	if r.lane == laneFresh {
		q.store.remove(&q.fresh, r) // as most are
	} else {
		q.detach(slot, r)
	}
	if q.exhausted(r) {
		q.move(now, slot, r)
		return
	}
	first := r.receives == r.carried
	q.take(now, slot, r, want.hidden)
	q.record(want.verb, want.peer, r, int64(want.hidden), int64(r.receives))
	q.received(slot, r, out.Add())
	if first && q.settings.DuplicateProbability != 0 {
		q.mayLeaveCopy(now, slot, want)
	}
}

// take puts a visible message, already detached, in flight.
func (q *Queue) take(now kernel.Time, slot uint32, r *row, hidden time.Duration) {
	r.receives++
	if r.receives == 1 {
		r.first = now
	}
	r.state, r.since, r.flags = stateInFlight, now, r.flags&^flagChanged
	if r.group != 0 {
		q.groups.own(r.group).inFlight++
		q.listen(now, r.group, r)
	}
	q.wait(&q.inFlight, slot, now, hidden)
}

func (q *Queue) received(slot uint32, r *row, to *action.ReceivedMessage) {
	q.store.read(r, q.answers.toText(q.store.bytes(r)), &to.Message)
	to.ID = q.localID(slot, r)
	to.Handle.ID, to.Handle.Receive = to.ID, r.receives
	to.ReceiveCount, to.Sequence = r.receives, q.sequence(r)
	to.Sent, to.FirstReceive = r.arrived, r.first
	if r.flags&(flagKept|flagOld) != 0 {
		to.ID, to.Source, to.Sent = q.id(slot, r), q.source(r), q.store.sent(r)
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

func (q *Queue) checkReceive(in *action.ReceiveMessage) *component.Fault {
	if in.MaxNumberOfMessages < 1 || in.MaxNumberOfMessages > receiveMessagesMax {
		return outOfRange("MaxNumberOfMessages", in.MaxNumberOfMessages, "Must be between 1 and 10, if provided.")
	}
	if in.WaitTimeSeconds < action.Unset || in.WaitTimeSeconds > waitTimeSecondsMax {
		return outOfRange("WaitTimeSeconds", in.WaitTimeSeconds, "Must be >= 0 and <= 20, if provided.")
	}
	if in.VisibilityTimeout != action.Unset {
		return checkTimeout(in.VisibilityTimeout, "Must be >= 0 and <= 43200, if provided.")
	}
	return nil
}
