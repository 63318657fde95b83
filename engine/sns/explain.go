package sns

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the topic's one timer can be for, by number of the row.
const (
	timerRetry uint32 = iota
	timerRetryAtOnce
	timerAnswer
	timerCount
)

var timerRows = [timerCount]component.Timer{
	timerRetry:       {Name: "next attempt", Form: "message #{lineage} is sent to {peer} again, attempt {b}", Why: "delivery retries of SNS to SQS: {a:duration} after the attempt before; 3 at once, 2 after 1s, 10 after 1s to 20s, 100000 after 20s"},
	timerRetryAtOnce: {Name: "next attempt", Form: "message #{lineage} is sent to {peer} again, attempt {b}", Why: "delivery retries of SNS to SQS: the first three, and those after {node} has recovered, wait for nothing"},
	timerAnswer:      {Name: "no answer", Form: "attempt {b} to deliver message #{lineage} to {peer} counts as failed, unless it is answered before", Why: "a delivery waits {a:duration} for its answer"},
}

// Explain tells which delivery's wait ends first.
func (n *node) Explain(_ kernel.Time, _ kernel.Event) component.Expectation {
	row, due, wait := n.deliveries.waits.First()
	if due == kernel.Forever {
		return component.Expectation{Record: trace.Record{At: due}}
	}
	d := &n.deliveries.rows[row]
	r := trace.Record{At: due, Verb: timerAnswer, Peer: d.peer, Lineage: d.in.Message.Token.Lineage, A: int64(wait), B: int64(d.attempts)}
	if d.waiting {
		r.Verb, r.B = timerRetry, r.B+1
		if wait == 0 {
			r.Verb = timerRetryAtOnce
		}
	}
	return component.Expectation{Record: r, Others: n.deliveries.underWay - 1}
}

var _ component.Explainer = (*node)(nil)
