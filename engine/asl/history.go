package asl

import (
	"slices"
	"strconv"

	"playground/engine/value"
)

// History is what an Execution did, event by event. Events share the values of the execution and are rendered when
// somebody looks.
type History struct {
	pages  [][]kept // none of which is ever copied to grow
	room   []kept   // what of the last page is free
	first  int      // events of the first page; all others have pageEvents
	count  int
	more   []any    // what few events have
	states []*state // of the machine
	role   string
}

// How many events a page has room for: with the 8 bytes that are the allocator's, it takes 8 KiB. The first page has the
// room that is likely to be needed.
const (
	pageEvents      = 170
	pageEventsLeast = 16
)

// kept is one event as it is kept. It has no pointer that it could do without: the collector of garbage follows each.
type kept struct {
	at       int64 // milliseconds of Unix time
	previous int32
	state    int32 // its place among the states, from 1; 0: none
	more     int32 // its place among what few events have, from 1; 0: none
	kind     EventType
	data     value.Value // input, output or parameters; index of an iteration, length of a map
}

// event is one event. Its id is its place, counted from 1.
type event struct {
	at       int64
	previous int32
	kind     EventType
	state    *state // by which name, resource and so on are known
	data     value.Value
	more     any // *failure, *Call, *assigned, worker, mapRunARN, *evaluation
}

// assigned are the variables that a state assigned when it was left.
type assigned struct{ variables []variable }

type (
	worker    string // who took an activity
	mapRunARN string
)

// evaluation tells where an expression failed.
type evaluation struct {
	failure  *failure
	location string
}

// Len counts the events.
func (h *History) Len() int { return h.count }

func (h *History) at(i int) *kept {
	if i < h.first {
		return &h.pages[0][i]
	}
	i -= h.first
	return &h.pages[1+i/pageEvents][i%pageEvents]
}

// event gives event i, counted from 0.
func (h *History) event(i int) event {
	k := h.at(i)
	e := event{at: k.at, previous: k.previous, kind: k.kind, data: k.data}
	if k.state > 0 {
		e.state = h.states[k.state-1]
	}
	if k.more > 0 {
		e.more = h.more[k.more-1]
	}
	return e
}

// turn begins a page.
func (h *History) turn() {
	room := pageEvents
	if len(h.pages) == 0 {
		room = h.first
	}
	h.room = make([]kept, room)
	h.pages = append(h.pages, h.room)
}

// takeBack removes the last event.
func (h *History) takeBack() {
	page := h.pages[len(h.pages)-1]
	h.room = page[len(page)-len(h.room)-1:]
	h.room[0] = kept{}
	h.count--
}

// clone shares all pages but the last, to which both sides add.
func (h *History) clone() History {
	c := *h
	c.pages = slices.Clone(h.pages)
	c.more = h.more[:len(h.more):len(h.more)]
	if last := len(c.pages) - 1; last >= 0 {
		c.pages[last] = slices.Clone(c.pages[last])
		c.room = c.pages[last][len(c.pages[last])-len(h.room):]
	}
	return c
}

// Type gives the type of event i, counted from 0.
func (h *History) Type(i int) EventType { return h.at(i).kind }

// Event renders event i, counted from 0, as GetExecutionHistory does.
func (h *History) Event(i int) value.Value {
	e := h.event(i)
	shape := eventShapes[e.kind]
	b := value.NewObject(5)
	b.Set("timestamp", seconds(e.at))
	b.Set("type", value.Text(shape.name))
	b.Set("id", value.Int(int64(i)+1))
	b.Set("previousEventId", value.Int(int64(e.previous)))
	if shape.fill != nil {
		d := details{value.NewObject(6)}
		shape.fill(h, &e, &d)
		b.Set(shape.details, d.Value())
	}
	return b.Value()
}

// seconds is an instant as the JSON protocol of AWS writes it.
func seconds(at int64) value.Value {
	if at%1000 == 0 {
		return value.Int(at / 1000)
	}
	digits := strconv.FormatInt(at, 10)
	return value.Exact(digits[:len(digits)-3] + "." + digits[len(digits)-3:])
}
