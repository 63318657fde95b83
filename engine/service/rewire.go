package service

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/template"
)

// rewire takes the wires that there are now. Calls and polls along wires that are gone end: nobody will answer them.
func (s *service) rewire() {
	s.targets = s.targets[:0:0]
	for _, w := range s.env.Wires("calls") {
		s.targets = append(s.targets, targetOf(w))
	}
	s.queues = s.queues[:0:0]
	for _, w := range s.env.Wires("poll") {
		s.queues = append(s.queues, queueOf(w))
	}
	for p := range s.polls {
		if l := &s.polls[p]; l.open && s.findQueue(l.queue) == nil {
			s.byID.Take(uint64(l.call))
			s.waits.Remove(2*uint32(p) + 1)
			s.env.Forget(l.call)
			s.close(uint32(p))
		}
	}
	for w := range s.workers {
		s.follow(uint32(w))
	}
}

func targetOf(w component.Wire) target {
	set, _ := template.CompileAttributes(w.Settings.Text("SetAttributes"))
	return target{w, compile(w.Settings, "When"), set}
}

// passedOn is a job's message as a call takes it along.
func (s *service) passedOn(row uint32, t *target) action.Message {
	j := &s.jobs[row]
	m := j.message
	m.Attributes = t.set.Set(m.Attributes, template.Context{N: int64(j.number), Now: s.env.Now(), Rand: s.contents})
	return m
}

// follow lets a worker that waits for an answer find its wire among those that there are now.
func (s *service) follow(w uint32) {
	k := &s.workers[w]
	switch k.step {
	case stepCalling:
		for i := range s.targets {
			if s.targets[i].wire.Index == k.wire {
				k.next = uint32(i)
				return
			}
		}
		s.hangUp(w)
		s.callFailed(w, "ConnectionReset")
	case stepDeleting:
		if s.findQueue(k.wire) == nil {
			s.hangUp(w)
			s.notDeleted(w, "ConnectionReset")
			s.release(w)
		}
	}
}
