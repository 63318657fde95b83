// Package sqs is Amazon SQS: standard and FIFO queues.
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

	FIFO                 bool
	ContentBased         bool // ContentBasedDeduplication
	ScopedToGroup        bool // DeduplicationScope is messageGroup
	PerMessageGroupID    bool // FifoThroughputLimit is perMessageGroupId
	Unthrottled          bool // calls of a FIFO queue are not counted
	DuplicateProbability kernel.Probability
	ReorderProbability   kernel.Probability
	ShortPollSample      int64 // percent of the servers that a short poll asks; 0 for all
}

// Queue is a queue without a world around it. Its methods take the present instant, which must not go back.
// Make it with NewQueue.
type Queue struct {
	settings Settings
	key      uint64 // tells its ids from those of other queues
	store    store
	fresh    list // visible, in order of becoming so
	returned list // visible again, likewise; before fresh ones that arrived later
	moving   list // on the way to another queue
	delayed  timers
	inFlight timers
	arrivals arrivals
	groups   groups
	noisy    []uint32 // numbers of the noisy tenants' groups
	aside    uint32   // visible messages of these
	share    share
	sends    kernel.Window[sending]       // FIFO: what was sent within the deduplication interval
	attempts kernel.Window[attempt]       // FIFO: what was received within the same time with a ReceiveRequestAttemptId
	calls    [callKinds]kernel.Bucket     // FIFO
	quotas   kernel.Window[kernel.Bucket] // FIFO with perMessageGroupId: the sends of each group
	chances  chances
	scopeAt  kernel.Time // until when the deduplication scope is still the one before
	soonest  kernel.Time // when the next of these may end: too early where that message has left meanwhile, never late
	totals   Totals
	present  kernel.Time // of the latest operation
	number   uint32      // of the latest message
	purgedAt kernel.Time
	purged   bool
	records  []trace.Record
	moves    []Move
	answers  answers
}

// Totals count what has happened to messages so far. A move out counts when the dead-letter queue has taken it.
type Totals struct {
	Arrived, Duplicated, Deleted, Expired, Redriven, Purged int64

	Deduplicated int64 // FIFO: sends that brought nothing new, and are not among those that arrived
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

// Configure changes the attributes. A new retention period is true for all messages; a new delay for those of a FIFO
// queue, and for new ones only of a standard queue; a new deduplication scope counts a minute later.
func (q *Queue) Configure(now kernel.Time, s Settings) {
	q.Advance(now)
	before := q.settings
	q.settings = s
	if s.ScopedToGroup != before.ScopedToGroup {
		q.scopeAt = now.Add(attributeSpread)
	}
	if s.FIFO != before.FIFO {
		q.regroup()
	}
	if s.FIFO && s.DelaySeconds != before.DelaySeconds {
		q.delayAnew(now)
	}
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

func (q *Queue) visible() uint32 { return q.fresh.count + q.returned.count + q.aside }

// receivable reports whether a receive would get a message now, apart from chance.
func (q *Queue) receivable() bool {
	if q.settings.FIFO {
		return q.groups.ready.head != 0
	}
	return q.visible() > 0
}

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

// record notes what happened to a message. The record is written where it stands, word by word, without a copy.
func (q *Queue) record(verb, peer uint32, r *row, a, b int64) {
	n := len(q.records)
	if n == cap(q.records) {
		q.records = append(q.records, trace.Record{})
	}
	q.records = q.records[:n+1]
	to := &q.records[n]
	to.At, to.Node, to.Symbol = 0, 0, 0
	to.Verb, to.Peer, to.Lineage, to.Message, to.A, to.B = verb, peer, r.lineage, r.number, a, b
}

// Clone returns an independent copy.
func (q *Queue) Clone() *Queue {
	c := *q
	c.store = q.store.clone()
	c.delayed = q.delayed.clone()
	c.inFlight = q.inFlight.clone()
	c.arrivals.moved = q.arrivals.moved.clone()
	c.groups = q.groups.clone()
	c.noisy = append([]uint32(nil), q.noisy...)
	c.sends = q.sends.Clone()
	c.attempts = q.attempts.Clone()
	c.quotas = q.quotas.Clone()
	c.chances, c.answers = chances{}, answers{}
	c.records = append([]trace.Record(nil), q.records...)
	c.moves = append([]Move(nil), q.moves...)
	return &c
}
