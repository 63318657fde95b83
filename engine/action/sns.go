package action

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Publish sends a message to a topic.
type Publish struct {
	Message Message
	Subject string
	Texts   []ProtocolText // of MessageStructure "json": who gets another text than Message.Body, the default
	Place   *Place         // nil for where the topic is anyway
}

// Place says where an account has a topic: the parts of ARNs and links, and what time it was at the beginning.
type Place struct {
	Region, Account string
	Endpoint        string // of links, such as "https://sns.us-east-1.amazonaws.com"
	Epoch           int64  // seconds since 1970 at virtual time 0
}

// ProtocolText is the text for the subscribers of one protocol, such as "sms".
type ProtocolText struct{ Protocol, Text string }

// Action names the action.
func (*Publish) Action() string { return "Publish" }

// Value renders the request.
func (r *Publish) Value() value.Value {
	b := value.NewObject(3)
	b.Set("Message", value.Text(r.Message.Text()))
	if r.Subject != "" {
		b.Set("Subject", value.Text(r.Subject))
	}
	if len(r.Message.Attributes) > 0 {
		b.Set("MessageAttributes", AttributesValue(r.Message.Attributes))
	}
	return b.Value()
}

// Tokens lists the message aboard.
func (r *Publish) Tokens(to []component.Token) []component.Token {
	return append(to, r.Message.Token)
}

// Duplicate returns the same request, marked as the second.
func (r *Publish) Duplicate() component.Request {
	twin := *r
	twin.Message.Token.Duplicate = true
	return &twin
}

// PublishResult answers Publish.
type PublishResult struct {
	ID             MessageID
	SequenceNumber uint64 // of FIFO topics; 0 of others
	Token          component.Token
}

// Value renders the result.
func (r *PublishResult) Value() value.Value {
	b := value.NewObject(2)
	b.Set("MessageId", value.Text(r.ID.String()))
	if r.SequenceNumber != 0 {
		b.Set("SequenceNumber", value.Text(SequenceNumber(r.SequenceNumber)))
	}
	return b.Value()
}

// Tokens lists the acknowledgement.
func (r *PublishResult) Tokens(to []component.Token) []component.Token { return append(to, r.Token) }
