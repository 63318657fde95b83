package engine

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// futureMax is how many future events one look tells of at most.
const futureMax = 1000

// Future lists what will happen next, in the order of time, as things stand now: at, node, what in a word or two, text in
// a sentence, why with the rule and the setting, and the lineage of the message concerned, 0 for none. It is the future
// event list, except that a timer which rings too early, as some do by design, is listed at what it waits for then.
// Looking changes nothing, and costs what it lists.
func (s *Session) Future(limit int) value.Value {
	limit = min(max(limit, 0), futureMax)
	all := make([]expected, 0, limit)
	// A node has at most one timer that rings too early: so many more events than wanted are enough to be right.
	s.calendar.Each(limit+len(s.nodeRows), func(at kernel.Time, e kernel.Event) bool {
		if x := s.expect(at, e); x.At < kernel.Forever {
			all = append(all, x)
		}
		return true
	})
	slices.SortStableFunc(all, func(a, b expected) int { return cmp.Compare(a.At, b.At) })
	rows := make([]value.Value, min(limit, len(all)))
	for i := range rows {
		f := s.foresee(&all[i])
		rows[i] = f.value()
	}
	return value.ArrayOf(rows)
}

// expected is a future event, and what its component expects of it where it is one of its timers.
type expected struct {
	component.Expectation
	event kernel.Event
}

func (s *Session) expect(at kernel.Time, e kernel.Event) expected {
	x := expected{event: e}
	x.At = at
	if e.Owner != 0 {
		if explainer, ok := s.nodes[e.Owner-1].component.(component.Explainer); ok {
			x.Expectation = explainer.Explain(at, e)
			x.At = max(x.At, at) // a node that hung has caught up with nothing yet
		}
		x.Node = e.Owner - 1
	}
	return x
}

// foreseen is one future event for people.
type foreseen struct {
	at                          kernel.Time
	node, peer, what, text, why string
	lineage                     uint64
}

func (f *foreseen) value() value.Value {
	b := value.NewObject(8)
	b.Set("at", value.Text(f.at.String()))
	b.Set("atNs", value.Text(strconv.FormatInt(int64(f.at), 10)))
	b.Set("node", value.Text(f.node))
	b.Set("peer", value.Text(f.peer))
	b.Set("what", value.Text(f.what))
	b.Set("text", value.Text(f.text))
	b.Set("why", value.Text(f.why))
	b.Set("lineage", value.Int(int64(f.lineage)))
	return b.Value()
}

func (s *Session) foresee(x *expected) foreseen {
	at, e := x.At, x.event
	switch {
	case e.Owner != 0:
		return s.nodes[x.Node].foresee(x)
	case e.Kind == eventFault:
		return s.foreseeFault(at, &s.scenario.Faults[e.A])
	}
	c := s.calls.find(component.CallID(e.A))
	if c == nil {
		return foreseen{at: at, what: "nothing", text: "nothing: the call is over", why: "the caller or the callee went away while it was on the wire"}
	}
	if e.Kind == eventArrive {
		return s.foreseeArrival(at, c)
	}
	return s.foreseeAnswer(at, c)
}

// foresee tells in the kind's words what one of the node's own timers will bring.
func (n *node) foresee(x *expected) foreseen {
	f := foreseen{at: x.At, node: n.id, lineage: x.Lineage}
	if int(x.Verb) >= len(n.kind.Timers) {
		return f
	}
	row, log := &n.kind.Timers[x.Verb], n.session.log
	f.what = row.Name
	f.text, f.why = log.Fill(row.Form, x.Record, n.session.Name), log.Fill(row.Why, x.Record, n.session.Name)
	if x.Peer != 0 {
		f.peer = n.session.Name(x.Peer - 1)
	}
	switch {
	case x.Others == 1:
		f.text += "; one more waits behind it"
	case x.Others > 1:
		f.text += "; " + strconv.Itoa(x.Others) + " more wait behind it"
	}
	if n.hung {
		f.text += "; " + stuck(n)
	}
	return f
}

// stuck says what becomes of an event at a node that hangs.
func stuck(n *node) string { return "held up, since " + n.id + " hangs, until that recovers" }

