package subscriber

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What a subscriber's timers can be for, by number of the row: the same numbers as those of its events.
var timers = [...]component.Timer{
	wakeConfirm: {Name: "confirmation", Form: "the link in message #{lineage} of {peer} is followed", Why: "ConfirmAfter of {node}: {a:duration}"},
	wakeNoWord:  {Name: "no answer", Form: "the confirmation of {peer} is given up, unless it is answered before", Why: "a topic that does not answer within {a:duration} will not"},
	wakeAnswer:  {Name: "answer", Form: "message #{lineage} of {peer} is answered", Why: "ResponseTime of {node}: {a:duration} this time"},
}

// Timers are the rows of a kind that confirms subscriptions.
func Timers() []component.Timer { return timers[:wakeAnswer] }

// ServingTimers are the rows of a kind that answers with a status.
func ServingTimers() []component.Timer { return timers[:] }

// Explain tells which message is answered, or which subscription confirmed.
func (n *node) Explain(at kernel.Time, e kernel.Event) component.Expectation {
	k := n.at(uint64(e.A))
	return component.Expectation{Record: trace.Record{
		At: at, Verb: e.Kind, Peer: k.peer, Lineage: k.notify.Message.Token.Lineage, Message: k.number, A: int64(k.due.Sub(k.since)),
	}}
}

var _ component.Explainer = (*node)(nil)
