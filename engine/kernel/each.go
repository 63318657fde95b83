package kernel

// Each yields the first n pending events in the order in which they are due, until yield answers false. It is for
// looking: the cost grows with n and not with all that is pending.
func (c *Calendar) Each(n int, yield func(Time, Event) bool) {
	c.shed()
	for c.far.count > 0 && len(c.heap)-root-c.stale < n {
		c.refill()
	}
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
