package view

import (
	"slices"

	"playground/engine/kernel"
	"playground/engine/value"
)

// Futures is what a run could have become: the future that is shown, and those that were left by changes in the past.
type Futures struct {
	_       [0]func() // never compared: the module need not carry the code for it
	Now     int64     // virtual nanoseconds
	End     int64     // how far this future has been seen
	Kept    []Future
	Compare Comparison
}

// Future is one that was left.
type Future struct {
	_        [0]func()
	From     int64 // where it parts from the one that is shown, virtual nanoseconds
	End      int64
	Commands int64
	Detail   string
}

// Comparison is the future that is shown beside one that was left.
type Comparison struct {
	_           [0]func()
	Of          int // number of the future that was left; -1 for none
	Done        bool
	At          int64 // compared up to here
	Differences []Difference
	Rows        []MetricRow
	Same        int // metrics that are equal
}

// Difference is the first record at a node in which two futures differ.
type Difference struct {
	Node        string
	At          int64
	Left, Right Said
}

// Said is a record in words, without its node; it has none where the run wrote nothing more.
type Said struct {
	At   int64
	Text string
}

// MetricRow is a metric that differs, side by side.
type MetricRow struct{ Node, Name, Left, Right string }

// Timeline takes in what a note tells of the timeline, and reports whether the futures changed.
func (f *Futures) Timeline(v value.Value) (changed bool) {
	f.Now, _ = Nanoseconds(Text(v, "now"))
	f.End, _ = Nanoseconds(Text(v, "end"))
	list, _ := v.Get("branches")
	var kept []Future
	for _, b := range list.Elements() {
		one := Future{Commands: Whole(b, "commands")}
		one.From, _ = Nanoseconds(Text(b, "from"))
		one.End, _ = Nanoseconds(Text(b, "end"))
		one.Detail = "seen up to " + Lapse(one.End)
		if one.Commands > 0 {
			one.Detail += ", with " + Plural(one.Commands, "change made by hand", "changes made by hand")
		}
		kept = append(kept, one)
	}
	changed = !slices.EqualFunc(kept, f.Kept, func(a, b Future) bool { return a.From == b.From && a.Detail == b.Detail })
	f.Kept = kept
	return changed
}

// Begin notes that a comparison with a future was asked for; -1 ends it.
func (f *Futures) Begin(future int) { f.Compare = Comparison{Of: future} }

// Compared takes in what a note tells of the comparison.
func (f *Futures) Compared(v value.Value) {
	c := Comparison{Of: int(Whole(v, "branch")), Done: Truth(v, "done")}
	c.At, _ = Nanoseconds(Text(v, "atNs"))
	list, _ := v.Get("differences")
	for _, d := range list.Elements() {
		one := Difference{Node: Text(d, "node"), Left: said(d, "left"), Right: said(d, "right")}
		one.At, _ = Nanoseconds(Text(d, "atNs"))
		c.Differences = append(c.Differences, one)
	}
	if metrics, ok := v.Get("metrics"); ok {
		left, _ := metrics.Get("left")
		right, _ := metrics.Get("right")
		c.metrics(left, right)
	}
	f.Compare = c
}

func said(d value.Value, side string) Said {
	s := Said{Text: Text(d, side)}
	s.At, _ = Nanoseconds(Text(d, side+"Ns"))
	return s
}

// metrics puts the metrics of every node side by side and keeps those that differ.
func (c *Comparison) metrics(left, right value.Value) {
	for node, rows := range left.Members() {
		other, _ := right.Get(node)
		for _, row := range rows.Elements() {
			name, text := Text(row, "name"), measured(row)
			there := "–"
			for _, o := range other.Elements() {
				if Text(o, "name") == name {
					there = measured(o)
				}
			}
			if text == there {
				c.Same++
			} else {
				c.Rows = append(c.Rows, MetricRow{node, name, text, there})
			}
		}
	}
}

// measured is a metric in words: a measure with its 99th percentile.
func measured(row value.Value) string {
	text := Text(row, "text")
	if p99, ok := row.Get("p99"); ok && Text(row, "unit") == "ns" {
		n, _ := p99.AsInt()
		text += " (p99 " + Lapse(n) + ")"
	}
	return text
}

// Heading says in one sentence where the two part.
func (c *Comparison) Heading() string {
	switch {
	case c.Of < 0:
		return ""
	case len(c.Differences) > 0:
		d := c.Differences[0]
		return "They part at " + d.Node + ", " + Lapse(d.At) + " into the run."
	case c.Done:
		return "Up to " + Lapse(c.At) + " nothing differs: what was changed has had no effect."
	}
	return "Compared up to " + Lapse(c.At) + ": no difference so far."
}

// Lapse is a length of virtual time, or a moment of it, in words: "12.5 s".
func Lapse(ns int64) string { return kernel.FormatDuration(kernel.Time(ns).Sub(0).Round(1e6)) }
