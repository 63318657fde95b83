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
}

// compareSlice is how far both runs go before what they wrote is compared.
const compareSlice = time.Second

// Compare lets two sessions run to a time and tells where they part, node by node, the earliest first: the first
// Difference is where it began, the others are how it spread. Both must not have a listener.
func Compare(left, right *Session, to kernel.Time) []Difference {
	c := comparison{sides: [2]*side{listen(left), listen(right)}, apart: map[string]bool{}}
	for now := min(left.now, right.now); now < to; {
		now = min(now.Add(compareSlice), to)
		left.Advance(now, 1<<62)
		right.Advance(now, 1<<62)
		c.match(now == to)
	}
	left.log.Listen(nil)
	right.log.Listen(nil)
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

type comparison struct {
	sides [2]*side
	apart map[string]bool
	found []Difference
}

// match compares what both sides have written; at the end, what only one of them has written is a difference too.
func (c *comparison) match(last bool) {
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
func (c *comparison) part(name string, left, right *trace.Record) {
	d := Difference{Node: name, At: kernel.Forever}
	for i, r := range [2]*trace.Record{left, right} {
		if r == nil {
			continue
		}
		s := c.sides[i].session
		d.At = min(d.At, r.At)
		*[2]*string{&d.Left, &d.Right}[i] = s.Line(*r)
	}
	if d.Left != d.Right {
		c.apart[name] = true
		c.found = append(c.found, d)
	}
}
