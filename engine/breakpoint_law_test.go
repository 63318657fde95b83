package engine_test

import (
	"runtime"
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

// drawBreakpoint draws a breakpoint of a random node: a message, a port or a metric.
func drawBreakpoint(r *kernel.Rand, s *engine.Session, id string) value.Value {
	nodes := s.Scenario().Nodes
	n := &nodes[r.Below(int64(len(nodes)))]
	b := value.NewObject(5)
	b.Set("id", value.Text(id))
	b.Set("node", value.Text(n.ID))
	switch r.Below(4) {
	case 0:
		if r.Below(2) == 0 {
			b.Set("when", mustParse(`{"card": [{"exists": false}]}`))
		}
	case 1:
		b.Set("port", value.Text(n.Table().Ports[r.Below(int64(len(n.Table().Ports)))].Name))
	default:
		drawCondition(r, s, n.ID, b)
	}
	return b.Value()
}

func drawCondition(r *kernel.Rand, s *engine.Session, id string, b *value.Builder) {
	var rows []value.Value
	for _, row := range s.Metrics(id).Elements() {
		rows = append(rows, row)
		if name, _ := row.Get("name"); name.String() == `"ApproximateAgeOfOldestMessage"` {
			rows = append(rows, row, row, row)
		}
	}
	row := rows[r.Below(int64(len(rows)))]
	name, _ := row.Get("name")
	unit, _ := row.Get("unit")
	line := r.Below(12)
	switch text, _ := unit.AsText(); text {
	case "":
		now, _ := row.Get("value")
		n, _ := now.AsInt()
		line = max(n+r.Below(8)-3, 0)
	case "bytes":
		line *= 20
	}
	b.Set("metric", name)
	b.Set("comparison", value.Text([]string{">", ">=", "<", "<=", "="}[r.Below(5)]))
	b.Set("value", value.Int(line))
}

// Breakpoints only look: a life with them, stopped as often as they like, is the life without them.
func TestBreakpointsChangeNothing(t *testing.T) {
	met := 0
	for seed := range uint64(40) {
		plain := enginetest.NewHistory(seed, catalog.Kinds()).Run()
		plain.Advance(plain.Now().Add(20*time.Second), 1<<30)

		s := engine.New(enginetest.NewHistory(seed, catalog.Kinds()).Session.Scenario(), catalog.Kinds())
		r := kernel.NewRand(seed, "breakpoints")
		for _, e := range plain.Journal() {
			if len(s.Scenario().Nodes) > 0 {
				var all []value.Value
				for i := range r.Below(6) {
					all = append(all, drawBreakpoint(&r, s, string(rune('a'+i))))
				}
				s.Watch(breakpoints(t, s, value.ArrayOf(all).String()))
			}
			for s.Events() < e.Events {
				s.Advance(e.At, int(e.Events-s.Events()))
				if s.Stopped() != nil {
					met++
				}
			}
			s.Reach(e.At, e.Events, 0)
			s.Do(e.Command)
		}
		met += len(stops(s, plain.Now()))
		require.Equal(t, plain.Log().Hash(), s.Log().Hash(), "seed %d", seed)
		require.Equal(t, plain.Events(), s.Events(), "seed %d", seed)
		require.Equal(t, plain.Now(), s.Now(), "seed %d", seed)
	}
	require.Greater(t, met, 1000, "there was something to stop for")
}

// oracle tells by brute force where a metric's comparison becomes true: it looks after every event, and at every
// instant at which an age can cross its line.
type oracle struct {
	*engine.Session
	node, metric, comparison string
	line                     int64
	measured                 bool
	latest                   int64
	known, was               bool
	found                    []kernel.Time
}

// value is the metric now, as the page shows it.
func (o *oracle) value() (v int64, ok bool) {
	if o.measured {
		return o.latest, o.known
	}
	for _, row := range o.Metrics(o.node).Elements() {
		if name, _ := row.Get("name"); name.String() == value.Text(o.metric).String() {
			n, _ := row.Get("value")
			v, _ = n.AsInt()
			return v, o.metric != "ApproximateAgeOfOldestMessage" || v >= 0
		}
	}
	return 0, false
}

func (o *oracle) look() {
	v, ok := o.value()
	holds := ok && map[string]bool{">": v > o.line, ">=": v >= o.line, "<": v < o.line, "<=": v <= o.line, "=": v == o.line}[o.comparison]
	if holds && !o.was {
		o.found = append(o.found, o.Now())
	}
	o.was = holds
}

// listen follows a measure record by record.
func (o *oracle) listen() {
	o.Log().Listen(func(r trace.Record) {
		m := o.Log().Verb(r.Verb).Measure
		if m.Metric == o.metric && o.Name(r.Node) == o.node {
			o.latest, o.known = max(r.A, 0), true
			if m.B {
				o.latest = max(r.B, 0)
			}
			o.look()
		}
	})
}

// run goes on to a time, event by event, and stands still at the instants around which an age crosses the line.
func (o *oracle) run(to kernel.Time) []kernel.Time {
	o.look()
	o.found = nil
	for {
		if o.metric == "ApproximateAgeOfOldestMessage" {
			o.lines(to)
		}
		if _, due := o.Advance(to, 0); !due {
			return o.found
		}
		o.StepEvent()
		o.look()
	}
}

// lines looks at the instants before the next event at which the age may cross the line, or leave it.
func (o *oracle) lines(to kernel.Time) {
	for _, row := range o.Future(1).Elements() {
		at, _ := strconv.ParseInt(get(row, "atNs"), 10, 64)
		to = min(kernel.Time(at), to)
	}
	if v, ok := o.value(); ok {
		for _, instant := range [...]kernel.Time{o.Now() + kernel.Time(o.line-v), o.Now() + kernel.Time(o.line-v) + 1, to - 1} {
			if instant > o.Now() && instant < to {
				o.Advance(instant, 1<<30) // timers that ring for nothing
				o.look()
			}
		}
	}
}

// A metric's breakpoint stops wherever the comparison becomes true, and nowhere else.
func TestMetricsStopWhereTheyCrossTheLine(t *testing.T) {
	crossed, ages := 0, 0
	for seed := range uint64(80) {
		s := enginetest.NewHistory(seed, catalog.Kinds()).Session
		r := kernel.NewRand(seed, "conditions")
		s.Advance(kernel.Time(r.Below(3e9)), 1<<30)
		for range 16 {
			n := &s.Scenario().Nodes[r.Below(int64(len(s.Scenario().Nodes)))]
			b := value.NewObject(5)
			b.Set("id", value.Text("b"))
			b.Set("node", value.Text(n.ID))
			drawCondition(&r, s, n.ID, b)
			watched := s.Clone()
			points := breakpoints(t, watched, "["+b.Value().String()+"]")
			watched.Watch(points)

			o := &oracle{Session: s.Clone(), node: n.ID, metric: points[0].Metric, comparison: points[0].Comparison, line: points[0].Value}
			counted := false
			for _, g := range n.Table().Gauges {
				counted = counted || g.Name == o.metric
			}
			for _, v := range n.Table().Verbs {
				counted = counted || v.Metric == o.metric
			}
			o.measured = !counted
			o.listen()
			expected := o.run(15e9)
			found := []kernel.Time(nil)
			for _, stop := range stops(watched, 15e9) {
				found = append(found, stop.At)
			}
			if o.measured { // several values within one event are one stop
				expected, found = unique(expected), unique(found)
			}
			require.Equal(t, expected, found, "seed %d: %s", seed, b.Value())
			crossed += len(found)
			if o.metric == "ApproximateAgeOfOldestMessage" {
				ages += len(found)
			}
		}
	}
	require.Greater(t, crossed, 50, "there were lines to cross")
	require.Greater(t, ages, 5, "ages too")
}

func unique(times []kernel.Time) (all []kernel.Time) {
	for i, at := range times {
		if i == 0 || at != times[i-1] {
			all = append(all, at)
		}
	}
	return all
}

// Whoever waits costs no memory: a run with breakpoints that are never met allocates what a run without them does.
func TestWaitingAllocatesNothing(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7).until(time.Minute)
	mallocs := func(list string) uint64 {
		s := p.Clone()
		s.Watch(breakpoints(t, s, list))
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s.Advance(s.Now().Add(time.Hour), 1<<30)
		runtime.ReadMemStats(&after)
		require.Nil(t, s.Stopped())
		require.Greater(t, s.Events()-p.Events(), uint64(20_000))
		return after.Mallocs - before.Mallocs
	}
	plain := mallocs(`[]`)
	watched := mallocs(`[{"id":"b1","node":"orders","when":{"card":["none"]}}, {"id":"b2","when":{"card":["none"]}},
		{"id":"b3","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":">","value":100000},
		{"id":"b4","node":"kitchen","metric":"BusyWorkers","comparison":"<","value":-1},
		{"id":"b5","node":"shop","metric":"Latency","comparison":">","value":100000}]`)
	require.LessOrEqual(t, watched, plain+200)
}
