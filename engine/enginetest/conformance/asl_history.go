package conformance

import (
	"fmt"
	"strings"

	"playground/engine/value"
)

// history compares the events of an execution, as strictly as the case asks for.
func (p *patterns) history(expect value.Value, events []value.Value) error {
	all, whole := expect.Get("history")
	seen, partly := expect.Get("eventsSeen")
	order := textOf(expect, "historyOrder")
	switch {
	case whole == partly || whole == (order == "lossy"):
		return fmt.Errorf("a history of the order %s has either all events or those seen", member(expect, "historyOrder"))
	case all.Kind() != value.KindArray && seen.Kind() != value.KindArray:
		return fmt.Errorf("a history is a list of events")
	case order == "sequential":
		return p.sequence(all, events)
	case order == "lossy" && !numbered(seen):
		return fmt.Errorf("each event that was seen has a number, which may be null")
	case order == "lossy":
		return p.seen(seen, events, firstLost(seen))
	case order == "concurrent" && all.Len() != len(events):
		return fmt.Errorf("there are %d events, expected %d", len(events), all.Len())
	case order == "concurrent":
		return p.seen(all, events, 0)
	}
	return fmt.Errorf("there is no order %s", member(expect, "historyOrder"))
}

// sequence wants these events in this order.
func (p *patterns) sequence(want value.Value, events []value.Value) error {
	for i, one := range want.Elements() {
		if i >= len(events) {
			return fmt.Errorf("event %d is missing: %s", i+1, value.Preview(one, 300))
		}
		if err := p.event(one, eventPlace(events, i)); err != nil {
			return err
		}
	}
	if len(events) > want.Len() {
		return fmt.Errorf("event %d was not recorded: %s", want.Len()+1, value.Preview(events[want.Len()], 300))
	}
	return nil
}

func eventPlace(events []value.Value, i int) place {
	return place{path: fmt.Sprintf("event %d", i+1), value: events[i].Without("timestamp"), there: true, exact: true}
}

// event compares one event, in all but its time.
func (p *patterns) event(want value.Value, at place) error {
	return p.members(want, at, func(want value.Value, at place) error {
		if strings.HasSuffix(at.name, "EventDetails") {
			return p.details(want, at)
		}
		return p.match(want, at)
	})
}

func numbered(seen value.Value) bool {
	for _, one := range seen.Elements() {
		if !has(one, "id") || !has(one, "previousEventId") {
			return false
		}
	}
	return true
}

// firstLost is how many events come before the first whose number got lost.
func firstLost(seen value.Value) int {
	for i, one := range seen.Elements() {
		if member(one, "id").IsNull() {
			return i
		}
	}
	return seen.Len()
}

// searchMost is how many pairs of events are compared at most to give each that is wanted one of its own.
const searchMost = 1 << 16

// seen wants these events, each in an event of its own. The numbers count in the first ones only.
func (p *patterns) seen(want value.Value, events []value.Value, numbered int) error {
	s := search{p: p, want: want, events: events, numbered: numbered, taken: make([]bool, len(events)), left: searchMost}
	if s.from(0) {
		return nil
	}
	return fmt.Errorf("no event of its own is there for %s", value.Preview(want.Index(s.deepest), 300))
}

// search tries events for what is wanted, one after the other, and goes back when one is left over.
type search struct {
	p        *patterns
	want     value.Value
	events   []value.Value
	numbered int
	taken    []bool
	deepest  int
	left     int
}

func (s *search) from(i int) bool {
	s.deepest = max(s.deepest, min(i, s.want.Len()-1))
	if i == s.want.Len() {
		return true
	}
	want := s.want.Index(i)
	for j := range s.events {
		at := eventPlace(s.events, j)
		if i >= s.numbered {
			want, at.value = withoutNumbers(want), withoutNumbers(at.value)
		}
		if s.left--; s.left < 0 {
			return false
		}
		mark := len(s.p.bound)
		if s.taken[j] || s.p.event(want, at) != nil {
			s.p.bound = s.p.bound[:mark]
			continue
		}
		if s.taken[j] = true; s.from(i + 1) {
			return true
		}
		s.taken[j], s.p.bound = false, s.p.bound[:mark]
	}
	return false
}

func withoutNumbers(event value.Value) value.Value {
	return event.Without("id").Without("previousEventId")
}
