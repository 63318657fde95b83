package sqs_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/sqs"
	"playground/engine/trace"
)

// deed is one random thing done to a queue, as three numbers, so that it can be done again to another.
type deed struct{ what, a, b uint64 }

// twin is a queue with every deed of its life.
type twin struct {
	queue *sqs.Queue
	now   kernel.Time
	held  []action.ReceivedMessage
	moves []sqs.Move
	told  []trace.Record
	life  []deed
}

// braces are what some messages share.
var braces = &action.Shared{Head: "{", Tail: "}"}

func newTwin() *twin {
	s := settings()
	s.MaxReceiveCount = 3
	return &twin{queue: sqs.NewQueue(1, s)}
}

func (w *twin) clone() *twin {
	c := *w
	c.queue = w.queue.Clone()
	c.held, c.moves, c.told, c.life = slices.Clone(w.held), slices.Clone(w.moves), slices.Clone(w.told), slices.Clone(w.life)
	return &c
}

// bodyOf says which message it is of; some bodies are larger than what shares its page with others.
func bodyOf(d deed) string {
	size := d.a % 200
	if d.b%20 == 0 {
		size *= 100
	}
	return fmt.Sprint(d.b%1000) + strings.Repeat(string(rune('a'+d.b%26)), int(size))
}

func (w *twin) do(d deed) {
	w.life = append(w.life, d)
	switch q := w.queue; d.what % 12 {
	case 0, 1, 2, 3:
		in := &action.SendMessage{Message: action.Message{Body: bodyOf(d), Token: component.Token{Lineage: d.b, Attempt: 1}}, DelaySeconds: int64(d.a%3) - 1}
		if d.a%5 == 0 {
			in.Message.Attributes = []action.Attribute{{Name: "n", Type: "Number", Value: fmt.Sprint(d.a)}}
		}
		if d.a%6 == 0 {
			in.Message.Shared = braces
		}
		if d.a%7 == 0 {
			in.Moved = &action.Moved{ID: action.MessageID{Key: 9, Number: d.b}, Sent: w.now, Receives: 2}
		}
		_, _ = q.SendMessage(w.now, 1, in)
	case 4, 5, 6:
		out, fault := q.ReceiveMessage(w.now, 2, &action.ReceiveMessage{MaxNumberOfMessages: 1 + int64(d.a%10), VisibilityTimeout: int64(d.b%40) - 1})
		if fault == nil {
			w.held = append(w.held, out.Messages...)
		}
		w.moves = append(w.moves, q.Moves()...)
	case 7, 8:
		if n := uint64(len(w.held)); n > 0 {
			_ = q.DeleteMessage(w.now, 2, &action.DeleteMessage{Handle: w.held[d.a%n].Handle})
		}
	case 9:
		if n := uint64(len(w.held)); n > 0 {
			_ = q.ChangeMessageVisibility(w.now, 2, &action.ChangeMessageVisibility{Handle: w.held[d.a%n].Handle, VisibilityTimeout: int64(d.b % 5)})
		}
	case 10:
		if len(w.moves) > 0 {
			q.Moved(w.now, w.moves[0], d.a%2 == 0)
			w.moves = w.moves[1:]
		}
	default:
		if d.a%1000 == 0 {
			_ = q.PurgeQueue(w.now, 2)
		}
		w.now = w.now.Add(time.Duration(d.b % uint64(3*time.Second)))
		q.Advance(w.now)
	}
	w.told = append(w.told, w.queue.Records()...)
}

// purged is what a purge leaves of a copy.
func (w *twin) purged() sqs.Counts {
	c := w.queue.Clone()
	_ = c.PurgeQueue(w.now.Add(time.Hour), 0)
	return c.Counts()
}

// last is all that a queue still has: the counts, and every message with all that it carries.
func (w *twin) last() string {
	var text strings.Builder
	fmt.Fprintln(&text, w.queue.Counts())
	for {
		out, fault := w.queue.ReceiveMessage(w.now, 2, &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: 40_000})
		for _, m := range w.queue.Moves() {
			w.queue.Moved(w.now, m, true)
		}
		if fault != nil || len(out.Messages) == 0 && w.queue.Next() == kernel.Forever {
			break
		}
		fmt.Fprintln(&text, out.Messages)
		if len(out.Messages) == 0 {
			w.now = w.queue.Next()
		}
		w.queue.Records()
	}
	return text.String()
}

