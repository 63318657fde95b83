package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the engine itself waits for: events of owner 0.
const (
	eventArrive uint32 = iota + 1 // a request reaches its callee; A is the call
	eventReturn                   // an answer reaches its caller; A is the call
	eventFault                    // a fault of the scenario is due; A is its index
)

// wire is one wire of the running scenario.
type liveWire struct {
	key      string
	from, to uint32 // indexes of nodes
	fromPort string
	toPort   string
	shape    shape
	latency  kernel.Distribution
	delays   kernel.Rand // stream of the latency
	reverse  bool
	gone     bool
	wireTrouble

	flying                         uint32 // calls and answers on the wire now
	called, answered, lost, failed uint32
	label                          uint32 // symbol of the latest failure
}

// send puts a request on a wire.
func (s *Session) send(from *node, index uint32, in component.Request) component.CallID {
	w := &s.wires[index]
	id, c := s.calls.open()
	c.in, c.caller, c.callee, c.wire, c.state = in, from.index+1, w.to, index+1, callGoing
	c.lost = w.breaks()
	w.called++
	transit, held := w.transit()
	arrive := s.now.Add(transit)
	c.spans = s.draw(in, span{sent: s.now, arrive: arrive, wire: index, marks: marksOf(w.shape, false, c.lost)})
	w.flying++
	s.calendar.Schedule(arrive, kernel.Event{Kind: eventArrive, A: int64(id)})
	if s.watch != nil && !w.reverse {
		s.watch.look(s, from, w.fromPort, false, in, w.to)
	}
	s.holds(w, c, held)
	s.twin(from, index, in)
	return id
}

// sendBack puts a request on a wire that ends at its caller.
func (s *Session) sendBack(from *node, index uint32, in component.Request) component.CallID {
	w := &s.wires[index]
	id, c := s.calls.open()
	c.in, c.caller, c.callee, c.wire, c.state, c.back = in, from.index+1, w.from, index+1, callGoing, true
	c.lost = w.breaks()
	transit, held := w.transit()
	arrive := s.now.Add(transit)
	c.spans = s.draw(in, span{sent: s.now, arrive: arrive, wire: index, marks: marksOf(w.shape, true, c.lost)})
	w.flying++
	s.calendar.Schedule(arrive, kernel.Event{Kind: eventArrive, A: int64(id)})
	s.holds(w, c, held)
	return id
}

// draw opens the spans of what is put on a wire: one a message aboard, or a faint one when there is none.
func (s *Session) draw(carried any, like span) (first uint32) {
	tokens := s.tokens[:0]
	if carrier, ok := carried.(component.Carrier); ok {
		tokens = carrier.Tokens(tokens)
	}
	s.tokens = tokens
	if len(tokens) == 0 {
		if shape(like.marks&0xff) != shapeError {
			like.marks = like.marks&^0xff | uint32(shapePoll)
		}
		return s.spans.add(like)
	}
	for _, token := range tokens {
		like.carry(token)
		like.next = first
		first = s.spans.add(like)
	}
	return first
}

// heldMax is how many requests and events a node that hangs holds; beyond, requests are refused. Nobody waits any more
// for most of so many. It is ours, and keeps a simulation bounded while somebody tries again and again.
const heldMax = 100_000

// arrive delivers a request to its callee.
func (s *Session) arrive(id component.CallID, c *call) {
	n := s.nodes[c.callee]
	if n.hung && !n.gone && !c.lost && len(n.held) < heldMax {
		c.state = callHeld
		n.held = append(n.held, kernel.Event{Kind: eventArrive, A: int64(id)})
		return
	}
	s.land(c)
	if c.lost || s.wires[c.wire-1].gone {
		s.lose(id, c)
		return
	}
	c.state = callServed
	if n.crashed || n.gone {
		n.refuse(verbRefused, c)
		s.answer(id, c, component.Result{Fault: &refused})
		return
	}
	if n.hung {
		n.refuse(verbFull, c)
		s.answer(id, c, component.Result{Fault: &refused})
		return
	}
	if s.watch != nil {
		s.watch.look(s, n, s.portOf(c), true, c.in, 0)
	}
	n.component.Call(component.Call{ID: id, Port: s.portOf(c), In: c.in, Peer: c.caller, Outside: s.leaves(n, id, c)})
}

