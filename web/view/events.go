package view

import (
	"strings"

	"playground/engine/value"
)

// Event is one row of the events table.
type Event struct {
	_       [0]func() // never compared: the module need not carry the code for it
	N       int64
	At      string // virtual time, as the clock shows it
	Exact   string // to the nanosecond
	Node    string
	What    string
	Text    string
	Why     string
	Lineage int64
	Failure bool
}

// Events is the table of the newest events. It is bounded, and says when older ones were dropped.
type Events struct {
	rows    []Event
	held    []Event // what came while the list is held
	holding bool
	oldest  int64
	total   int64
}

// EventsMax is how many rows the table keeps.
const EventsMax = 300

// Rows lists the events, the oldest first.
func (e *Events) Rows() []Event { return e.rows }

// Total is how many records were written so far.
func (e *Events) Total() int64 { return e.total }

// Waiting is how many events came while the list was held.
func (e *Events) Waiting() int { return len(e.held) }

// Clear forgets all rows: another filter holds, or another run.
func (e *Events) Clear() { *e = Events{holding: e.holding} }

// Hold keeps the list still while somebody reads it; letting go adds what came meanwhile.
func (e *Events) Hold(on bool) {
	e.holding = on
	if !on {
		e.rows, e.held = bounded(append(e.rows, e.held...)), nil
	}
}

// Take adds the events of a note and reports whether the rows changed.
func (e *Events) Take(note value.Value) bool {
	if oldest, ok := note.Get("oldest"); ok {
		e.oldest, _ = oldest.AsInt()
	}
	if records, ok := note.Get("records"); ok {
		e.total, _ = records.AsInt()
	}
	list, told := note.Get("events")
	cleared := e.anew(note, told)
	newest := e.newest()
	var fresh []Event
	for _, v := range list.Elements() {
		if row := event(v); row.N > newest {
			fresh = append(fresh, row)
		}
	}
	if len(fresh) == 0 {
		return cleared
	}
	if e.holding && len(e.rows) > 0 {
		e.held = bounded(append(e.held, fresh...))
		return false
	}
	e.rows = bounded(append(e.rows, fresh...))
	return true
}

// anew forgets the rows when a note tells all from the beginning: the run has gone to another moment.
func (e *Events) anew(note value.Value, told bool) bool {
	since, ok := note.Get("since")
	if n, _ := since.AsInt(); !ok || !told || n > 0 {
		return false
	}
	cleared := len(e.rows)+len(e.held) > 0
	e.rows, e.held = nil, nil
	return cleared
}

func (e *Events) newest() int64 {
	if n := len(e.held); n > 0 {
		return e.held[n-1].N
	}
	if n := len(e.rows); n > 0 {
		return e.rows[n-1].N
	}
	return -1
}

func event(v value.Value) Event {
	large, small := "", Text(v, "at")
	if ns, ok := Nanoseconds(Text(v, "atNs")); ok {
		large, small = Clock(ns)
	}
	return Event{
		N: Whole(v, "n"), At: large + small, Exact: Text(v, "at"), Node: Text(v, "node"), What: Text(v, "what"), Text: Text(v, "text"),
		Why: Text(v, "why"), Lineage: Whole(v, "lineage"), Failure: Truth(v, "failure"),
	}
}

func bounded(rows []Event) []Event {
	if over := len(rows) - EventsMax; over > 0 {
		return append(rows[:0:0], rows[over:]...)
	}
	return rows
}

// Watch says which events the engine shall tell, and which nodes it shall describe.
type Watch struct {
	Nodes   []string // described; wires too, by their keys
	Only    []string // events of these nodes; all when empty
	Lineage int64    // events of this message; 0 for all
	Again   bool     // what is known already shall be told once more: another filter holds

	Between Between  // events of this span of time
	Future  int      // at most so many events to come; 0 for none
	Series  []string // nodes whose metrics over time are told; none when empty
	Points  int      // in at most so many intervals
	Peek    Peek     // a message that is told whole
	Judge   Draft    // a filter policy that is held against the messages of the node from which its wire leaves
}

// Peek names a message in a queue; a number of "" is none.
type Peek struct{ Node, Number string }

// JSON renders the watch as the link takes it.
func (w Watch) JSON() string {
	b := value.NewObject(10)
	b.Set("nodes", texts(w.Nodes))
	b.Set("only", texts(w.Only))
	b.Set("lineage", value.Int(w.Lineage))
	b.Set("events", value.Int(EventsMax))
	b.Set("outline", value.Bool(true)) // the link asks for it once a second
	b.Set("timeline", value.Bool(true))
	b.Set("timeline", value.Bool(true))
	w.times(b)
	if w.Peek.Number != "" {
		peek := value.NewObject(2)
		peek.Set("node", value.Text(w.Peek.Node))
		peek.Set("number", value.Text(w.Peek.Number))
		b.Set("peek", peek.Value())
	}
	if w.Judge.Wire != "" {
		judge := value.NewObject(3)
		from, _, _ := strings.Cut(w.Judge.Wire, ".")
		judge.Set("node", value.Text(from))
		judge.Set("policy", value.Text(w.Judge.Policy))
		judge.Set("scope", value.Text(w.Judge.Scope))
		b.Set("judge", judge.Value())
	}
	if w.Again {
		b.Set("since", value.Int(0))
	}
	return b.Value().String()
}

// times adds what the watch says about time.
func (w Watch) times(b *value.Builder) {
	if !w.Between.All() {
		b.Set("between", w.Between.Value())
	}
	if w.Future > 0 {
		b.Set("future", value.Int(int64(w.Future)))
	}
	if len(w.Series) > 0 {
		series := value.NewObject(2)
		series.Set("nodes", texts(w.Series))
		series.Set("points", value.Int(int64(w.Points)))
		b.Set("series", series.Value())
	}
}

func texts(words []string) value.Value {
	all := make([]value.Value, len(words))
	for i, w := range words {
		all[i] = value.Text(w)
	}
	return value.ArrayOf(all)
}

// SameFilter reports whether two watches tell the same events.
func (w Watch) SameFilter(o Watch) bool {
	return w.Lineage == o.Lineage && w.Between == o.Between && texts(w.Only).String() == texts(o.Only).String()
}
