package service

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// memory is what an idempotent consumer keeps: the names of messages that were processed lately, and of those that its
// workers have in hand.
type memory struct {
	done  kernel.Index
	order []remembered // from the oldest, which is at head
	head  int
	doing kernel.Index // name to worker
}

type remembered struct {
	name uint64
	at   kernel.Time
}

// add remembers a name from now on.
func (m *memory) add(name uint64, now kernel.Time) {
	if m.done.Len() >= rememberedMax {
		m.drop()
	}
	if _, known := m.done.Get(name); known {
		return
	}
	m.done.Put(name, 0)
	m.order = append(m.order, remembered{name, now})
}

// expire forgets what was processed longer ago than the window.
func (m *memory) expire(now kernel.Time, window time.Duration) {
	for m.head < len(m.order) && m.order[m.head].at.Add(window) <= now {
		m.drop()
	}
}

// drop forgets the oldest.
func (m *memory) drop() {
	m.done.Take(m.order[m.head].name)
	m.head++
	if m.head > 64 && 2*m.head > len(m.order) {
		m.order = m.order[:copy(m.order, m.order[m.head:])]
		m.head = 0
	}
}

func (m *memory) clone() memory {
	return memory{m.done.Clone(), append([]remembered(nil), m.order...), m.head, m.doing.Clone()}
}

// name is what tells a message from others: the values of attributes, or without any its identity from birth.
func name(m *action.Message, by []string) uint64 {
	h, known := uint64(hashBasis), false
	for i := range by {
		if i > 0 {
			h = hashOn(h, ",")
		}
		for j := range m.Attributes {
			if m.Attributes[j].Name == by[i] {
				h, known = hashOn(h, m.Attributes[j].Value), true
			}
		}
	}
	if !known {
		return m.Token.Lineage
	}
	return h
}

const hashBasis = 0xcbf29ce484222325

// hash is FNV-1a.
func hash(text string) uint64 { return hashOn(hashBasis, text) }

// hashOn takes a text into the hash of those before it.
func hashOn(h uint64, text string) uint64 {
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	return h
}

// recognise ends a worker's job at once when the service has processed the message already, or is about to.
func (s *service) recognise(w uint32) bool {
	k := &s.workers[w]
	k.name = name(&s.jobs[k.job].message, s.rememberBy)
	s.memory.expire(s.env.Now(), s.window)
	s.env.Gauge(gaugeRemembered, int64(s.memory.done.Len()))
	if _, known := s.memory.done.Get(k.name); known {
		s.env.Record(s.about(k.job, trace.Record{Verb: verbSkipped}))
		s.settle(w)
		return true
	}
	if other, under := s.memory.doing.Get(k.name); under {
		s.env.Record(s.about(k.job, trace.Record{Verb: verbUnderWay, B: int64(other) + 1}))
		s.giveUp(w, repeated)
		return true
	}
	s.memory.doing.Put(k.name, w)
	k.named = true
	return false
}

// remember keeps the name of what a worker has processed.
func (s *service) remember(w uint32) {
	k := &s.workers[w]
	if !k.named || s.window == 0 {
		return
	}
	s.memory.add(k.name, s.env.Now())
	s.env.Gauge(gaugeRemembered, int64(s.memory.done.Len()))
}

// forgetName says that a worker has the message in hand no longer.
func (s *service) forgetName(k *worker) {
	if k.named {
		s.memory.doing.Take(k.name)
	}
}

var _ component.Component = (*service)(nil)
