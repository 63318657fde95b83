package sqs

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// SendMessage puts a message into the queue for peer. One that another queue moves here as its dead-letter queue keeps
// its id, its receive count and, in a standard queue, its time of sending; it is not delayed and does not count as sent.
// One that comes back from a dead-letter queue is a new message. A FIFO queue takes a message once within the
// deduplication interval and answers a second send as it did the first.
func (q *Queue) SendMessage(now kernel.Time, peer uint32, in *action.SendMessage) (*action.SendMessageResult, *component.Fault) {
	return q.send(now, peer, in, true)
}

// send is SendMessage, and counts as a call unless it is an entry of a batch.
func (q *Queue) send(now kernel.Time, peer uint32, in *action.SendMessage, counts bool) (*action.SendMessageResult, *component.Fault) {
	if counts {
		if fault := q.throttled(now, callSend); fault != nil {
			return nil, fault
		}
	}
	q.Advance(now)
	if in.FromFIFO && !q.settings.FIFO {
		in = withoutOrder(in)
	}
	bytes := size(&in.Message)
	if in.Moved == nil {
		if fault := q.checkSend(in, bytes); fault != nil {
			return nil, fault
		}
	} else if q.settings.FIFO != in.Moved.FIFO {
		return nil, &otherType
	}
	if q.store.held > queueBytes {
		return nil, &component.Fault{Code: "RequestThrottled", Message: "The queue holds 512 MB of messages, and this simulation keeps no more.", Server: true}
	}
	message := &in.Message
	var group, name uint64
	if message.GroupID != "" {
		group = nameOf(q.key, message.GroupID)
	}
	if q.settings.FIFO && in.Moved == nil {
		if fault := q.throttledGroup(now, group); fault != nil {
			return nil, fault
		}
		message = q.withDeduplicationID(message)
		name = q.deduplicationName(now, message, group)
		if first := q.sends.Find(now, name); first != nil {
			return q.sentBefore(peer, message, first), nil
		}
	}
	slot, r := q.accept(now, peer, message, in.Moved, group)
	if in.Moved != nil {
		q.moveIn(now, peer, in, slot, r)
	} else {
		q.record(verbSent, peer, r, int64(bytes), 0)
		q.keep(slot, r)
		if delay := q.delay(in); delay > 0 {
			q.hold(now, peer, slot, r, delay)
		} else {
			q.show(slot, r, now)
		}
	}
	out := q.answers.toSend()
	out.ID, out.Sequence, out.Token = q.id(slot, r), q.sequence(r), in.Message.Token
	if name != 0 {
		q.sends.Put(name, now.Add(deduplicationInterval), sending{out.ID, out.Sequence})
	}
	return out, nil
}

// withoutOrder is what a standard queue gets of a FIFO topic's message.
func withoutOrder(in *action.SendMessage) *action.SendMessage {
	c := *in
	c.Message.GroupID, c.Message.DeduplicationID = "", ""
	return &c
}

// accept gives a message its place in the store and in its group. One that is dead-lettered comes from peer.
func (q *Queue) accept(now kernel.Time, peer uint32, m *action.Message, moved *action.Moved, group uint64) (slot uint32, r *row) {
	slot, r = q.store.add()
	if moved != nil && !moved.Back {
		q.store.put(r, m, &kept{moved.ID, peer, moved.Sent})
	} else {
		q.store.put(r, m, nil)
	}
	q.number++
	q.totals.Arrived++
	r.number, r.arrived, r.since = q.number, now, now
	if group != 0 {
		number := q.groups.reach(group)
		q.join(number, slot, r)
		q.groups.own(number).sent = now
	}
	return slot, r
}

var otherType = component.Fault{Code: invalidParameter, Message: "The dead-letter queue of a FIFO queue must be a FIFO queue, and that of a standard queue a standard queue."}

// moveIn completes a message that another queue moves here.
func (q *Queue) moveIn(now kernel.Time, peer uint32, in *action.SendMessage, slot uint32, r *row) {
	if in.Moved.Back {
		q.record(verbRedrivenIn, peer, r, int64(size(&in.Message)), 0)
		q.keep(slot, r)
		q.show(slot, r, now)
		return
	}
	if !q.settings.FIFO {
		r.flags |= flagOld
	}
	r.first = in.Moved.FirstReceive
	r.receives, r.carried = in.Moved.Receives, in.Moved.Receives
	q.record(verbMovedIn, peer, r, int64(size(&in.Message)), int64(r.receives))
	q.keep(slot, r)
	q.show(slot, r, now)
}

func (q *Queue) delay(in *action.SendMessage) time.Duration {
	if in.DelaySeconds == action.Unset || q.settings.FIFO {
		return q.settings.DelaySeconds
	}
	return time.Duration(in.DelaySeconds) * time.Second
}

// hold delays a new message.
func (q *Queue) hold(now kernel.Time, peer, slot uint32, r *row, delay time.Duration) {
	r.state = stateDelayed
	q.wait(&q.delayed, slot, now, delay)
	q.record(verbDelayed, peer, r, int64(delay), 0)
}

// checkSend finds what is wrong with a send of so many bytes.
func (q *Queue) checkSend(in *action.SendMessage, bytes int) *component.Fault {
	m := &in.Message
	if !q.settings.FIFO && in.DelaySeconds == action.Unset && m.Body != "" && m.Shared == nil && bytes <= q.settings.MaximumMessageSize &&
		bare(m) && plain(m.Body) == len(m.Body) {
		return nil // as most are
	}
	if in.DelaySeconds != action.Unset && (in.DelaySeconds < 0 || in.DelaySeconds > delaySecondsMax) {
		return outOfRange("DelaySeconds", in.DelaySeconds, "DelaySeconds must be >= 0 and <= 900.")
	}
	if q.settings.FIFO {
		if in.DelaySeconds > 0 {
			return outOfRange("DelaySeconds", in.DelaySeconds, "The request include parameter that is not valid for this queue type.")
		}
		if fault := q.checkFIFO(&in.Message); fault != nil {
			return fault
		}
	}
	return q.checkMessage(&in.Message, bytes)
}
