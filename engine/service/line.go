package service

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// job is one message that came to be worked on: by a request, as an event, or from a queue.
type job struct {
	message action.Message
	request component.CallID     // to be answered; 0 when it came otherwise
	event   uint32               // row + 1, when it is an asynchronous invocation
	handle  action.ReceiptHandle // to delete it with, when it came from a queue
	queue   uint32               // index of the wire to the queue
	ordered bool                 // it came from a FIFO queue
	peer    uint32               // who sent it, or the queue; for records
	number  uint32
	next    uint32 // in the line, as row + 1
	arrived kernel.Time
}

var unavailable = &component.Fault{
	Code: "ServiceUnavailable", Message: "all workers are busy and no more requests may wait", Server: true,
}

// polled reports whether it came from a queue.
func (j *job) polled() bool { return j.request == 0 && j.event == 0 }

// Call is a request, which gets a worker, waits for one, or is refused; or an asynchronous invocation.
func (s *service) Call(c component.Call) {
	m := c.In.(action.Bearer).MessageAt(0)
	if c.In.Action() == action.Invoke {
		s.invoke(c, m)
		return
	}
	if s.idle.count == 0 && s.waiting >= int64(s.queueLimit) {
		s.env.Record(trace.Record{Verb: verbRefused, Lineage: m.Token.Lineage, Peer: c.Peer, A: int64(s.workersWant), B: s.waiting, Symbol: s.env.Symbol(unavailable.Code)})
		s.env.Reply(c.ID, component.Result{Fault: unavailable})
		return
	}
	s.enqueue(job{message: *m, request: c.ID, peer: c.Peer})
	s.pump()
}

// enqueue puts a job at the end of the line, and from there to a worker when one is free.
func (s *service) enqueue(j job) {
	row := s.takeJob()
	if j.event == 0 {
		s.number++
		j.number = s.number
	}
	j.arrived = s.env.Now()
	s.jobs[row] = j
	if s.last != 0 {
		s.jobs[s.last-1].next = row + 1
	} else {
		s.first = row + 1
	}
	s.last = row + 1
	s.waiting++
	s.assign()
	if s.last != row+1 {
		return
	}
	s.env.Gauge(gaugeWaiting, s.waiting)
	waits := trace.Record{Verb: verbWaiting, A: int64(s.workersWant), B: s.waiting}
	if s.idle.count > 0 {
		waits = trace.Record{Verb: verbBehind, B: s.waiting}
	}
	s.env.Record(s.about(row, waits))
}

func (s *service) takeJob() uint32 {
	if n := len(s.free); n > 0 {
		row := s.free[n-1]
		s.free = s.free[:n-1]
		return row
	}
	s.jobs = append(s.jobs, job{})
	return uint32(len(s.jobs) - 1)
}

// assign gives free workers what waits in the line, first come, first served, but of a FIFO queue's group one at a time.
func (s *service) assign() {
	for s.first != 0 && s.idle.count > 0 {
		before, at := s.next()
		if at == 0 {
			return
		}
		s.unlink(before, at)
		s.begin(uint32(s.idle.take()), at-1)
	}
}

// about fills in what every record about a job says. Whoever sent it is the peer unless the record names another.
func (s *service) about(row uint32, r trace.Record) trace.Record {
	j := &s.jobs[row]
	r.Lineage, r.Message = j.message.Token.Lineage, j.number
	if r.Peer == 0 {
		r.Peer = j.peer
	}
	return r
}
