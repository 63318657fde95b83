// Package engine runs one scenario in virtual time: the same in a browser's Worker and on the command line.
//
//	                 ┌──────────────────────── Session ────────────────────────┐
//	commands ── Do ─▶│ journal ─▶ scenario ─▶ nodes, wires                      │
//	                 │                          │  ▲ Call, Return, Wake          │
//	time ── Advance ▶│ future event list ───────┘  │                             │── Frame ─▶ canvas
//	                 │        ▲ After, Call, Reply ┘ Env ── Record ─▶ trace ─────│── notes ─▶ panels
//	                 └──────────────────────────────────────────────────────────┘
//
// A session is a value without goroutines, clocks or closures: scenario, seed and journal determine it to the byte,
// and Clone copies it.
package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/value"
)

// Version is the version of the engine's behaviour: it changes when a scenario may run differently than before.
const Version = 1

// HeapFloor is how many bytes a Worker holds and never touches. Go collects garbage whenever the heap has doubled: a
// small scene's would be collected every few milliseconds. Pages of memory that nobody touches cost nothing.
const HeapFloor = 8 << 20

// Session is the simulation of one scenario. Make it with New.
type Session struct {
	kinds    scenario.Kinds
	scenario *scenario.Scenario
	calendar kernel.Calendar
	log      *trace.Log
	bases    []kindVerbs
	nodes    []*node // by index; nodes that were removed stay, for their names
	wires    []liveWire
	nodeRows []uint32 // indexes of the scenario's nodes, in its order
	wireRows []uint32
	calls    calls
	spans    spans
	journal  []Entry
	answers  []Answer
	replies  []Reply
	tokens   []component.Token // scratch
	contents component.Contents
	places   []uint32 // scratch
	now      kernel.Time
	events   uint64
	stood    uint64 // events when the present instant began
	lineages uint64
	revision uint32
	quiet    bool   // the latest command did not change the run
	watch    *watch // breakpoints; nil for none
	outside  Outside
	outgoing []Outgoing
}

// kindVerbs says where a kind's verbs stand in the session's table.
type kindVerbs struct {
	kind       *component.Kind
	from, to   uint32
	metricRows trace.Metrics
}

// Entry is one command of the journal, with the moment at which it was given: after so many events, at that time.
type Entry struct {
	At      kernel.Time
	Events  uint64
	Command value.Value
}

// Answer is the result of a person's command to a node.
type Answer struct {
	Revision uint32
	Result   component.Result
}

// New starts a session of a scenario that scenario.Decode has found to be sound, at time zero.
func New(sc *scenario.Scenario, kinds scenario.Kinds) *Session {
	s := &Session{kinds: kinds, scenario: &scenario.Scenario{Seed: sc.Seed}, log: trace.NewLog(trace.RingRecords)}
	s.log.AddVerbs(verbs)
	for _, k := range kinds {
		from := s.log.AddVerbs(k.Verbs)
		to := from + uint32(len(k.Verbs))
		s.bases = append(s.bases, kindVerbs{k, from, to, s.log.MetricsOf(from, to)})
	}
	s.become(sc, sc.Faults...)
	return s
}

// Now is the virtual time.
func (s *Session) Now() kernel.Time { return s.now }

// Events is how many events have been processed.
func (s *Session) Events() uint64 { return s.events }

// Revision is how many commands have been handled.
func (s *Session) Revision() uint32 { return s.revision }

// Scenario is the scenario as it stands after all edits; do not change it.
func (s *Session) Scenario() *scenario.Scenario { return s.scenario }

// Log is the trace so far.
func (s *Session) Log() *trace.Log { return s.log }

// Journal lists the commands so far.
func (s *Session) Journal() []Entry { return s.journal }

// Name is what the node with that index is or was called.
func (s *Session) Name(index uint32) string {
	if int(index) >= len(s.nodes) {
		return "?"
	}
	return s.nodes[index].id
}

// Advance processes what is due up to the given time, but at most limit events. It returns how many it processed,
// and whether it stopped short: then the virtual time is that of the last event. It also stops short at a breakpoint,
// and goes on past it the next time.
func (s *Session) Advance(to kernel.Time, limit int) (processed int, short bool) {
	if s.watch != nil {
		return s.watch.advance(s, to, limit)
	}
	for {
		at, ok := s.calendar.Next()
		if !ok || at > to {
			s.now = max(s.now, to)
			return processed, false
		}
		if processed >= limit {
			return processed, true
		}
		s.step()
		processed++
	}
}

// instantEventsMax is how many events one instant may hold. More means that somebody schedules at once for ever, which
// would look like a page that hangs; the largest honest instant, a burst of 10,000 messages through a hundred wires, holds a tenth of it.
const instantEventsMax = 50_000_000

// step processes the next event, which must exist.
func (s *Session) step() {
	at, e, _ := s.calendar.Pop()
	if at != s.now {
		s.now, s.stood = at, s.events
	} else if s.events-s.stood > instantEventsMax {
		panic("engine: " + s.Name(e.Owner-1) + " makes time stand still: events without end at " + at.String())
	}
	s.events++
	if e.Owner != 0 {
		s.wake(s.nodes[e.Owner-1], e)
		return
	}
	switch e.Kind {
	case eventArrive:
		if c := s.calls.find(component.CallID(e.A)); c != nil {
			s.arrive(component.CallID(e.A), c)
		}
	case eventReturn:
		if c := s.calls.find(component.CallID(e.A)); c != nil {
			s.giveBack(component.CallID(e.A), c)
		}
	case eventFault:
		s.disturb(s.scenario.Faults[e.A])
	}
}

func (s *Session) wake(n *node, e kernel.Event) {
	switch {
	case n.gone:
	case n.hung:
		n.held = append(n.held, e)
	default:
		n.component.Wake(e)
	}
}

// StepEvent processes exactly the next event and returns whether there was one.
func (s *Session) StepEvent() bool {
	if _, ok := s.calendar.Next(); !ok {
		return false
	}
	s.step()
	return true
}

// StepMessage processes events until a record about a message has been written, at most limit events.
func (s *Session) StepMessage(limit int) bool {
	for ; limit > 0; limit-- {
		known := s.log.Total()
		if !s.StepEvent() {
			return false
		}
		if s.aboutMessage(known) {
			return true
		}
	}
	return false
}

// aboutMessage reports whether a record from that number on is about a message.
func (s *Session) aboutMessage(from uint64) bool {
	for n := max(s.log.Oldest(), from); n < s.log.Total(); n++ {
		if s.log.At(n).Lineage != 0 {
			return true
		}
	}
	return false
}

// reached reports whether nothing lies before a moment any more: no event before its time is pending, and at its time
// so many have been processed, or none is left. So every run has every moment, also one that a journal brings along
// from a run that was another.
func (s *Session) reached(at kernel.Time, events uint64) bool {
	next, ok := s.calendar.Next()
	return !ok || next > at || next == at && s.events >= events
}

// Reach goes on to the moment of a journaled command: after so many events, at that time. It processes at most limit
// events and returns how many, and whether it got there.
func (s *Session) Reach(at kernel.Time, events uint64, limit int) (processed int, arrived bool) {
	for !s.reached(at, events) {
		if processed >= limit {
			return processed, false
		}
		s.step()
		processed++
	}
	s.now = max(s.now, at)
	return processed, true
}
