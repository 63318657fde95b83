package sqs

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// inspectedMax is how many messages of each lane a person is shown; bodyMax how many characters of each body.
const (
	inspectedMax = 50
	bodyMax      = 120
)

// Inspect renders attributes, counts and the first messages of each lane.
func (n *node) Inspect() value.Value {
	q := n.queue
	b := value.NewObject(8)
	b.Set("attributes", q.settings.value())
	b.Set("counts", q.Counts().value())
	b.Set("waitingReceives", value.Int(int64(n.polls.count)))
	b.Set("visible", q.lane(q.eachVisible))
	b.Set("inFlight", q.lane(func(visit func(uint32, *row) bool) { q.inFlight.each(&q.store, visit) }))
	b.Set("delayed", q.lane(func(visit func(uint32, *row) bool) { q.delayed.each(&q.store, visit) }))
	return b.Value()
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

// lane renders the first messages that each visits.
func (q *Queue) lane(each func(visit func(uint32, *row) bool)) value.Value {
	var all []value.Value
	each(func(slot uint32, r *row) bool {
		all = append(all, q.messageValue(slot, r))
		return len(all) < inspectedMax
	})
	return value.ArrayOf(all)
}

func (q *Queue) messageValue(slot uint32, r *row) value.Value {
	body := string(q.store.arena.bytes(r.block, int(r.body)))
	b := value.NewObject(8)
	b.Set("MessageId", value.Text(q.id(slot, r).String()))
	b.Set("lineage", value.Int(int64(r.lineage)))
	b.Set("Body", value.Text(preview(body)))
	b.Set("SentTimestamp", value.Text(r.sent.String()))
	b.Set("ApproximateReceiveCount", value.Int(int64(r.receives)))
	if r.receives > 0 {
		b.Set("ApproximateFirstReceiveTimestamp", value.Text(r.first.String()))
	}
	if r.state != stateVisible && r.due != kernel.Forever {
		b.Set("visibleAt", value.Text(r.due.String()))
	}
	b.Set("expiresAt", value.Text(r.sent.Add(q.settings.MessageRetentionPeriod).String()))
	return b.Value()
}

// preview is a body as it is, cut where it is long.
func preview(body string) string {
	n := 0
	for i := range body {
		if n == bodyMax {
			return body[:i] + "…"
		}
		n++
	}
	return body
}

var _ component.Component = (*node)(nil)
