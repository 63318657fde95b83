package action

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Request asks a service to do its work on a message and waits for the answer: a synchronous call, such as HTTP.
type Request struct{ Message Message }

// Action names the action.
func (*Request) Action() string { return "Request" }

// Value renders the request.
func (r *Request) Value() value.Value {
	b := value.NewObject(2)
	b.Set("body", value.Text(r.Message.Text()))
	if len(r.Message.Attributes) > 0 {
		b.Set("attributes", AttributesValue(r.Message.Attributes))
	}
	return b.Value()
}

// Tokens lists the message aboard.
func (r *Request) Tokens(to []component.Token) []component.Token { return append(to, r.Message.Token) }

// Duplicate returns the same request, marked as the second.
func (r *Request) Duplicate() component.Request {
	twin := *r
	twin.Message.Token.Duplicate = true
	return &twin
}

// Response is a service's answer.
type Response struct {
	Body  string
	Token component.Token
}

// Value renders the response.
func (r *Response) Value() value.Value {
	b := value.NewObject(1)
	b.Set("body", value.Text(r.Body))
	return b.Value()
}

// Tokens lists the answer.
func (r *Response) Tokens(to []component.Token) []component.Token { return append(to, r.Token) }
