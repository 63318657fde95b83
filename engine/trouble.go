package engine

import (
	"slices"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/trace"
)

// disturb makes a fault of the scenario come true.
func (s *Session) disturb(f scenario.Fault) {
	if f.Wire != "" {
		if w := s.findWire(f.Wire); w != nil {
			s.disturbWire(w, f)
		}
		return
	}
	if n := s.findNode(f.Node); n != nil {
		n.disturb(f)
	}
}

func (n *node) disturb(f scenario.Fault) {
	switch f.Disturbance {
	case component.Crash:
		n.crash()
	case component.Recover:
		n.recover()
	case component.Hang:
		if !n.hung && !n.crashed {
			n.hung = true
			n.write(trace.Record{Verb: verbHung})
		}
	case component.Slow:
		n.slowed = true
		n.write(trace.Record{Verb: verbSlowed, A: f.Factor})
		n.component.Trouble(component.Trouble{Disturbance: component.Slow, Factor: f.Factor})
	case component.Burst:
		n.extra(verbBurst, component.Trouble{Disturbance: component.Burst, Count: f.Count})
	case component.Poison:
		n.extra(verbPoisoned, component.Trouble{Disturbance: component.Poison, Count: 1, Attributes: f.Attributes})
	}
}

// extra makes a node send more than it would. One that has crashed or hangs sends nothing, and makes up for nothing.
func (n *node) extra(verb uint32, t component.Trouble) {
	if n.crashed || n.hung {
		n.write(trace.Record{Verb: verbUnsent, A: t.Count})
		return
	}
	n.write(trace.Record{Verb: verb, A: t.Count})
	n.component.Trouble(t)
}

// crash loses the node's memory and breaks off every call from and to it.
func (n *node) crash() {
	if n.crashed {
		return
	}
	n.crashed, n.slowed = true, false
	n.resume()
	n.write(trace.Record{Verb: verbCrashed})
	n.disconnect(verbReset, reset)
	n.component.Trouble(component.Trouble{Disturbance: component.Crash})
}

// disconnect cancels the node's timers, answers the calls it serves with a fault and forgets those it made.
func (n *node) disconnect(verb uint32, fault component.Fault) {
	s := n.session
	s.calendar.Discard(func(e kernel.Event) bool { return e.Owner == n.index+1 })
	s.calls.each(func(id component.CallID, c *call) {
		if c.caller == n.index+1 && !c.forgotten {
			s.forget(id, c)
		}
	})
	s.calls.each(func(id component.CallID, c *call) {
		if c.callee == n.index && c.state == callServed {
			if !c.forgotten {
				n.refuse(verb, c)
			}
			s.answer(id, c, component.Result{Fault: &fault})
		}
	})
}

func (n *node) recover() {
	if !n.crashed && !n.hung && !n.slowed {
		return
	}
	told := n.crashed || n.slowed
	n.crashed, n.slowed = false, false
	n.write(trace.Record{Verb: verbRecovered})
	if told {
		n.component.Trouble(component.Trouble{Disturbance: component.Recover, Factor: 1})
	}
	n.resume()
}

// resume ends a hang: everything held up is due now, in the order in which it came. Timers of a node that has
// crashed meanwhile are not.
func (n *node) resume() {
	if !n.hung {
		return
	}
	n.hung = false
	s := n.session
	for _, e := range n.held {
		if e.Owner != 0 && n.crashed {
			continue
		}
		if c := s.calls.find(component.CallID(e.A)); e.Owner == 0 && c != nil {
			c.state = map[uint32]callState{eventArrive: callGoing, eventReturn: callReturning}[e.Kind]
		}
		s.calendar.Schedule(s.now, e)
	}
	n.held = nil
}

// plan puts the faults of the scenario that are still to come into the future event list: those of later times, and of
// this very moment those that were already waiting, or are ordered now.
func (s *Session) plan(waiting []scenario.Fault) {
	for i, f := range s.scenario.Faults {
		if f.At > s.now || f.At == s.now && slices.Contains(waiting, f) {
			s.calendar.Schedule(f.At, kernel.Event{Kind: eventFault, A: int64(i)})
		}
	}
}

// unplan takes every fault out of the future event list and returns those that were due at this very moment.
func (s *Session) unplan() (waiting []scenario.Fault) {
	s.calendar.Discard(func(e kernel.Event) bool {
		planned := e.Owner == 0 && e.Kind == eventFault
		if planned && s.scenario.Faults[e.A].At == s.now {
			waiting = append(waiting, s.scenario.Faults[e.A])
		}
		return planned
	})
	return waiting
}
