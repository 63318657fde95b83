package service

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// heartbeatTimes is how many heartbeats long a heartbeat hides its message: one may be late or get lost.
const heartbeatTimes = 2

// beatLater arranges a worker's next heartbeat, where the wire to its message's queue asks for them.
func (s *service) beatLater(w uint32) {
	k := &s.workers[w]
	if !s.jobs[k.job].polled() {
		return
	}
	if q := s.findQueue(s.jobs[k.job].queue); q != nil && q.heartbeat > 0 {
		k.pulse = s.env.After(q.heartbeat, kernel.Event{Kind: wakeHeartbeat, A: int64(w)})
	}
}

// beat hides the message that a worker works on for two heartbeats from now on. Work that is done needs none: the
// delete is under way.
func (s *service) beat(w uint32) {
	k := &s.workers[w]
	k.pulse = 0
	q := s.findQueue(s.jobs[k.job].queue)
	if q == nil || k.step == stepDeleting {
		return
	}
	s.endBeat(k)
	j := &s.jobs[k.job]
	k.beat = s.env.Call(q.wire, &action.ChangeMessageVisibility{
		Handle: j.handle, VisibilityTimeout: heartbeatTimes * int64(q.heartbeat/time.Second), Token: j.message.Token,
	})
	s.beats.Put(uint64(k.beat), w)
	s.beatLater(w)
}

// beaten takes in the answer to a heartbeat. A worker whose heartbeat is refused works on: it may be too late to stop.
func (s *service) beaten(w uint32, r component.Result) {
	k := &s.workers[w]
	k.beat = 0
	if r.Fault != nil {
		s.env.Record(s.about(k.job, trace.Record{Verb: verbNotExtended, Symbol: s.env.Symbol(r.Fault.Code)}))
	}
}

// endBeat waits no longer for the answer to a worker's latest heartbeat.
func (s *service) endBeat(k *worker) {
	if k.beat != 0 {
		s.beats.Take(uint64(k.beat))
		s.env.Forget(k.beat)
		k.beat = 0
	}
}
