package service

import (
	"playground/engine/component"
	"playground/engine/trace"
)

// What a caller hears when its request fails.
var (
	broken   = &component.Fault{Code: "InternalServerError", Message: "the work on the request failed", Server: true}
	rejected = &component.Fault{Code: "UnprocessableMessage", Message: "this message fails every time"}
	repeated = &component.Fault{Code: "AlreadyInProgress", Message: "the same message is being worked on"}
)

// fail ends a job badly.
func (s *service) fail(w uint32, verb uint32, f *component.Fault) {
	k := &s.workers[w]
	s.env.Record(s.about(k.job, trace.Record{Verb: verb, A: int64(s.env.Now().Sub(k.begun)), B: int64(w) + 1, Symbol: s.env.Symbol(f.Code)}))
	s.giveUp(w, f)
}

// giveUp answers the request with the fault, lets the event be tried again, or leaves the message in its queue, whence it
// comes back.
func (s *service) giveUp(w uint32, f *component.Fault) {
	k := &s.workers[w]
	switch j := &s.jobs[k.job]; {
	case j.request != 0:
		s.env.Reply(j.request, component.Result{Fault: f})
	case j.event != 0:
		s.eventFailed(j.event-1, f.Code)
	default:
		s.env.Record(s.about(k.job, trace.Record{Verb: verbLeft}))
		s.giveUpGroup(j.group())
	}
	s.release(w)
}

// callFailed ends a job because somebody whom the worker called answered with a fault.
func (s *service) callFailed(w uint32, code string) {
	k := &s.workers[w]
	s.env.Record(s.about(k.job, trace.Record{
		Verb: verbCallFailed, Peer: k.peer, A: int64(s.env.Now().Sub(k.begun)), B: int64(w) + 1, Symbol: s.env.Symbol(code),
	}))
	s.giveUp(w, &component.Fault{Code: "DownstreamFailed", Message: s.peerName(k) + " answered " + code, Server: true})
}

// callTimedOut ends a job because the worker waits no longer.
func (s *service) callTimedOut(w uint32) {
	k := &s.workers[w]
	s.env.Record(s.about(k.job, trace.Record{
		Verb: verbCallTimedOut, Peer: k.peer, A: int64(s.env.Now().Sub(k.begun)), B: int64(w) + 1, Symbol: s.env.Symbol("DownstreamTimeout"),
	}))
	s.giveUp(w, &component.Fault{Code: "DownstreamTimeout", Message: s.peerName(k) + " did not answer in time", Server: true})
}

func (s *service) peerName(k *worker) string {
	for i := range s.targets {
		if s.targets[i].wire.Index == k.wire {
			return s.targets[i].wire.Peer
		}
	}
	return "a service that is no longer connected"
}

func (s *service) notDeleted(w uint32, code string) {
	s.env.Record(s.about(s.workers[w].job, trace.Record{Verb: verbNotDeleted, Symbol: s.env.Symbol(code)}))
}

// hangUp ends a worker's call without an answer: it timed out, or its wire is gone.
func (s *service) hangUp(w uint32) {
	k := &s.workers[w]
	s.byID.Take(uint64(k.call))
	s.waits.Remove(2 * w)
	s.env.Forget(k.call)
}
