package asl

import (
	"strconv"

	"playground/engine/value"
)

// History is what an Execution did, event by event. Events share the values of the execution and are rendered when
// somebody looks.
type History struct {
	events []event
	role   string
}

// event is one event as it is kept. Its id is its place, counted from 1.
type event struct {
	at       int64 // milliseconds of Unix time
	previous int32
	number   int32 // index of an iteration, length of a map
	kind     EventType
	state    *state      // by which name, resource and so on are known
	data     value.Value // input, output or parameters
	more     any         // what few events have: *failure, *Call, *assigned, worker, mapRunARN, *evaluation
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
func (h *History) Len() int { return len(h.events) }

// Type gives the type of event i, counted from 0.
func (h *History) Type(i int) EventType { return h.events[i].kind }

// Event renders event i, counted from 0, as GetExecutionHistory does.
func (h *History) Event(i int) value.Value {
	e := &h.events[i]
	shape := eventShapes[e.kind]
	b := value.NewObject(5)
	b.Set("timestamp", seconds(e.at))
	b.Set("type", value.Text(shape.name))
	b.Set("id", value.Int(int64(i)+1))
	b.Set("previousEventId", value.Int(int64(e.previous)))
	if shape.fill != nil {
		d := details{value.NewObject(6)}
		shape.fill(h, e, &d)
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
