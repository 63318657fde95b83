// Package action holds the requests and results that cross wires between services which do not know each other: SNS
// sends a queue the same SendMessage that a client sends. They are typed values; JSON, ids and digests are made when
// somebody looks.
//
// One file holds one service's actions, spelt as AWS spells them. A service's own package holds the actions that
// nobody else calls.
package action

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Message is what travels from client to consumer, whatever it is wrapped in on the way. Its text is Body, inside what it
// shares with its copies; whoever wants to read it calls Text.
type Message struct {
	Body            string
	Shared          *Shared // nil for most
	Attributes      []Attribute
	GroupID         string
	DeduplicationID string
	TraceHeader     string // AWSTraceHeader
	Token           component.Token
}

// Shared is what the copies of a fan-out have in common: the text around the Body of each. It is held once, however many
// copies there are and wherever they rest, and its texts never change.
type Shared struct {
	Head, Tail string
	looked     bool
	sound      bool
}

// Sound reports whether both texts are: the question is put once, and must be the same for everyone who asks.
func (s *Shared) Sound(sound func(text string) bool) bool {
	if !s.looked {
		s.looked, s.sound = true, sound(s.Head) && sound(s.Tail)
	}
	return s.sound
}

// Text is the whole text of the message; where it shares some, it is put together at each call.
func (m *Message) Text() string {
	if m.Shared == nil {
		return m.Body
	}
	return m.Shared.Head + m.Body + m.Shared.Tail
}

// TextBytes is the length of the text, which need not be put together for it.
func (m *Message) TextBytes() int {
	if m.Shared == nil {
		return len(m.Body)
	}
	return len(m.Shared.Head) + len(m.Body) + len(m.Shared.Tail)
}

// Attribute is one message attribute.
type Attribute struct {
	Name  string
	Type  string // "String", "Number", "Binary" (Value is the bytes), "String.Array", each with an optional ".label"
	Value string
}

// carriers has a row for each action that can bring somebody a message.
var carriers = map[string]func(Message) component.Request{
	"SendMessage": func(m Message) component.Request { return &SendMessage{Message: m, DelaySeconds: Unset} },
	"Publish":     func(m Message) component.Request { return &Publish{Message: m} },
	"Request":     func(m Message) component.Request { return &Request{Message: m} },
}

// Carry wraps a message in the request of an action that a wire resolved to; the actions that Carries lists.
func Carry(name string, m Message) component.Request { return carriers[name](m) }

// Carries lists the actions that Carry knows, best first, for the out ports of kinds that just pass messages on.
func Carries() []string { return []string{"Request", "SendMessage", "Publish"} }

// Unset stands for an optional number that the caller left out.
const Unset = -1

// AttributesValue renders attributes as AWS's JSON protocol does: {"name": {"DataType", "StringValue"}}.
func AttributesValue(attributes []Attribute) value.Value {
	b := value.NewObject(len(attributes))
	for _, a := range attributes {
		one := value.NewObject(2)
		one.Set("DataType", value.Text(a.Type))
		one.Set(a.member(), value.Text(a.Value))
		b.Set(a.Name, one.Value())
	}
	return b.Value()
}

func (a Attribute) member() string {
	if len(a.Type) >= 6 && a.Type[:6] == "Binary" {
		return "BinaryValue"
	}
	return "StringValue"
}

// Empty is the output of actions that answer with nothing but success.
type Empty struct{}

// Value renders an empty object.
func (Empty) Value() value.Value { return value.NewObject(0).Value() }
