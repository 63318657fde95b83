package sqs

import (
	"playground/engine/component"
	"playground/engine/value"
)

// ListMessageMoveTasks asks a queue for its latest message move tasks.
type ListMessageMoveTasks struct{}

// Action names the action.
func (*ListMessageMoveTasks) Action() string { return "ListMessageMoveTasks" }

// Value renders the request.
func (*ListMessageMoveTasks) Value() value.Value { return value.NewObject(0).Value() }

// MoveTasks answers ListMessageMoveTasks, newest first.
type MoveTasks struct{ Tasks []MoveTask }

// Value renders the result.
func (r *MoveTasks) Value() value.Value {
	b := value.NewObject(1)
	b.Set("Results", r.rows())
	return b.Value()
}

func (r *MoveTasks) rows() value.Value {
	all := make([]value.Value, len(r.Tasks))
	for i := range r.Tasks {
		all[i] = r.Tasks[i].value("")
	}
	return value.ArrayOf(all)
}

func (n *node) listMoveTasks(c component.Call) {
	n.bill(0)
	n.env.Reply(c.ID, component.Result{Out: &MoveTasks{Tasks: append([]MoveTask(nil), n.redriving.all...)}})
}
