package action

import (
	"playground/engine/component"
	"playground/engine/value"
)

// The actions by which a topic notifies subscribers that are no queues: what a wire resolves to tells the protocol.
const (
	Invoke          = "Invoke"          // lambda: the function is invoked asynchronously; the answer says that it was accepted
	PostHTTP        = "PostHTTP"        // http
	PostHTTPS       = "PostHTTPS"       // https
	SendEmail       = "SendEmail"       // email
	SendEmailJSON   = "SendEmailJSON"   // email-json
	SendTextMessage = "SendTextMessage" // sms
	PushMobile      = "PushMobile"      // application
	PutRecord       = "PutRecord"       // firehose
)

// The types of what a topic sends, as they stand in its notifications.
const (
	Notification             = "Notification"
	SubscriptionConfirmation = "SubscriptionConfirmation"
	UnsubscribeConfirmation  = "UnsubscribeConfirmation"
)

// Notify brings a subscriber what a topic has for it. It is answered with Accepted, or with a fault: the server's is worth
// a retry (no connection, no answer, the statuses 5xx and 429), a client's is not.
type Notify struct {
	Via             string  // the action
	Message         Message // its Text is what arrives: an envelope, or the message as published
	Type            string  // Notification, SubscriptionConfirmation, UnsubscribeConfirmation
	ID              MessageID
	Subject         string
	Topic           string // the topic's ARN
	Subscription    string // the subscription's ARN; "" in a SubscriptionConfirmation
	Sender          string // DisplayName of the topic, for email and SMS; may be empty
	ContentType     string // of HTTP; "" for "text/plain; charset=UTF-8"
	Token           string // of confirmations: what ConfirmSubscription wants
	Raw             bool
	ConfirmationURL string // SubscribeURL of confirmations
}

// Action names the action.
func (r *Notify) Action() string { return r.Via }

// Value renders the request.
func (r *Notify) Value() value.Value {
	b := value.NewObject(8)
	b.Set("Type", value.Text(r.Type))
	b.Set("MessageId", value.Text(r.ID.String()))
	b.Set("TopicArn", value.Text(r.Topic))
	if r.Subscription != "" {
		b.Set("SubscriptionArn", value.Text(r.Subscription))
	}
	if r.Subject != "" {
		b.Set("Subject", value.Text(r.Subject))
	}
	b.Set("Body", value.Text(r.Message.Text()))
	if len(r.Message.Attributes) > 0 {
		b.Set("MessageAttributes", AttributesValue(r.Message.Attributes))
	}
	if r.Token != "" {
		b.Set("Token", value.Text(r.Token))
	}
	return b.Value()
}

// Tokens lists the message aboard.
func (r *Notify) Tokens(to []component.Token) []component.Token {
	return append(to, r.Message.Token)
}

// Duplicate returns the same request, marked as the second.
func (r *Notify) Duplicate() component.Request {
	twin := *r
	twin.Message.Token.Duplicate = true
	return &twin
}

// MessageAt returns the message aboard.
func (r *Notify) MessageAt(i int) *Message { return only(&r.Message, i) }

// Accepted is the answer of somebody who has taken a message and says nothing more.
type Accepted struct{ Token component.Token }

// Value renders an empty object.
func (*Accepted) Value() value.Value { return value.NewObject(0).Value() }

// Tokens lists the acknowledgement.
func (r *Accepted) Tokens(to []component.Token) []component.Token { return append(to, r.Token) }

// ConfirmSubscription tells a topic that its subscriber wants to be one. A subscriber calls it back along the wire of the
// subscription; it is answered with ConfirmSubscriptionResult.
type ConfirmSubscription struct {
	Token     string
	Signed    bool // AuthenticateOnUnsubscribe
	Confirmed component.Token
}

// Action names the action.
func (*ConfirmSubscription) Action() string { return "ConfirmSubscription" }

// Value renders the request.
func (r *ConfirmSubscription) Value() value.Value {
	b := value.NewObject(2)
	b.Set("Token", value.Text(r.Token))
	if r.Signed {
		b.Set("AuthenticateOnUnsubscribe", value.Text("true"))
	}
	return b.Value()
}

// Tokens lists the request itself.
func (r *ConfirmSubscription) Tokens(to []component.Token) []component.Token {
	return append(to, r.Confirmed)
}

// ConfirmSubscriptionResult answers ConfirmSubscription.
type ConfirmSubscriptionResult struct {
	SubscriptionArn string
	Wire            uint32 // index of the subscription's wire
}

// Value renders the result.
func (r *ConfirmSubscriptionResult) Value() value.Value {
	b := value.NewObject(1)
	b.Set("SubscriptionArn", value.Text(r.SubscriptionArn))
	return b.Value()
}
