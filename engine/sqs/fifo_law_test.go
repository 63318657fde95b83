package sqs_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/sqs"
)

// ledger is what must be true of a FIFO queue, kept without a thought for speed.
type ledger struct {
	t     *testing.T
	r     *rand.Rand
	q     *sqs.Queue
	s     sqs.Settings
	now   kernel.Time
	live  []*entered // in order of arrival
	known map[string]remembered
	last  uint64
}

type entered struct {
	id       action.MessageID
	group    string
	sequence uint64
	sent     kernel.Time
	shown    kernel.Time // when it is visible again; not after now for one that is visible
	handle   action.ReceiptHandle
	receives int
}

type remembered struct {
	out action.SendMessageResult
	end kernel.Time
}

func fifoSettings(r *rand.Rand) sqs.Settings {
	s := settings()
	s.FIFO = true
	s.ScopedToGroup = r.IntN(2) == 0
	s.PerMessageGroupID, s.Unthrottled = s.ScopedToGroup, !s.ScopedToGroup // high throughput has quotas that are not met here
	s.ContentBased = r.IntN(2) == 0
	s.MaxReceiveCount = uint32(r.IntN(3) * 2)
	s.DelaySeconds = []time.Duration{0, 0, 3 * time.Second}[r.IntN(3)]
	s.VisibilityTimeout = time.Duration(1+r.IntN(20)) * time.Second
	s.MessageRetentionPeriod = []time.Duration{60 * time.Second, 96 * time.Hour}[r.IntN(2)]
	return s
}

// pass lets time go by in the ledger.
func (l *ledger) pass() {
	kept := l.live[:0]
	for _, e := range l.live {
		if e.sent.Add(l.s.MessageRetentionPeriod) > l.now {
			kept = append(kept, e)
		}
	}
	l.live = kept
}

func (l *ledger) drop(gone func(*entered) bool) {
	kept := l.live[:0]
	for _, e := range l.live {
		if !gone(e) {
			kept = append(kept, e)
		}
	}
	l.live = kept
}

func (l *ledger) send() {
	group, id := fmt.Sprint("g", l.r.IntN(4)), ""
	body := fmt.Sprint("body ", l.r.IntN(12))
	if !l.s.ContentBased || l.r.IntN(2) == 0 {
		id = fmt.Sprint("d", l.r.IntN(12))
	}
	in := &action.SendMessage{Message: action.Message{Body: body, GroupID: group, DeduplicationID: id, Token: component.Token{Lineage: 1, Attempt: 1}}, DelaySeconds: action.Unset}
	out, fault := l.q.SendMessage(l.now, 0, in)
	require.Nil(l.t, fault)
	name := id
	if id == "" {
		name = body
	}
	if l.s.ScopedToGroup {
		name = group + " " + name
	}
	if first, ok := l.known[name]; ok && l.now < first.end {
		require.Equal(l.t, first.out, *out, "a second send is answered as the first")
		return
	}
	require.Greater(l.t, out.Sequence, l.last, "sequence numbers rise")
	l.last = out.Sequence
	l.known[name] = remembered{*out, l.now.Add(5 * time.Minute)}
	l.live = append(l.live, &entered{id: out.ID, group: group, sequence: out.Sequence, sent: l.now, shown: l.now.Add(l.s.DelaySeconds)})
}

func (l *ledger) receive() {
	most := int64(1 + l.r.IntN(10))
	out, fault := l.q.ReceiveMessage(l.now, 0, &action.ReceiveMessage{MaxNumberOfMessages: most, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset})
	require.Nil(l.t, fault)
	for _, m := range l.q.Moves() {
		l.drop(func(e *entered) bool { return e.id == m.Request.Moved.ID })
		require.True(l.t, l.q.Moved(l.now, m, true))
	}
	got := map[action.MessageID]bool{}
	for _, m := range out.Messages {
		for _, e := range l.live {
			if e.group != m.Message.GroupID || e.sequence > m.Sequence {
				continue
			}
			if e.sequence < m.Sequence {
				require.True(l.t, got[e.id], "%d of %s before %d, which is still there", m.Sequence, e.group, e.sequence)
				continue
			}
			require.Equal(l.t, e.id, m.ID)
			require.LessOrEqual(l.t, e.shown, l.now, "it was hidden")
			e.handle, e.shown, got[e.id] = m.Handle, l.now.Add(l.s.VisibilityTimeout), true
			e.receives++
			require.EqualValues(l.t, e.receives, m.ReceiveCount)
		}
		require.True(l.t, got[m.ID], "a message that is not there any more")
	}
	if int64(len(out.Messages)) < most {
		l.nothingLeft()
	}
}

