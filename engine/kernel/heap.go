package kernel

import (
	"math/bits"
	"slices"
)

// entry orders the future event list: by time, then by sequence number. Sixteen bytes, so that four of them, the
// children of one, fill a cache line.
type entry struct {
	at  Time   // not negative
	key uint64 // sequence number << 32 | slot in the slab
}

func (e entry) before(o entry) bool { return e.at < o.at || e.at == o.at && e.key < o.key }

func (e entry) slot() uint32 { return uint32(e.key) }

// heap is a 4-ary heap whose root lies at index 3; what precedes it is unused. So the children of i begin at 4i-8, a
// multiple of four, and lie in one cache line.
type heap []entry

const root = 3

// push adds an entry.
func (h *heap) push(e entry) {
	if len(*h) == 0 {
		*h = append(*h, make(heap, root)...)
	}
	*h = append(*h, e)
	h.up(len(*h)-1, e)
}

// up lets e, which belongs at i or above, rise to its place.
func (h *heap) up(i int, e entry) {
	s := *h
	for i > root {
		parent := i/4 + 2
		if !e.before(s[parent]) {
			break
		}
		s[i] = s[parent]
		i = parent
	}
	s[i] = e
}

// drop takes away the root.
func (h *heap) drop() {
	last := len(*h) - 1
	e := (*h)[last]
	*h = (*h)[:last]
	if last > root {
		h.down(root, e)
	}
}

// down lets e, which belongs at i or below, sink to its place.
func (h heap) down(i int, e entry) {
	start := 4*i - 8
	for start+4 <= len(h) {
		least := start + leastOf((*[4]entry)(h[start:]))
		child := h[least]
		if !child.before(e) {
			h[i] = e
			return
		}
		h[i] = child
		i, start = least, 4*least-8
	}
	if start < len(h) { // fewer than four children
		least := start
		for k := start + 1; k < len(h); k++ {
			if h[k].before(h[least]) {
				least = k
			}
		}
		if h[least].before(e) {
			h[i] = h[least]
			i = least
		}
	}
	h[i] = e
}

// leastOf returns which of four entries is the first. It has no branches, since nobody could predict them.
func leastOf(c *[4]entry) int {
	a := first(&c[0], &c[1])
	b := 2 + first(&c[2], &c[3])
	return a + (b-a)*first(&c[a&3], &c[b&3])
}

// first is 0 when a comes before b, else 1: whether b-a borrows, as numbers of 128 bits.
func first(a, b *entry) int {
	_, less := bits.Sub64(b.key, a.key, 0)
	_, less = bits.Sub64(uint64(b.at), uint64(a.at), less)
	return int(less)
}

// order makes a heap of entries in any order.
func (h heap) order() {
	for i := (len(h)-1)/4 + 2; i >= root && len(h) > root; i-- {
		h.down(i, h[i])
	}
}

// sort puts the entries in the order of the list, which is a heap as well.
func (h heap) sort() {
	slices.SortFunc(h[min(root, len(h)):], func(a, b entry) int {
		if a.before(b) {
			return -1
		}
		return 1
	})
}
