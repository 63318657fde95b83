package service

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// queue is a wire along which the service polls.
type queue struct {
	wire  component.Wire
	most  int64 // MaxNumberOfMessages
	wait  int64 // WaitTimeSeconds
	pause time.Duration

	heartbeat time.Duration // 0 for none
}

func queueOf(w component.Wire) queue {
	set := w.Settings
	return queue{w, set.Int("MaxNumberOfMessages"), set.Int("WaitTimeSeconds"), set.Duration("PollPause"), time.Duration(set.Int("Heartbeat")) * time.Second}
}

// poll is one receive loop. It is unused while no worker is free for what it might bring.
type poll struct {
	open    bool // a ReceiveMessage is under way
	pausing bool
	queue   uint32 // index of the wire
	call    component.CallID
	sent    kernel.Time
}

// openPolls lets as many loops poll as workers are free, one queue after another in turn.
func (s *service) openPolls() {
	if len(s.queues) == 0 || s.waiting > 0 {
		return
	}
	before := s.open
	for s.open < int64(s.idle.count) {
		s.turn %= len(s.queues)
		q := &s.queues[s.turn]
		s.turn++
		s.open++
		s.send(uint32(s.unused.take()), q)
	}
	if s.open != before {
		s.env.Gauge(gaugePolls, s.open-s.pausing)
		s.arm()
	}
}

func (s *service) send(p uint32, q *queue) {
	l := &s.polls[p]
	*l = poll{open: true, queue: q.wire.Index, sent: s.env.Now()}
	l.call = s.env.Call(q.wire, &action.ReceiveMessage{MaxNumberOfMessages: q.most, WaitTimeSeconds: q.wait, VisibilityTimeout: action.Unset})
	s.byID.Put(uint64(l.call), 2*p+1)
	s.waits.Add(2*p+1, l.sent, q.patience())
}

// patience is how long a poll's answer is waited for.
func (q *queue) patience() time.Duration { return time.Duration(q.wait)*time.Second + pollPatience }

// received takes in what a poll brought.
func (s *service) received(p uint32, r component.Result) {
	l := &s.polls[p]
	l.open = false
	q := s.findQueue(l.queue)
	if q == nil {
		s.close(p)
		return
	}
	if r.Fault != nil {
		s.env.Record(trace.Record{Verb: verbPollFailed, Peer: q.wire.PeerNode, Symbol: s.env.Symbol(r.Fault.Code)})
		s.pause(p, q.pause)
		return
	}
	messages := r.Out.(*action.ReceiveMessageResult).Messages
	took := s.env.Now().Sub(l.sent)
	switch {
	case len(messages) == 0 && (q.wait == 0 || took < time.Duration(q.wait)*time.Second):
		s.pause(p, q.pause)
	case took == 0:
		s.pause(p, pollGap)
	default:
		s.close(p)
	}
	for i := range messages {
		m := &messages[i]
		s.enqueue(job{message: m.Message, handle: m.Handle, queue: q.wire.Index, peer: q.wire.PeerNode, ordered: m.Sequence != 0})
	}
}

// pause keeps a loop from polling for a while.
func (s *service) pause(p uint32, d time.Duration) {
	s.polls[p].pausing = true
	s.pausing++
	s.env.Gauge(gaugePolls, s.open-s.pausing)
	s.waits.Add(2*p+1, s.env.Now(), d)
	s.arm()
}

// close makes a loop free to poll again.
func (s *service) close(p uint32) {
	if s.polls[p].pausing {
		s.pausing--
	}
	s.polls[p] = poll{}
	s.unused.add(int(p))
	s.open--
	s.env.Gauge(gaugePolls, s.open-s.pausing)
}

// unanswered gives a poll up whose answer is overdue: it got lost, or the queue does not answer.
func (s *service) unanswered(p uint32) {
	l := &s.polls[p]
	if l.pausing {
		s.close(p)
		return
	}
	s.byID.Take(uint64(l.call))
	s.env.Forget(l.call)
	if q := s.findQueue(l.queue); q != nil {
		s.env.Record(trace.Record{Verb: verbPollUnanswered, Peer: q.wire.PeerNode, A: int64(s.env.Now().Sub(l.sent))})
	}
	s.close(p)
}

func (s *service) findQueue(wire uint32) *queue {
	for i := range s.queues {
		if s.queues[i].wire.Index == wire {
			return &s.queues[i]
		}
	}
	return nil
}

// arm sees to it that the deadline timer rings at the earliest deadline, or before.
func (s *service) arm() {
	next := s.waits.Next()
	if next >= s.armed {
		return
	}
	s.env.Cancel(s.deadline)
	s.armed = next
	s.deadline = s.env.After(next.Sub(s.env.Now()), kernel.Event{Kind: wakeDeadline})
}

// deadlines ends every wait that is over.
func (s *service) deadlines() {
	s.deadline, s.armed = 0, kernel.Forever
	now := s.env.Now()
	for row, ok := s.waits.Take(now); ok; row, ok = s.waits.Take(now) {
		if row&1 == 1 {
			s.unanswered(row / 2)
			continue
		}
		s.overdue(row / 2)
	}
	s.arm()
}

// overdue ends the call of a worker that waits no longer.
func (s *service) overdue(w uint32) {
	s.hangUp(w)
	if s.workers[w].step == stepDeleting {
		s.notDeleted(w, "DownstreamTimeout")
		s.release(w)
		return
	}
	s.callTimedOut(w)
}
