// Package sqs is Amazon SQS: a standard queue.
//
//	SendMessage ─▶ [delayed] ─▶ visible ─▶ ReceiveMessage ─▶ in flight ─▶ DeleteMessage
//	                               ▲  │                          │
//	                               └──┼── timeout over ──────────┘
//	                                  └─▶ dead-letter queue, at the receive that maxReceiveCount forbids
//
//	anywhere, MessageRetentionPeriod after the first SendMessage ─▶ expired
//
// Queue is the queue itself: typed requests in, results or faults out, everything at a given instant. Kind wraps it in
// a component: it answers calls, keeps long polls waiting, and has one event in the future event list, whatever the
// number of messages. One file holds one operation.
//
// Order is AWS's best effort, made exact: messages are received in the order in which they became visible; one that
// comes back is as old as it was, so it goes before younger ones, until it was received three times and goes to the
// back. Every limit is over when exactly so many seconds have gone by.
package sqs

import (
	"time"

	"playground/engine/kernel"
	"playground/engine/trace"
)

// Settings are a queue's attributes.
type Settings struct {
	Name                          string // in faults
	VisibilityTimeout             time.Duration
	DelaySeconds                  time.Duration
	MessageRetentionPeriod        time.Duration
	ReceiveMessageWaitTimeSeconds time.Duration
	MaximumMessageSize            int
	MaxReceiveCount               uint32 // 0 without a dead-letter queue
	DeadLetterPeer                uint32 // for records
}

// Queue is a standard queue without a world around it. Its methods take the present instant, which must not go back.
// Make it with NewQueue.
type Queue struct {
	settings Settings
	key      uint64 // tells its ids from those of other queues
	store    store
	fresh    list // visible, in order of becoming so
	returned list // visible again, likewise; before fresh ones that arrived later
	moving   list // on the way to the dead-letter queue
	delayed  timers
	inFlight timers
	arrivals arrivals
	soonest  kernel.Time // when the next of these may end: too early where that message has left meanwhile, never late
	totals   Totals
	number   uint32 // of the latest message
	purgedAt kernel.Time
	purged   bool
	records  []trace.Record
	moves    []Move
}

// Totals count what has happened to messages so far. A move out counts when the dead-letter queue has taken it.
type Totals struct {
	Arrived, Duplicated, Deleted, Expired, Redriven, Purged int64
}

// Counts say where every message is: Arrived + Duplicated = Delayed + Visible + InFlight + Deleted + Expired +
// Redriven + Purged, after every operation.
type Counts struct {
	Totals
	Delayed, Visible, InFlight int64
}

// NewQueue makes an empty queue; key tells its ids from those of other queues.
func NewQueue(key uint64, s Settings) *Queue {
	return &Queue{key: key, settings: s, soonest: kernel.Forever}
}

// Configure changes the attributes. A new retention period is true for all messages, a new delay for new ones only.
func (q *Queue) Configure(s Settings) {
	q.settings = s
	_, end := q.retentionEnd()
	q.soonest = min(q.soonest, end)
}

// Counts counts the messages.
func (q *Queue) Counts() Counts {
	return Counts{
		Totals:   q.totals,
		Delayed:  int64(q.delayed.count()),
		Visible:  int64(q.visible()),
		InFlight: int64(q.inFlight.count() + q.moving.count),
	}
}

func (q *Queue) visible() uint32 { return q.fresh.count + q.returned.count }

// Oldest is when the oldest message came into the queue, -1 when there is none.
func (q *Queue) Oldest() kernel.Time {
	if head := q.arrivals.list.head; head != 0 {
		return q.store.at(head).arrived
	}
	return -1
}

// Records hands over what has been recorded since the last time; the slice is used again by the next operation. Peer
// of a record is who called.
func (q *Queue) Records() []trace.Record {
	all := q.records
	q.records = q.records[:0]
	return all
}

// record notes what happened to a message.
func (q *Queue) record(verb, peer uint32, r *row, a, b int64) {
	q.records = append(q.records, trace.Record{Verb: verb, Peer: peer, Lineage: r.lineage, Message: r.number, A: a, B: b})
}

// Clone returns an independent copy.
func (q *Queue) Clone() *Queue {
	c := *q
	c.store = q.store.clone()
	c.delayed = q.delayed.clone()
	c.inFlight = q.inFlight.clone()
	c.arrivals.moved = q.arrivals.moved.clone()
	c.records = append([]trace.Record(nil), q.records...)
	c.moves = append([]Move(nil), q.moves...)
	return &c
}
