package engine

import (
	"strconv"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// Series keeps what the metrics of a run did over time, for charts: how much was counted and measured in each interval,
// and how high the gauges stood. It stands beside the session and only looks.
//
//	0       width     2 width    3 width
//	├─────────┼─────────┼─────────┤        Take at each of these instants, the first at width
//	 interval  interval  interval
//
// Intervals begin 100 ms wide. When there are too many of them, or they take more than the budget, every two become
// one: counts, sums and areas are added, so that coarse intervals are as exact as fine ones. Percentiles cannot be
// added: a coarse interval has the larger of the two. An age is that at the end of its interval.
type Series struct {
	budget   int
	fixed    int // bytes of what does not grow with the intervals
	growing  int // and of what does
	width    time.Duration
	count    int // intervals so far
	nodes    []*seriesNode
	failures []uint32 // of all nodes, an interval
	failed   uint64   // altogether
}

const (
	seriesWidth  = 100 * time.Millisecond
	seriesMax    = 512 // intervals
	seriesLeast  = 8   // that the budget leaves
	seriesBudget = 4 << 20

	// What records take in memory beside their columns.
	seriesNodeBytes    = 160
	gaugeColumnBytes   = 48
	metricColumnBytes  = 48
	measureColumnBytes = 120
)

// NewSeries makes an empty series that takes so many bytes at most, 4 MB when 0. What has to be known of each node
// counts too, and a few intervals are kept in any case.
func NewSeries(budgetBytes int) *Series {
	if budgetBytes <= 0 {
		budgetBytes = seriesBudget
	}
	return &Series{budget: budgetBytes, width: seriesWidth}
}

// Next is when the next sample is due; Forever where time ends before.
func (t *Series) Next() kernel.Time {
	if kernel.Time(t.count+1) > kernel.Forever/kernel.Time(t.width) {
		return kernel.Forever
	}
	return kernel.Time(t.count+1) * kernel.Time(t.width)
}

// Bytes is how much memory the series takes, what it shares with another one included.
func (t *Series) Bytes() int { return t.fixed + t.growing }

// Take takes a sample of a session that stands at Next, when all that was due by then has happened. Before that it does
// nothing; where Next has been missed, what happened meanwhile counts in the first interval that is open.
func (t *Series) Take(s *Session) {
	for next := t.Next(); s.now >= next && next < kernel.Forever; next = t.Next() {
		t.take(s)
	}
}

func (t *Series) take(s *Session) {
	failed := uint64(0)
	for i, n := range s.nodes {
		failed += uint64(n.metrics.Failures)
		if i == len(t.nodes) {
			t.nodes = append(t.nodes, newSeriesNode(n, t.count))
		}
		t.nodes[i].take(n, t.count, t.Next())
	}
	t.failures = push(t.failures, uint32(failed-t.failed))
	t.failed = failed
	t.count++
	t.weigh()
	if t.count%2 == 0 && (t.count >= seriesMax || t.full() && t.count >= seriesLeast) {
		t.coarsen()
	}
}

// full reports whether the columns would grow beyond the budget.
func (t *Series) full() bool { return t.Bytes()+t.growing/t.count*columnStep > t.budget }

func (t *Series) weigh() {
	t.fixed, t.growing = 0, 4*cap(t.failures)
	for _, n := range t.nodes {
		n.weigh(t)
	}
}

// coarsen makes one interval of every two; their number must be even.
func (t *Series) coarsen() {
	for _, n := range t.nodes {
		n.coarsen()
	}
	t.failures = pairs(t.failures, 0, addCounts)
	t.count /= 2
	t.width *= 2
	t.weigh()
}

// Rename takes over what the nodes are called now. Take does it too.
func (t *Series) Rename(s *Session) {
	for i, n := range t.nodes {
		if i < len(s.nodes) {
			n.name = s.nodes[i].id
		}
	}
}

// Truncate goes back to a moment at which the run takes another way, and returns the series as it was, which shares
// what both have: to go on with one does not disturb the other. The percentiles of the interval in which the moment
// lies will be missing, unless that interval is still open.
func (t *Series) Truncate(at kernel.Time) (before *Series) {
	old := *t
	keep := min(t.count, int(max(at, 0)/kernel.Time(t.width)))
	t.nodes = make([]*seriesNode, 0, len(old.nodes))
	for _, n := range old.nodes {
		if n.since < keep {
			t.nodes = append(t.nodes, n.truncate(keep, old.count))
		}
	}
	t.failures = old.failures[:keep:keep]
	t.failed = 0
	for _, n := range t.failures {
		t.failed += uint64(n)
	}
	t.count = keep
	t.weigh()
	return &old
}

// Failures renders how much failed in each interval, all nodes together: {"width": "ns", "counts": [...]}.
func (t *Series) Failures() value.Value {
	counts := make([]value.Value, len(t.failures))
	for i, n := range t.failures {
		counts[i] = value.Int(int64(n))
	}
	b := value.NewObject(2)
	b.Set("width", value.Text(strconv.FormatInt(int64(t.width), 10)))
	b.Set("counts", value.ArrayOf(counts))
	return b.Value()
}

// seriesNode is what one node did. Nodes stand by their index in the session.
type seriesNode struct {
	name         string
	kind         *component.Kind
	rows         []trace.Row // names and units of the metrics; those of the kind, shared
	since, until int         // the intervals in which it was there; until is -1 while it is
	gauges       []gaugeColumn
	metrics      []metricColumn
}

func newSeriesNode(n *node, since int) *seriesNode {
	c := &seriesNode{kind: n.kind, since: since, until: -1}
	c.gauges = make([]gaugeColumn, len(n.kind.Gauges))
	for i := range c.gauges {
		c.gauges[i].age = n.kind.Gauges[i].Unit == trace.Age
	}
	for _, b := range n.session.bases {
		if b.kind == n.kind {
			c.rows = b.metricRows.Rows
		}
	}
	c.metrics = make([]metricColumn, len(n.metrics.Rows))
	for i := range c.metrics {
		if isMeasure(n.kind, n.metrics.Rows[i].Name) {
			c.metrics[i].measure = &measureColumn{known: true}
		}
	}
	return c
}

// isMeasure reports whether a kind measures a metric rather than counting it.
func isMeasure(k *component.Kind, name string) bool {
	for i := range k.Verbs {
		if k.Verbs[i].Measure.Metric == name {
			return true
		}
	}
	return false
}

// take adds interval number at, which ends now.
func (c *seriesNode) take(n *node, at int, now kernel.Time) {
	if c.until >= 0 {
		return
	}
	c.name = n.id
	if n.gone {
		c.until = at + 1
	}
	for i := range c.gauges {
		c.gauges[i].take(&n.levels[i], at, now)
	}
	for i := range c.metrics {
		c.metrics[i].take(&n.metrics.Rows[i].Statistic, at)
	}
}

func (c *seriesNode) weigh(t *Series) {
	t.fixed += seriesNodeBytes + len(c.name) + len(c.gauges)*gaugeColumnBytes + len(c.metrics)*metricColumnBytes
	for i := range c.gauges {
		t.growing += 8 * cap(c.gauges[i].values)
	}
	for i := range c.metrics {
		t.growing += 4 * cap(c.metrics[i].counts)
		if m := c.metrics[i].measure; m != nil {
			t.fixed += measureColumnBytes + m.kept.Bytes()
			t.growing += 8*cap(m.sums) + 2*cap(m.p50) + 2*cap(m.p99)
		}
	}
}

func (c *seriesNode) coarsen() {
	c.since /= 2
	if c.until > 0 {
		c.until = (c.until + 1) / 2
	}
	for i := range c.gauges {
		c.gauges[i].coarsen()
	}
	for i := range c.metrics {
		c.metrics[i].coarsen()
	}
}

// truncate returns a copy that ends after the first keep of count intervals.
func (c *seriesNode) truncate(keep, count int) *seriesNode {
	n := *c
	if n.until > keep {
		n.until = -1
	}
	n.gauges = make([]gaugeColumn, len(c.gauges))
	for i := range n.gauges {
		n.gauges[i] = c.gauges[i].truncate(keep)
	}
	n.metrics = make([]metricColumn, len(c.metrics))
	for i := range n.metrics {
		n.metrics[i] = c.metrics[i].truncate(keep, keep == count)
	}
	return &n
}
