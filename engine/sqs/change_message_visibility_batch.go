package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// ChangeMessageVisibilityBatch hides up to ten received messages, each for so long from now on.
type ChangeMessageVisibilityBatch struct {
	Entries []*action.ChangeMessageVisibility
}

// Action names the action.
func (*ChangeMessageVisibilityBatch) Action() string { return "ChangeMessageVisibilityBatch" }

// Value renders the request.
func (r *ChangeMessageVisibilityBatch) Value() value.Value { return entries(r.Entries) }

func (n *node) changeBatch(c component.Call) {
	in := c.In.(*ChangeMessageVisibilityBatch)
	n.batch(c, callChange, len(in.Entries), 0, func(i int) component.Result {
		return done(n.queue.change(n.env.Now(), c.Peer, in.Entries[i]))
	})
}
