package kernel

// Cancel forgets a scheduled event; it reports whether the event was still pending.
func (c *Calendar) Cancel(t Ticket) bool {
	slot, generation := uint32(t), uint32(t>>32)
	if generation&1 == 0 || int(slot) >= len(c.slab) || c.slab[slot].generation != generation {
		return false
	}
	c.slab[slot].generation++
	c.stale++
	if c.stale > c.entries()/2 && c.stale > staleMin {
		c.compact()
	}
	return true
}

// staleMin is how many entries of cancelled events never matter.
const staleMin = 64

// fill drops the hole.
func (c *Calendar) fill() {
	if c.hole {
		c.hole = false
		c.heap.drop()
	}
}

// shed drops the hole and the cancelled entries at the root, so that the root is the next event if there is one.
func (c *Calendar) shed() {
	c.fill()
	for {
		for len(c.heap) > root && c.stale > 0 && !c.pending(c.heap[root]) {
			c.release(c.heap[root].slot())
			c.stale--
			c.heap.drop()
		}
		if len(c.heap) > root || c.far.count == 0 {
			return
		}
		c.refill()
	}
}

func (c *Calendar) pending(e entry) bool { return c.slab[e.slot()].generation&1 == 1 }

func (c *Calendar) release(slot uint32) { c.slab[slot].next, c.free = c.free, slot+1 }

// compact drops the hole and every cancelled entry.
func (c *Calendar) compact() {
	c.fill()
	start := min(root, len(c.heap))
	c.heap = c.heap[:start+len(c.keep(c.heap[start:]))]
	c.heap.order()
	c.far.count = 0
	for b := range c.far.buckets {
		c.far.buckets[b] = c.keep(c.far.buckets[b])
		c.far.count += len(c.far.buckets[b])
	}
	c.stale = 0
	c.shed()
}

// keep returns those of the entries, in their place, whose events are pending.
func (c *Calendar) keep(entries []entry) []entry {
	kept := entries[:0]
	for _, e := range entries {
		if c.pending(e) {
			kept = append(kept, e)
		} else {
			c.release(e.slot())
		}
	}
	return kept
}

// Discard forgets every pending event for which gone answers true, such as those of a node that was removed.
func (c *Calendar) Discard(gone func(Event) bool) {
	c.fill()
	c.discard(c.heap[min(root, len(c.heap)):], gone)
	for _, entries := range c.far.buckets {
		c.discard(entries, gone)
	}
	c.compact()
}

func (c *Calendar) discard(entries []entry, gone func(Event) bool) {
	for _, e := range entries {
		if s := &c.slab[e.slot()]; c.pending(e) && gone(s.event) {
			s.generation++
			c.stale++
		}
	}
}
