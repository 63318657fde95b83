package sqs

import (
	"playground/engine/component"
	"playground/engine/value"
)

// GetQueueAttributes asks a queue how many messages it holds; the other attributes are its settings.
type GetQueueAttributes struct{}

// Action names the action.
func (*GetQueueAttributes) Action() string { return "GetQueueAttributes" }

// Value renders the request.
func (*GetQueueAttributes) Value() value.Value { return value.NewObject(0).Value() }

// QueueAttributes answers GetQueueAttributes.
type QueueAttributes struct{ Counts Counts }

// Value renders the result.
func (r *QueueAttributes) Value() value.Value { return r.Counts.value() }

func (n *node) attributes(c component.Call) {
	n.bill(0)
	n.queue.Advance(n.env.Now())
	n.env.Reply(c.ID, component.Result{Out: &QueueAttributes{Counts: n.queue.Counts()}})
}
