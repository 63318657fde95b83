package story

import (
	"playground/engine/kernel"
	"playground/engine/trace"
)

// Gatherer takes the records of a run in their order and keeps what concerns one message, within bounds.
type Gatherer struct {
	lineage uint64
	log     *trace.Log
	rows    ends[row]
	copies  ends[place]
	spans   ends[span]
	hops    ends[hop]
	byKey   map[key]*place
	parted  map[uint32]parting // by node
	pending []*hop             // gone out and not arrived
	count   int                // copies so far

	waiting, hidden, work kernel.Time
	attempts              int64
}

// NewGatherer makes a gatherer for one lineage; log is where the records come from.
func NewGatherer(log *trace.Log, lineage uint64) *Gatherer {
	return &Gatherer{lineage: lineage, log: log, byKey: map[key]*place{}, parted: map[uint32]parting{}}
}

// row is a record with its number.
type row struct {
	n    uint64
	r    trace.Record
	copy int // id, -1 for none
	note bool
}

// key names a copy while it lives.
type key struct{ node, message, peer uint32 }

// place is a copy of the message at a node.
type place struct {
	key
	id    int
	born  kernel.Time
	since kernel.Time // when the present state began
	state trace.State
	last  row // of the record that brought the state
}

// parting says when a node sent copies out that it has no record of.
type parting struct {
	at kernel.Time
	n  uint64
}

type span struct {
	copy     int
	node     uint32
	from, to kernel.Time
	state    trace.State
	by       trace.Record // whose words are its label
	parted   bool         // a copy under way of which no record told
	open     bool
}

type hop struct {
	from, to   uint32 // nodes, as index + 1; 0 for a person
	at, arrive kernel.Time
	n          uint64 // of the record that it begins with
	by         trace.Record
	kind       string
	source     *place
	failure    bool
	open       bool
}

// The kinds of hops.
const (
	hopMessage = "message"
	hopAnswer  = "answer"
	hopAsk     = "ask"
)

// pendingMax bounds the hops whose arrival is waited for.
const pendingMax = 1000

// From says that further records come from another log of the same run.
func (g *Gatherer) From(log *trace.Log) { g.log = log }

// Add takes record number n, and reports whether it concerns the message.
func (g *Gatherer) Add(n uint64, r trace.Record) bool {
	v := g.log.Verb(r.Verb)
	if r.Lineage != g.lineage || g.lineage == 0 {
		return v.Life.All && g.all(n, r, &v)
	}
	g.attempts = max(g.attempts, v.Life.Attempt.Of(&r))
	now := &row{n: n, r: r, copy: -1}
	c, fresh := g.place(n, &now.r, &v.Life)
	now.note = !g.travel(now, &v, c, fresh)
	if c != nil {
		now.copy = c.id
		g.settle(c, now, v.Life.State)
	}
	g.rows.add(now)
	return true
}

// all ends what happens to every copy at a node.
func (g *Gatherer) all(n uint64, r trace.Record, v *trace.Verb) bool {
	hit := &row{n: n, r: r, copy: -1, note: true}
	for _, c := range g.copies.list() {
		if c.node == r.Node && !c.state.Ends() {
			hit.copy = c.id
			g.settle(c, hit, v.Life.State)
		}
	}
	if hit.copy >= 0 {
		if v.Life.Way == trace.By {
			hit.note = false
			g.emit(&hop{from: r.Peer, to: r.Node + 1, at: r.At, arrive: r.At, n: n, by: r, kind: hopAsk})
		}
		g.rows.add(hit)
	}
	return hit.copy >= 0
}

// place finds the copy that a record concerns, or opens one; nil when it concerns none.
func (g *Gatherer) place(n uint64, r *trace.Record, life *trace.Life) (c *place, fresh bool) {
	k := key{node: r.Node, message: r.Message}
	if life.Apart {
		k.peer = r.Peer
	} else if r.Message == 0 {
		return nil, false
	}
	p, parted := g.parted[r.Node]
	parted = parted && life.Apart && life.Way != trace.Out && r.Message == 0
	if c := g.byKey[k]; c != nil && !(parted && c.state.Ends() && c.last.n < p.n) {
		return c, false
	}
	if life.State == trace.Same {
		return nil, false
	}
	c = &place{key: k, id: g.count, born: r.At, since: r.At, last: row{n: n, r: *r}}
	if parted {
		c.born, c.since, c.state, c.last.n = p.at, p.at, trace.OnWay, p.n
	}
	g.count++
	g.byKey[k] = c
	if old := g.copies.add(c); old != nil && g.byKey[old.key] == old {
		delete(g.byKey, old.key)
	}
	return c, true
}

// settle lets a copy be in a state from a record on; the span before is over.
func (g *Gatherer) settle(c *place, by *row, state trace.State) {
	if state == trace.Same {
		return
	}
	if s := c.span(by.r.At); s != nil {
		g.sum(s)
		g.spans.add(s)
	}
	c.state, c.since, c.last = state, by.r.At, *by
	if state == trace.Passed && c.peer == 0 {
		g.parted[c.node] = parting{by.r.At, by.n}
	}
}

// after is what a copy did after an end that turned out to be none.
func after(end trace.State) trace.State {
	switch end {
	case trace.InVain:
		return trace.Delayed
	case trace.Passed:
		return trace.OnWay
	}
	return trace.Same
}

// span is what the copy has done since its state began; nil when that is nothing.
func (c *place) span(until kernel.Time) *span {
	state := c.state
	if state.Ends() {
		state = after(state)
	}
	if state == trace.Same || until <= c.since {
		return nil
	}
	parted := c.peer != 0 && c.since == c.born && c.last.r.At > c.since
	return &span{copy: c.id, node: c.node, from: c.since, to: until, state: state, by: c.last.r, parted: parted}
}

func (g *Gatherer) sum(s *span) {
	switch long := s.to - s.from; s.state {
	case trace.Waiting, trace.Delayed:
		g.waiting += long
	case trace.Hidden:
		g.hidden += long
	case trace.InWork:
		g.work += long
	}
}