// nothingLeft: no group has a first message that could have been received.
func (l *ledger) nothingLeft() {
	seen := map[string]bool{}
	for _, e := range l.live {
		if !seen[e.group] {
			require.Greater(l.t, e.shown, l.now, "%s could have been received", e.group)
		}
		seen[e.group] = true
	}
}

func (l *ledger) one() *entered {
	if len(l.live) == 0 {
		return nil
	}
	e := l.live[l.r.IntN(len(l.live))]
	if e.receives == 0 {
		return nil
	}
	return e
}

func (l *ledger) delete() {
	e := l.one()
	if e == nil {
		return
	}
	fault := l.q.DeleteMessage(l.now, 0, &action.DeleteMessage{Handle: e.handle})
	if e.shown <= l.now {
		require.NotNil(l.t, fault, "the handle of a message that is visible again has expired")
		require.Contains(l.t, fault.Message, "The receipt handle has expired.")
		return
	}
	require.Nil(l.t, fault)
	l.drop(func(x *entered) bool { return x == e })
}

func (l *ledger) change() {
	e := l.one()
	if e == nil || e.shown <= l.now {
		return
	}
	n := int64(l.r.IntN(30))
	require.Nil(l.t, l.q.ChangeMessageVisibility(l.now, 0, &action.ChangeMessageVisibility{Handle: e.handle, VisibilityTimeout: n}))
	e.shown = l.now.Add(time.Duration(n) * time.Second)
}

// The order is kept in every group, every message is taken once within the deduplication interval, and none is kept
// back without need, whatever is sent, received, deleted, changed, expires and is dead-lettered.
func TestFIFOLaws(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		l := &ledger{t: t, r: r, s: fifoSettings(r), known: map[string]remembered{}}
		l.q = sqs.NewQueue(seed, l.s)
		for range 400 {
			switch n := r.IntN(100); {
			case n < 35:
				l.send()
			case n < 60:
				l.receive()
			case n < 75:
				l.delete()
			case n < 82:
				l.change()
			case n < 83:
				require.NotNil(t, l.q.Clone())
			default:
				l.now += kernel.Time(r.Int64N(int64([]time.Duration{time.Second, 10 * time.Second, 2 * time.Minute}[r.IntN(3)])))
			}
			l.pass()
			l.q.Advance(l.now)
			l.q.Records()
			c := l.q.Counts()
			require.EqualValues(t, len(l.live), c.Delayed+c.Visible+c.InFlight, "seed %d", seed)
			require.Equal(t, c.Arrived+c.Duplicated, c.Delayed+c.Visible+c.InFlight+c.Deleted+c.Expired+c.Redriven+c.Purged)
		}
	}
}

// A clone goes its own way: what happens to it is as if nothing had happened to the other.
func TestACloneOfAFIFOQueueGoesItsOwnWay(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	l := &ledger{t: t, r: r, s: fifoSettings(r), known: map[string]remembered{}}
	l.q = sqs.NewQueue(1, l.s)
	for range 300 {
		l.send()
		if r.IntN(3) == 0 {
			l.receive()
		}
		l.now += kernel.Time(r.Int64N(int64(20 * time.Second)))
		l.pass()
	}
	c := l.q.Clone()
	before := c.Counts()
	for range 300 {
		l.send()
		l.receive()
		l.delete()
	}
	require.Equal(t, before, c.Counts())
	got, _ := c.ReceiveMessage(l.now, 0, &action.ReceiveMessage{MaxNumberOfMessages: 10, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset})
	again, _ := c.Clone().ReceiveMessage(l.now, 0, &action.ReceiveMessage{MaxNumberOfMessages: 10, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset})
	for _, m := range again.Messages {
		for _, o := range got.Messages {
			require.NotEqual(t, o.ID, m.ID)
		}
	}
}
