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
// hole at the root, which the next event to be scheduled fills: most events schedule one. When the heap grows large,
// its later entries move to a sparser order.
type Calendar struct {
	heap    heap
	far     far // what is due later than all in the heap
	slab    []cell
	free    uint32 // first free slot + 1; 0 for none
	seq     uint32 // of the event scheduled last
	stale   int    // entries of cancelled events
	hole    bool   // the root has been popped
	heapMax int    // 0 until the first event
	spillAt int    // heapMax, or more while spilling would not help
}

// cell holds an event. Its generation is odd while the event is pending, and tells tickets of former events apart.
type cell struct {
	event      Event
	generation uint32
	next       uint32 // next free slot + 1
}

// Len returns the number of events that are due some day.
func (c *Calendar) Len() int {
	n := c.entries() - c.stale
	if c.hole {
		n--
	}
	return n
}

// entries counts all entries, those of cancelled events and the hole included.
func (c *Calendar) entries() int {
	return len(c.heap) - min(root, len(c.heap)) + c.far.count
}

// Schedule makes e due at the given time; nothing is due before the simulation begins.
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
	item := entry{max(at, 0), uint64(c.seq)<<32 | uint64(slot)}
	switch {
	case c.far.count > 0 && item.at >= c.far.horizon:
		c.far.add(item)
	case c.hole:
		c.hole = false
		c.heap.down(root, item)
	default:
		c.heap.push(item)
		if len(c.heap) > c.spillAt {
			c.spill()
		}
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
	for c.far.count > 0 {
		c.refill()
	}
	c.heap.sort()
	for i := root; i < len(c.heap); i++ {
		c.seq++
		c.heap[i].key = uint64(c.seq)<<32 | uint64(c.heap[i].slot())
	}
	c.seq++
}

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

// Clone returns an independent copy with the same tickets.
func (c *Calendar) Clone() *Calendar {
	copied := *c
	copied.heap = append(heap(nil), c.heap...)
	copied.far = c.far.clone()
	copied.slab = append([]cell(nil), c.slab...)
	return &copied
}
