package service

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// step says what a worker does.
type step uint8

const (
	stepIdle     step = iota
	stepWorking       // its own work
	stepCalling       // waits for the answer to a call
	stepDeleting      // waits for a queue to confirm a delete
)

var stepNames = [...]string{"idle", "working", "calling", "deleting"}

// worker is one of those who work: a thread of the program, or a person at a window.
type worker struct {
	step  step
	named bool   // its job's name is in the memory as under way
	job   uint32 // row
	next  uint32 // the target it calls, or calls next
	wire  uint32 // index of the wire of its call
	peer  uint32 // node + 1 at the other end
	call  component.CallID
	beat  component.CallID // its latest heartbeat, while that is not answered
	pulse kernel.Ticket    // of its next heartbeat
	name  uint64           // by which its job is remembered
	begun kernel.Time      // when it took the job
	since kernel.Time      // when the step began
	until kernel.Time      // when it will end; Forever when nobody knows
}

// begin gives a worker a job. Duplicates cost it no time.
func (s *service) begin(w, row uint32) {
	now := s.env.Now()
	k := &s.workers[w]
	*k = worker{step: stepWorking, job: row, begun: now, since: now}
	s.busy++
	s.env.Gauge(gaugeBusy, s.busy)
	if group := s.jobs[row].group(); group != 0 {
		s.groups.Put(group, w)
	}
	s.env.Record(s.about(row, trace.Record{Verb: verbStarted, A: int64(now.Sub(s.jobs[row].arrived)), B: int64(w) + 1}))
	if s.window > 0 && s.recognise(w) {
		return
	}
	d := slowed(s.workTime.Sample(s.work), s.factor)
	k.until = now.Add(d)
	s.env.After(d, kernel.Event{Kind: wakeWork, A: int64(w)})
	s.beatLater(w)
}

// slowed is d times factor, bounded.
func slowed(d time.Duration, factor int64) time.Duration {
	if d > stepTimeMax/time.Duration(factor) {
		return stepTimeMax
	}
	return d * time.Duration(factor)
}

// worked ends a worker's own work: it fails, or the calls follow.
func (s *service) worked(w uint32) {
	m := &s.jobs[s.workers[w].job].message
	switch {
	case s.failWhen != nil && s.failWhen.Match(m.Attributes):
		s.fail(w, verbRejected, rejected)
	case s.failing > 0 && s.failures.Hit(s.failing):
		s.fail(w, verbFailed, broken)
	default:
		s.callNext(w)
	}
}

// callNext makes the worker's next call, and ends the job when there is none left.
func (s *service) callNext(w uint32) {
	k := &s.workers[w]
	m := &s.jobs[k.job].message
	for ; int(k.next) < len(s.targets); k.next++ {
		t := &s.targets[k.next]
		if t.when != nil && !t.when.Match(m.Attributes) {
			continue
		}
		s.ask(w, stepCalling, t.wire, action.Carry(t.wire.Action, s.passedOn(k.job, t)))
		s.env.Record(s.about(k.job, trace.Record{Verb: verbCalls, Peer: t.wire.PeerNode, B: int64(w) + 1}))
		return
	}
	s.succeed(w)
}

// ask makes a call that holds the worker until it is answered or times out.
func (s *service) ask(w uint32, doing step, wire component.Wire, in component.Request) {
	k := &s.workers[w]
	k.step, k.wire, k.peer, k.since = doing, wire.Index, wire.PeerNode, s.env.Now()
	k.until = kernel.Forever
	k.call = s.env.Call(wire, in)
	s.byID.Put(uint64(k.call), 2*w)
	s.waits.Add(2*w, k.since, s.callTimeout)
	s.arm()
}

// answered goes on after the answer to a worker's call.
func (s *service) answered(w uint32, r component.Result) {
	k := &s.workers[w]
	switch {
	case k.step == stepDeleting:
		if r.Fault != nil {
			s.notDeleted(w, r.Fault.Code)
		}
		s.release(w)
	case r.Fault != nil:
		s.callFailed(w, r.Fault.Code)
	default:
		k.next++
		s.callNext(w)
	}
}

// succeed ends a job well: the request is answered, or the message deleted, for which the worker waits.
func (s *service) succeed(w uint32) {
	k := &s.workers[w]
	s.env.Record(s.about(k.job, trace.Record{Verb: verbFinished, A: int64(s.env.Now().Sub(k.begun)), B: int64(w) + 1}))
	s.inSequence(w)
	s.remember(w)
	s.settle(w)
}

func (s *service) settle(w uint32) {
	j := &s.jobs[s.workers[w].job]
	if j.request != 0 {
		s.env.Reply(j.request, component.Result{Out: &action.Response{Body: "ok", Token: j.message.Token}})
		s.release(w)
		return
	}
	if j.event != 0 {
		s.events.close(j.event - 1)
		s.release(w)
		return
	}
	q := s.findQueue(j.queue)
	if q == nil {
		s.notDeleted(w, "ConnectionRefused")
		s.release(w)
		return
	}
	s.ask(w, stepDeleting, q.wire, &action.DeleteMessage{Handle: j.handle, Token: j.message.Token})
}

// release frees a worker and its job's row.
func (s *service) release(w uint32) {
	k := &s.workers[w]
	s.forgetName(k)
	s.env.Cancel(k.pulse)
	s.endBeat(k)
	if group := s.jobs[k.job].group(); group != 0 {
		s.groups.Take(group)
	}
	s.jobs[k.job] = job{}
	s.free = append(s.free, k.job)
	*k = worker{}
	if int(w) < s.workersWant {
		s.idle.add(int(w))
	}
	s.busy--
	s.env.Gauge(gaugeBusy, s.busy)
}
