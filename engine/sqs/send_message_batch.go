package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// SendMessageBatch puts up to ten messages into a queue.
type SendMessageBatch struct{ Entries []*action.SendMessage }

// Action names the action.
func (*SendMessageBatch) Action() string { return "SendMessageBatch" }

// Value renders the request.
func (r *SendMessageBatch) Value() value.Value { return entries(r.Entries) }

// MessageAt returns the i-th message aboard.
func (r *SendMessageBatch) MessageAt(i int) *action.Message {
	if i >= len(r.Entries) {
		return nil
	}
	return &r.Entries[i].Message
}

// Tokens lists the messages aboard.
func (r *SendMessageBatch) Tokens(to []component.Token) []component.Token {
	for _, e := range r.Entries {
		to = append(to, e.Message.Token)
	}
	return to
}

func (n *node) sendBatch(c component.Call) {
	in, bytes := c.In.(*SendMessageBatch), 0
	for _, e := range in.Entries {
		bytes += size(&e.Message)
	}
	n.batch(c, callSend, len(in.Entries), bytes, func(i int) component.Result {
		out, fault := n.queue.send(n.env.Now(), c.Peer, in.Entries[i], false)
		if fault != nil {
			return component.Result{Fault: fault}
		}
		return component.Result{Out: out}
	})
}
