package engine_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// sampled lets a session run to a time and takes every sample on the way.
func sampled(s *engine.Session, t *engine.Series, to kernel.Time) {
	for s.Now() < to {
		s.Advance(min(t.Next(), to), 1<<30)
		t.Take(s)
	}
}

// chart is one metric of a node as the page gets it; nil where there is no number.
type chart struct {
	width        kernel.Time
	kind, unit   string
	values       []*float64
	p50, p99     []*float64
	node, metric string
	total        int64
}

func numbers(t *testing.T, row value.Value, name string) (all []*float64) {
	list, _ := row.Get(name)
	for _, v := range list.Elements() {
		if v.IsNull() {
			all = append(all, nil)
			continue
		}
		f, ok := v.AsFloat()
		require.True(t, ok)
		all = append(all, &f)
	}
	return all
}

func charts(t *testing.T, series *engine.Series, points int, nodes ...string) (all []chart) {
	v := series.Value(nodes, points)
	width, err := strconv.ParseInt(get(v, "width"), 10, 64)
	require.NoError(t, err)
	named, _ := v.Get("nodes")
	for node, rows := range named.Members() {
		for _, row := range rows.Elements() {
			c := chart{width: kernel.Time(width), kind: get(row, "kind"), unit: get(row, "unit"), node: node, metric: get(row, "name")}
			c.values, c.p50, c.p99 = numbers(t, row, "values"), numbers(t, row, "p50"), numbers(t, row, "p99")
			for _, n := range c.values {
				if n != nil {
					c.total += int64(*n)
				}
			}
			all = append(all, c)
		}
	}
	return all
}

func names(s *engine.Session) (all []string) {
	for i := range s.Scenario().Nodes {
		all = append(all, s.Scenario().Nodes[i].ID)
	}
	return all
}

// ledger does by brute force what a series does: it is told of every record and looks at every gauge after every event.
type ledger struct {
	*engine.Session
	width  kernel.Time
	from   kernel.Time
	gauges map[string]map[int]float64 // area in each interval
	taken  map[string]map[int][]int64 // values of measures, and 1 for what is counted
	ages   map[string]map[int]float64 // at the end of each interval
	levels map[string]float64
}

