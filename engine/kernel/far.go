package kernel

import "math/bits"

// far holds the entries that are due at the horizon or later, unsorted, so that a heap of a million need not be kept:
// the heap holds what is due before the horizon, and takes in the next bucket when it is empty.
//
//	heap │ bucket 21 │  bucket 22  │       bucket 23       │ ...
//	─────┴───────────┴─────────────┴───────────────────────┴───▶ time
//	base   horizon
//
// An entry lies in the bucket of the highest bit in which its time differs from base, counted from 1. A bucket that is
// too large for the heap is spread over the lower ones, from a new base: the earliest time in it. Higher buckets
// stay as they are, since the new base agrees with the old one in all bits above.
type far struct {
	base, horizon Time // mean nothing while there are no entries
	count         int
	buckets       [65][]entry
}

// heapMax is how many entries the heap may hold before it spills. It keeps a quarter of them, and a bucket of up to as
// many is taken in whole: so the heap stays in the processor's nearest cache.
const heapMax = 4096

func (f *far) add(e entry) {
	b := bits.Len64(uint64(e.at ^ f.base))
	f.buckets[b] = append(f.buckets[b], e)
	f.count++
}

// spill moves all but the earliest entries of the heap to the far ones, when there are too many.
func (c *Calendar) spill() {
	if c.heapMax == 0 {
		c.heapMax, c.spillAt = heapMax, heapMax
	}
	if len(c.heap) <= c.spillAt {
		return
	}
	c.heap.sort() // a sorted heap is a heap
	kept := c.heap[:root+c.heapMax/4]
	moved := c.heap[len(kept):]
	if c.far.count == 0 {
		c.far.base = c.heap[root].at
	}
	if moved[0].at < c.far.base {
		c.spillAt *= 2 // only who schedules before what has been due gets here
		return
	}
	c.far.horizon = moved[0].at
	for _, e := range moved {
		c.far.add(e)
	}
	c.heap = kept
}

// refill takes the earliest bucket into the heap; there is one.
func (c *Calendar) refill() {
	f := &c.far
	b := f.lowest()
	for b > 0 && len(f.buckets[b]) > c.heapMax/4 {
		f.spread(b)
		b = f.lowest()
	}
	for _, e := range f.buckets[b] {
		c.heap.push(e)
	}
	f.count -= len(f.buckets[b])
	f.buckets[b] = f.buckets[b][:0]
	f.horizon = f.end(b)
	c.spillAt = c.heapMax
}

func (f *far) lowest() int {
	b := 0
	for len(f.buckets[b]) == 0 {
		b++
	}
	return b
}

// end returns the first instant after all that bucket b can hold; where it cannot be counted, nothing lies there.
func (f *far) end(b int) Time {
	if b >= 63 {
		return Forever
	}
	return (f.base>>b + 1) << b
}

// spread distributes a bucket over the lower ones.
func (f *far) spread(b int) {
	entries := f.buckets[b]
	f.base = entries[0].at
	for _, e := range entries {
		f.base = min(f.base, e.at)
	}
	f.count -= len(entries)
	f.buckets[b] = entries[:0]
	for _, e := range entries {
		f.add(e)
	}
}

func (f *far) clone() far {
	copied := *f
	for b := range copied.buckets {
		copied.buckets[b] = append([]entry(nil), f.buckets[b]...)
	}
	return copied
}
