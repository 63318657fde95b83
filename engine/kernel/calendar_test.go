package kernel

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// plainList is the future event list as one would explain it: sorted after every change.
type plainList struct {
	items []plainItem
	seq   int
}

type plainItem struct {
	at     Time
	seq    int
	event  Event
	ticket Ticket
}

func (l *plainList) schedule(at Time, e Event, t Ticket) {
	l.seq++
	l.items = append(l.items, plainItem{at, l.seq, e, t})
	slices.SortFunc(l.items, func(a, b plainItem) int {
		if a.at != b.at {
			return int(min(max(a.at-b.at, -1), 1))
		}
		return a.seq - b.seq
	})
}

func (l *plainList) cancel(t Ticket) bool {
	before := len(l.items)
	l.items = slices.DeleteFunc(l.items, func(i plainItem) bool { return i.ticket == t })
	return len(l.items) < before
}

func (l *plainList) clone() *plainList { return &plainList{slices.Clone(l.items), l.seq} }

// history drives a calendar and a plain list by the same random operations.
type history struct {
	t        *testing.T
	r        Rand
	calendar *Calendar
	list     *plainList
	tickets  []Ticket // of all events ever
	now      Time
	spread   int64
	events   int64
}

func (h *history) schedule() {
	at := h.now.Add(time.Duration(h.r.Below(h.spread)))
	switch h.r.Below(50) {
	case 0:
		at = Forever
	case 1:
		at = h.now / 2 // late, for a time that has passed
	}
	h.events++
	e := Event{Owner: uint32(h.r.Below(5)), Kind: uint32(h.r.Below(3)), A: h.events, B: -h.events}
	ticket := h.calendar.Schedule(at, e)
	require.NotZero(h.t, ticket)
	h.tickets = append(h.tickets, ticket)
	h.list.schedule(at, e, ticket)
}

func (h *history) pop() {
	at, e, ok := h.calendar.Pop()
	require.Equal(h.t, len(h.list.items) > 0, ok)
	if !ok {
		require.Equal(h.t, Forever, at)
		return
	}
	require.Equal(h.t, h.list.items[0].at, at)
	require.Equal(h.t, h.list.items[0].event, e)
	h.list.items = h.list.items[1:]
	if at != Forever {
		h.now = at
	}
}

func (h *history) cancel() {
	if len(h.tickets) > 0 {
		ticket := h.tickets[h.r.Below(int64(len(h.tickets)))]
		require.Equal(h.t, h.list.cancel(ticket), h.calendar.Cancel(ticket))
	}
}

func (h *history) discard() {
	owner := uint32(h.r.Below(5))
	h.calendar.Discard(func(e Event) bool { return e.Owner == owner })
	h.list.items = slices.DeleteFunc(h.list.items, func(i plainItem) bool { return i.event.Owner == owner })
}

// clone goes on with the copy, after the original has been emptied: the copy must not notice.
func (h *history) clone() {
	copied, list := h.calendar.Clone(), h.list.clone()
	h.drain()
	h.calendar, h.list = copied, list
}

func (h *history) drain() {
	now := h.now
	for len(h.list.items) > 0 {
		h.pop()
	}
	h.pop()
	h.now = now
}

func (h *history) look() {
	at, ok := h.calendar.Next()
	require.Equal(h.t, len(h.list.items) > 0, ok)
	if ok {
		require.Equal(h.t, h.list.items[0].at, at)
	} else {
		require.Equal(h.t, Forever, at)
	}
	require.Equal(h.t, len(h.list.items), h.calendar.Len())
	h.each(int(h.r.Below(12)), int(h.r.Below(12)))
}

// each looks at the first n events, or stops after fewer.
func (h *history) each(n, stop int) {
	seen := 0
	h.calendar.Each(n, func(at Time, e Event) bool {
		require.Equal(h.t, h.list.items[seen].at, at)
		require.Equal(h.t, h.list.items[seen].event, e)
		seen++
		return seen < stop
	})
	require.Equal(h.t, min(n, max(stop, 1), len(h.list.items)), seen)
}

func (h *history) step() {
	switch dice := h.r.Below(1000); {
	case dice < 420:
		h.schedule()
	case dice < 750:
		h.pop()
	case dice < 930:
		h.cancel()
	case dice < 990:
		h.look()
	case dice < 995:
		h.discard()
	default:
		h.clone()
	}
}

