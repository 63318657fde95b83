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

// Calendar is the future event list: a 4-ary heap of small entries over a slab of events. Entries of equal time
// leave in the order in which they were scheduled. The zero Calendar is empty and ready.
type Calendar struct {
	heap  []entry
	slab  []cell
	free  []uint32
	seq   uint64
	stale int // cancelled entries still in the heap
}

// entry orders the heap: by time, then by sequence number; the low bits of key say where the event lies.
type entry struct {
	at  Time
	key uint64 // sequence number << slotBits | slot
}

type cell struct {
	event      Event
	generation uint32
	live       bool
}

const (
	slotBits = 24
	slotMask = 1<<slotBits - 1
)

func (e entry) before(o entry) bool { return e.at < o.at || e.at == o.at && e.key < o.key }

// Len returns the number of events that are due some day.
func (c *Calendar) Len() int { return len(c.heap) - c.stale }

// Schedule makes e due at the given time.
func (c *Calendar) Schedule(at Time, e Event) Ticket {
	slot := c.take()
	s := &c.slab[slot]
	s.event, s.live = e, true
	c.seq++
	c.heap = append(c.heap, entry{at, c.seq<<slotBits | uint64(slot)})
	c.up(len(c.heap) - 1)
	return Ticket(uint64(s.generation)<<32 | uint64(slot) + 1)
}

func (c *Calendar) take() uint32 {
	if n := len(c.free); n > 0 {
		slot := c.free[n-1]
		c.free = c.free[:n-1]
		return slot
	}
	if len(c.slab) > slotMask {
		panic("kernel: more than 16,777,216 events are pending")
	}
	c.slab = append(c.slab, cell{})
	return uint32(len(c.slab) - 1)
}

// Cancel forgets a scheduled event; it reports whether the event was still pending.
func (c *Calendar) Cancel(t Ticket) bool {
	slot, generation := uint32(t)-1, uint32(t>>32)
	if t == 0 || int(slot) >= len(c.slab) {
		return false
	}
	s := &c.slab[slot]
	if !s.live || s.generation != generation {
		return false
	}
	s.live = false
	c.stale++
	if c.stale > len(c.heap)/2 && c.stale > 64 {
		c.compact()
	}
	return true
}

// Next returns when the next event is due.
func (c *Calendar) Next() (Time, bool) {
	c.shed()
	if len(c.heap) == 0 {
		return Forever, false
	}
	return c.heap[0].at, true
}

// Pop takes the next event.
func (c *Calendar) Pop() (Time, Event, bool) {
	c.shed()
	if len(c.heap) == 0 {
		return Forever, Event{}, false
	}
	top := c.heap[0]
	e := c.slab[top.key&slotMask].event
	c.release(uint32(top.key & slotMask))
	c.removeTop()
	return top.at, e, true
}

// shed drops cancelled entries from the top.
func (c *Calendar) shed() {
	for c.stale > 0 && len(c.heap) > 0 {
		slot := uint32(c.heap[0].key & slotMask)
		if c.slab[slot].live {
			return
		}
		c.stale--
		c.release(slot)
		c.removeTop()
	}
}

func (c *Calendar) release(slot uint32) {
	s := &c.slab[slot]
	s.live = false
	s.generation++
	c.free = append(c.free, slot)
}

func (c *Calendar) removeTop() {
	last := len(c.heap) - 1
	c.heap[0] = c.heap[last]
	c.heap = c.heap[:last]
	if last > 1 {
		c.down(0)
	}
}

// compact drops every cancelled entry and orders the rest anew.
func (c *Calendar) compact() {
	kept := c.heap[:0]
	for _, e := range c.heap {
		slot := uint32(e.key & slotMask)
		if c.slab[slot].live {
			kept = append(kept, e)
		} else {
			c.release(slot)
		}
	}
	c.heap, c.stale = kept, 0
	for i := (len(kept) - 2) / 4; i >= 0 && len(kept) > 1; i-- {
		c.down(i)
	}
}

// Discard forgets every pending event for which gone answers true.
func (c *Calendar) Discard(gone func(Event) bool) {
	for _, e := range c.heap {
		s := &c.slab[e.key&slotMask]
		if s.live && gone(s.event) {
			s.live = false
			c.stale++
		}
	}
	c.compact()
}

// Clone returns an independent copy with the same tickets.
func (c *Calendar) Clone() *Calendar {
	return &Calendar{
		heap:  append([]entry(nil), c.heap...),
		slab:  append([]cell(nil), c.slab...),
		free:  append([]uint32(nil), c.free...),
		seq:   c.seq,
		stale: c.stale,
	}
}

func (c *Calendar) up(i int) {
	h := c.heap
	e := h[i]
	for i > 0 {
		parent := (i - 1) / 4
		if !e.before(h[parent]) {
			break
		}
		h[i] = h[parent]
		i = parent
	}
	h[i] = e
}

func (c *Calendar) down(i int) {
	h := c.heap
	e := h[i]
	for {
		first := 4*i + 1
		if first >= len(h) {
			break
		}
		least := first
		for k := first + 1; k < first+4 && k < len(h); k++ {
			if h[k].before(h[least]) {
				least = k
			}
		}
		if !h[least].before(e) {
			break
		}
		h[i] = h[least]
		i = least
	}
	h[i] = e
}
