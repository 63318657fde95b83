package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// DeleteMessageBatch takes up to ten received messages out of their queue.
type DeleteMessageBatch struct{ Entries []*action.DeleteMessage }

// Action names the action.
func (*DeleteMessageBatch) Action() string { return "DeleteMessageBatch" }

// Value renders the request.
func (r *DeleteMessageBatch) Value() value.Value { return entries(r.Entries) }

func (n *node) deleteBatch(c component.Call) {
	in := c.In.(*DeleteMessageBatch)
	n.batch(c, callDelete, len(in.Entries), 0, func(i int) component.Result {
		return done(n.queue.delete(n.env.Now(), c.Peer, in.Entries[i], false))
	})
}

// done is the result of an operation that answers with nothing but success.
func done(fault *component.Fault) component.Result {
	if fault != nil {
		return component.Result{Fault: fault}
	}
	return component.Result{Out: action.Empty{}}
}
