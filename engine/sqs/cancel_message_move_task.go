package sqs

import (
	"playground/engine/component"
	"playground/engine/value"
)

// CancelMessageMoveTask ends a task under way; what was moved stays moved. ID 0 stands for the task under way.
type CancelMessageMoveTask struct{ ID uint64 }

// Action names the action.
func (*CancelMessageMoveTask) Action() string { return "CancelMessageMoveTask" }

// Value renders the request.
func (r *CancelMessageMoveTask) Value() value.Value {
	b := value.NewObject(1)
	b.Set("task", value.Int(int64(r.ID)))
	return b.Value()
}

// MoveTaskCancelled answers CancelMessageMoveTask.
type MoveTaskCancelled struct{ Moved int64 }

// Value renders the result.
func (r *MoveTaskCancelled) Value() value.Value {
	b := value.NewObject(1)
	b.Set("ApproximateNumberOfMessagesMoved", value.Int(r.Moved))
	return b.Value()
}

func (n *node) cancelMoveTask(c component.Call) {
	n.bill(0)
	t := n.redriving.find(c.In.(*CancelMessageMoveTask).ID)
	switch {
	case t == nil:
		n.refuse(c, 0, &noTask)
		return
	case t.Status != TaskRunning:
		n.refuse(c, 0, &notCancellable)
		return
	}
	t.Status = TaskCancelling
	n.redriving.next = n.env.Now()
	n.env.Reply(c.ID, component.Result{Out: &MoveTaskCancelled{Moved: t.Moved}})
}

var (
	noTask         = component.Fault{Code: "ResourceNotFoundException", Message: "Task does not exist."}
	notCancellable = component.Fault{Code: "AWS.SimpleQueueService.UnsupportedOperation", Message: "Only active tasks can be cancelled."}
)
