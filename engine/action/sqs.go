package action

import (
	"strconv"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// SendMessage puts a message into a queue.
type SendMessage struct {
	Message      Message
	DelaySeconds int64  // Unset: the queue's own
	Moved        *Moved // set by a queue that moves a message to its dead-letter queue
	FromFIFO     bool   // sent by a FIFO topic: a standard queue takes it without its group and its deduplication id
}

// Moved is what a message keeps when a queue moves it to another: to its dead-letter queue, or back from there.
type Moved struct {
	ID           MessageID
	Sent         kernel.Time
	FirstReceive kernel.Time
	Receives     uint32
	FIFO         bool // the queue that moves it is a FIFO queue
	Back         bool // redriven: a new message with a new id and the full retention period, as AWS has it
}

// Action names the action.
func (*SendMessage) Action() string { return "SendMessage" }

// Value renders the request as AWS's JSON protocol does.
func (r *SendMessage) Value() value.Value {
	b := value.NewObject(5)
	b.Set("MessageBody", value.Text(r.Message.Text()))
	if r.DelaySeconds != Unset {
		b.Set("DelaySeconds", value.Int(r.DelaySeconds))
	}
	if len(r.Message.Attributes) > 0 {
		b.Set("MessageAttributes", AttributesValue(r.Message.Attributes))
	}
	if r.Message.GroupID != "" {
		b.Set("MessageGroupId", value.Text(r.Message.GroupID))
	}
	if r.Message.DeduplicationID != "" {
		b.Set("MessageDeduplicationId", value.Text(r.Message.DeduplicationID))
	}
	return b.Value()
}

// Tokens lists the message aboard.
func (r *SendMessage) Tokens(to []component.Token) []component.Token {
	return append(to, r.Message.Token)
}

// Duplicate returns the same request, marked as the second.
func (r *SendMessage) Duplicate() component.Request {
	twin := *r
	twin.Message.Token.Duplicate = true
	return &twin
}

// MessageID names a message: the service instance's own key and a number. Its text is a UUID, made when read.
type MessageID struct{ Key, Number uint64 }

// String renders the id as a version 4 UUID.
func (id MessageID) String() string {
	high, low := scramble(id.Key^scramble(id.Number)), scramble(id.Number+scramble(id.Key))
	high = high&^0xf000 | 0x4000
	low = low&^(0xc<<60) | 0x8<<60
	text := make([]byte, 0, 36)
	text = appendHex(text, high>>32, 8)
	text = appendHex(append(text, '-'), high>>16, 4)
	text = appendHex(append(text, '-'), high, 4)
	text = appendHex(append(text, '-'), low>>48, 4)
	text = appendHex(append(text, '-'), low, 12)
	return string(text)
}

// scramble is the finaliser of SplitMix64: a bijection that looks random.
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

func appendHex(to []byte, x uint64, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		to = append(to, "0123456789abcdef"[x>>shift&0xf])
	}
	return to
}

// SendMessageResult answers SendMessage.
type SendMessageResult struct {
	ID       MessageID
	Sequence uint64 // of a FIFO queue; 0 else
	Token    component.Token
}

// SequenceNumber renders a sequence as AWS does: 20 digits.
func SequenceNumber(sequence uint64) string {
	text := strconv.FormatUint(sequence, 10)
	return "18800000000000000000"[:20-min(len(text), 20)] + text
}

// Value renders the result.
func (r *SendMessageResult) Value() value.Value {
	b := value.NewObject(2)
	b.Set("MessageId", value.Text(r.ID.String()))
	if r.Sequence != 0 {
		b.Set("SequenceNumber", value.Text(SequenceNumber(r.Sequence)))
	}
	return b.Value()
}

// Tokens lists the acknowledgement.
func (r *SendMessageResult) Tokens(to []component.Token) []component.Token {
	return append(to, r.Token)
}

// ReceiveMessage asks a queue for messages.
type ReceiveMessage struct {
	MaxNumberOfMessages int64
	WaitTimeSeconds     int64  // Unset: the queue's own
	VisibilityTimeout   int64  // Unset: the queue's own
	AttemptID           string // ReceiveRequestAttemptId, of FIFO queues
}

// Action names the action.
func (*ReceiveMessage) Action() string { return "ReceiveMessage" }

// Value renders the request.
func (r *ReceiveMessage) Value() value.Value {
	b := value.NewObject(4)
	b.Set("MaxNumberOfMessages", value.Int(r.MaxNumberOfMessages))
	if r.WaitTimeSeconds != Unset {
		b.Set("WaitTimeSeconds", value.Int(r.WaitTimeSeconds))
	}
	if r.VisibilityTimeout != Unset {
		b.Set("VisibilityTimeout", value.Int(r.VisibilityTimeout))
	}
	if r.AttemptID != "" {
		b.Set("ReceiveRequestAttemptId", value.Text(r.AttemptID))
	}
	return b.Value()
}

