package sqs

import (
	"strconv"
	"time"
	"unicode/utf8"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// inspectedMax is how many messages of each lane a person is shown; previewMax how many characters of each body.
const (
	inspectedMax = 50
	previewMax   = 120
	previewBytes = (previewMax + 1) * utf8.UTFMax
)

// Inspect renders attributes, counts and, under lanes, the first messages of each.
func (n *node) Inspect() value.Value {
	q := n.queue
	b := value.NewObject(7)
	b.Set("attributes", q.settings.value())
	b.Set("counts", q.Counts().value())
	b.Set("billedRequests", value.Int(n.billed))
	b.Set("waitingReceives", value.Int(int64(n.polls.count)))
	if oldest := q.Oldest(); oldest >= 0 {
		b.Set("oldestArrived", nanoseconds(oldest))
	}
	if q.settings.FIFO {
		b.Set("groups", q.groupsValue())
	}
	if len(n.redriving.all) > 0 {
		b.Set("tasks", (&MoveTasks{n.redriving.all}).rows())
	}
	b.Set("lanes", q.lanesValue())
	return b.Value()
}

// groupsValue renders the first message groups: what waits in each, and the message for which it does.
func (q *Queue) groupsValue() value.Value {
	var all []value.Value
	q.eachGroup(func(name string, messages, inFlight int, blockedBy uint32) bool {
		b := value.NewObject(4)
		b.Set("group", value.Text(name))
		b.Set("waiting", value.Int(int64(messages-inFlight)))
		b.Set("inFlight", value.Int(int64(inFlight)))
		if blockedBy != 0 {
			b.Set("blockedBy", q.numberValue(blockedBy, q.store.at(blockedBy)))
		}
		all = append(all, b.Value())
		return len(all) < inspectedMax
	})
	return value.ArrayOf(all)
}

func (s Settings) value() value.Value {
	b := value.NewObject(6)
	b.Set("VisibilityTimeout", wholeSeconds(s.VisibilityTimeout))
	b.Set("DelaySeconds", wholeSeconds(s.DelaySeconds))
	b.Set("MessageRetentionPeriod", wholeSeconds(s.MessageRetentionPeriod))
	b.Set("ReceiveMessageWaitTimeSeconds", wholeSeconds(s.ReceiveMessageWaitTimeSeconds))
	b.Set("MaximumMessageSize", value.Int(int64(s.MaximumMessageSize)))
	if s.MaxReceiveCount != 0 {
		b.Set("maxReceiveCount", value.Int(int64(s.MaxReceiveCount)))
	}
	return b.Value()
}

func wholeSeconds(d time.Duration) value.Value { return value.Int(int64(d / time.Second)) }

func (c Counts) value() value.Value {
	b := value.NewObject(9)
	for _, m := range [...]struct {
		name string
		n    int64
	}{
		{"ApproximateNumberOfMessages", c.Visible}, {"ApproximateNumberOfMessagesNotVisible", c.InFlight},
		{"ApproximateNumberOfMessagesDelayed", c.Delayed}, {"arrived", c.Arrived}, {"duplicated", c.Duplicated},
		{"deleted", c.Deleted}, {"expired", c.Expired}, {"redriven", c.Redriven}, {"purged", c.Purged},
	} {
		b.Set(m.name, value.Int(m.n))
	}
	return b.Value()
}

// lanesValue renders the first messages of each lane: what is visible in the order in which it would be received.
func (q *Queue) lanesValue() value.Value {
	b := value.NewObject(3)
	b.Set("visible", q.laneValue(q.eachVisible))
	b.Set("inFlight", q.laneValue(func(visit func(uint32, *row) bool) { q.inFlight.each(&q.store, visit) }))
	b.Set("delayed", q.laneValue(func(visit func(uint32, *row) bool) { q.delayed.each(&q.store, visit) }))
	return b.Value()
}

func (q *Queue) laneValue(each func(visit func(uint32, *row) bool)) value.Value {
	var all []value.Value
	each(func(slot uint32, r *row) bool {
		all = append(all, q.rowValue(slot, r))
		return len(all) < inspectedMax
	})
	return value.ArrayOf(all)
}

// rowValue renders what is drawn of a message; Peek renders all of it. Times are virtual nanoseconds.
func (q *Queue) rowValue(slot uint32, r *row) value.Value {
	b := value.NewObject(10)
	b.Set("number", q.numberValue(slot, r))
	b.Set("lineage", value.Int(int64(r.lineage)))
	b.Set("body", value.Text(preview(q.store.beginning(r))))
	b.Set("receives", value.Int(int64(r.receives)))
	b.Set("sent", nanoseconds(q.store.sent(r)))
	b.Set("since", nanoseconds(r.since))
	if r.due != kernel.Forever {
		b.Set("due", nanoseconds(r.due))
	}
	if r.flags&flagDuplicate != 0 {
		b.Set("duplicate", value.Bool(true))
	}
	if r.flags&flagCopy != 0 {
		b.Set("label", value.Text(verbs[verbCopied].Name))
	}
	if r.group != 0 {
		b.Set("group", value.Text(q.store.groupID(r)))
	}
	return b.Value()
}

// numberValue names a message of this queue for Peek.
func (q *Queue) numberValue(slot uint32, r *row) value.Value {
	return value.Text(strconv.FormatUint(q.localID(slot, r).Number, 10))
}

func nanoseconds(t kernel.Time) value.Value { return value.Text(strconv.FormatInt(int64(t), 10)) }

// preview is a body as it is, cut where it is long.
func preview(body []byte) string {
	cut := min(len(body), previewBytes)
	n := 0
	text := string(body[:cut])
	for i := range text {
		if n == previewMax {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

var _ component.Component = (*node)(nil)

// someTaskRuns reports whether a message move task was told that can be cancelled.
func someTaskRuns(told value.Value) bool {
	tasks, _ := told.Get("tasks")
	for _, t := range tasks.Elements() {
		status, _ := t.Get("Status")
		if text, _ := status.AsText(); text == TaskRunning {
			return true
		}
	}
	return false
}
