package engine

import (
	"math/bits"
	"strconv"

	"playground/engine/trace"
	"playground/engine/value"
)

// Value renders the metrics of some nodes as charts want them, at most so many points each, 0 for all:
//
//	{"width": "ns", "nodes": {"orders": [
//	    {"name", "unit", "kind": "count", "values": [how many in each interval]},
//	    {"name", "unit", "kind": "gauge", "values": [mean over each interval; an age at its end, null when nothing has one]},
//	    {"name", "unit", "kind": "measure", "values": [means, null where nothing was measured], "p50": [...], "p99": [...]}]}}
//
// Where there are more intervals than points, several become one; what is left over at the end waits for the next. A
// node that was not there yet, or no longer, has null.
func (t *Series) Value(nodes []string, points int) value.Value {
	each := 1
	if points > 0 {
		each = max((t.count+points-1)/points, 1)
	}
	g := grouping{each: each, count: t.count / each, span: uint64(each) * uint64(t.width)}
	all := value.NewObject(len(nodes))
	for _, name := range nodes {
		if n := t.find(name); n != nil {
			all.Set(name, n.value(g))
		}
	}
	b := value.NewObject(2)
	b.Set("width", value.Text(strconv.FormatUint(g.span, 10)))
	b.Set("nodes", all.Value())
	return b.Value()
}

// find returns the node of that name that came last.
func (t *Series) find(name string) *seriesNode {
	for i := len(t.nodes) - 1; i >= 0; i-- {
		if t.nodes[i].name == name {
			return t.nodes[i]
		}
	}
	return nil
}

// grouping says how intervals become points: so many each, so many points, and how many nanoseconds wide.
type grouping struct {
	each, count int
	span        uint64
}

// points renders each point at which the node was there.
func (c *seriesNode) points(g grouping, render func(from, to int) value.Value) value.Value {
	rows := make([]value.Value, g.count)
	for i := range rows {
		from, to := i*g.each, (i+1)*g.each
		if to > c.since && (c.until < 0 || from < c.until) {
			rows[i] = render(from, to)
		}
	}
	return value.ArrayOf(rows)
}

func (c *seriesNode) value(g grouping) value.Value {
	var rows []value.Value
	for i := range c.gauges {
		k := &c.kind.Gauges[i]
		b := seriesRow(k.Name, k.Unit, "gauge")
		b.Set("values", c.points(g, func(from, to int) value.Value { return c.gauges[i].point(from, to, g.span) }))
		rows = append(rows, b.Value())
	}
	for i := range c.metrics {
		m := &c.metrics[i]
		if m.measure == nil {
			b := seriesRow(c.rows[i].Name, c.rows[i].Unit, "count")
			b.Set("values", c.points(g, func(from, to int) value.Value { return value.Int(sum(m.counts, m.start, from, to)) }))
			rows = append(rows, b.Value())
			continue
		}
		b := seriesRow(c.rows[i].Name, c.rows[i].Unit, "measure")
		b.Set("values", c.points(g, func(from, to int) value.Value { return m.mean(from, to) }))
		b.Set("p50", c.points(g, func(from, to int) value.Value { return percentile(m.measure.p50, m.start, from, to) }))
		b.Set("p99", c.points(g, func(from, to int) value.Value { return percentile(m.measure.p99, m.start, from, to) }))
		rows = append(rows, b.Value())
	}
	return value.ArrayOf(rows)
}

func seriesRow(name string, unit trace.Unit, kind string) *value.Builder {
	b := value.NewObject(6)
	b.Set("name", value.Text(name))
	text := unit.String()
	switch unit {
	case trace.Count:
		text = "Count"
	case trace.Age:
		text = trace.Nanoseconds.String()
	}
	b.Set("unit", value.Text(text))
	b.Set("kind", value.Text(kind))
	return b
}

// point is the mean of a gauge in decimals, or the age at the end.
func (c *gaugeColumn) point(from, to int, span uint64) value.Value {
	if c.age {
		if v := within(c.values, c.start, to-1, to); len(v) > 0 && v[0] > 0 {
			return value.Int(int64(v[0] - 1))
		}
		return value.Null
	}
	var area uint64
	for _, v := range within(c.values, c.start, from, to) {
		area += v
	}
	high, low := bits.Mul64(area, 1000<<areaShift)
	low, carry := bits.Add64(low, span/2, 0)
	mean, _ := bits.Div64((high+carry)%span, low, span)
	return value.Exact(milli(int64(mean)))
}

func (c *metricColumn) mean(from, to int) value.Value {
	count := sum(c.counts, c.start, from, to)
	if count == 0 {
		return value.Null
	}
	return value.Int(sum(c.measure.sums, c.start, from, to) / count)
}

// percentile is the largest of those of the intervals, as the largest value of its bucket.
func percentile(buckets []uint16, start, from, to int) value.Value {
	most := uint16(0)
	for _, b := range within(buckets, start, from, to) {
		most = max(most, b)
	}
	if most == 0 {
		return value.Null
	}
	return value.Int(trace.Top(int(most) - 1))
}

func sum[T uint32 | int64](values []T, start, from, to int) (total int64) {
	for _, v := range within(values, start, from, to) {
		total += int64(v)
	}
	return total
}

// within is what a column holds of the intervals [from, to).
func within[T any](values []T, start, from, to int) []T {
	from, to = min(max(from-start, 0), len(values)), min(max(to-start, 0), len(values))
	return values[from:to]
}