func newLedger(s *engine.Session, width kernel.Time) *ledger {
	l := &ledger{Session: s, width: width, gauges: map[string]map[int]float64{}, taken: map[string]map[int][]int64{},
		ages: map[string]map[int]float64{}, levels: map[string]float64{}}
	s.Log().Listen(func(r trace.Record) {
		v := s.Log().Verb(r.Verb)
		at := int((r.At - 1 + kernel.Time(b2i(r.At == 0))) / width)
		if v.Metric != "" {
			put(l.taken, s.Name(r.Node)+" "+v.Metric, at, 1)
		}
		if v.Measure.Metric != "" {
			amount := r.A
			if v.Measure.B {
				amount = r.B
			}
			put(l.taken, s.Name(r.Node)+" "+v.Measure.Metric, at, max(amount, 0))
		}
	})
	l.look()
	return l
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func put(to map[string]map[int][]int64, key string, at int, v int64) {
	if to[key] == nil {
		to[key] = map[int][]int64{}
	}
	to[key][at] = append(to[key][at], v)
}

// look reads every gauge as it stands.
func (l *ledger) look() {
	for _, n := range l.Summaries() {
		for _, g := range n.Gauges {
			l.levels[n.ID+" "+g.Name] = float64(g.Now)
		}
	}
}

// pass lets time go by to an instant before which nothing happens, within one interval.
func (l *ledger) pass(to kernel.Time) {
	at := int(l.from / l.width)
	for key, level := range l.levels {
		if l.gauges[key] == nil {
			l.gauges[key], l.ages[key] = map[int]float64{}, map[int]float64{}
		}
		l.gauges[key][at] += level * float64(to-l.from)
	}
	l.from = to
}

// run goes on event by event, and stands still at the end of every interval.
func (l *ledger) run(to kernel.Time) {
	for l.from < to {
		end := (l.from/l.width + 1) * l.width
		next := end
		for _, row := range l.Future(1).Elements() {
			at, _ := strconv.ParseInt(get(row, "atNs"), 10, 64)
			next = min(next, kernel.Time(at))
		}
		l.Advance(next-1, 1<<30) // timers that ring for nothing
		l.pass(next)
		l.Advance(next, 1<<30)
		l.look()
		if next == end {
			for key, level := range l.levels {
				l.ages[key][int(end/l.width)-1] = level
			}
		}
	}
}

// Every interval of every chart is what a bookkeeper finds who looks at each event.
func TestASeriesIsWhatHappened(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(16) {
		first := enginetest.NewHistory(seed, catalog.Kinds()).Session.Scenario()
		s, width := engine.New(first, catalog.Kinds()), kernel.Time(100*time.Millisecond)
		series := engine.NewSeries(0)
		sampled(s, series, 20e9)
		l := newLedger(engine.New(first, catalog.Kinds()), width)
		l.run(20e9)
		for _, c := range charts(t, series, 0, names(s)...) {
			require.Equal(t, width, c.width)
			require.Len(t, c.values, 200)
			key := c.node + " " + c.metric
			for i := range c.values {
				agree(t, l, &c, key, i)
				seen[c.kind] += b2i(c.values[i] != nil && *c.values[i] != 0)
			}
		}
		require.Equal(t, s.Log().Hash(), l.Log().Hash())
	}
	for _, kind := range []string{"count", "gauge", "measure"} {
		require.Greater(t, seen[kind], 200, kind)
	}
}

func agree(t *testing.T, l *ledger, c *chart, key string, i int) {
	taken := l.taken[key][i]
	switch {
	case c.kind == "count":
		require.EqualValues(t, len(taken), *c.values[i], "%s, interval %d", key, i)
	case c.kind == "gauge" && c.unit == "ns":
		if l.ages[key][i] < 0 {
			require.Nil(t, c.values[i], "%s, interval %d", key, i)
			return
		}
		require.Equal(t, l.ages[key][i], *c.values[i], "%s, interval %d", key, i)
	case c.kind == "gauge":
		require.InDelta(t, l.gauges[key][i]/float64(l.width), *c.values[i], 0.0011, "%s, interval %d", key, i)
	case len(taken) == 0:
		require.Nil(t, c.values[i], "%s, interval %d", key, i)
		require.Nil(t, c.p50[i])
	default:
		sum := int64(0)
		for _, v := range taken {
			sum += v
		}
		slices.Sort(taken)
		require.EqualValues(t, sum/int64(len(taken)), *c.values[i], "%s, interval %d", key, i)
		for permille, p := range map[int]*float64{500: c.p50[i], 990: c.p99[i]} {
			exact := float64(taken[(len(taken)*permille+999)/1000-1])
			require.GreaterOrEqual(t, *p, exact, "%s, interval %d", key, i)
			require.LessOrEqual(t, *p, 1.0626*exact+1, "%s, interval %d", key, i)
		}
	}
}

// total is what a node's metric has counted, or how often it was measured.
func total(s *engine.Session, node, metric string) (n int64) {
	for _, sum := range s.Summaries() {
		for i := range sum.Metrics {
			if m := &sum.Metrics[i]; sum.ID == node && m.Name == metric {
				return m.Sum
			}
		}
	}
	return -1
}

// However often intervals were joined, and however many make one point: the counts add up, and a coarse series is the
// fine one with intervals joined.
func TestCoarseningLosesNothing(t *testing.T) {
	for seed := range uint64(10) {
		first := enginetest.NewHistory(seed, catalog.Kinds()).Session.Scenario()
		s, fine, coarse := engine.New(first, catalog.Kinds()), engine.NewSeries(0), engine.NewSeries(1)
		end := kernel.Time(409.6e9) // the last sample of both, whatever their widths
		for s.Now() < end {
			s.Advance(min(fine.Next(), coarse.Next(), end), 1<<30)
			fine.Take(s)
			coarse.Take(s)
		}
		joined, few := charts(t, fine, 4, names(s)...), charts(t, coarse, 4, names(s)...)
		all := charts(t, fine, 0, names(s)...)
		require.Less(t, all[0].width, few[0].width)
		for i, c := range all {
			require.Equal(t, few[i].width, joined[i].width)
			if c.kind == "count" {
				require.Equal(t, total(s, c.node, c.metric), c.total, "seed %d: %s of %s", seed, c.metric, c.node)
				require.Equal(t, c.total, few[i].total)
			}
			require.Equal(t, joined[i].values, few[i].values, "seed %d: %s of %s", seed, c.metric, c.node)
		}
	}
}

// instead removes the kitchen and draws a queue.
const instead = `{"do": "edit", "edits": [{"part": "wire", "id": "kitchen.poll>orders.in", "value": null}, {"part": "node", "id": "kitchen", "value": null},
	{"part": "node", "id": "cook", "value": {"id": "cook", "kind": "sqs"}}]}`

func TestAForkSharesThePast(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	s, series := p.Session, engine.NewSeries(0)
	sampled(s, series, 12.25e9)
	fork := s.Clone()
	sampled(s, series, 30e9)
	whole := series.Value(names(s), 0).String()

	old := series.Truncate(12.25e9)
	require.Equal(t, kernel.Time(12.3e9), series.Next())
	require.Equal(t, whole, old.Value(names(s), 0).String(), "the old future is as it was")

	require.Empty(t, fork.Do(mustParse(instead)))
	straight := engine.NewSeries(0)
	again := scene(t, "1-poison-pill.json", 7).Session
	sampled(again, straight, 12.25e9)
	require.Empty(t, again.Do(mustParse(instead)))
	sampled(again, straight, 40e9)
	sampled(fork, series, 40e9)
	expected, found := charts(t, straight, 0, "shop", "orders", "kitchen", "cook"), charts(t, series, 0, "shop", "orders", "kitchen", "cook")
	require.NotEmpty(t, found)
	for i := range expected {
		if c := &expected[i]; len(c.p50) > 122 {
			c.p50[122], c.p99[122] = found[i].p50[122], found[i].p99[122] // of the interval of the fork
		}
	}
	require.Equal(t, expected, found, "the new future is that of a straight run")

	sampled(s, old, 50e9)
	more := engine.NewSeries(0)
	sampled(scene(t, "1-poison-pill.json", 7).Session, more, 50e9)
	require.Equal(t, more.Value(names(s), 0).String(), old.Value(names(s), 0).String(), "the old future goes on")
}

// What cuts nothing off leaves even the percentiles of the next interval known.
func TestAForkAtTheEndCutsNothingOff(t *testing.T) {
	s, series := scene(t, "1-poison-pill.json", 7).Session, engine.NewSeries(0)
	sampled(s, series, 30e9)
	before := series.Value(names(s), 0).String()
	old := series.Truncate(30.05e9)
	require.Equal(t, before, series.Value(names(s), 0).String())
	other := s.Clone()
	sampled(s, series, 50e9)
	require.Equal(t, before, old.Value(names(s), 0).String())
	sampled(other, old, 50e9)
	require.Equal(t, series.Value(names(s), 0).String(), old.Value(names(s), 0).String())
}

func TestNodesComeAndGoAndChangeTheirNames(t *testing.T) {
	s, series := scene(t, "1-poison-pill.json", 7).Session, engine.NewSeries(0)
	edit := func(edits string) {
		require.Empty(t, s.Do(mustParse(`{"do": "edit", "edits": [`+edits+`]}`)))
	}
	sampled(s, series, 1e9)
	edit(`{"part": "node", "id": "cook", "value": {"id": "cook", "kind": "traffic", "Rate": "10/s"}}, {"part": "wire", "id": "cook.calls>orders.in", "value": {"from": "cook.calls", "to": "orders.in"}}`)
	sampled(s, series, 3e9)
	edit(`{"part": "node", "id": "cook", "rename": "chef"}`)
	require.Empty(t, charts(t, series, 0, "chef"))
	series.Rename(s)
	require.NotEmpty(t, charts(t, series, 0, "chef"))
	sampled(s, series, 4e9)
	edit(`{"part": "wire", "id": "chef.calls>orders.in", "value": null}, {"part": "node", "id": "chef", "value": null}`)
	sampled(s, series, 6e9)
	c := charts(t, series, 0, "chef")[0]
	require.Len(t, c.values, 60)
	for i, v := range c.values {
		require.Equal(t, i >= 10 && i <= 40, v != nil, "interval %d", i)
	}
	require.Empty(t, charts(t, series, 0, "cook", "nobody"))
}

func TestAHundredTimesMoreNodesKeepToTheBudget(t *testing.T) {
	text := `{"format": 1, "nodes": [`
	wires := ""
	for i := range 250 {
		n := strconv.Itoa(i)
		text += `{"id": "c` + n + `", "kind": "traffic", "Rate": "2/s"}, {"id": "s` + n + `", "kind": "service", "WorkTime": "exponential 100ms"},`
		wires += `{"from": "c` + n + `.calls", "to": "s` + n + `.in"},`
	}
	s := begun(t, text[:len(text)-1]+`], "wires": [`+wires[:len(wires)-1]+`]}`)
	series := engine.NewSeries(0)
	most := 0
	for s.Now() < 60e9 {
		sampled(s, series, series.Next())
		most = max(most, series.Bytes())
	}
	require.LessOrEqual(t, most, 4<<20)
	require.Greater(t, most, 3<<20, "the budget is made use of")
	for _, c := range charts(t, series, 0, "c7", "s249") {
		require.GreaterOrEqual(t, len(c.values), 40)
	}
}

func TestFailuresAreCountedInTime(t *testing.T) {
	s, series := scene(t, "3-cascade.json", 7).Session, engine.NewSeries(0)
	failed := map[int]int64{}
	s.Log().Listen(func(r trace.Record) {
		if s.Log().Verb(r.Verb).Failure {
			failed[int((r.At-1)/800e6)]++
		}
	})
	sampled(s, series, 80e9)
	v := series.Failures()
	width, err := strconv.ParseInt(get(v, "width"), 10, 64)
	require.NoError(t, err)
	counts, _ := v.Get("counts")
	sum, each := int64(0), map[int]int64{}
	for i, n := range counts.Elements() {
		k, _ := n.AsInt()
		sum += k
		each[int(int64(i)*width/800e6)] += k
	}
	require.Greater(t, sum, int64(100))
	for i, n := range failed {
		require.Equal(t, n, each[i], "failures from %d times 800 ms on", i)
	}
}
