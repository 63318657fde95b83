package sns

import (
	"unicode/utf8"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/policy"
)

// copies makes the requests by which the copies of one publication go out. Texts are made once a form, whoever gets
// them; and where nothing tells two requests to queues apart, they are one.
type copies struct {
	p       *publication
	view    policy.Message // what filters see of it
	topic   string         // ARN
	version string         // SignatureVersion
	sender  string
	shared  [formCount]*action.Shared
	own     []ownText
	raw     *action.SendMessage
	block   []action.SendMessage // room for requests to queues
	room    int                  // how many more there may be
}

// ownText is what a protocol shares that has a text of its own.
type ownText struct {
	protocol *protocol
	shared   *action.Shared
}

const (
	blockMost  = 64    // requests made at once: any of them that lives on keeps the others
	copiedMost = 1_024 // bytes of a text of which each queue keeps a copy
)

func (n *node) copiesOf(p *publication) copies {
	return copies{
		p: p, topic: TopicARN(p.place, n.topic.settings.name), version: n.topic.settings.signature, sender: n.topic.settings.displayName,
		room: len(n.subscriptions),
	}
}

// formOf is the form that a subscription gets.
func (c *copies) formOf(s *subscription) form {
	switch {
	case s.raw:
		return formPlain
	case s.protocol.form == formNotification && c.p.fifo:
		return formUnsigned
	}
	return s.protocol.form
}

// text is the text of a form: what it shares with others, and the part of its own.
func (c *copies) text(s *subscription, f form) (shared *action.Shared, body string) {
	text, own := textFor(c.p.in, s.protocol.name)
	if renderers[f] == nil {
		return nil, text
	}
	at := &c.shared[f]
	if own {
		at = c.ownOf(s.protocol)
	}
	if *at == nil {
		*at = renderers[f](c.p, c.topic, text, c.version)
	}
	return *at, ownPart(f, c.topic, s.id)
}

// ownOf is where the text of a protocol is kept that has its own; a protocol has one form beside the plain one.
func (c *copies) ownOf(p *protocol) **action.Shared {
	for i := range c.own {
		if c.own[i].protocol == p {
			return &c.own[i].shared
		}
	}
	c.own = append(c.own, ownText{protocol: p})
	return &c.own[len(c.own)-1].shared
}

// request makes the request for a subscription.
func (c *copies) request(s *subscription) component.Request {
	if s.queue {
		return c.send(s)
	}
	return c.notify(s)
}

// send makes the request to a queue. Attributes and the ids of a FIFO topic go along; a message in an envelope has its
// attributes there.
func (c *copies) send(s *subscription) *action.SendMessage {
	f := c.formOf(s)
	if f == formPlain && c.raw != nil {
		return c.raw
	}
	m := c.next()
	m.DelaySeconds = action.Unset
	m.Message.Shared, m.Message.Body = c.text(s, f)
	m.Message.Token, m.Message.GroupID = c.p.token(), c.p.in.Message.GroupID
	m.Message.DeduplicationID, m.FromFIFO = c.p.once, c.p.fifo
	if f == formPlain {
		m.Message.Attributes = c.p.in.Message.Attributes
		share(&m.Message)
		c.raw = m
	}
	return m
}

// share lets the queues that get a long message as it is keep its text together, as they do with the notification around
// it: a text of 256 KB in an envelope is there twice, as it was published and as it is sent, and takes each queue a few
// hundred bytes. Of a short one each keeps a copy, and of attributes.
func share(m *action.Message) {
	if len(m.Body) > copiedMost {
		m.Shared, m.Body = &action.Shared{Head: m.Body}, ""
	}
}

// next gives room for a request.
func (c *copies) next() *action.SendMessage {
	if len(c.block) == 0 {
		c.block = make([]action.SendMessage, min(max(c.room, 1), blockMost))
	}
	m := &c.block[0]
	c.block = c.block[1:]
	c.room--
	return m
}

// noSubject is what an email is about whose message has no subject.
const noSubject = "AWS Notification Message"

// notify makes the request to any other subscriber. The attributes go along for those who look at them.
func (c *copies) notify(s *subscription) *action.Notify {
	f := c.formOf(s)
	in := &action.Notify{
		Via: s.wire.Action, Type: action.Notification, ID: c.p.id, Subject: c.p.in.Subject, Topic: c.topic, Subscription: c.topic + ":" + s.id,
		Sender: c.sender, Raw: s.raw, ContentType: s.contentType,
	}
	in.Message = action.Message{Attributes: c.p.in.Message.Attributes, GroupID: c.p.in.Message.GroupID, Token: c.p.token()}
	in.Message.Shared, in.Message.Body = c.text(s, f)
	switch in.Via {
	case action.SendEmail:
		if in.Subject == "" {
			in.Subject = noSubject
		}
	case action.SendTextMessage:
		in.Sender = firstCharacters(in.Sender, senderMax)
	}
	return in
}

func firstCharacters(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[:i]
		}
		n--
	}
	return text
}

// flaw says why a subscription can never get a copy; "" when it can.
func (c *copies) flaw(s *subscription) string {
	switch {
	case c.p.fifo && !s.queue:
		return "InvalidParameter" // FIFO topics have queues only
	case s.raw && s.queue && len(c.p.in.Message.Attributes) > rawAttributesMax:
		return "TooManyMessageAttributes"
	case s.wire.Action == action.SendTextMessage:
		if text, _ := textFor(c.p.in, s.protocol.name); len(text) > textMessageMax && utf8.RuneCountInString(text) > textMessageMax {
			return "MessageTooLong"
		}
	}
	return ""
}
