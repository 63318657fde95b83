package bench

import (
	"strconv"

	"playground/engine/scenario"
)

// queued are how many messages a queue holds in the benchmarks that ask whether its speed depends on that.
var queued = []int{1_000, 10_000, 100_000, 1_000_000}

const (
	queueTurns  = 40
	queueCycles = 50_000 // life cycles of one turn: long enough for some garbage collections in each
	fewQueued   = 1_000
)

// Queue measures life cycles a second of Amazon SQS, one being a send, a receive and a delete of one message of 64
// bytes: of the queue itself with its trace and metrics, standard and FIFO; of a queue that is asked in a session; and
// of one between a client and a service in a session, where all three cross wires. Their yardstick is a bare queue.
// Then the queue itself is measured from 1,000 to 1,000,000 messages that it holds all the time, and the last figure
// says how much of its speed it keeps from the fewest to the most.
func Queue(clock Clock, kinds scenario.Kinds) []Figure {
	return append([]Figure{
		lives(clock, "queue", newTypedQueue(false, fewQueued).live),
		lives(clock, "queue FIFO", newTypedQueue(true, fewQueued).live),
		lives(clock, "queue in a session", newAskedQueue(kinds).live),
		lives(clock, "queue between wires", newWiredQueue(kinds).live),
	}, keptWhenFull(clock)...)
}

// Lives is how many nanoseconds so many life cycles of the queue itself take, with a tenth as many before them to warm up.
func Lives(clock Clock, cycles int) int64 {
	q := newTypedQueue(false, fewQueued)
	q.live(cycles / 10)
	return measured(clock, func() { q.live(cycles) })
}

// lives measures one way of living life cycles by its quickest turn.
func lives(clock Clock, name string, live func(cycles int)) Figure {
	bare := newBareQueue(1)
	live(queueCycles) // beyond the first growth of tables
	ours, theirs := takeTurns(clock, queueTurns, func() { live(queueCycles) }, func() { bare.live(queueCycles) })
	return compare(name, queueCycles, ours.best, theirs.best)
}

// keptWhenFull measures the queue itself at every number of messages, all in turns with each other.
func keptWhenFull(clock Clock) (figures []Figure) {
	queues := make([]*typedQueue, len(queued))
	for i, n := range queued {
		queues[i] = newTypedQueue(false, n)
	}
	bare := newBareQueue(1)
	times := make([]turns, len(queued))
	var yardstick turns
	for range queueTurns {
		for i, q := range queues {
			times[i].take(clock, func() { q.live(queueCycles) })
		}
		yardstick.take(clock, func() { bare.live(queueCycles) })
	}
	for i, n := range queued {
		figures = append(figures, compare("queue holding "+strconv.Itoa(n), queueCycles, times[i].best, yardstick.best))
	}
	fewest, most := figures[0], figures[len(figures)-1]
	kept := most.PerSecond / fewest.PerSecond
	return append(figures, Figure{Name: "queue, kept at most held", PerSecond: kept, Ratio: kept})
}
