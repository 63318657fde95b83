package engine

import (
	"slices"
	"time"

	"playground/engine/kernel"
	"playground/engine/trace"
)

// Difference is where two runs part at one node: the first record of that node in which they differ. An empty line
// means that the run has no further record there.
type Difference struct {
	Node        string
	At          kernel.Time
	Left, Right string
	Records     [2]*trace.Record // of the two runs; nil where there is none
}

// compareSlice is how far both runs go before what they wrote is compared.
const compareSlice = time.Second

// Comparison lets two runs go on side by side and finds where they part, node by node. It works in steps, so that a
// long one can be shown while it grows and given up.
type Comparison struct {
	runs  [2]course
	sides [2]*side
	at    kernel.Time // both runs have reached it
	to    kernel.Time
	apart map[string]bool
	found []Difference
}

// Compare lets two sessions run to a time and tells where they part, node by node, the earliest first: the first
// Difference is where it began, the others are how it spread. Both must not have a listener.
func Compare(left, right *Session, to kernel.Time) []Difference {
	c := newComparison(course{present: left}, course{present: right}, to)
	c.Step(1 << 62)
	return c.Differences()
}

func newComparison(left, right course, to kernel.Time) *Comparison {
	c := &Comparison{runs: [2]course{left, right}, to: to, apart: map[string]bool{}}
	c.at = min(left.present.now, right.present.now)
	for i := range c.runs {
		c.sides[i] = listen(c.runs[i].present)
	}
	return c
}

// Step goes on by about limit events and reports whether the comparison is complete.
func (c *Comparison) Step(limit int) (done bool) {
	for c.at < c.to {
		next := min(c.at.Add(compareSlice), c.to)
		for i := range c.runs {
			n, arrived := c.runs[i].run(next, limit)
			if limit -= n; !arrived {
				return false
			}
		}
		c.at = next
		c.match(next == c.to)
	}
	for i := range c.runs {
		c.runs[i].present.log.Listen(nil)
	}
	return true
}

// Say renders what one of the two runs, 0 or 1, wrote where they differ, without time and node; "" for nothing.
func (c *Comparison) Say(d Difference, run int) string {
	r := d.Records[run]
	if r == nil {
		return ""
	}
	s := c.runs[run].present
	text := s.log.Verb(r.Verb).Name
	if more := s.log.Text(*r, s.Name); more != "" {
		text += " " + more
	}
	return text
}

// At is the time up to which both runs have been compared.
func (c *Comparison) At() kernel.Time { return c.at }

// Sides are the two sessions, as far as they have come. Look at them only.
func (c *Comparison) Sides() (left, right *Session) { return c.runs[0].present, c.runs[1].present }

// Differences lists what was found so far, the earliest first.
func (c *Comparison) Differences() []Difference {
	slices.SortStableFunc(c.found, func(a, b Difference) int { return int(min(max(a.At-b.At, -1), 1)) })
	return c.found
}

// side is one of the two runs: what it wrote at each node and was not compared yet.
type side struct {
	session *Session
	order   []string // nodes in the order of their first record
	written map[string][]trace.Record
}

func listen(s *Session) *side {
	d := &side{session: s, written: map[string][]trace.Record{}}
	s.log.Listen(func(r trace.Record) {
		name := s.Name(r.Node)
		if _, known := d.written[name]; !known {
			d.order = append(d.order, name)
		}
		d.written[name] = append(d.written[name], r)
	})
	return d
}

// match compares what both sides have written; at the end, what only one of them has written is a difference too.
func (c *Comparison) match(last bool) {
	for _, name := range slices.Concat(c.sides[0].order, c.sides[1].order) {
		left, right := c.sides[0].written[name], c.sides[1].written[name]
		n := min(len(left), len(right))
		if last {
			n = max(len(left), len(right))
		}
		for i := 0; i < n && !c.apart[name]; i++ {
			c.part(name, at(left, i), at(right, i))
		}
		drop := min(n, len(left), len(right))
		for i, written := range [2][]trace.Record{left, right} {
			if c.apart[name] {
				written = nil
			} else {
				written = written[min(drop, len(written)):]
			}
			c.sides[i].written[name] = written
		}
	}
}

func at(records []trace.Record, i int) *trace.Record {
	if i >= len(records) {
		return nil
	}
	return &records[i]
}

// part notes a difference when two records say different things.
func (c *Comparison) part(name string, left, right *trace.Record) {
	d := Difference{Node: name, At: kernel.Forever}
	for i, r := range [2]*trace.Record{left, right} {
		if r == nil {
			continue
		}
		s := c.sides[i].session
		d.At = min(d.At, r.At)
		*[2]*string{&d.Left, &d.Right}[i] = s.Line(*r)
		d.Records[i] = &trace.Record{}
		*d.Records[i] = *r
	}
	if d.Left != d.Right {
		c.apart[name] = true
		c.found = append(c.found, d)
	}
}
