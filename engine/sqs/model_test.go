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
)

func settings() sqs.Settings {
	return sqs.Settings{VisibilityTimeout: 30 * time.Second, MessageRetentionPeriod: 4 * 24 * time.Hour, MaximumMessageSize: 1 << 20}
}

// model is a queue without a thought for speed: a slice of messages, each of which knows until when it waits.
type model struct {
	settings sqs.Settings
	all      []*modelled
	totals   sqs.Totals
}

type modelled struct {
	message  action.Message
	id       action.MessageID
	handle   action.ReceiptHandle // of the latest receive
	sent     kernel.Time
	received kernel.Time
	state    string // "delayed", "visible", "in flight", "moving"
	until    kernel.Time
	receives uint32
}

// pass lets time go by: whatever is over by now has ended.
func (m *model) pass(now kernel.Time) {
	m.remove(&m.totals.Expired, func(x *modelled) bool { return x.sent.Add(m.settings.MessageRetentionPeriod) <= now })
	for _, x := range m.all {
		if (x.state == "delayed" || x.state == "in flight") && x.until <= now {
			x.state = "visible"
		}
	}
}

func (m *model) remove(total *int64, gone func(*modelled) bool) {
	m.all = slices.DeleteFunc(m.all, func(x *modelled) bool {
		if gone(x) {
			*total++
			return true
		}
		return false
	})
}

func (m *model) count(state string) (n int64) {
	for _, x := range m.all {
		if x.state == state {
			n++
		}
	}
	return n
}

func (m *model) counts() sqs.Counts {
	return sqs.Counts{Totals: m.totals, Delayed: m.count("delayed"), Visible: m.count("visible"), InFlight: m.count("in flight") + m.count("moving")}
}

func (m *model) find(match func(*modelled) bool) *modelled {
	if i := slices.IndexFunc(m.all, match); i >= 0 {
		return m.all[i]
	}
	return nil
}

// history drives a queue and its model with the same random operations and compares them after each.
type history struct {
	t       *testing.T
	r       *rand.Rand
	q       *sqs.Queue
	m       *model
	now     kernel.Time
	handles []action.ReceivedMessage
	moves   []sqs.Move
}

var steps = []struct {
	weight int
	do     func(*history)
}{
	{30, (*history).send}, {30, (*history).receive}, {15, (*history).delete}, {10, (*history).change},
	{30, (*history).wait}, {10, (*history).endMove}, {1, (*history).purge}, {2, (*history).configure}, {3, (*history).moveIn},
}

func (h *history) step() {
	n := h.r.IntN(131)
	for _, s := range steps {
		if n -= s.weight; n < 0 {
			s.do(h)
			break
		}
	}
	h.q.Records()
	h.moves = append(h.moves, h.q.Moves()...)
	got := h.q.Counts()
	require.Equal(h.t, h.m.counts(), got)
	require.Equal(h.t, got.Arrived+got.Duplicated, got.Delayed+got.Visible+got.InFlight+got.Deleted+got.Expired+got.Redriven+got.Purged)
}

func (h *history) message() action.Message {
	m := action.Message{Body: strings.Repeat(string(rune('a'+h.r.IntN(26))), 1+h.r.IntN(40)), Token: component.Token{Lineage: h.r.Uint64(), Attempt: 1}}
	if h.r.IntN(20) == 0 {
		m.Body = strings.Repeat(m.Body, 1+h.r.IntN(2000))
	}
	for i := range h.r.IntN(4) {
		m.Attributes = append(m.Attributes, action.Attribute{Name: fmt.Sprintf("a%d", i), Type: "String", Value: strings.Repeat("v", 1+h.r.IntN(300))})
	}
	if h.r.IntN(4) == 0 {
		m.GroupID, m.DeduplicationID = "group", "deduplication"
	}
	if h.r.IntN(5) == 0 {
		m.Shared = &action.Shared{Head: strings.Repeat("h", h.r.IntN(9)), Tail: "tail"}
		m.Body = m.Body[:h.r.IntN(2)]
	}
	return m
}

