package engine

import (
	"math"
	"slices"

	"playground/engine/kernel"
	"playground/engine/trace"
)

// A column holds a number for each interval from start on; before, there was nothing but zeros.

// gaugeColumn is one gauge: the area under it in each interval, or its age at the end.
type gaugeColumn struct {
	values []uint64 // areas, or ages plus 1, 0 for none
	base   uint64   // the area up to now
	start  int
	age    bool
}

// areaShift is how many bits of an area are not kept: it counts in units of 1024 value-nanoseconds, so that 64 bits are
// enough for ten million messages over years. Areas are differences of rounded sums, so no error adds up.
const areaShift = 10

func (c *gaugeColumn) take(l *trace.Level, at int, now kernel.Time) {
	var v uint64
	switch {
	case !c.age:
		high, low := l.Area(now)
		area := high<<(64-areaShift) | low>>areaShift
		v, c.base = area-c.base, area
	case l.Now >= 0:
		v = uint64(now) - uint64(l.Now) + 1
	}
	if c.values == nil {
		if v == 0 {
			return
		}
		c.start = at
	}
	c.values = push(c.values, v)
}

func (c *gaugeColumn) coarsen() {
	join := func(a, b uint64) uint64 { return a + b }
	if c.age {
		join = func(_, later uint64) uint64 { return later }
	}
	c.values = pairs(c.values, c.start, join)
	c.start /= 2
}

func (c gaugeColumn) truncate(keep int) gaugeColumn {
	c.values = firstOf(c.values, keep-c.start)
	c.base = 0
	if !c.age {
		for _, v := range c.values {
			c.base += v
		}
	}
	return c
}

// metricColumn is one metric: how often it was counted in each interval.
type metricColumn struct {
	counts  []uint32
	base    int64 // counted up to now
	start   int
	measure *measureColumn // nil for what is only counted
}

// measureColumn is what a metric measures besides, in the same intervals.
type measureColumn struct {
	sums     []int64
	p50, p99 []uint16 // buckets plus 1; 0 where there is none, or none is known
	base     int64    // summed up to now
	kept     trace.Buckets
	known    bool // kept is right
}

func (c *metricColumn) take(s *trace.Statistic, at int) {
	now := s.Sum
	if c.measure != nil {
		now = s.Count
	}
	count := now - c.base
	c.base = now
	if c.counts == nil {
		if count == 0 {
			return
		}
		c.start = at
	}
	c.counts = push(c.counts, uint32(min(count, math.MaxUint32)))
	if c.measure != nil {
		c.measure.take(s, count)
	}
}

func (c *measureColumn) take(s *trace.Statistic, count int64) {
	c.sums = push(c.sums, s.Sum-c.base)
	c.base = s.Sum
	var p50, p99 uint16
	if count > 0 && c.known {
		p50, p99 = uint16(c.kept.Since(s, count, 500)+1), uint16(c.kept.Since(s, count, 990)+1)
	}
	c.p50, c.p99 = push(c.p50, p50), push(c.p99, p99)
	if count > 0 || !c.known {
		c.kept.Keep(s)
		c.known = true
	}
}

func (c *metricColumn) coarsen() {
	c.counts = pairs(c.counts, c.start, addCounts)
	if m := c.measure; m != nil {
		larger := func(a, b uint16) uint16 { return max(a, b) }
		m.sums = pairs(m.sums, c.start, func(a, b int64) int64 { return a + b })
		m.p50, m.p99 = pairs(m.p50, c.start, larger), pairs(m.p99, c.start, larger)
	}
	c.start /= 2
}

// truncate: whole says that nothing is cut off, so that what was counted last is still known.
func (c metricColumn) truncate(keep int, whole bool) metricColumn {
	keep -= c.start
	c.counts = firstOf(c.counts, keep)
	c.base = 0
	for _, n := range c.counts {
		c.base += int64(n)
	}
	if c.measure == nil {
		return c
	}
	m := *c.measure
	m.sums, m.p50, m.p99 = firstOf(m.sums, keep), firstOf(m.p50, keep), firstOf(m.p99, keep)
	m.base = 0
	for _, v := range m.sums {
		m.base += v
	}
	if whole {
		m.kept = m.kept.Clone()
	} else {
		m.kept, m.known = trace.Buckets{}, c.base == 0
	}
	c.measure = &m
	return c
}

// columnStep is by how many intervals a column grows: little, since all columns grow at once.
const columnStep = 8

func push[T any](values []T, v T) []T {
	if len(values) == cap(values) {
		grown := make([]T, len(values), len(values)+columnStep)
		copy(grown, values)
		values = grown
	}
	return append(values, v)
}

// firstOf is the first n values, to be appended to without touching what lies behind them; nil for none.
func firstOf[T any](values []T, n int) []T {
	n = min(max(n, 0), len(values))
	if n == 0 {
		return nil
	}
	return slices.Clip(values[:n])
}

// pairs joins intervals 2k and 2k+1 to interval k; the first value is that of interval start.
func pairs[T any](values []T, start int, join func(a, b T) T) []T {
	if len(values) == 0 {
		return nil
	}
	first := start / 2
	joined := make([]T, (start+len(values)-1)/2-first+1)
	for i, v := range values {
		at := (start+i)/2 - first
		joined[at] = join(joined[at], v)
	}
	return joined
}

func addCounts(a, b uint32) uint32 { return uint32(min(uint64(a)+uint64(b), math.MaxUint32)) }
