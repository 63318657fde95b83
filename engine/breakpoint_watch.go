package engine

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// Stop says why a run stopped at a breakpoint.
type Stop struct {
	Breakpoint string // the id
	At         kernel.Time
	Node       string
	Text       string // what happened, such as "a message reached orders"
	Lineage    uint64 // of the message concerned; 0 when none
}

// watch is what the breakpoints of one session wait for. It only looks: a run with it is the run without it.
type watch struct {
	points   []point
	revision uint32 // for which the points have been found
	events   uint64 // up to which the points have been looked at
	stop     Stop   // of the latest Advance
	stopped  bool   // there is one
	next     Stop   // what has been met since
	met      bool   // there is something
}

// Watch makes Advance stop at these breakpoints from now on, in place of those before; without any the run goes on
// as it always did. Clones have none. Only Advance stops: StepEvent, StepMessage and Reach pass by.
func (s *Session) Watch(breakpoints []Breakpoint) {
	s.watch = nil
	w := &watch{events: s.events}
	for _, b := range breakpoints {
		if !b.Off {
			w.points = append(w.points, point{Breakpoint: b, missing: true})
		}
	}
	if len(w.points) == 0 {
		return
	}
	w.find(s)
	s.watch = w
}

// Stopped says why the latest Advance stopped at a breakpoint; nil when it did not. Of several breakpoints that are
// met at once it tells one: messages before metrics.
func (s *Session) Stopped() *Stop {
	if s.watch == nil || !s.watch.stopped {
		return nil
	}
	stop := s.watch.stop
	return &stop
}

// advance is Session.Advance with breakpoints.
func (w *watch) advance(s *Session, to kernel.Time, limit int) (processed int, short bool) {
	if w.resume(s) {
		return 0, true
	}
	for {
		at, ok := s.calendar.Next()
		if crossing := w.crossing(s); crossing <= min(at, to) {
			s.now = crossing
			w.compare(s, true)
			return processed, w.halt()
		}
		if !ok || at > to {
			s.now = max(s.now, to)
			return processed, false
		}
		if processed >= limit {
			return processed, true
		}
		w.age(s, at)
		s.step()
		processed++
		w.events = s.events
		w.compare(s, true)
		if w.halt() {
			return processed, true
		}
	}
}

// resume goes on behind the latest stop. What commands have brought about since then counts; what single steps have
// brought about does not.
func (w *watch) resume(s *Session) (stopped bool) {
	stepped := w.events != s.events
	w.stopped, w.events = false, s.events
	if stepped {
		w.met = false
	}
	if w.revision != s.revision {
		w.find(s)
	}
	w.compare(s, !stepped)
	return w.halt()
}

// halt makes what has been met the reason to stop.
func (w *watch) halt() bool {
	if w.met {
		w.stop, w.stopped, w.met = w.next, true, false
	}
	return w.stopped
}

// meet notes the first breakpoint that is met.
func (w *watch) meet(s *Session, p *point, n *node, lineage uint64, text string) {
	if !w.met {
		w.met, w.next = true, Stop{Breakpoint: p.ID, At: s.now, Node: n.id, Text: text, Lineage: lineage}
	}
}

// look is told of everything that comes to a node by a port, or goes out.
func (w *watch) look(s *Session, n *node, port string, comes bool, carried any, peer uint32) {
	for i := range w.points {
		p := &w.points[i]
		if w.met || p.missing || p.Metric != "" || p.comes != comes || p.node != 0 && p.node != n.index+1 || p.Port != "" && p.Port != port {
			continue
		}
		lineage, what := uint64(0), "a message"
		if m := p.match(carried); m != nil {
			lineage = m.Token.Lineage
		} else if r, ok := carried.(component.Request); ok && p.calls {
			what = "a call of " + r.Action()
		} else {
			continue
		}
		if comes {
			w.meet(s, p, n, lineage, what+" reached "+n.id)
		} else {
			w.meet(s, p, n, lineage, what+" left "+n.id+" for "+s.Name(peer))
		}
	}
}

// match finds the first message aboard that the point waits for; nil when there is none.
func (p *point) match(carried any) *action.Message {
	bearer, ok := carried.(action.Bearer)
	if !ok {
		return nil
	}
	for i := 0; ; i++ {
		if m := bearer.MessageAt(i); m == nil || p.filter.Match(m.Attributes) {
			return m
		}
	}
}

// taken is told of every record: it may hold a value that a breakpoint compares.
func (w *watch) taken(n *node, r *trace.Record) {
	for i := range w.points {
		p := &w.points[i]
		if !p.measured || p.missing || p.node != n.index+1 {
			continue
		}
		measure := n.session.log.Verb(r.Verb).Measure
		if measure.Metric != p.Metric {
			continue
		}
		p.latest, p.known = max(r.A, 0), true
		if measure.B {
			p.latest = max(r.B, 0)
		}
		w.judge(n.session, p, r.Lineage, true)
	}
}

// compare looks at every metric as it is now. Where a comparison has become true the run has something to stop for.
func (w *watch) compare(s *Session, stops bool) {
	for i := range w.points {
		if p := &w.points[i]; p.Metric != "" && !p.missing {
			w.judge(s, p, 0, stops)
		}
	}
}

func (w *watch) judge(s *Session, p *point, lineage uint64, stops bool) {
	n := s.nodes[p.node-1]
	v, holds := p.holds(n, s.now)
	if holds && !p.was && stops {
		w.meet(s, p, n, lineage, p.text(n, v))
	}
	p.was = holds
}

// crossing is when the next age crosses its line if nothing happens before; Forever when none does.
func (w *watch) crossing(s *Session) kernel.Time {
	next := kernel.Forever
	for i := range w.points {
		p := &w.points[i]
		if p.Metric == "" || p.missing || p.unit != trace.Age || p.was {
			continue
		}
		if at := p.crossing(s.nodes[p.node-1]); at > s.now {
			next = min(next, at)
		}
	}
	return next
}

// age lets time go by until just before the next event: what has become false since then may become true again.
func (w *watch) age(s *Session, to kernel.Time) {
	for i := range w.points {
		if p := &w.points[i]; p.was && p.unit == trace.Age {
			_, p.was = p.holds(s.nodes[p.node-1], to)
		}
	}
}
