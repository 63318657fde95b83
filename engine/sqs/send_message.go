package sqs

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// SendMessage puts a message into the queue for peer. A message that another queue moves here keeps its id, its time
// of sending and its receive count, is not delayed and does not count as sent.
func (q *Queue) SendMessage(now kernel.Time, peer uint32, in *action.SendMessage) (*action.SendMessageResult, *component.Fault) {
	q.Advance(now)
	if in.Moved == nil {
		if fault := q.checkSend(in); fault != nil {
			return nil, fault
		}
	}
	if q.store.held > queueBytes {
		return nil, &component.Fault{Code: "RequestThrottled", Message: "The queue holds 512 MB of messages, and this simulation keeps no more.", Server: true}
	}
	slot, r := q.store.add()
	q.store.put(r, &in.Message, in.Moved)
	q.number++
	q.totals.Arrived++
	r.number, r.sent, r.arrived, r.since = q.number, now, now, now
	if in.Moved != nil {
		q.moveIn(now, peer, in, slot, r)
	} else {
		q.record(verbSent, peer, r, int64(size(&in.Message)), 0)
		q.keep(slot, r)
		q.enter(now, peer, slot, r, q.delay(in))
	}
	return &action.SendMessageResult{ID: q.id(slot, r), Token: in.Message.Token}, nil
}

// moveIn completes a message that another queue moves here.
func (q *Queue) moveIn(now kernel.Time, peer uint32, in *action.SendMessage, slot uint32, r *row) {
	r.sent, r.first = in.Moved.Sent, in.Moved.FirstReceive
	r.receives, r.carried = in.Moved.Receives, in.Moved.Receives
	q.record(verbMovedIn, peer, r, int64(size(&in.Message)), int64(r.receives))
	q.keep(slot, r)
	q.enter(now, peer, slot, r, 0)
}

func (q *Queue) delay(in *action.SendMessage) time.Duration {
	if in.DelaySeconds == action.Unset {
		return q.settings.DelaySeconds
	}
	return time.Duration(in.DelaySeconds) * time.Second
}

// enter puts a new message where it begins.
func (q *Queue) enter(now kernel.Time, peer, slot uint32, r *row, delay time.Duration) {
	if delay <= 0 {
		q.show(slot, r, now)
		return
	}
	r.state = stateDelayed
	q.wait(&q.delayed, slot, now, delay)
	q.record(verbDelayed, peer, r, int64(delay), 0)
}

func (q *Queue) checkSend(in *action.SendMessage) *component.Fault {
	if in.DelaySeconds != action.Unset && (in.DelaySeconds < 0 || in.DelaySeconds > delaySecondsMax) {
		return outOfRange("DelaySeconds", in.DelaySeconds, "DelaySeconds must be >= 0 and <= 900.")
	}
	return q.checkMessage(&in.Message)
}
