package service

import (
	"strings"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Contents lists what is in the workers' hands and what waits in the line.
func (s *service) Contents(to *component.Contents) {
	to.Busy = s.busy > 0
	for w := range s.workers {
		if k := &s.workers[w]; k.step != stepIdle {
			to.Add(component.Item{Token: s.jobs[k.job].message.Token, Lane: component.LaneWorker, Slot: uint32(w), Since: k.since, Until: k.until})
		}
	}
	slot := uint32(0)
	for row := s.first; row != 0 && to.Limit > 0; row = s.jobs[row-1].next {
		j := &s.jobs[row-1]
		to.Add(component.Item{Token: j.message.Token, Lane: component.LaneWaiting, Slot: slot, Since: j.arrived, Until: kernel.Forever})
		slot++
	}
	to.More += int(s.waiting) - int(slot)
	s.queued(to)
}

// queued lists the events that nobody has in hand.
func (s *service) queued(to *component.Contents) {
	shown := 0
	for row := 0; row < min(len(s.events.rows), lookedAtMax) && to.Limit > 0; row++ {
		if e := &s.events.rows[row]; e.open && !e.held {
			to.Add(component.Item{Token: e.token(), Lane: component.LaneDelayed, Slot: uint32(shown), Since: e.since, Until: s.events.waits.Until(uint32(row))})
			shown++
		}
	}
	to.More += s.events.count - s.events.held - shown
}

// Inspect renders the workers, the line, the polls and what is remembered.
func (s *service) Inspect() value.Value {
	b := value.NewObject(9)
	b.Set("BusyWorkers", value.Int(s.busy))
	b.Set("Workers", s.inspectWorkers())
	b.Set("WaitingRequests", value.Int(s.waiting))
	b.Set("WaitingLine", s.inspectLine())
	b.Set("Polls", s.inspectPolls())
	if queued := s.events.count - s.events.held; queued > 0 {
		b.Set("QueuedEvents", value.Int(int64(queued)))
		b.Set("Events", s.inspectEvents())
	}
	b.Set("RememberedMessages", value.Int(int64(s.memory.done.Len())))
	b.Set("SlowedBy", value.Int(s.factor))
	return b.Value()
}

func (s *service) inspectWorkers() value.Value {
	var all []value.Value
	for w := range s.workers {
		k := &s.workers[w]
		if k.step == stepIdle && w >= s.workersWant || len(all) >= inspectedMax {
			continue
		}
		b := value.NewObject(6)
		b.Set("Worker", value.Int(int64(w)+1))
		b.Set("State", value.Text(stepNames[k.step]))
		if k.step != stepIdle {
			b.Set("Message", value.Int(int64(s.jobs[k.job].number)))
			b.Set("Since", value.Text(k.since.String()))
			b.Set("Until", instant(k.until))
			b.Set("Body", body(&s.jobs[k.job]))
		}
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}

func (s *service) inspectLine() value.Value {
	var all []value.Value
	for row := s.first; row != 0 && len(all) < inspectedMax; row = s.jobs[row-1].next {
		j := &s.jobs[row-1]
		b := value.NewObject(3)
		b.Set("Message", value.Int(int64(j.number)))
		b.Set("Since", value.Text(j.arrived.String()))
		b.Set("Body", body(j))
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}

func (s *service) inspectEvents() value.Value {
	var all []value.Value
	for row := 0; row < min(len(s.events.rows), lookedAtMax) && len(all) < inspectedMax; row++ {
		e := &s.events.rows[row]
		if !e.open || e.held {
			continue
		}
		b := value.NewObject(5)
		b.Set("Message", value.Int(int64(e.number)))
		b.Set("Since", value.Text(e.since.String()))
		b.Set("Until", instant(s.events.waits.Until(uint32(row))))
		b.Set("FailedAttempts", value.Int(int64(e.failed)))
		b.Set("Body", value.Text(excerpt(e.message.Text())))
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}

func (s *service) inspectPolls() value.Value {
	var all []value.Value
	for p := range s.polls {
		l := &s.polls[p]
		if !l.open && !l.pausing || len(all) >= inspectedMax {
			continue
		}
		b := value.NewObject(4)
		if q := s.findQueue(l.queue); q != nil {
			b.Set("Queue", value.Text(q.wire.Peer))
		}
		state := "waiting at the queue"
		if l.pausing {
			state = "pausing"
		}
		b.Set("State", value.Text(state))
		b.Set("Since", value.Text(l.sent.String()))
		b.Set("Until", instant(s.waits.Until(2*uint32(p)+1)))
		all = append(all, b.Value())
	}
	return value.ArrayOf(all)
}

func body(j *job) value.Value {
	return value.Text(excerpt(j.message.Text()))
}

// instant renders a time as a person reads it; null for never.
func instant(t kernel.Time) value.Value {
	if t == kernel.Forever {
		return value.Value{}
	}
	return value.Text(t.String())
}

// excerpt is a body as it is, cut where it is long.
func excerpt(body string) string {
	if len(body) <= excerptBytes {
		return body
	}
	return strings.ToValidUTF8(body[:excerptBytes], "") + "…"
}
