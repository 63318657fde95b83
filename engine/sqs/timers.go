package sqs

import (
	"time"

	"playground/engine/kernel"
)

// timers holds the messages that wait for an instant. Those that wait equally long stand in one lane, in the order in
// which they began, so that the head is due first and nothing is sorted. When there are more lengths than lanes, the
// rest goes into a heap.
type timers struct {
	lanes  []lane
	others heap
	spill  uint32 // messages in the heap
	all    uint32 // messages that wait
}

type lane struct {
	length time.Duration
	list   list
}

// lanesMost bounds the lanes of one set of timers, since each is looked at for the next deadline.
const lanesMost = 16

// Values of row.lane beside the numbers of lanes.
const (
	laneHeap     = 255 - iota // in the heap; row.prev is the stamp
	laneReturned              // visible again
	laneFresh                 // visible, the others
	laneNoisy                 // visible, of a noisy tenant
)

// add makes a message wait for a length of time that begins now, and returns when that is over.
func (t *timers) add(s *store, slot uint32, now kernel.Time, length time.Duration) kernel.Time {
	r := s.at(slot)
	due := now.Add(length)
	r.due = due
	t.all++
	if len(t.lanes) > 0 && t.lanes[0].length == length {
		r.lane = 0
		s.push(&t.lanes[0].list, slot, r)
		return due
	}
	if i := t.find(length); i >= 0 {
		r.lane = uint8(i)
		s.push(&t.lanes[i].list, slot, r)
		return due
	}
	s.stamps++
	t.spill++
	r.lane, r.prev = laneHeap, s.stamps
	t.others.push(entry{due, slot, s.stamps})
	return due
}

// find returns the lane of a length, if need be one that is empty or new, or else -1.
func (t *timers) find(length time.Duration) int {
	empty := -1
	for i := range t.lanes {
		if t.lanes[i].length == length {
			return i
		}
		if t.lanes[i].list.count == 0 {
			empty = i
		}
	}
	if len(t.lanes) < lanesMost {
		t.lanes = append(t.lanes, lane{})
		empty = len(t.lanes) - 1
	}
	if empty >= 0 {
		t.lanes[empty].length = length
	}
	return empty
}

// remove ends a message's waiting.
func (t *timers) remove(s *store, r *row) {
	t.all--
	if r.lane != laneHeap {
		s.remove(&t.lanes[r.lane].list, r)
		return
	}
	r.lane, r.prev = 0, 0
	t.spill--
	t.others.staled(func(e entry) bool { return !t.waits(s, e) })
}

// waits reports whether an entry of the heap still stands for a message.
func (t *timers) waits(s *store, e entry) bool {
	r := s.at(e.slot)
	return r.lane == laneHeap && r.prev == e.stamp
}

// next returns the message that is due first, and when; 0 and Forever when none waits.
func (t *timers) next(s *store) (slot uint32, at kernel.Time) {
	at = kernel.Forever
	for i := range t.lanes {
		if head := t.lanes[i].list.head; head != 0 {
			if due := s.at(head).due; due < at {
				slot, at = head, due
			}
		}
	}
	for len(t.others.entries) > 0 {
		top := t.others.entries[0]
		if !t.waits(s, top) {
			t.others.pop()
			t.others.stale--
			continue
		}
		if top.at < at {
			slot, at = top.slot, top.at
		}
		break
	}
	return slot, at
}

// count is how many messages wait.
func (t *timers) count() uint32 { return t.all }

// each visits the waiting messages, lane by lane, until visit answers false.
func (t *timers) each(s *store, visit func(slot uint32, r *row) bool) {
	for i := range t.lanes {
		for slot := t.lanes[i].list.head; slot != 0; slot = s.at(slot).next {
			if !visit(slot, s.at(slot)) {
				return
			}
		}
	}
	for _, e := range t.others.entries {
		if t.waits(s, e) && !visit(e.slot, s.at(e.slot)) {
			return
		}
	}
}

func (t *timers) clone() timers {
	c := *t
	c.lanes = append([]lane(nil), t.lanes...)
	c.others = t.others.clone()
	return c
}
