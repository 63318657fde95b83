package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// topic accepts messages: it checks, counts and numbers them, and knows a FIFO topic's duplicates.
type topic struct {
	settings settings
	key      uint64 // tells its ids from those of other topics
	number   uint64 // of the latest message
	rate     kernel.Bucket
	bytes    kernel.Bucket                // FIFO with FifoThroughputScope Topic
	groups   kernel.Window[kernel.Bucket] // FIFO: the messages of each group
	accepted kernel.Window[accepted]      // FIFO: what was accepted within the deduplication interval
}

// accepted is what a FIFO topic answered to a publish, for as long as it remembers it.
type accepted struct {
	id     action.MessageID
	number uint64
}

// publication is a message that was accepted, before it is copied. It never changes.
type publication struct {
	in       *action.Publish
	place    *action.Place
	id       action.MessageID
	at       kernel.Time
	number   uint64
	group    uint64 // hash of the message group of a FIFO topic
	once     string // MessageDeduplicationId of a FIFO topic
	fifo     bool
	replayed bool // delivered again, from the archive
}

// sequence is the SequenceNumber of a FIFO topic's message.
func (p *publication) sequence() uint64 {
	if !p.fifo {
		return 0
	}
	return p.number * sequenceStep
}

// token is how the message is followed.
func (p *publication) token() component.Token { return p.in.Message.Token }

// accept takes a message that was found to be sound, unless there are too many. It returns nil and the answer of the
// first where a FIFO topic has the message already.
func (t *topic) accept(now kernel.Time, in *action.Publish, at *action.Place) (*publication, *action.PublishResult, *component.Fault) {
	p := &publication{in: in, place: at, at: now, fifo: t.settings.fifo}
	if p.fifo {
		p.group = hash(in.Message.GroupID)
	}
	if t.tooMany(now, p) {
		return nil, nil, &throttled
	}
	name := uint64(0)
	if p.fifo {
		p.once = in.Message.DeduplicationID
		if p.once == "" {
			p.once = action.ContentID(in.Message.Body)
		}
		name = hash(p.once)
		if t.settings.perGroup {
			name = name*31 ^ p.group
		}
		if first := t.accepted.Find(now, name); first != nil {
			return nil, &action.PublishResult{ID: first.id, SequenceNumber: first.number * sequenceStep, Token: in.Message.Token}, nil
		}
	}
	t.number++
	p.number, p.id = t.number, action.MessageID{Key: t.key, Number: t.number}
	if p.fifo {
		t.accepted.Put(name, now.Add(deduplicationInterval), accepted{p.id, p.number})
	}
	return p, &action.PublishResult{ID: p.id, SequenceNumber: p.sequence(), Token: in.Message.Token}, nil
}

// tooMany counts a message against the quotas.
func (t *topic) tooMany(now kernel.Time, p *publication) bool {
	s := &t.settings
	if s.unthrottled {
		return false
	}
	if p.fifo {
		var b kernel.Bucket
		if known := t.groups.Find(now, p.group); known != nil {
			b = *known
		}
		if !b.Take(now, 1, groupRate) {
			return true
		}
		t.groups.Put(p.group, now.Add(bucketTime), b)
	}
	if p.fifo && !s.perGroup {
		return !t.rate.Take(now, 1, min(fifoRate, s.publishRate)) || !t.bytes.Take(now, int64(size(&p.in.Message)), fifoBytesRate)
	}
	return !t.rate.Take(now, 1, s.publishRate)
}

var throttled = component.Fault{Code: "Throttled", Message: "Rate exceeded", Server: true}

func (t *topic) clone() topic {
	c := *t
	c.groups = t.groups.Clone()
	c.accepted = t.accepted.Clone()
	return c
}
