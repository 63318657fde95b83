package sqs

import (
	"time"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/value"
)

// MoveTask is a message move task of a dead-letter queue.
type MoveTask struct {
	ID            uint64
	Status        string
	Destination   uint32 // index + 1 of the queue that gets the messages; 0 for those from which they came
	MaxPerSecond  int64  // 0: the service chooses
	Moved, ToMove int64
	Started       kernel.Time
	FailureReason string
}

// The states of a message move task (API reference, ListMessageMoveTasks).
const (
	TaskRunning    = "RUNNING"
	TaskCompleted  = "COMPLETED"
	TaskCancelling = "CANCELLING"
	TaskCancelled  = "CANCELLED"
	TaskFailed     = "FAILED"
)

// Why a task failed.
const (
	reasonNoQueue  = "AWS.SimpleQueueService.NonExistentQueue"
	reasonNoSource = "CouldNotDetermineMessageSource"
)

// value renders the task; destination is what that queue is called, "" for the sources.
func (t *MoveTask) value(destination string) value.Value {
	b := value.NewObject(7)
	b.Set("Status", value.Text(t.Status))
	if destination != "" {
		b.Set("destination", value.Text(destination))
	}
	if t.MaxPerSecond != 0 {
		b.Set("MaxNumberOfMessagesPerSecond", value.Int(t.MaxPerSecond))
	}
	b.Set("ApproximateNumberOfMessagesMoved", value.Int(t.Moved))
	b.Set("ApproximateNumberOfMessagesToMove", value.Int(t.ToMove))
	b.Set("StartedTimestamp", value.Text(t.Started.String()))
	if t.FailureReason != "" {
		b.Set("FailureReason", value.Text(t.FailureReason))
	}
	return b.Value()
}

func (t *MoveTask) active() bool { return t.Status == TaskRunning || t.Status == TaskCancelling }

// pace is how long the task waits from one message to the next. In a recording a task of at most one message a second
// moved its second message after one to two seconds and no third within three: it stays below its maximum.
func (t *MoveTask) pace() time.Duration {
	rate := t.MaxPerSecond
	if rate == 0 {
		rate = moveTaskRateMax
	}
	return time.Second / time.Duration(rate) * 7 / 4
}

// redriving is the task under way.
type redriving struct {
	next kernel.Time // when it moves the next message; Forever while none runs
	open int         // messages on their way
	made uint64      // tasks so far, from which their ids come
	all  []MoveTask  // newest first
}

// current returns the task under way, or nil.
func (d *redriving) current() *MoveTask {
	if len(d.all) > 0 && d.all[0].active() {
		return &d.all[0]
	}
	return nil
}

// find returns the task of that id, over or not; 0 stands for the one under way.
func (d *redriving) find(id uint64) *MoveTask {
	if id == 0 {
		return d.current()
	}
	for i := range d.all {
		if d.all[i].ID == id {
			return &d.all[i]
		}
	}
	return nil
}

func (d *redriving) clone() redriving {
	c := *d
	c.all = append([]MoveTask(nil), d.all...)
	return c
}

// redriven returns the message that a move task moves next, and the queue from which it was dead-lettered; 0 when no
// message is visible.
func (q *Queue) redriven(now kernel.Time) (slot, source uint32) {
	slot = q.first(now)
	if q.settings.FIFO && q.groups.ready.head != 0 {
		slot = q.groups.at(q.groups.ready.head).head
	}
	if slot == 0 {
		return 0, 0
	}
	return slot, q.source(q.store.at(slot))
}

// redrive takes a visible message out of a dead-letter queue, on its way to the queue whose index + 1 is to. Moved must
// be told how that ends.
func (q *Queue) redrive(now kernel.Time, slot, to uint32) Move {
	q.store.own(slot)
	r := q.store.at(slot)
	q.detach(slot, r)
	r.state, r.since, r.due = stateMoving, now, kernel.Forever
	q.store.push(&q.moving, slot, r)
	q.settle(r.group)
	q.record(verbRedriven, to, r, 0, 0)
	in := &action.SendMessage{Message: q.store.message(r), DelaySeconds: action.Unset, Moved: &action.Moved{FIFO: q.settings.FIFO, Back: true}}
	in.Message.Token.Attempt = 1
	return Move{Request: in, slot: slot, number: r.number}
}
