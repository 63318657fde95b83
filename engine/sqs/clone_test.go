package sqs_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
)

// live is one random life of a queue as a component: what a producer, two consumers, a person and a dead-letter queue
// do to it. The same stream of random numbers gives the same life.
type live struct {
	world
	r    *rand.Rand
	seen int // replies that were looked at
	held []action.ReceivedMessage
}

func newLive(t *testing.T, seed uint64) *live {
	l := &live{world: newWorld(t, `{"VisibilityTimeout":3,"maxReceiveCount":2,"MessageRetentionPeriod":60}`), r: rand.New(rand.NewPCG(seed, 1))}
	l.Connect("dead-letter", "orders-dlq", "")
	return l
}

func (l *live) step() {
	switch l.r.IntN(12) {
	case 0, 1, 2:
		m := action.Message{Body: "order", Token: component.Token{Lineage: l.NewLineage(), Attempt: 1}}
		l.Deliver("in", "shop", &action.SendMessage{Message: m, DelaySeconds: l.r.Int64N(4) - 1})
	case 3, 4, 5:
		l.Deliver("in", "kitchen", receive(1+l.r.Int64N(10), l.r.Int64N(6), action.Unset))
	case 6:
		l.Deliver("in", "bar", receive(1, 20, l.r.Int64N(40)))
	case 7:
		if n := len(l.held); n > 0 {
			m := l.held[l.r.IntN(n)]
			l.Deliver("in", "kitchen", &action.DeleteMessage{Handle: m.Handle, Token: m.Message.Token})
		}
	case 8:
		if n := len(l.Calls); n > 0 {
			answers := []component.Result{{Out: action.Empty{}}, {Fault: &component.Fault{Code: "ConnectionRefused", Server: true}}}
			l.Return(l.Calls[max(0, n-1-l.r.IntN(4))].ID, answers[l.r.IntN(2)])
		}
	default:
		l.Advance(time.Duration(l.r.Int64N(int64(2 * time.Second))))
	}
	for ; l.seen < len(l.Replies); l.seen++ {
		if out, ok := l.Replies[l.seen].Result.Out.(*action.ReceiveMessageResult); ok {
			l.held = append(l.held, out.Messages...)
		}
	}
}

// A clone that gets the same inputs writes the same trace, gives the same answers and looks the same.
func TestACloneLivesTheSameLife(t *testing.T) {
	for seed := range uint64(20) {
		a := newLive(t, seed)
		for range 300 {
			a.step()
		}
		b := *a
		b.FakeEnv = a.FakeEnv.Clone()
		b.held = append([]action.ReceivedMessage(nil), a.held...)
		a.r, b.r = rand.New(rand.NewPCG(seed, 2)), rand.New(rand.NewPCG(seed, 2))
		for range 300 {
			a.step()
		}
		for range 300 {
			b.step()
		}
		require.Equal(t, a.Text(), b.Text())
		require.Equal(t, a.Log.Hash(), b.Log.Hash())
		require.Equal(t, a.Replies, b.Replies)
		require.Equal(t, a.Gauges, b.Gauges)
		require.Equal(t, a.contents(), b.contents())
		require.Equal(t, a.Component.Inspect().String(), b.Component.Inspect().String())
	}
}

// However a queue lives, it has one timer at most, and none while nothing waits.
func TestALiveQueueKeepsOneTimer(t *testing.T) {
	l := newLive(t, 7)
	for range 2000 {
		l.step()
		require.LessOrEqual(t, l.Pending(), 1)
	}
	l.Advance(time.Hour)
	require.EqualValues(t, []int64{0, 0, 0, -1}, l.Gauges, "an hour later everything has expired")
	require.Zero(t, l.Pending())
}

func TestALifeWithAnOutageLosesNoMessage(t *testing.T) {
	for seed := range uint64(20) {
		l := newLive(t, seed)
		for range 200 {
			l.step()
		}
		before := l.Gauges[0] + l.Gauges[1] + l.Gauges[2]
		l.Crash()
		l.Recover()
		require.Equal(t, before, l.Gauges[0]+l.Gauges[1]+l.Gauges[2])
		require.LessOrEqual(t, l.Pending(), 1)
	}
}
