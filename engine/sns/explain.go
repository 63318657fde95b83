package sns

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the topic's one timer can be for, by number of the row.
const (
	timerRetryAWS uint32 = iota
	timerRetryMail
	timerRetryHTTP
	timerRetryAtOnce
	timerAnswer
	timerTurn
	timerExpiry
	timerReplay
	timerCount
)

const (
	againName = "next attempt"
	againForm = "message #{lineage} is sent to {peer} again, attempt {b}"
)

var timerRows = [timerCount]component.Timer{
	timerRetryAWS:    {Name: againName, Form: againForm, Why: "delivery retries of SNS to SQS, Lambda and Firehose: {a:duration} after the attempt before; 3 at once, 2 after 1s, 10 after 1s to 20s, 100000 after 20s but for a dead-letter queue"},
	timerRetryMail:   {Name: againName, Form: againForm, Why: "delivery retries of SNS by email, SMS and mobile push, and to Firehose when it throttles: {a:duration} after the attempt before; 2 after 10s, 10 after 10s to 10m, 38 after 10m"},
	timerRetryHTTP:   {Name: againName, Form: againForm, Why: "DeliveryPolicy of the subscription of {peer}, or else of {node}: {a:duration} after the attempt before"},
	timerRetryAtOnce: {Name: againName, Form: againForm, Why: "delivery retries of SNS: immediate ones, and those after {node} has recovered, wait for nothing"},
	timerAnswer:      {Name: "no answer", Form: "attempt {b} to deliver message #{lineage} to {peer} counts as failed, unless it is answered before", Why: "a delivery waits {a:duration} for its answer"},
	timerTurn:        {Name: "its turn", Form: "message #{lineage} is sent to {peer}", Why: "maxReceivesPerSecond in the DeliveryPolicy of the subscription of {peer}, or else of {node}; 10 a second by email"},
	timerExpiry:      {Name: "end of confirmation", Form: "the subscription of {peer} is gone, unless it is confirmed before", Why: "PendingConfirmation of the subscription of {peer}: it must be confirmed within {a:duration}"},
	timerReplay:      {Name: "end of the replay", Form: "nothing newer is delivered to {peer}", Why: "EndingPoint in the ReplayPolicy of the subscription of {peer}"},
}

// Explain tells what ends first: a delivery's wait, or the time to confirm.
func (n *node) Explain(_ kernel.Time, _ kernel.Event) component.Expectation {
	row, due, wait := n.deliveries.waits.First()
	if n.expiry < due {
		return component.Expectation{Record: n.expectedEnd(), Others: n.deliveries.underWay}
	}
	if due == kernel.Forever {
		return component.Expectation{Record: trace.Record{At: due}}
	}
	r := n.expected(&n.deliveries.rows[row], wait)
	r.At = due
	return component.Expectation{Record: r, Others: n.deliveries.underWay - 1}
}

func (n *node) expectedEnd() trace.Record {
	r := trace.Record{At: n.expiry, Verb: timerExpiry, A: int64(confirmationTime)}
	for i := range n.subscriptions {
		if s := &n.subscriptions[i]; s.expires() == n.expiry {
			r.Peer = s.wire.PeerNode
			if s.state == Confirmed {
				r.Verb = timerReplay
			}
			break
		}
	}
	return r
}

// expected is what the end of a delivery's wait brings.
func (n *node) expected(d *delivery, wait time.Duration) trace.Record {
	s := &n.subscriptions[d.to]
	r := trace.Record{Verb: timerAnswer, Peer: s.wire.PeerNode, Lineage: d.from.in.Message.Token.Lineage, A: int64(wait), B: int64(d.attempts)}
	if w, ok := n.deadLetterWire(s); ok && d.moving {
		r.Peer = w.PeerNode
	}
	switch {
	case d.state == held:
		r.Verb = timerTurn
	case d.state == waiting:
		_, _, r.Verb = n.retriesOf(d)
		r.B++
		if wait == 0 {
			r.Verb = timerRetryAtOnce
		}
	}
	return r
}

var _ component.Explainer = (*node)(nil)