// Queues that share what they have in common, each with a life of its own from then on, live as if they were alone.
func TestClonesShareMemoryAndNothingElse(t *testing.T) {
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 3))
		all := []*twin{newTwin()}
		for range 700 { // several pages
			all[0].do(deed{0, r.Uint64N(1 << 40), r.Uint64N(1 << 40)})
		}
		for range 1500 {
			w := all[r.IntN(len(all))]
			w.do(deed{r.Uint64N(1 << 40), r.Uint64N(1 << 40), r.Uint64N(1 << 40)})
			if r.IntN(60) == 0 && len(all) < 12 {
				all = append(all, w.clone())
			}
		}
		require.Greater(t, len(all), 3)
		for i, w := range all {
			alone := newTwin()
			for _, d := range w.life {
				alone.do(d)
			}
			require.Equal(t, alone.told, w.told, "seed %d, queue %d", seed, i)
			purged, last := w.purged(), w.last()
			require.Equal(t, alone.clone().last(), last, "seed %d, queue %d", seed, i)
			require.Equal(t, alone.purged(), purged, "seed %d, queue %d", seed, i)
		}
	}
}

// later is when every message that was received is visible again.
const later = kernel.Time(31 * time.Second)

// drained tells what a copy of a queue gives when it is emptied, and when it is purged.
func drained(q *sqs.Queue) (told []string) {
	purged := q.Clone()
	_ = purged.PurgeQueue(later, 0)
	told = append(told, fmt.Sprint(purged.Counts(), purged.Oldest()))
	for c := q.Clone(); ; {
		out, _ := c.ReceiveMessage(later, 0, &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: 30})
		if len(out.Messages) == 0 {
			return append(told, fmt.Sprint(c.Counts()))
		}
		for _, m := range slices.Backward(out.Messages) {
			_ = c.DeleteMessage(later, 0, &action.DeleteMessage{Handle: m.Handle})
			told = append(told, fmt.Sprint(m.Handle, m.Message.Text(), c.Oldest()))
		}
	}
}

// Whichever message leaves a copy, or comes to it, the original keeps every neighbour, on whatever page it lies.
func TestAMessageOfACopyLeavesTheOriginalAlone(t *testing.T) {
	const n = 383 // the next one has a page of its own
	q := sqs.NewQueue(1, settings())
	send := func(to *sqs.Queue, at kernel.Time) {
		_, _ = to.SendMessage(at, 0, &action.SendMessage{Message: action.Message{Body: fmt.Sprint("order ", at)}, DelaySeconds: action.Unset})
	}
	for i := range kernel.Time(n) {
		send(q, i)
	}
	whole := drained(q)
	require.Len(t, whole, n+2)
	c := q.Clone()
	send(c, n)
	require.Equal(t, whole, drained(q), "one came to a copy")
	_ = q.Clone().PurgeQueue(n, 0)
	require.Equal(t, whole, drained(q), "a copy was purged")

	var all []action.ReceivedMessage
	for len(all) < n { // neighbours in time are not always neighbours in hiding
		in := &action.ReceiveMessage{MaxNumberOfMessages: 1, VisibilityTimeout: 20 + int64(len(all)+1)/128%2}
		out, _ := q.ReceiveMessage(n, 0, in)
		all = append(all, out.Messages...)
	}
	whole = drained(q)
	for _, m := range all {
		_ = q.Clone().DeleteMessage(n, 0, &action.DeleteMessage{Handle: m.Handle})
		require.Equal(t, whole, drained(q), "%s left a copy", m.Message.Body)
	}
}

// A clone of a million messages takes next to no memory of its own.
func TestAClonedQueueSharesItsMessages(t *testing.T) {
	q := fill(100_000, body64)
	c := q.Clone()
	require.Greater(t, q.Bytes(nil), int64(100_000*(64+90)))
	require.Less(t, c.Bytes(q), q.Bytes(nil)/100)
	for range 100 {
		_, _ = c.ReceiveMessage(0, 2, &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: action.Unset})
	}
	require.Less(t, c.Bytes(q), q.Bytes(nil)/20)
	require.Greater(t, c.Bytes(q), int64(1000*90), "what it changed is its own")
}
