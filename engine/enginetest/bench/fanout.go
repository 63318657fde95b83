package bench

import (
	"strconv"
	"strings"
	"time"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/scenario"
)

const (
	fanWidth   = 1_000 // subscriptions, each with a filter policy that the message meets
	fanTurns   = 60    // so many that a browser has compiled all of it well
	fanRounds  = 50    // publishes of one turn
	fanBetween = 100 * time.Millisecond
	fanKept    = time.Minute // for so long a queue keeps its copies: longer than a turn takes
)

// FanOut measures deliveries a second of Amazon SNS: one publish to 1,000 queues, each of whose subscriptions has a
// filter policy of its own, as typed components with the trace and the metrics of a session; and in a session, where
// every copy and its answer cross a wire. A delivery is a copy that its queue holds and its topic has counted; between
// the turns, off the clock, all copies expire. Their yardstick appends every copy to a bare queue.
func FanOut(clock Clock, kinds scenario.Kinds) []Figure {
	return []Figure{
		fanned(clock, "fan-out", newTypedFan()),
		fanned(clock, "fan-out raw", newTypedFan(`"RawMessageDelivery":true`)),
		fanned(clock, "fan-out between wires", newWiredFan(kinds)),
	}
}

// fan publishes messages to all its queues.
type fan interface {
	live(publishes int)
	expire()
}

func fanned(clock Clock, name string, f fan) Figure {
	bare := newBareFan()
	f.live(fanRounds) // beyond the first growth of tables
	f.expire()
	var ours, theirs turns
	for range fanTurns {
		ours.take(clock, func() { f.live(fanRounds) })
		theirs.take(clock, func() { bare.live(fanRounds) })
		f.expire()
	}
	return compare(name, fanRounds*fanWidth, ours.best, theirs.best)
}

// fanPolicy is the filter policy of a subscription: one of a thousand, that all let soup pass.
func fanPolicy(i int) string {
	return `"FilterPolicy":{"dish":["cake ` + strconv.Itoa(i) + `","soup"],"guests":[{"numeric":[">",` + strconv.Itoa(i%5) + `]}]}`
}

// fanMessage is what is published.
func fanMessage(lineage uint64) *action.Publish {
	m := action.Message{Body: body, Token: component.Token{Lineage: lineage, Attempt: 1}}
	m.Attributes = []action.Attribute{{Name: "dish", Type: "String", Value: "soup"}, {Name: "guests", Type: "Number", Value: "7"}}
	return &action.Publish{Message: m}
}

// fanScene has the topic and its queues, whose copies expire after a minute.
func fanScene() string {
	var b strings.Builder
	b.WriteString(`{"format":1,"title":"Fan-out","seed":7,"nodes":[{"id":"orders","kind":"sns","filterPoliciesMax":1000}`)
	for i := range fanWidth {
		b.WriteString(`,{"id":"q` + strconv.Itoa(i) + `","kind":"sqs","MessageRetentionPeriod":` + strconv.Itoa(int(fanKept.Seconds())) + `}`)
	}
	b.WriteString(`],"wires":[`)
	for i := range fanWidth {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`{"from":"orders","to":"q` + strconv.Itoa(i) + `","latency":"1ms",` + fanPolicy(i) + `}`)
	}
	b.WriteString(`]}`)
	return b.String()
}

// wiredFan is that scenario, asked from outside.
type wiredFan struct {
	session *engine.Session
	topic   uint32
}

func newWiredFan(kinds scenario.Kinds) *wiredFan {
	s := session(fanScene(), kinds)
	topic, _ := s.Index("orders")
	return &wiredFan{s, topic}
}

// live lets so many messages go all the way.
func (f *wiredFan) live(publishes int) {
	for range publishes {
		f.session.Ask(f.topic, "in", fanMessage(f.session.NewLineage()))
		if r := f.session.Replies()[0].Result; r.Fault != nil {
			panic("bench: " + r.Fault.Message)
		}
		f.session.Advance(f.session.Now().Add(fanBetween), 1<<30)
	}
}

// expire lets time pass until the queues are empty.
func (f *wiredFan) expire() { f.session.Advance(f.session.Now().Add(fanKept), 1<<30) }

// bareFan appends every copy to the ring of its receiver.
type bareFan struct{ queues []*bareQueue }

func newBareFan() *bareFan {
	f := &bareFan{}
	for range fanWidth {
		f.queues = append(f.queues, newBareQueue(64))
	}
	return f
}

func (f *bareFan) live(publishes int) {
	for range publishes {
		for _, q := range f.queues {
			q.send(body)
		}
	}
}
