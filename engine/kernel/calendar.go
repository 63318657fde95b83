// Package kernel holds what every discrete-event simulation stands on: the virtual clock, the future event list,
// named random streams and the distributions drawn from them.
//
//	          Schedule(at, event)                Pop
//	owner ───────────────────────▶ Calendar ───────────▶ (time, event) ──▶ owner.Wake
//	      ◀─── Ticket ── Cancel ──▶
//
// Everything is integers and plain data, so that a run is the same on every machine, can be printed, compared and
// cloned, and costs as much as its events: the clock jumps from one to the next.
package kernel

// Calendar is the future event list. Use one for all that a simulation will do later; events of equal time leave in
// the order in which they were scheduled. The zero Calendar is empty and ready.
//
// Events lie in a slab and stay where they are; a heap of small entries orders them. A cancelled event leaves its
// entry behind, to be dropped when it comes up or when such entries outnumber the others. A popped event leaves a
// hole at the root, which the next event to be scheduled fills: most events schedule one.
type Calendar struct {
	heap  heap
	slab  []cell
	free  uint32 // first free slot + 1; 0 for none
	seq   uint32 // of the event scheduled last
	stale int    // entries of cancelled events
	hole  bool   // the root has been popped
}

// cell holds an event. Its generation is odd while the event is pending, and tells tickets of former events apart.
type cell struct {
	event      Event
	generation uint32
	next       uint32 // next free slot + 1
}

// Len returns the number of events that are due some day.
func (c *Calendar) Len() int {
	n := len(c.heap) - min(root, len(c.heap)) - c.stale
	if c.hole {
		n--
	}
	return n
}

// Schedule makes e due at the given time.
func (c *Calendar) Schedule(at Time, e Event) Ticket {
	if c.free == 0 {
		c.grow()
	}
	slot := c.free - 1
	s := &c.slab[slot]
	c.free = s.next
	s.event = e
	s.generation++
	c.seq++
	if c.seq == 0 {
		c.renumber()
	}
	item := entry{at, uint64(c.seq)<<32 | uint64(slot)}
	if c.hole {
		c.hole = false
		c.heap.down(root, item)
	} else {
		c.heap.push(item)
	}
	return Ticket(uint64(s.generation)<<32 | uint64(slot))
}

// grow adds a free slot. A slot has 32 bits: memory ends long before them.
func (c *Calendar) grow() {
	c.slab = append(c.slab, cell{})
	c.free = uint32(len(c.slab))
}

// renumber gives the entries the lowest sequence numbers, in their order, once all 2^32 have been used.
func (c *Calendar) renumber() {
	c.fill()
	c.heap.sort()
	for i := root; i < len(c.heap); i++ {
		c.seq++
		c.heap[i].key = uint64(c.seq)<<32 | uint64(c.heap[i].slot())
	}
	c.seq++
}

// Cancel forgets a scheduled event; it reports whether the event was still pending.
func (c *Calendar) Cancel(t Ticket) bool {
	slot, generation := uint32(t), uint32(t>>32)
	if generation&1 == 0 || int(slot) >= len(c.slab) || c.slab[slot].generation != generation {
		return false
	}
	c.slab[slot].generation++
	c.stale++
	if c.stale > len(c.heap)/2 && c.stale > staleMin {
		c.compact()
	}
	return true
}

// staleMin is how many entries of cancelled events never matter.
const staleMin = 64

// Next returns when the next event is due; Forever and false when there is none.
func (c *Calendar) Next() (Time, bool) {
	if c.hole || c.stale != 0 {
		c.shed()
	}
	if len(c.heap) <= root {
		return Forever, false
	}
	return c.heap[root].at, true
}

// Pop takes the next event; false when there is none.
func (c *Calendar) Pop() (Time, Event, bool) {
	if c.hole || c.stale != 0 {
		c.shed()
	}
	if len(c.heap) <= root {
		return Forever, Event{}, false
	}
	first := c.heap[root]
	s := &c.slab[first.slot()]
	s.generation++
	s.next, c.free = c.free, first.slot()+1
	c.hole = true
	return first.at, s.event, true
}

// fill drops the hole.
func (c *Calendar) fill() {
	if c.hole {
		c.hole = false
		c.heap.drop()
	}
}

// shed drops the hole and the cancelled entries at the root.
func (c *Calendar) shed() {
	c.fill()
	for c.stale > 0 && len(c.heap) > root && !c.pending(c.heap[root]) {
		c.release(c.heap[root].slot())
		c.stale--
		c.heap.drop()
	}
}

func (c *Calendar) pending(e entry) bool { return c.slab[e.slot()].generation&1 == 1 }

func (c *Calendar) release(slot uint32) { c.slab[slot].next, c.free = c.free, slot+1 }

// compact drops the hole and every cancelled entry.
func (c *Calendar) compact() {
	c.fill()
	kept := c.heap[:min(root, len(c.heap))]
	for _, e := range c.heap[len(kept):] {
		if c.pending(e) {
			kept = append(kept, e)
		} else {
			c.release(e.slot())
		}
	}
	c.heap, c.stale = kept, 0
	c.heap.order()
}

// Discard forgets every pending event for which gone answers true, such as those of a node that was removed.
func (c *Calendar) Discard(gone func(Event) bool) {
	c.fill()
	for _, e := range c.heap[min(root, len(c.heap)):] {
		s := &c.slab[e.slot()]
		if c.pending(e) && gone(s.event) {
			s.generation++
			c.stale++
		}
	}
	c.compact()
}

// Each yields the first n pending events in the order in which they are due, until yield answers false. It is for
// looking: the cost grows with n and not with all that is pending.
func (c *Calendar) Each(n int, yield func(Time, Event) bool) {
	c.shed()
	front := heap{} // positions in place of slots
	reach := func(i int) {
		if i < len(c.heap) {
			e := c.heap[i]
			front.push(entry{e.at, e.key>>32<<32 | uint64(i)})
		}
	}
	reach(root)
	for n > 0 && len(front) > root {
		at := int(front[root].slot())
		front.drop()
		for child := range 4 {
			reach(4*at - 8 + child)
		}
		e := c.heap[at]
		if !c.pending(e) {
			continue
		}
		if !yield(e.at, c.slab[e.slot()].event) {
			return
		}
		n--
	}
}

// Clone returns an independent copy with the same tickets.
func (c *Calendar) Clone() *Calendar {
	copied := *c
	copied.heap = append(heap(nil), c.heap...)
	copied.slab = append([]cell(nil), c.slab...)
	return &copied
}
