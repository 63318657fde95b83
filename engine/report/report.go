// Package report sums up a run for a person, and as data for a program: what every node did, what went wrong and
// why, and the hash by which two runs are compared.
package report

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// Text renders the report for a terminal, at most about 100 columns wide.
func Text(s *engine.Session) string {
	var b strings.Builder
	title := s.Scenario().Title
	if title == "" {
		title = "Untitled scenario"
	}
	b.WriteString("\n  " + printable(title) + "\n  " + summary(s) + "\n")
	for _, n := range s.Summaries() {
		b.WriteString("\n  " + n.ID + "  ·  " + n.Kind + state(n.State) + "\n")
		table(&b, cells(n))
	}
	failures(&b, s)
	b.WriteString("\n  trace " + strconv.FormatUint(s.Log().Total(), 10) + " records, hash " + Hash(s) + "\n\n")
	return b.String()
}

// Hash renders the trace's running hash as 16 digits.
func Hash(s *engine.Session) string {
	text := strconv.FormatUint(s.Log().Hash(), 16)
	return "0000000000000000"[len(text):] + text
}

func summary(s *engine.Session) string {
	return strings.Join([]string{
		kernel.FormatDuration(time.Duration(s.Now())) + " of virtual time",
		"seed " + strconv.FormatUint(s.Scenario().Seed, 10),
		Grouped(int64(s.Events())) + " events",
	}, "  ·  ")
}

func state(text string) string {
	if text == "" {
		return ""
	}
	return "  ·  " + strings.ToUpper(text)
}

// cell is one number of a node with its name.
type cell struct{ name, text string }

// cells lists a node's numbers: counters, then measures, then gauges.
func cells(n engine.Summary) []cell {
	var all []cell
	for i := range n.Metrics {
		m := &n.Metrics[i]
		switch {
		case m.Unit == trace.Count:
			all = append(all, cell{m.Name, Grouped(m.Sum)})
		case m.Count > 0:
			all = append(all, cell{m.Name, "p50 " + engine.Amount(m.Percentile(500), m.Unit) +
				", p99 " + engine.Amount(m.Percentile(990), m.Unit) + ", max " + engine.Amount(m.Max, m.Unit)})
		}
	}
	for _, g := range n.Gauges {
		if slices.ContainsFunc(all, func(c cell) bool { return c.name == g.Name }) {
			continue // a counter that is drawn on the node
		}
		if g.Max == 0 && g.Unit != trace.Age {
			continue // nothing was ever there
		}
		text := engine.Amount(g.Now, g.Unit)
		if g.Unit != trace.Age {
			text += " now, " + g.Mean + " on average, " + engine.Amount(g.Max, g.Unit) + " at most"
		}
		all = append(all, cell{g.Name, text})
	}
	return all
}

func table(b *strings.Builder, all []cell) {
	width := 0
	for _, c := range all {
		width = max(width, len(c.name))
	}
	for _, c := range all {
		b.WriteString("    " + c.name + strings.Repeat(" ", width-len(c.name)+2) + c.text + "\n")
	}
}

// failures lists what went wrong, the most frequent first, with the rule behind it.
func failures(b *strings.Builder, s *engine.Session) {
	all := s.FailureList()
	if len(all) == 0 {
		b.WriteString("\n  Nothing failed.\n")
		return
	}
	b.WriteString("\n  What went wrong\n")
	for _, f := range all {
		b.WriteString("    " + f.Node + "  " + printable(f.Label) + " ×" + Grouped(f.Count) + "\n")
		if f.Why != "" {
			b.WriteString("      " + printable(f.Why) + "\n")
		}
	}
}

// Grouped renders a count with thin groups of three digits: 12,345.
func Grouped(n int64) string {
	text := strconv.FormatInt(n, 10)
	for at := len(text) - 3; at > 0 && text[at-1] != '-'; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}

// printable replaces control characters, so that a scenario cannot steer a terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			return '�'
		}
		return r
	}, text)
}

// JSON renders the report as data.
func JSON(s *engine.Session) value.Value {
	b := value.NewObject(8)
	b.Set("title", value.Text(s.Scenario().Title))
	b.Set("seed", value.Text(strconv.FormatUint(s.Scenario().Seed, 10)))
	b.Set("engine", value.Int(engine.Version))
	b.Set("now", value.Text(s.Now().String()))
	b.Set("events", value.Int(int64(s.Events())))
	b.Set("records", value.Int(int64(s.Log().Total())))
	b.Set("hash", value.Text(Hash(s)))
	nodes := value.NewObject(8)
	for _, n := range s.Summaries() {
		one := value.NewObject(3)
		one.Set("kind", value.Text(n.KindName))
		one.Set("state", value.Text(n.State))
		one.Set("metrics", s.Metrics(n.ID))
		nodes.Set(n.ID, one.Value())
	}
	b.Set("nodes", nodes.Value())
	var rows []value.Value
	for _, f := range s.FailureList() {
		one := value.NewObject(4)
		one.Set("node", value.Text(f.Node))
		one.Set("label", value.Text(f.Label))
		one.Set("count", value.Int(f.Count))
		one.Set("why", value.Text(f.Why))
		rows = append(rows, one.Value())
	}
	b.Set("failures", value.ArrayOf(rows))
	return b.Value()
}