// ReceivedMessage is one message of a ReceiveMessage result.
type ReceivedMessage struct {
	ID           MessageID
	Handle       ReceiptHandle
	Message      Message
	ReceiveCount uint32
	Source       uint32 // index + 1 of the queue from which it was dead-lettered; 0 for none
	Sequence     uint64 // of a FIFO queue; 0 else
	Sent         kernel.Time
	FirstReceive kernel.Time
}

// ReceiveMessageResult answers ReceiveMessage; it may hold no message.
type ReceiveMessageResult struct {
	Messages []ReceivedMessage
	one      [1]ReceivedMessage // where the only message stands, so that it needs no room of its own
}

// Reserve makes room for so many messages.
func (r *ReceiveMessageResult) Reserve(n int) {
	if n <= 1 {
		r.Messages = r.one[:0]
		return
	}
	r.Messages = make([]ReceivedMessage, 0, n)
}

// Add adds an empty message and returns it, to be filled.
func (r *ReceiveMessageResult) Add() *ReceivedMessage {
	n := len(r.Messages)
	if n < cap(r.Messages) {
		r.Messages = r.Messages[:n+1] // nothing has been there yet
	} else {
		r.Messages = append(r.Messages, ReceivedMessage{})
	}
	return &r.Messages[n]
}

// Value renders the result.
func (r *ReceiveMessageResult) Value() value.Value {
	all := make([]value.Value, len(r.Messages))
	for i := range r.Messages {
		all[i] = r.Messages[i].value()
	}
	b := value.NewObject(1)
	b.Set("Messages", value.ArrayOf(all))
	return b.Value()
}

func (m *ReceivedMessage) value() value.Value {
	b := value.NewObject(5)
	b.Set("MessageId", value.Text(m.ID.String()))
	b.Set("ReceiptHandle", value.Text(m.Handle.String()))
	b.Set("Body", value.Text(m.Message.Text()))
	attributes := value.NewObject(7)
	attributes.Set("ApproximateReceiveCount", value.Text(strconv.Itoa(int(m.ReceiveCount))))
	attributes.Set("SentTimestamp", milliseconds(m.Sent))
	attributes.Set("ApproximateFirstReceiveTimestamp", milliseconds(m.FirstReceive))
	for _, text := range [...][2]string{{"MessageGroupId", m.Message.GroupID}, {"MessageDeduplicationId", m.Message.DeduplicationID}, {"AWSTraceHeader", m.Message.TraceHeader}} {
		if text[1] != "" {
			attributes.Set(text[0], value.Text(text[1]))
		}
	}
	if m.Sequence != 0 {
		attributes.Set("SequenceNumber", value.Text(SequenceNumber(m.Sequence)))
	}
	b.Set("Attributes", attributes.Value())
	if len(m.Message.Attributes) > 0 {
		b.Set("MessageAttributes", AttributesValue(m.Message.Attributes))
	}
	return b.Value()
}

func milliseconds(t kernel.Time) value.Value {
	return value.Text(strconv.FormatInt(int64(t)/int64(time.Millisecond), 10))
}

// Tokens lists the messages aboard.
func (r *ReceiveMessageResult) Tokens(to []component.Token) []component.Token {
	for i := range r.Messages {
		to = append(to, r.Messages[i].Message.Token)
	}
	return to
}

// DeleteMessage takes a received message out of its queue.
type DeleteMessage struct {
	Handle ReceiptHandle
	Token  component.Token
}

// Action names the action.
func (*DeleteMessage) Action() string { return "DeleteMessage" }

// Value renders the request.
func (r *DeleteMessage) Value() value.Value {
	b := value.NewObject(1)
	b.Set("ReceiptHandle", value.Text(r.Handle.String()))
	return b.Value()
}

// Tokens lists the message concerned.
func (r *DeleteMessage) Tokens(to []component.Token) []component.Token { return append(to, r.Token) }

// ChangeMessageVisibility hides a received message for so long from now on; 0 shows it at once.
type ChangeMessageVisibility struct {
	Handle            ReceiptHandle
	VisibilityTimeout int64
	Token             component.Token
}

// Action names the action.
func (*ChangeMessageVisibility) Action() string { return "ChangeMessageVisibility" }

// Value renders the request.
func (r *ChangeMessageVisibility) Value() value.Value {
	b := value.NewObject(2)
	b.Set("ReceiptHandle", value.Text(r.Handle.String()))
	b.Set("VisibilityTimeout", value.Int(r.VisibilityTimeout))
	return b.Value()
}

// Tokens lists the message concerned.
func (r *ChangeMessageVisibility) Tokens(to []component.Token) []component.Token {
	return append(to, r.Token)
}
