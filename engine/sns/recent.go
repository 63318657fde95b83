package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// recent holds the latest messages, for those who look: they are numbered from 1 in the order of their publication.
type recent struct {
	all  [recentMax]*publication
	next int
}

func (r *recent) add(p *publication) {
	r.all[r.next] = p
	r.next = (r.next + 1) % recentMax
}

// value lists them, the newest last. What they say is cut where it is long; Peek shows it whole.
func (r *recent) value() value.Value {
	var all []value.Value
	for i := range r.all {
		p := r.all[(r.next+i)%recentMax]
		if p == nil {
			continue
		}
		body, cut := firstBytes(p.in.Message.Body, shownBytes)
		b := messageValue(p, body)
		if cut {
			b.Set("cut", value.Bool(true))
		}
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}

// shownBytes is how much of a message's text Inspect shows.
const shownBytes = 1_000

func messageValue(p *publication, body string) *value.Builder {
	b := value.NewObject(9)
	b.Set("number", value.Int(int64(p.number)))
	b.Set("MessageId", value.Text(p.id.String()))
	b.Set("at", value.Text(p.at.String()))
	b.Set("lineage", value.Int(int64(p.in.Message.Token.Lineage)))
	if p.in.Subject != "" {
		b.Set("Subject", value.Text(p.in.Subject))
	}
	b.Set("Message", value.Text(body))
	if len(p.in.Message.Attributes) > 0 {
		b.Set("MessageAttributes", attributes(p.in.Message.Attributes))
	}
	if p.fifo {
		b.Set("MessageGroupId", value.Text(p.in.Message.GroupID))
		b.Set("SequenceNumber", value.Text(action.SequenceNumber(p.sequence())))
	}
	return b
}

// Peek renders one of the latest messages whole, with the text that a notification's Signature is of; null when it is
// none of them.
func (n *node) Peek(number uint64) value.Value {
	for _, p := range n.recent.all {
		if p == nil || p.number != number {
			continue
		}
		b := messageValue(p, p.in.Message.Body)
		for _, t := range p.in.Texts {
			b.Set("Message for "+t.Protocol, value.Text(t.Text))
		}
		notification := head(p, TopicARN(p.place, n.topic.settings.name), p.in.Message.Body, false).Value()
		b.Set("StringToSign", value.Text(StringToSign(notification)))
		return b.Value()
	}
	return value.Null
}

// firstBytes cuts a text between two of its characters.
func firstBytes(text string, n int) (part string, cut bool) {
	if len(text) <= n {
		return text, false
	}
	for n > 0 && text[n]&0xc0 == 0x80 {
		n--
	}
	return text[:n], true
}

var _ component.Peeker = (*node)(nil)