// foreseeArrival tells what becomes of a request on the wire.
func (s *Session) foreseeArrival(at kernel.Time, c *call) foreseen {
	w, n := &s.wires[c.wire-1], s.nodes[c.callee]
	f := foreseen{at: at, node: n.id, peer: s.Name(c.caller - 1), what: "arrives", lineage: s.lineageOf(c)}
	f.text = c.in.Action() + " of " + f.peer
	f.why = s.transitWhy(at, c, w, n)
	switch {
	case n.hung && !n.gone && !c.lost:
		f.text += " reaches " + n.id + "; " + stuck(n)
	case c.lost || w.gone:
		f.what, f.text, f.why = "lost", f.text+" gets lost on the way to "+n.id, "the wire "+w.key+" was cut, drops messages or was removed"
	case n.crashed || n.gone:
		f.what, f.text = "refused", f.text+" reaches "+n.id+", which has crashed: it is refused"
	default:
		f.text += " reaches " + n.id
	}
	return f
}

// foreseeAnswer tells what becomes of an answer on the wire.
func (s *Session) foreseeAnswer(at kernel.Time, c *call) foreseen {
	w, n := &s.wires[c.wire-1], s.nodes[c.caller-1]
	f := foreseen{at: at, node: n.id, peer: s.Name(c.callee), what: "answer"}
	f.text, f.lineage = s.answerText(c, f.peer)
	f.why = s.transitWhy(at, c, w, n)
	switch {
	case n.hung && !c.forgotten && !c.lost:
		f.text += " reaches " + n.id + "; " + stuck(n)
	case c.lost || w.gone:
		f.what, f.text, f.why = "lost", f.text+" gets lost on the way to "+n.id, "the wire "+w.key+" was cut, drops messages or was removed"
	case c.forgotten || n.gone:
		f.text += " reaches " + n.id + ", which waits for it no longer"
	default:
		f.text += " reaches " + n.id
	}
	return f
}

// answerText says what an answer is: a fault, a message or several, or just an answer.
func (s *Session) answerText(c *call, from string) (text string, lineage uint64) {
	if c.out.Fault != nil {
		return "the fault " + c.out.Fault.Code + " of " + from, s.lineageOf(c)
	}
	bearer, ok := c.out.Out.(action.Bearer)
	if !ok {
		return "the answer of " + from + " to " + c.in.Action(), s.lineageOf(c)
	}
	count := 0
	for m := bearer.MessageAt(0); m != nil; m = bearer.MessageAt(count) {
		if count == 0 {
			lineage = m.Token.Lineage
		}
		count++
	}
	switch count {
	case 0:
		return "an empty answer of " + from + " to " + c.in.Action(), 0
	case 1:
		return "message #" + strconv.FormatUint(lineage, 10) + " of " + from, lineage
	}
	return "an answer of " + from + " with " + strconv.Itoa(count) + " messages", lineage
}

// transitWhy is why something on a wire arrives when it does: the latency, what faults add, and who held it up.
func (s *Session) transitWhy(at kernel.Time, c *call, w *liveWire, n *node) string {
	latency := w.latency.String()
	why := "latency of the wire " + w.key + ": " + latency
	if c.spans == 0 {
		return why
	}
	on := &s.spans.rows[c.spans-1]
	if on.arrive < at {
		return "it came at " + on.arrive.String() + ", while " + n.id + " hung"
	}
	if took := kernel.FormatDuration(time.Duration(on.arrive - on.sent)); took != latency {
		why += ", " + took + " this time"
	}
	if w.stateWord() != "" && w.stateWord() != "cut" {
		why += "; the wire suffers: " + w.stateWord()
	}
	return why
}

// foreseeFault tells of trouble that the scenario plans.
func (s *Session) foreseeFault(at kernel.Time, f *scenario.Fault) foreseen {
	target := f.Node
	told := foreseen{at: at, node: f.Node, what: "fault", why: "a fault of this scenario"}
	if w := s.findWire(f.Wire); f.Wire != "" && w != nil {
		target, told.node, told.peer = f.Wire, s.Name(w.from), s.Name(w.to)
	}
	told.text = string(f.Disturbance) + " " + target
	for name, v := range f.Value().Members() {
		switch name {
		case "at", "fault", "node", "wire":
			continue
		}
		text, ok := v.AsText()
		if !ok || strings.ContainsAny(text, " \n") || len(text) > 40 {
			text = value.Preview(v, 40)
		}
		told.text += ", " + name + " " + text
	}
	return told
}
