package sqs

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the queue's one timer can be for, by number of the row.
const (
	timerRetention uint32 = iota
	timerDelay
	timerDelayOfMessage
	timerVisibility
	timerVisibilityOfReceive
	timerMoveAgain
	timerPoll
	timerMove
	timerRedrive
	timerCount
)

var timerRows = [timerCount]component.Timer{
	timerRetention:           {Name: "end of retention", Form: "message #{lineage} expires", Why: "MessageRetentionPeriod of {node}: {a:duration} after it was first sent"},
	timerDelay:               {Name: "end of delay", Form: "message #{lineage} becomes visible", Why: "DelaySeconds of {node}: {a:duration}"},
	timerDelayOfMessage:      {Name: "end of delay", Form: "message #{lineage} becomes visible", Why: "DelaySeconds of the message, or of {node} when it was sent: {a:duration}"},
	timerVisibility:          {Name: "visibility timeout", Form: "message #{lineage} becomes visible again, unless it is deleted before", Why: "VisibilityTimeout of {node}: {a:duration}"},
	timerVisibilityOfReceive: {Name: "visibility timeout", Form: "message #{lineage} becomes visible again, unless it is deleted before", Why: "VisibilityTimeout of the receive, or as changed since: {a:duration}; that of {node} is {b:duration}"},
	timerMoveAgain:           {Name: "visible again", Form: "message #{lineage} becomes visible again, to be moved", Why: "the dead-letter queue of {node} did not take it: tried again after {a:duration}"},
	timerPoll:                {Name: "end of a receive", Form: "the receive by {peer} ends without a message", Why: "WaitTimeSeconds of the receive, or ReceiveMessageWaitTimeSeconds of {node}: {a:duration}"},
	timerRedrive:             {Name: "redrive", Form: "the message move task goes on", Why: "StartMessageMoveTask: {node} moves one message every {a:duration}"},
	timerMove:                {Name: "no answer", Form: "message #{lineage} counts as not moved to {peer}", Why: "a move to the dead-letter queue waits {a:duration} for its answer"},
}

// Explain tells what is due first. At one instant things happen in the order of pass.
func (n *node) Explain(_ kernel.Time, _ kernel.Event) component.Expectation {
	q := n.queue
	waiting := int(q.delayed.count()+q.inFlight.count()) + n.polls.count + len(n.moving)
	first, due := q.expected()
	if lane, end := n.polls.next(); end < due {
		p := n.polls.lanes[lane][0]
		first, due = trace.Record{Verb: timerPoll, Peer: p.peer, A: int64(end.Sub(p.since))}, end
	}
	if end := n.moveEnd(); end < due {
		o := &n.moving[0]
		first, due = trace.Record{Verb: timerMove, Peer: o.peer, Lineage: o.move.Request.Message.Token.Lineage, A: int64(moveTimeout)}, end
	}
	if t := n.redriving.current(); t != nil && n.redriving.next < due {
		first, due = trace.Record{Verb: timerRedrive, A: int64(t.pace())}, n.redriving.next
	}
	first.At = due
	if first.Verb != timerRetention && first.Verb != timerRedrive {
		waiting--
	}
	return component.Expectation{Record: first, Others: waiting}
}

// expected is what happens first in the queue by itself, and when; Forever when nothing does.
func (q *Queue) expected() (r trace.Record, at kernel.Time) {
	slot, at := q.retentionEnd()
	r = trace.Record{Verb: timerRetention, A: int64(q.settings.MessageRetentionPeriod)}
	if delayed, due := q.delayed.next(&q.store); due < at {
		slot, at = delayed, due
		r = q.expectedDelay(q.delayed.length(q.store.at(slot)))
	}
	if hidden, due := q.inFlight.next(&q.store); due < at {
		slot, at = hidden, due
		r = q.expectedTimeout(q.store.at(slot))
	}
	if slot != 0 {
		r.Lineage, r.Message = q.store.at(slot).lineage, q.store.at(slot).number
	}
	return r, at
}

func (q *Queue) expectedDelay(length time.Duration) trace.Record {
	if length == q.settings.DelaySeconds {
		return trace.Record{Verb: timerDelay, A: int64(length)}
	}
	return trace.Record{Verb: timerDelayOfMessage, A: int64(length)}
}

// expectedTimeout: a message that could not be moved is hidden for a while like one that was received.
func (q *Queue) expectedTimeout(r *row) trace.Record {
	length, own := q.inFlight.length(r), q.settings.VisibilityTimeout
	switch {
	case length == own:
		return trace.Record{Verb: timerVisibility, A: int64(length)}
	case length == movePause && q.exhausted(r):
		return trace.Record{Verb: timerMoveAgain, A: int64(length)}
	}
	return trace.Record{Verb: timerVisibilityOfReceive, A: int64(length), B: int64(own)}
}

// length is how long a waiting message waits altogether. Those few in the heap may have begun to wait anew since.
func (t *timers) length(r *row) time.Duration {
	if r.lane == laneHeap {
		return r.due.Sub(r.since)
	}
	return t.lanes[r.lane].length
}

var _ component.Explainer = (*node)(nil)
