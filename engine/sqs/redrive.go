package sqs

import (
	"playground/engine/action"
	"playground/engine/kernel"
)

// Move is a message on its way to another queue: to the dead-letter queue or, redriven, out of it.
type Move struct {
	Request      *action.SendMessage
	slot, number uint32
}

// exhausted reports whether one more receive would exceed maxReceiveCount.
func (q *Queue) exhausted(r *row) bool {
	return q.settings.MaxReceiveCount != 0 && r.receives-r.carried >= q.settings.MaxReceiveCount
}

// move sends a message, already detached, on its way. It stays in the queue, counted as in flight, until Moved says
// that the dead-letter queue has it, so that none is lost between the two.
func (q *Queue) move(now kernel.Time, slot uint32, r *row) {
	r.state, r.since, r.due = stateMoving, now, kernel.Forever
	q.store.push(&q.moving, slot, r)
	q.record(verbDeadLettered, q.settings.DeadLetterPeer, r, int64(q.settings.MaxReceiveCount), int64(r.receives-r.carried))
	q.moves = append(q.moves, Move{
		Request: &action.SendMessage{Message: q.inDeadLetters(slot, r), DelaySeconds: action.Unset, Moved: q.moved(slot, r)},
		slot:    slot, number: r.number,
	})
}

// inDeadLetters is the message as the dead-letter queue gets it: in a FIFO queue the deduplication id becomes the
// message's own id (developer guide, dead-letter queues).
func (q *Queue) inDeadLetters(slot uint32, r *row) action.Message {
	m := q.store.message(r)
	if q.settings.FIFO {
		m.DeduplicationID = q.id(slot, r).String()
	}
	return m
}

// moved is what the message takes along to another queue.
func (q *Queue) moved(slot uint32, r *row) *action.Moved {
	return &action.Moved{ID: q.id(slot, r), Sent: q.store.sent(r), FirstReceive: r.first, Receives: r.receives, FIFO: q.settings.FIFO}
}

// Moves hands over the moves that began since the last time: send each Request to the dead-letter queue and tell
// Moved how that ended. The slice is used again by the next receive.
func (q *Queue) Moves() []Move {
	all := q.moves
	q.moves = q.moves[:0]
	return all
}

// Moved ends a move. Where the dead-letter queue did not take the message, it comes back after a pause and is moved
// at the receive that follows. It reports whether the message was still there.
func (q *Queue) Moved(now kernel.Time, m Move, taken bool) bool {
	q.Advance(now)
	r := q.store.findOwn(m.slot, m.number)
	if r == nil || r.state != stateMoving {
		return false
	}
	if taken {
		q.totals.Redriven++
		q.forget(m.slot, r)
		return true
	}
	q.detach(m.slot, r)
	r.state, r.since = stateInFlight, now
	if r.group != 0 {
		q.groups.own(r.group).inFlight++
	}
	q.wait(&q.inFlight, m.slot, now, movePause)
	return true
}
