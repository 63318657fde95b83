package service

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the service's timers can be for, by number of the row.
const (
	timerWork uint32 = iota
	timerSlowWork
	timerCall
	timerDelete
	timerPause
	timerGap
	timerPoll
	timerGone
	timerHeartbeat
	timerRetry
	timerThrottled
	timerCount
)

var timerRows = [timerCount]component.Timer{
	timerWork:      {Name: "work done", Form: "worker {b} has done its own work on message #{lineage}", Why: "WorkTime of {node}: {a:duration} this time"},
	timerSlowWork:  {Name: "work done", Form: "worker {b} has done its own work on message #{lineage}", Why: "WorkTime of {node}, and the fault that slows it: {a:duration} this time"},
	timerCall:      {Name: "call timeout", Form: "worker {b} gives up its call to {peer} for message #{lineage}, unless it is answered before", Why: "CallTimeout of {node}: {a:duration}"},
	timerDelete:    {Name: "call timeout", Form: "worker {b} gives up deleting message #{lineage} at {peer}, unless it is answered before", Why: "CallTimeout of {node}: {a:duration}"},
	timerPause:     {Name: "next poll", Form: "a poll may begin again after that of {peer}", Why: "PollPause of the wire to {peer}: {a:duration} after an empty short poll or a failed one"},
	timerGap:       {Name: "next poll", Form: "a poll may begin again after that of {peer}", Why: "neither wires nor work take any time here, so polls of {node} begin {a:duration} apart"},
	timerGone:      {Name: "next poll", Form: "a poll may begin at another queue", Why: "the wire by which {node} polled before is gone: its pause of {a:duration} goes on"},
	timerHeartbeat: {Name: "heartbeat", Form: "worker {b} hides message #{lineage} on in {peer}", Why: "Heartbeat of the wire to {peer}: every {a:duration} while it works"},
	timerRetry:     {Name: "next attempt", Form: "message #{lineage} is tried again", Why: "MaximumRetryAttempts of {node}: {a:duration} after attempt {b} failed, or as long as MaximumEventAgeInSeconds allows"},
	timerThrottled: {Name: "next attempt", Form: "message #{lineage} is tried again, unless all workers are busy", Why: "Workers of {node}: {a:duration} after it found nobody free"},
	timerPoll:      {Name: "no answer", Form: "a poll of {peer} is given up, unless it is answered before", Why: "WaitTimeSeconds of the wire to {peer}, and 5s more: {a:duration}"},
}

// Explain tells which worker has worked, or which wait ends first.
func (s *service) Explain(at kernel.Time, e kernel.Event) component.Expectation {
	if e.Kind == wakeWork {
		return component.Expectation{Record: s.expectedWork(at, uint32(e.A))}
	}
	if e.Kind == wakeEvents {
		return s.expectedEvent()
	}
	if e.Kind == wakeHeartbeat {
		return component.Expectation{Record: s.expectedHeartbeat(at, uint32(e.A))}
	}
	others := s.byID.Len() + int(s.pausing)
	row, due, wait := s.waits.First()
	if due == kernel.Forever {
		return component.Expectation{Record: trace.Record{At: due}}
	}
	r := s.expectedPoll(row / 2)
	if row&1 == 0 {
		r = s.expectedCall(row / 2)
	}
	r.At, r.A = due, int64(wait)
	if r.Verb == timerPause && wait == pollGap {
		r.Verb = timerGap
	}
	return component.Expectation{Record: r, Others: others - 1}
}

func (s *service) expectedWork(at kernel.Time, w uint32) trace.Record {
	k := &s.workers[w]
	r := s.about(k.job, trace.Record{At: at, Verb: timerWork, A: int64(k.until.Sub(k.since)), B: int64(w) + 1})
	if s.factor > 1 {
		r.Verb = timerSlowWork
	}
	return r
}

func (s *service) expectedHeartbeat(at kernel.Time, w uint32) trace.Record {
	r := s.about(s.workers[w].job, trace.Record{At: at, Verb: timerHeartbeat, B: int64(w) + 1})
	if q := s.findQueue(s.jobs[s.workers[w].job].queue); q != nil {
		r.A = int64(q.heartbeat)
	}
	return r
}

func (s *service) expectedCall(w uint32) trace.Record {
	k := &s.workers[w]
	r := s.about(k.job, trace.Record{Verb: timerCall, Peer: k.peer, B: int64(w) + 1})
	if k.step == stepDeleting {
		r.Verb = timerDelete
	}
	return r
}

func (s *service) expectedEvent() component.Expectation {
	row, due, wait := s.events.waits.First()
	if due == kernel.Forever {
		return component.Expectation{Record: trace.Record{At: due}}
	}
	e := &s.events.rows[row]
	r := trace.Record{At: due, Verb: timerRetry, Lineage: e.message.Token.Lineage, Message: e.number, Peer: e.peer, A: int64(wait), B: int64(e.failed)}
	if e.throttled > 0 {
		r.Verb = timerThrottled
	}
	return component.Expectation{Record: r, Others: s.events.count - s.events.held - 1}
}

// expectedPoll: while a loop pauses, its wire may have gone.
func (s *service) expectedPoll(p uint32) trace.Record {
	q := s.findQueue(s.polls[p].queue)
	if q == nil {
		return trace.Record{Verb: timerGone}
	}
	if s.polls[p].pausing {
		return trace.Record{Verb: timerPause, Peer: q.wire.PeerNode}
	}
	return trace.Record{Verb: timerPoll, Peer: q.wire.PeerNode}
}

var _ component.Explainer = (*service)(nil)