func (h *history) send() {
	in := &action.SendMessage{Message: h.message(), DelaySeconds: int64(h.r.IntN(8)) - 1}
	h.pass()
	out, fault := h.q.SendMessage(h.now, 0, in)
	require.Nil(h.t, fault)
	x := &modelled{message: in.Message, id: out.ID, sent: h.now, state: "visible"}
	if in.DelaySeconds > 0 {
		x.state, x.until = "delayed", h.now.Add(time.Duration(in.DelaySeconds)*time.Second)
	}
	h.m.all = append(h.m.all, x)
	h.m.totals.Arrived++
}

func (h *history) moveIn() {
	moved := &action.Moved{ID: action.MessageID{Key: 77, Number: h.r.Uint64()}, Sent: h.now - kernel.Time(h.r.Int64N(int64(h.now)/2+1)), Receives: 2}
	h.pass()
	out, fault := h.q.SendMessage(h.now, 0, &action.SendMessage{Message: h.message(), Moved: moved, DelaySeconds: 5})
	require.Nil(h.t, fault)
	require.Equal(h.t, moved.ID, out.ID)
	h.q.Advance(h.now)
	h.m.totals.Arrived++
	if moved.Sent.Add(h.m.settings.MessageRetentionPeriod) <= h.now {
		h.m.totals.Expired++
		return
	}
	h.m.all = append(h.m.all, &modelled{id: out.ID, sent: moved.Sent, state: "visible", receives: 2})
}

func (h *history) receive() {
	timeouts := []int64{action.Unset, 0, 1, int64(h.r.IntN(100)), int64(h.r.IntN(43_201))}
	in := &action.ReceiveMessage{MaxNumberOfMessages: 1 + h.r.Int64N(10), VisibilityTimeout: timeouts[h.r.IntN(len(timeouts))]}
	h.pass()
	was := h.m.count("visible")
	out, fault := h.q.ReceiveMessage(h.now, 0, in)
	require.Nil(h.t, fault)
	begun := h.q.Moves()
	h.moves = append(h.moves, begun...)
	require.EqualValues(h.t, min(in.MaxNumberOfMessages, was-int64(len(begun))), len(out.Messages))
	for _, move := range begun {
		x := h.m.find(func(x *modelled) bool { return x.id == move.Request.Moved.ID })
		require.Equal(h.t, "visible", x.state)
		require.GreaterOrEqual(h.t, x.receives, h.m.settings.MaxReceiveCount)
		x.state = "moving"
	}
	for _, got := range out.Messages {
		h.took(in, got)
	}
	h.handles = append(h.handles, out.Messages...)
}

func (h *history) took(in *action.ReceiveMessage, got action.ReceivedMessage) {
	x := h.m.find(func(x *modelled) bool { return x.id == got.ID })
	require.Equal(h.t, "visible", x.state)
	x.receives++
	require.Equal(h.t, x.receives, got.ReceiveCount)
	require.Equal(h.t, x.sent, got.Sent)
	if x.message.TextBytes() > 0 {
		want := x.message
		want.Token.Attempt = uint8(min(x.receives, 255))
		require.Equal(h.t, want, got.Message)
	}
	x.handle, x.received = got.Handle, h.now
	hidden := h.m.settings.VisibilityTimeout
	if in.VisibilityTimeout != action.Unset {
		hidden = time.Duration(in.VisibilityTimeout) * time.Second
	}
	x.hide(h.now, hidden)
}

func (x *modelled) hide(now kernel.Time, hidden time.Duration) {
	x.state, x.until = "in flight", now.Add(hidden)
	if hidden == 0 {
		x.state = "visible"
	}
}

// handle picks a receive that happened, of whatever became of its message since.
func (h *history) handle() (action.ReceiptHandle, *modelled) {
	if len(h.handles) == 0 {
		return action.ReceiptHandle{ID: action.MessageID{Key: 1}}, nil
	}
	picked := h.handles[max(0, len(h.handles)-1-h.r.IntN(20))].Handle
	return picked, h.m.find(func(x *modelled) bool { return x.handle == picked && x.state != "moving" })
}

