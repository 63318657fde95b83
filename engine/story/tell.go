package story

import (
	"strconv"
	"strings"

	"playground/engine/kernel"
	"playground/engine/trace"
)

// Tell renders what was gathered until now. It may be called at any time, and again.
func (g *Gatherer) Tell(seed uint64, now kernel.Time, names trace.Names) Story {
	t := teller{g: g, names: names, now: now}
	rows := g.rows.list()
	s := Story{Lineage: g.lineage, Now: now, Ended: -1, LeftOut: g.rows.left, Attempts: g.attempts}
	if len(rows) == 0 {
		return s
	}
	s.Born = rows[0].r.At
	s.ID = CorrelationID(seed, g.lineage, s.Born)
	s.Waiting, s.Hidden, s.Work = g.waiting, g.hidden, g.work
	for _, r := range rows {
		s.Rows = append(s.Rows, t.row(r))
	}
	t.copies(&s)
	t.hops(&s)
	t.ending(&s)
	return s
}

type teller struct {
	g     *Gatherer
	names trace.Names
	now   kernel.Time
}

// name is that of a node by index + 1.
func (t *teller) name(peer uint32) string {
	if peer == 0 {
		return "you"
	}
	return t.names(peer - 1)
}

func (t *teller) row(r *row) Row {
	v := t.g.log.Verb(r.r.Verb)
	told := Row{
		N: r.n, At: r.r.At, Node: t.names(r.r.Node), What: v.Name, Message: r.r.Message, Copy: r.copy, Note: r.note,
		Attempt: v.Life.Attempt.Of(&r.r), Failure: v.Failure,
		Text: t.g.log.Text(r.r, t.names), Why: t.g.log.Why(r.r, t.names),
	}
	if r.r.Peer != 0 || v.Life.Way != trace.Stay {
		told.Peer = t.name(r.r.Peer)
	}
	return told
}

// copies tells the copies and their spans; those that go on, until now.
func (t *teller) copies(s *Story) {
	g := t.g
	kept := map[int]bool{}
	spans := g.spans.list()
	for _, c := range g.copies.list() {
		kept[c.id] = true
		told := Copy{ID: c.id, Node: t.names(c.node), Message: c.message, Born: c.born, Ended: -1, State: c.state.String(), Label: t.words(c)}
		if c.peer != 0 {
			told.Peer = t.name(c.peer)
		}
		if c.state.Ends() {
			told.Ended = c.since
		} else if open := c.span(t.now); open != nil {
			open.open = true
			spans = append(spans, open)
			t.add(s, open)
		}
		s.Copies = append(s.Copies, told)
	}
	stamps := make([]stamp, len(spans))
	for i, p := range spans {
		stamps[i] = stamp{at: p.from, i: i}
	}
	for _, at := range inOrder(stamps) {
		p := spans[at.i]
		if kept[p.copy] && len(s.Spans) < RowsMax {
			s.Spans = append(s.Spans, t.span(p))
		}
	}
}

func (t *teller) add(s *Story, open *span) {
	switch long := open.to - open.from; open.state {
	case trace.Waiting, trace.Delayed:
		s.Waiting += long
	case trace.Hidden:
		s.Hidden += long
	case trace.InWork:
		s.Work += long
	}
}

func (t *teller) span(p *span) Span {
	told := Span{Copy: p.copy, Node: t.names(p.node), From: p.from, To: p.to, State: p.state.String(), Open: p.open}
	told.Label = t.g.log.Words(p.by, t.names)
	if p.parted {
		told.Label = "on its way to " + t.name(p.by.Peer)
	}
	return told
}

// words say what a copy does, or how it ended.
func (t *teller) words(c *place) string {
	if c.state.Ends() && c.state != trace.Passed {
		return t.g.log.Verb(c.last.r.Verb).Name
	}
	return t.g.log.Words(c.last.r, t.names)
}

func (t *teller) hops(s *Story) {
	all := t.g.hops.list()
	for _, p := range t.g.pending {
		all = append(all, p.unmatched())
	}
	stamps := make([]stamp, len(all))
	for i, h := range all {
		stamps[i] = stamp{h.at, h.n, i}
	}
	for _, at := range inOrder(stamps)[:min(len(all), RowsMax)] {
		h := all[at.i]
		v := t.g.log.Verb(h.by.Verb)
		told := Hop{
			From: t.name(h.from), To: t.name(h.to), At: h.at, Arrive: h.arrive, Kind: h.kind, Label: v.Name,
			Failure: h.failure, Open: h.open, n: h.n,
		}
		if n := v.Life.Attempt.Of(&h.by); n > 1 {
			told.Label += ", attempt " + strconv.FormatInt(n, 10)
		}
		s.Hops = append(s.Hops, told)
	}
}

// endingMax is how many copies the ending names.
const endingMax = 6

// ending says where the message is, or how it ended: what goes on comes first, then what was lost, set aside, done.
func (t *teller) ending(s *Story) {
	copies := t.g.copies.list()
	var ends []string
	named := func(outcome string, is func(trace.State) bool) {
		for _, c := range copies {
			if is(c.state) {
				if s.Outcome == "" {
					s.Outcome = outcome
				}
				ends = append(ends, t.words(c)+" at "+t.names(c.node))
			}
		}
	}
	named("going", func(state trace.State) bool { return !state.Ends() && state != trace.Aside })
	for _, end := range [...]trace.State{trace.Lost, trace.Aside, trace.Done} {
		named(end.String(), func(state trace.State) bool { return state == end })
	}
	if len(copies) == 0 { // it was nowhere: what there is to tell is that it was not taken
		last := &s.Rows[len(s.Rows)-1]
		s.Outcome, s.Ending, s.Ended = trace.InVain.String(), last.What+" at "+last.Node, last.At
		return
	}
	if s.Outcome == "" { // passed on, and never kept by anybody: the sender knows how it went
		first := copies[0]
		s.Outcome, ends = trace.Done.String(), []string{t.words(first) + " at " + t.names(first.node)}
		if first.state == trace.InVain {
			s.Outcome = first.state.String()
		}
	}
	if more := len(ends) - endingMax; more > 0 {
		ends = append(ends[:endingMax], strconv.Itoa(more)+" more")
	}
	s.Ending = strings.Join(ends, "; ")
	if s.Outcome == "going" {
		return
	}
	for _, c := range copies {
		s.Ended = max(s.Ended, c.since)
	}
}
