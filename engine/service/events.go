package service

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// A function that is invoked asynchronously has an event queue before it, which is Lambda's and outlasts a crash of the
// function: the invocation is accepted at once, and tried until it succeeds, has failed too often, or is too old.
//
//	Invoke ──▶ accepted ──▶ a worker is free? ──▶ working ──▶ finished
//	                │ no                            │ fails
//	                ▼                               ▼
//	        waits 1 s, 2 s, 4 s … 5 m       waits 1 m, then 2 m; then dropped
//
// An event does not stand in the line for a worker: that is the program's own.

// event is one asynchronous invocation, from when it is accepted to its end.
type event struct {
	message   action.Message
	arrived   kernel.Time
	since     kernel.Time // when its wait began
	peer      uint32
	number    uint32
	next      uint32 // of a free row: the next one, as row + 1
	failed    uint8  // attempts that failed
	throttled uint8  // how often no worker was free since then
	held      bool   // in a worker's hands
	open      bool
}

// events are the asynchronous invocations under way, in rows that are used again.
type events struct {
	rows  []event
	free  uint32 // first free row + 1
	count int
	held  int
	waits kernel.Lanes // of those that nobody has in hand
	timer kernel.Ticket
	armed kernel.Time // when the timer rings; Forever when it does not
}

func (e *events) open() uint32 {
	e.count++
	if e.free == 0 {
		e.rows = append(e.rows, event{open: true})
		return uint32(len(e.rows) - 1)
	}
	row := e.free - 1
	e.free = e.rows[row].next
	e.rows[row] = event{open: true}
	return row
}

func (e *events) close(row uint32) {
	e.count--
	if e.rows[row].held {
		e.held--
	}
	e.rows[row] = event{next: e.free}
	e.free = row + 1
}

func (e *events) clone() events {
	c := *e
	c.rows = append([]event(nil), e.rows...)
	c.waits = e.waits.Clone()
	return c
}

// token is how an event is drawn: each failed attempt counts.
func (e *event) token() component.Token {
	t := e.message.Token
	t.Attempt = uint8(min(int(t.Attempt)+int(e.failed), 255))
	return t
}

// throttledFault is the answer to an invocation when the event queue is full, which is ours to bound.
var throttledFault = component.Fault{Code: "TooManyRequestsException", Message: "Rate Exceeded.", Server: true}

// invoke accepts an asynchronous invocation and tries it.
func (s *service) invoke(c component.Call, m *action.Message) {
	if s.events.count >= eventsMax {
		s.env.Record(trace.Record{Verb: verbOverflowed, Lineage: m.Token.Lineage, Peer: c.Peer, A: eventsMax, Symbol: s.env.Symbol(throttledFault.Code)})
		s.env.Reply(c.ID, component.Result{Fault: &throttledFault})
		return
	}
	row := s.events.open()
	s.number++
	e := &s.events.rows[row]
	e.message, e.arrived, e.peer, e.number = *m, s.env.Now(), c.Peer, s.number
	s.env.Reply(c.ID, component.Result{Out: &action.Accepted{Token: m.Token}})
	s.tell(row, trace.Record{Verb: verbAccepted})
	s.try(row)
	s.env.Gauge(gaugeEvents, int64(s.events.count-s.events.held))
}

// tell records something about an event.
func (s *service) tell(row uint32, r trace.Record) {
	e := &s.events.rows[row]
	r.Lineage, r.Message, r.Peer = e.message.Token.Lineage, e.number, e.peer
	s.env.Record(r)
}

// try gives an event to a free worker; where none is, the event waits.
func (s *service) try(row uint32) {
	e := &s.events.rows[row]
	if s.idle.count == 0 || s.waiting > 0 {
		d := min(throttleMin<<e.throttled, throttleMax)
		e.throttled = min(e.throttled+1, throttleSteps)
		s.tell(row, trace.Record{Verb: verbThrottled, A: int64(s.workersWant), B: int64(s.hold(row, d))})
		return
	}
	e.held, e.throttled = true, 0
	s.events.held++
	m := e.message
	m.Token = e.token()
	s.enqueue(job{message: m, event: row + 1, peer: e.peer, number: e.number})
}

// hold lets an event wait, at most until it is too old.
func (s *service) hold(row uint32, d time.Duration) time.Duration {
	e, now := &s.events.rows[row], s.env.Now()
	d = min(d, max(e.arrived.Add(s.eventAge).Sub(now), 0))
	e.since = now
	s.events.waits.Add(row, now, d)
	s.armEvents()
	return d
}

// eventFailed takes an event out of a worker's hands: it is tried again later, or dropped.
func (s *service) eventFailed(row uint32, code string) {
	e := &s.events.rows[row]
	e.held = false
	s.events.held--
	e.failed++
	symbol := s.env.Symbol(code)
	if int64(e.failed) > s.eventRetries {
		s.tell(row, trace.Record{Verb: verbDropped, B: int64(e.failed), Symbol: symbol})
		s.events.close(row)
		return
	}
	d := s.hold(row, retryPauses[min(int(e.failed), len(retryPauses))-1])
	s.tell(row, trace.Record{Verb: verbRetries, A: int64(d), B: int64(e.failed), Symbol: symbol})
	s.env.Gauge(gaugeEvents, int64(s.events.count-s.events.held))
}

// armEvents sees to it that the timer rings when the first event is due.
func (s *service) armEvents() {
	next := s.events.waits.Next()
	if s.down || next >= s.events.armed {
		return
	}
	s.env.Cancel(s.events.timer)
	s.events.armed = next
	s.events.timer = s.env.After(next.Sub(s.env.Now()), kernel.Event{Kind: wakeEvents})
}

// dueEvents tries every event whose wait is over, or drops it when it is too old.
func (s *service) dueEvents() {
	s.events.timer, s.events.armed = 0, kernel.Forever
	now := s.env.Now()
	for row, ok := s.events.waits.Take(now); ok; row, ok = s.events.waits.Take(now) {
		if age := now.Sub(s.events.rows[row].arrived); age >= s.eventAge {
			s.tell(row, trace.Record{Verb: verbTooOld, A: int64(age)})
			s.events.close(row)
			continue
		}
		s.try(row)
	}
	s.env.Gauge(gaugeEvents, int64(s.events.count-s.events.held))
	s.armEvents()
}

// loseEvents counts a failed attempt for every event that a worker had in hand when the service crashed.
func (s *service) loseEvents() {
	s.events.timer, s.events.armed = 0, kernel.Forever
	for row := range s.events.rows {
		if s.events.rows[row].held {
			s.eventFailed(uint32(row), "Crashed")
		}
	}
}
