package engine

import (
	"strconv"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
	"playground/engine/wire"
)

// Inspect renders for a person what a node holds, or what the wire of that key has done.
func (s *Session) Inspect(id string) (value.Value, bool) {
	if n := s.findNode(id); n != nil {
		return n.component.Inspect(), true
	}
	if w := s.findWire(id); w != nil {
		return w.inspect(s), true
	}
	return value.Null, false
}

// Line renders record number n as a line of the trace.
func (s *Session) Line(r trace.Record) string { return s.log.Line(r, s.Name) }

// EventRows lists the newest records from number since on, oldest first, as the watch asks for them.
func (s *Session) EventRows(since uint64, w wire.Watch) value.Value {
	var picked []uint64
	for n := s.log.Total(); n > max(since, s.log.Oldest()) && len(picked) < w.Events; n-- {
		if s.watched(s.log.At(n-1), w) {
			picked = append(picked, n-1)
		}
	}
	rows := make([]value.Value, len(picked))
	for i, n := range picked {
		rows[len(picked)-1-i] = s.event(n)
	}
	return value.ArrayOf(rows)
}

func (s *Session) watched(r trace.Record, w wire.Watch) bool {
	if w.Lineage != 0 && r.Lineage != w.Lineage || w.To > 0 && (r.At < w.From || r.At > w.To) {
		return false
	}
	if len(w.Only) == 0 {
		return true
	}
	name := s.Name(r.Node)
	for _, id := range w.Only {
		if id == name {
			return true
		}
	}
	return false
}

// event renders one record as a row of the events table.
func (s *Session) event(n uint64) value.Value {
	r := s.log.At(n)
	v := s.log.Verb(r.Verb)
	b := value.NewObject(9)
	b.Set("n", value.Int(int64(n)))
	b.Set("at", value.Text(r.At.String()))
	b.Set("atNs", value.Text(strconv.FormatInt(int64(r.At), 10)))
	b.Set("node", value.Text(s.Name(r.Node)))
	b.Set("what", value.Text(v.Name))
	b.Set("text", value.Text(s.log.Text(r, s.Name)))
	b.Set("why", value.Text(s.log.Why(r, s.Name)))
	b.Set("lineage", value.Int(int64(r.Lineage)))
	b.Set("failure", value.Bool(v.Failure))
	return b.Value()
}

// Metrics lists a node's gauges and metrics: name, unit, value, and a text for people.
func (s *Session) Metrics(id string) value.Value {
	n := s.findNode(id)
	if n == nil {
		return value.ArrayOf(nil)
	}
	var rows []value.Value
	for i, g := range n.kind.Gauges {
		v := n.gauge(i)
		unit := g.Unit
		if unit == trace.Age {
			unit = trace.Nanoseconds
		}
		b := metric(g.Name, unit, v)
		if g.Unit != trace.Age {
			b.Set("max", value.Int(n.levels[i].Max))
			b.Set("mean", value.Text(milli(n.levels[i].MeanMilli(s.now))))
		}
		rows = append(rows, b.Value())
	}
	for i := range n.metrics.Rows {
		rows = append(rows, row(&n.metrics.Rows[i]))
	}
	return value.ArrayOf(rows)
}

func metric(name string, unit trace.Unit, v int64) *value.Builder {
	b := value.NewObject(8)
	b.Set("name", value.Text(name))
	b.Set("unit", value.Text(unit.String()))
	b.Set("value", value.Int(v))
	b.Set("text", value.Text(Amount(v, unit)))
	return b
}

// row renders a metric: a count, or a measure with its distribution.
func row(m *trace.Row) value.Value {
	if m.Max == 0 && m.Unit == trace.Count {
		return metric(m.Name, m.Unit, m.Sum).Value()
	}
	b := metric(m.Name, m.Unit, m.Mean())
	b.Set("count", value.Int(m.Count))
	b.Set("sum", value.Int(m.Sum))
	for _, p := range [...]struct {
		name     string
		permille int64
	}{{"p50", 500}, {"p90", 900}, {"p99", 990}} {
		b.Set(p.name, value.Int(m.Percentile(p.permille)))
	}
	b.Set("min", value.Int(m.Min))
	b.Set("max", value.Int(m.Max))
	return b.Value()
}

// Amount renders a quantity with its unit for people; -1 nanoseconds, the age of nothing, is a dash.
func Amount(v int64, unit trace.Unit) string {
	switch unit {
	case trace.Nanoseconds, trace.Age:
		if v < 0 {
			return "–"
		}
		return readable(time.Duration(v))
	case trace.Bytes:
		return strconv.FormatInt(v, 10) + " bytes"
	}
	return strconv.FormatInt(v, 10)
}

// readable keeps three significant digits of a duration.
func readable(d time.Duration) string {
	unit := time.Duration(1)
	for unit*1000 <= d {
		unit *= 10
	}
	return kernel.FormatDuration(d / unit * unit)
}

func milli(n int64) string {
	text := strconv.FormatInt(n%1000+1000, 10)[1:]
	return strings.TrimSuffix(strings.TrimRight(strconv.FormatInt(n/1000, 10)+"."+text, "0"), ".")
}

// TakeAnswers returns the answers to commands to nodes that came since the last time.
func (s *Session) TakeAnswers() value.Value {
	rows := make([]value.Value, len(s.answers))
	for i, a := range s.answers {
		b := value.NewObject(2)
		b.Set("revision", value.Int(int64(a.Revision)))
		if a.Result.Fault != nil {
			b.Set("fault", fault(a.Result.Fault))
		} else {
			b.Set("result", a.Result.Out.Value())
		}
		rows[i] = b.Value()
	}
	s.answers = nil
	return value.ArrayOf(rows)
}

func fault(f *component.Fault) value.Value {
	b := value.NewObject(2)
	b.Set("code", value.Text(f.Code))
	b.Set("message", value.Text(f.Message))
	return b.Value()
}
