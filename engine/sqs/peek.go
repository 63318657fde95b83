package sqs

import (
	"encoding/base64"
	"strconv"
	"strings"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Peek renders one message whole, under AWS's names: its body, which MaximumMessageSize bounds, its attributes and
// its system attributes; what becomes of it, too. No receive is counted and nothing else changes either. It is null
// when the message has left the queue.
func (n *node) Peek(number uint64) value.Value {
	q := n.queue
	slot := uint32(number >> 32)
	r := q.store.find(slot, uint32(number))
	if r == nil {
		return value.Null
	}
	m := q.store.message(r)
	b := value.NewObject(11)
	b.Set("MessageId", value.Text(q.id(slot, r).String()))
	b.Set("Body", value.Text(m.Text()))
	b.Set("MessageAttributes", attributesValue(m.Attributes))
	b.Set("Attributes", q.systemAttributes(r, &m))
	b.Set("lineage", value.Int(int64(r.lineage)))
	b.Set("state", value.Text(stateWords[r.state]))
	b.Set("since", nanoseconds(r.since))
	if r.due != kernel.Forever {
		b.Set("due", nanoseconds(r.due))
	}
	b.Set("sent", nanoseconds(q.store.sent(r)))
	b.Set("expires", nanoseconds(q.store.sent(r).Add(q.settings.MessageRetentionPeriod)))
	return b.Value()
}

var stateWords = [...]string{
	stateDelayed: "delayed", stateVisible: "visible", stateInFlight: "in flight", stateMoving: "on its way to the dead-letter queue",
}

// attributesValue lists message attributes in the order in which they were sent; a binary value is in base64.
func attributesValue(all []action.Attribute) value.Value {
	rows := make([]value.Value, len(all))
	for i := range all {
		a := &all[i]
		b := value.NewObject(3)
		b.Set("Name", value.Text(a.Name))
		b.Set("DataType", value.Text(a.Type))
		if strings.HasPrefix(a.Type, "Binary") {
			b.Set("BinaryValue", value.Text(base64.StdEncoding.EncodeToString([]byte(a.Value))))
		} else {
			b.Set("StringValue", value.Text(a.Value))
		}
		rows[i] = b.Value()
	}
	return value.ArrayOf(rows)
}

// systemAttributes renders what a receive answers for all system attributes that the message has.
func (q *Queue) systemAttributes(r *row, m *action.Message) value.Value {
	b := value.NewObject(7)
	b.Set("SentTimestamp", milliseconds(q.store.sent(r)))
	b.Set("ApproximateReceiveCount", value.Text(strconv.Itoa(int(r.receives))))
	if r.receives > 0 {
		b.Set("ApproximateFirstReceiveTimestamp", milliseconds(r.first))
	}
	for _, text := range [...][2]string{{"MessageGroupId", m.GroupID}, {"MessageDeduplicationId", m.DeduplicationID}, {"AWSTraceHeader", m.TraceHeader}} {
		if text[1] != "" {
			b.Set(text[0], value.Text(text[1]))
		}
	}
	if sequence := q.sequence(r); sequence != 0 {
		b.Set("SequenceNumber", value.Text(action.SequenceNumber(sequence)))
	}
	return b.Value()
}

func milliseconds(t kernel.Time) value.Value {
	return value.Text(strconv.FormatInt(int64(t)/int64(time.Millisecond), 10))
}

var _ component.Peeker = (*node)(nil)
