package sqs

import (
	"playground/engine/component"
	"playground/engine/trace"
	"playground/engine/value"
)

// StartMessageMoveTask asks a dead-letter queue to move its messages to another queue, or back to where they came from.
type StartMessageMoveTask struct {
	Destination  uint32 // index + 1 of a queue to which a wire leads from the port "redrive"; 0: back to the sources
	MaxPerSecond int64  // MaxNumberOfMessagesPerSecond, 1 to 500; 0: the service chooses
}

// Action names the action.
func (*StartMessageMoveTask) Action() string { return "StartMessageMoveTask" }

// Value renders the request.
func (r *StartMessageMoveTask) Value() value.Value {
	b := value.NewObject(1)
	if r.MaxPerSecond != 0 {
		b.Set("MaxNumberOfMessagesPerSecond", value.Int(r.MaxPerSecond))
	}
	return b.Value()
}

// MoveTaskStarted answers StartMessageMoveTask.
type MoveTaskStarted struct{ ID uint64 }

// Value renders the result.
func (r *MoveTaskStarted) Value() value.Value {
	b := value.NewObject(1)
	b.Set("task", value.Int(int64(r.ID)))
	return b.Value()
}

func (n *node) startMoveTask(c component.Call) {
	n.bill(0)
	in, now := c.In.(*StartMessageMoveTask), n.env.Now()
	d := &n.redriving
	switch {
	case d.current() != nil:
		n.refuse(c, 0, &taskRunning)
		return
	case in.MaxPerSecond < 0 || in.MaxPerSecond > moveTaskRateMax:
		n.refuse(c, 0, outOfRange("MaxNumberOfMessagesPerSecond", in.MaxPerSecond, "Must be between 1 and 500, if provided."))
		return
	}
	n.queue.Advance(now)
	d.made++
	t := MoveTask{ID: d.made, Status: TaskRunning, Destination: in.Destination, MaxPerSecond: in.MaxPerSecond, ToMove: int64(n.queue.visible()), Started: now}
	d.all = append([]MoveTask{t}, d.all[:min(len(d.all), moveTasksMax-1)]...)
	d.next = now
	n.flush()
	n.env.Record(trace.Record{Verb: verbTaskStarted, Peer: c.Peer, A: t.ToMove, B: int64(t.pace())})
	n.env.Reply(c.ID, component.Result{Out: &MoveTaskStarted{ID: t.ID}})
}

var taskRunning = component.Fault{
	Code:    invalidParameter,
	Message: "There is already a task running. Only one active task is allowed for a source queue arn at a given time.",
}