// limitHeap makes the heap spill at a size that a test reaches.
func (c *Calendar) limitHeap(size int) {
	c.heapMax, c.spillAt = size, size
}

// Whatever is scheduled, cancelled, discarded and copied, and in whichever order, the calendar does what a sorted list
// would.
func TestCalendarDoesWhatASortedListWould(t *testing.T) {
	for seed := range uint64(30) {
		h := &history{t: t, r: NewRand(seed, "history"), calendar: &Calendar{}, list: &plainList{}}
		h.spread = []int64{1, 3, 100, 1e9, 1e15}[seed%5]
		if seed%4 == 0 {
			h.calendar.seq = math.MaxUint32 - 300 // the sequence numbers run out on the way
		}
		if seed%3 != 0 {
			h.calendar.limitHeap(16) // so small a heap spills all the time
		}
		for range 2000 {
			h.step()
		}
		h.drain()
	}
}

// A hundred thousand events wait in the buckets; those that are scheduled late, for a time that has passed, come first.
func TestManyEventsWaitBeyondTheHorizon(t *testing.T) {
	var c Calendar
	r := NewRand(5, "many")
	for i := range int64(100_000) {
		c.Schedule(Time(r.Exponential(time.Hour)), Event{A: i})
	}
	require.Less(t, len(c.heap), 40_000)
	for i := range Time(10_000) {
		c.Schedule(-i, Event{A: -1}) // which counts as 0
	}
	last := Time(0)
	for i := range 110_000 {
		at, e, ok := c.Pop()
		if !ok || at < last || (i < 10_000) != (e.A == -1) || i > 10_000 && len(c.heap) > heapMax {
			t.Fatalf("event %d: %v %v %v after %v, heap of %d", i, at, e, ok, last, len(c.heap))
		}
		last = at
	}
	require.Zero(t, c.Len())
}

func TestEventsOfOneInstantLeaveInTheOrderOfScheduling(t *testing.T) {
	var c Calendar
	c.seq = math.MaxUint32 - 50
	for i := range int64(100) {
		c.Schedule(7, Event{A: i})
	}
	for i := range int64(100) {
		_, e, _ := c.Pop()
		require.Equal(t, i, e.A)
	}
}

func TestATicketServesOnce(t *testing.T) {
	var c Calendar
	ticket := c.Schedule(5, Event{A: 1})
	require.True(t, c.Cancel(ticket))
	require.False(t, c.Cancel(ticket), "it was cancelled before")

	ticket = c.Schedule(5, Event{A: 2})
	_, _, ok := c.Pop()
	require.True(t, ok)
	c.Schedule(6, Event{A: 3}) // takes the slot of the popped event
	require.False(t, c.Cancel(ticket), "it has happened")
	require.False(t, c.Cancel(0), "the zero Ticket names no event")
	require.False(t, c.Cancel(Ticket(math.MaxUint64)), "there was never such an event")
	require.Equal(t, 1, c.Len())
}

func TestCancelledEventsTakeNoMemoryForLong(t *testing.T) {
	var c Calendar
	keep := c.Schedule(1, Event{})
	for i := range 100_000 {
		c.Cancel(c.Schedule(Time(i), Event{}))
	}
	require.Equal(t, 1, c.Len())
	require.Less(t, len(c.slab), 300)
	require.True(t, c.Cancel(keep))
}

func TestSchedulingAllocatesNothingInSteadyState(t *testing.T) {
	var c Calendar
	for i := range 10_000 {
		c.Schedule(Time(i), Event{})
	}
	require.Zero(t, testing.AllocsPerRun(10_000, func() {
		at, e, _ := c.Pop()
		c.Cancel(c.Schedule(at.Add(5*time.Microsecond), e))
		c.Schedule(at.Add(10*time.Microsecond), e)
	}))
}

func ExampleCalendar() {
	var c Calendar
	c.Schedule(Time(2*time.Second), Event{Owner: 1, Kind: 7})
	timeout := c.Schedule(Time(30*time.Second), Event{Owner: 1, Kind: 8})
	c.Schedule(Time(2*time.Second), Event{Owner: 2})
	c.Cancel(timeout)
	for at, e, ok := c.Pop(); ok; at, e, ok = c.Pop() {
		fmt.Println(at, e.Owner, e.Kind)
	}
	// Output:
	// 2s 1 7
	// 2s 2 0
}