// portOf is the port of the callee at which a call arrives.
func (s *Session) portOf(c *call) string {
	if c.back {
		return s.wires[c.wire-1].fromPort
	}
	return s.wires[c.wire-1].toPort
}

// land takes a call's spans off the wire.
func (s *Session) land(c *call) {
	if c.spans != 0 {
		s.spans.drop(c.spans)
		c.spans = 0
		s.wires[c.wire-1].flying--
	}
}

// lose ends a call whose request or answer got lost; the caller will not hear of it.
func (s *Session) lose(id component.CallID, c *call) {
	w := &s.wires[c.wire-1]
	w.lost++
	s.nodes[c.caller-1].write(trace.Record{Verb: verbLost, Peer: c.callee + 1, Lineage: s.lineageOf(c)})
	s.calls.close(id)
}

func (s *Session) lineageOf(c *call) uint64 {
	if carrier, ok := c.in.(component.Carrier); ok {
		s.tokens = carrier.Tokens(s.tokens[:0])
		if len(s.tokens) > 0 {
			return s.tokens[0].Lineage
		}
	}
	return 0
}

// The faults of connections, as a client library reports them.
var (
	refused = component.Fault{Code: "ConnectionRefused", Message: "nobody listens there", Server: true}
	reset   = component.Fault{Code: "ConnectionReset", Message: "the connection broke off", Server: true}
)

func (n *node) refuse(verb uint32, c *call) {
	code := refused.Code
	if verb == verbReset {
		code = reset.Code
	}
	n.write(trace.Record{Verb: verb, Peer: c.caller, Symbol: n.Symbol(code), Lineage: n.session.lineageOf(c)})
}

// answer puts the answer of a served call on the wire back.
func (s *Session) answer(id component.CallID, c *call, r component.Result) {
	if c.outside {
		if !c.forgotten {
			s.replies = append(s.replies, Reply{id, r})
		}
		s.calls.close(id)
		return
	}
	if c.wire == 0 {
		s.answers = append(s.answers, Answer{Revision: c.order, Result: r})
		s.calls.close(id)
		return
	}
	w := &s.wires[c.wire-1]
	c.out, c.state = r, callReturning
	c.lost = w.breaks()
	drawn := shapeAnswer
	if w.reverse && !c.back {
		drawn = shapeEvent
	}
	var carried any = r.Out
	if r.Fault != nil {
		drawn, carried = shapeError, c.in
		w.failed++
		w.label = s.log.Symbol(r.Fault.Code)
	}
	transit, held := w.transit()
	arrive := s.now.Add(transit)
	c.spans = s.draw(carried, span{sent: s.now, arrive: arrive, wire: c.wire - 1, marks: marksOf(drawn, !c.back, c.lost)})
	w.flying++
	s.calendar.Schedule(arrive, kernel.Event{Kind: eventReturn, A: int64(id)})
	s.holds(w, c, held)
}

// giveBack delivers an answer to its caller.
func (s *Session) giveBack(id component.CallID, c *call) {
	n := s.nodes[c.caller-1]
	if n.hung && !c.forgotten && !c.lost {
		c.state = callHeldBack
		n.held = append(n.held, kernel.Event{Kind: eventReturn, A: int64(id)})
		return
	}
	s.land(c)
	if c.lost || s.wires[c.wire-1].gone {
		s.lose(id, c)
		return
	}
	w := &s.wires[c.wire-1]
	w.answered++
	out, forgotten := c.out, c.forgotten
	s.calls.close(id)
	if !forgotten && !n.gone {
		if s.watch != nil && w.reverse {
			s.watch.look(s, n, w.fromPort, true, out.Out, 0)
		}
		n.component.Return(id, out)
	}
}

// Hangup is kept by components that want to know when the caller of a call they serve has gone: a queue must not
// hand messages to a long poll whose consumer has crashed. The call needs no answer any more.
type Hangup interface{ Hangup(component.CallID) }

// forget marks a call whose caller waits no longer, and tells the callee.
func (s *Session) forget(id component.CallID, c *call) {
	c.forgotten = true
	if c.state != callServed {
		return
	}
	if h, ok := s.nodes[c.callee].component.(Hangup); ok {
		h.Hangup(id)
		s.calls.close(id)
	}
}
