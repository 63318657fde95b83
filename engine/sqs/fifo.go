package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// sending is what a FIFO queue answered to a send, for as long as it remembers it.
type sending struct {
	id       action.MessageID
	sequence uint64
}

// sequence numbers the messages of a FIFO queue; 0 for those of a standard queue.
func (q *Queue) sequence(r *row) uint64 {
	if !q.settings.FIFO {
		return 0
	}
	return uint64(r.number) * sequenceStep
}

// checkFIFO finds what a FIFO queue needs and a standard queue does not.
func (q *Queue) checkFIFO(m *action.Message) *component.Fault {
	if m.GroupID == "" {
		return &component.Fault{Code: "MissingParameter", Message: "The request must contain the parameter MessageGroupId."}
	}
	if m.DeduplicationID == "" && !q.settings.ContentBased {
		return &component.Fault{Code: invalidParameter, Message: "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"}
	}
	return nil
}

// withDeduplicationID gives a message without one the SHA-256 of its body, as ContentBasedDeduplication does.
func (q *Queue) withDeduplicationID(m *action.Message) *action.Message {
	if m.DeduplicationID != "" {
		return m
	}
	c := *m
	c.DeduplicationID = action.ContentID(m.Text())
	return &c
}

// deduplicationName is what a send is remembered by: within its group or, by default, within the queue.
func (q *Queue) deduplicationName(now kernel.Time, m *action.Message, group uint64) uint64 {
	if q.settings.ScopedToGroup == (now >= q.scopeAt) {
		return nameOf(q.key^group, m.DeduplicationID)
	}
	return nameOf(q.key, m.DeduplicationID)
}

// sentBefore answers a send that brings nothing new as the first was answered.
func (q *Queue) sentBefore(peer uint32, m *action.Message, first *sending) *action.SendMessageResult {
	q.totals.Deduplicated++
	twice := row{lineage: m.Token.Lineage, number: uint32(first.sequence / sequenceStep)}
	q.record(verbDeduplicated, peer, &twice, int64(deduplicationInterval), 0)
	return &action.SendMessageResult{ID: first.id, Sequence: first.sequence, Token: m.Token}
}

// receiveFIFO fills a receive from the group that has been ready longest, then from the next. Messages of a group are
// received in their order, and together only where nothing older of it is still in flight from another receive.
func (q *Queue) receiveFIFO(now kernel.Time, want *receiving, out *action.ReceiveMessageResult) {
	for int64(len(out.Messages)) < want.most && q.groups.ready.head != 0 {
		number := q.groups.ready.head
		for slot := q.groups.at(number).head; slot != 0 && int64(len(out.Messages)) < want.most; {
			r := q.store.at(slot)
			if r.state != stateVisible {
				break
			}
			next := r.later
			q.takeOne(now, slot, want, out)
			slot = next
		}
		q.settle(number)
	}
}

// delayAnew makes a new DelaySeconds true for messages that are being delayed, or were and have not been received
// since: for FIFO queues a change is retroactive (developer guide, delay queues). Each waits since it was sent.
func (q *Queue) delayAnew(now kernel.Time) {
	var all []uint32
	for slot := q.arrivals.list.head; slot != 0; slot = q.store.at(slot).newer {
		r := q.store.at(slot)
		if r.state == stateDelayed || r.state == stateVisible && r.receives == r.carried && r.arrived.Add(q.settings.DelaySeconds) > now {
			all = append(all, slot)
		}
	}
	for _, slot := range all {
		q.store.own(slot)
		r := q.store.at(slot)
		q.detach(slot, r)
		if r.state == stateVisible {
			r.state, r.since = stateDelayed, r.arrived
			q.record(verbDelayed, 0, r, int64(q.settings.DelaySeconds-now.Sub(r.arrived)), 0)
		}
		q.wait(&q.delayed, slot, r.since, q.settings.DelaySeconds)
		q.settle(r.group)
	}
}

// regroup makes a queue whose type was changed in the drawing, which AWS does not allow, what it is now: messages
// without a group, which a FIFO queue cannot have, are a group of their own.
func (q *Queue) regroup() {
	for slot := q.arrivals.list.head; slot != 0; slot = q.store.at(slot).newer {
		q.store.own(slot)
		r := q.store.at(slot)
		if r.group == 0 && q.settings.FIFO {
			q.join(q.groups.reach(q.key), slot, r)
		}
		if r.state == stateVisible && r.lane == laneReturned {
			q.detach(slot, r)
			q.show(slot, r, r.since)
		}
		q.settle(r.group)
	}
	for q.groups.ready.head != 0 && !q.settings.FIFO {
		q.groups.remove(q.groups.ready.head)
	}
}
