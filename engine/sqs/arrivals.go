package sqs

import "playground/engine/kernel"

// arrivals is every message of the queue in order of arrival, which is also the order in which retention ends: except
// for messages moved in from another queue, which are older than they look. These stand in a heap as well.
type arrivals struct {
	list  list // by newer and older
	moved heap
}

// add notes a message's arrival, and returns when it was sent.
func (a *arrivals) add(s *store, slot uint32, r *row) (sent kernel.Time) {
	r.newer, r.older = 0, a.list.tail
	if a.list.tail == 0 {
		a.list.head = slot
	} else {
		s.own(a.list.tail)
		s.at(a.list.tail).newer = slot
	}
	a.list.tail = slot
	a.list.count++
	if r.flags&flagOld == 0 {
		return r.arrived
	}
	sent = s.kept(r).sent
	a.moved.push(entry{sent, slot, r.number})
	return sent
}

func (a *arrivals) remove(s *store, slot uint32, r *row) {
	if r.older == 0 {
		a.list.head = r.newer
	} else {
		s.own(r.older)
		s.at(r.older).newer = r.newer
	}
	if r.newer == 0 {
		a.list.tail = r.older
	} else {
		s.own(r.newer)
		s.at(r.newer).older = r.older
	}
	a.list.count--
	if r.flags&flagOld != 0 {
		a.moved.staled(func(e entry) bool { return e.slot == slot || s.find(e.slot, e.stamp) == nil })
	}
}

// oldest returns the message that was sent first. One that was moved in stands in the heap; and while it is also
// first in the list, the heap's top is no younger.
func (a *arrivals) oldest(s *store) (slot uint32, sent kernel.Time) {
	sent = kernel.Forever
	if slot = a.list.head; slot != 0 {
		sent = s.sent(s.at(slot))
	}
	for len(a.moved.entries) > 0 {
		top := a.moved.entries[0]
		if s.find(top.slot, top.stamp) == nil {
			a.moved.pop()
			a.moved.stale--
			continue
		}
		if top.at < sent {
			return top.slot, top.at
		}
		break
	}
	return slot, sent
}