func (h *history) delete() {
	h.pass()
	handle, x := h.handle()
	require.Nil(h.t, h.q.DeleteMessage(h.now, 0, &action.DeleteMessage{Handle: handle}))
	h.m.remove(&h.m.totals.Deleted, func(y *modelled) bool { return x == y })
}

func (h *history) change() {
	h.pass()
	handle, _ := h.handle()
	x := h.m.find(func(x *modelled) bool { return x.handle.ID == handle.ID && x.state != "moving" })
	seconds := []int64{0, 1, 5, int64(h.r.IntN(43_201))}[h.r.IntN(4)]
	hidden := time.Duration(seconds) * time.Second
	fault := h.q.ChangeMessageVisibility(h.now, 0, &action.ChangeMessageVisibility{Handle: handle, VisibilityTimeout: seconds})
	inFlight := x != nil && x.state == "in flight"
	allowed := x != nil && (!inFlight || h.now.Sub(x.received)+hidden <= 43_200*time.Second)
	require.Equal(h.t, allowed, fault == nil)
	if allowed && inFlight {
		x.hide(h.now, hidden)
	}
}

func (h *history) wait() {
	if next := h.q.Next(); h.r.IntN(2) == 0 && next != kernel.Forever {
		h.now = next // exactly when something is over
	} else {
		h.now += kernel.Time(h.r.Int64N(int64(3 * time.Second)))
	}
	h.pass()
}

func (h *history) pass() {
	h.q.Advance(h.now)
	h.m.pass(h.now)
}

func (h *history) endMove() {
	if len(h.moves) == 0 {
		return
	}
	h.pass()
	i, taken := h.r.IntN(len(h.moves)), h.r.IntN(3) > 0
	id := h.moves[i].Request.Moved.ID
	x := h.m.find(func(x *modelled) bool { return x.id == id })
	require.Equal(h.t, x != nil, h.q.Moved(h.now, h.moves[i], taken))
	h.moves = slices.Delete(h.moves, i, i+1)
	switch {
	case x != nil && taken:
		h.m.remove(&h.m.totals.Redriven, func(y *modelled) bool { return x == y })
	case x != nil:
		x.hide(h.now, time.Second)
	}
}

func (h *history) purge() {
	h.pass()
	if h.q.PurgeQueue(h.now, 0) == nil {
		h.m.remove(&h.m.totals.Purged, func(*modelled) bool { return true })
	}
}

func (h *history) configure() {
	s := settings()
	s.VisibilityTimeout = time.Duration(h.r.IntN(60)) * time.Second
	s.MessageRetentionPeriod = time.Duration(60+h.r.IntN(600)) * time.Second
	s.MaxReceiveCount = uint32(3 * h.r.IntN(2))
	h.q.Configure(h.now, s)
	h.m.settings = s
	h.pass()
}

func newHistory(t *testing.T, seed uint64) *history {
	return &history{t: t, r: rand.New(rand.NewPCG(seed, 7)), q: sqs.NewQueue(1, settings()), m: &model{settings: settings()}}
}

// A queue counts every message once, and does what the simplest queue does, after every operation of any history.
func TestRandomHistoriesAgreeWithTheModel(t *testing.T) {
	for seed := range uint64(30) {
		h := newHistory(t, seed)
		for range 1000 {
			h.step()
		}
	}
}

// A clone goes on as the original would, and neither touches the other.
func TestACloneOfAQueueGoesItsOwnWay(t *testing.T) {
	for seed := range uint64(20) {
		h := newHistory(t, seed)
		for range 500 {
			h.step()
		}
		c := *h
		c.q = h.q.Clone()
		c.m = &model{settings: h.m.settings, totals: h.m.totals}
		for _, x := range h.m.all {
			copied := *x
			c.m.all = append(c.m.all, &copied)
		}
		c.handles, c.moves = slices.Clone(h.handles), slices.Clone(h.moves)
		h.r, c.r = rand.New(rand.NewPCG(seed, 8)), rand.New(rand.NewPCG(seed, 9))
		for range 500 {
			h.step()
			c.step()
		}
	}
}
