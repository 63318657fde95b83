package action

// Bearer is kept by requests and results that bring somebody a message, unlike those that only speak of one, such as
// DeleteMessage: whoever looks at messages as they arrive reads it here. Do not change what it returns.
type Bearer interface {
	// MessageAt returns the i-th message aboard, counted from 0; nil when there are fewer.
	MessageAt(i int) *Message
}

// MessageAt returns the message aboard.
func (r *SendMessage) MessageAt(i int) *Message { return only(&r.Message, i) }

// MessageAt returns the message aboard.
func (r *Publish) MessageAt(i int) *Message { return only(&r.Message, i) }

// MessageAt returns the message aboard.
func (r *Request) MessageAt(i int) *Message { return only(&r.Message, i) }

// MessageAt returns the i-th of the received messages.
func (r *ReceiveMessageResult) MessageAt(i int) *Message {
	if i >= len(r.Messages) {
		return nil
	}
	return &r.Messages[i].Message
}

func only(m *Message, i int) *Message {
	if i > 0 {
		return nil
	}
	return m
}
