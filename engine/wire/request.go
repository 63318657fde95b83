package wire

import (
	"playground/engine/kernel"
	"playground/engine/value"
)

// Request is what the page asks of the engine in one exchange. Absent parts are zero.
type Request struct {
	Start    value.Value // a scenario to run from now on; null to go on
	Future   Future      // of that scenario: what was done in it already
	Commands []value.Value
	Base     int         // commands before these, as the page saw it; -1 when it does not matter
	Seek     *Goal       // where to go, after the commands
	Advance  kernel.Time // virtual time to go on by, in nanoseconds
	Limit    int         // at most so many events
	Step     string      // "event" or "message": one step instead of Advance
	Watch    *Watch      // what notes shall tell from now on; nil for as before
	WantNote bool
	Since    uint64 // records before this number are known

	Breakpoints value.Value // the whole list, where it is told anew; else null
	Compare     *Compare    // what to compare from now on; nil for as before
	Story       *Story      // whose life to gather from now on; nil for as before
}

// Moment is a point of a run: after so many events, at that time.
type Moment struct {
	At     kernel.Time
	Events uint64
}

// Entry is a journaled command with its moment.
type Entry struct {
	Moment
	Command value.Value
}

// Future is a run as it was lived: its commands, how far it has been seen, and the futures that were left.
type Future struct {
	Journal  []Entry
	From     Moment // of a future that was left: where it parts from the present one
	End      Moment
	Branches []Future
}

// Goal says where to go: into a branch, to a time, to a number of events, or to the moment that both name.
type Goal struct {
	Branch           int // of the futures that were left; -1 to stay in this one
	ByTime, ByEvents bool
	Moment
}

// Compare asks for the differences between the present future and a branch; a negative branch ends it.
type Compare struct {
	Branch int
	To     kernel.Time
}

// Story asks for the life of a message; lineage 0 ends it.
type Story struct{ Lineage uint64 }

// Watch says what notes tell.
type Watch struct {
	Nodes   []string // to inspect, with metrics; wires too, by their keys
	Only    []string // events of these nodes alone; all when empty
	Lineage uint64   // the message whose life is told; 0 for none
	Events  int      // at most so many events a note
	Outline bool     // the next note tells every node and wire in numbers, once

	From, To kernel.Time // events of this span of time alone; all when To is 0
	Timeline bool        // where the present is, and what else there is to go to
	Future   int         // at most so many of the events to come
	Series   []string    // nodes whose metrics are told over time
	Points   int         // in at most so many intervals
	Peek     Peek        // a message that is told whole
	Judge    Judge       // a filter policy that is held against messages
}

// Peek names a message at rest: the node, and its number there; of no node for none.
type Peek struct {
	Node   string
	Number uint64
}

// Judge is a filter policy as somebody is typing it, for the messages of a node; of no node for none.
type Judge struct{ Node, Policy, Scope string }

// Limits of a request.
const (
	RequestBytesMax = 8 << 20
	LimitDefault    = 20_000
	EventsMax       = 1_000
	FutureMax       = 200
	PointsMax       = 1_000
)

var requestLimits = value.Limits{Depth: 100, Bytes: RequestBytesMax}

// DecodeRequest reads a request: JSON, its 64-bit numbers as texts.
func DecodeRequest(text []byte) (Request, error) {
	v, err := value.Parse(text, requestLimits)
	if err != nil {
		return Request{}, err
	}
	r := Request{
		Limit:    int(number(v, "limit")),
		Advance:  kernel.Time(number(v, "advance")),
		Step:     textMember(v, "step"),
		Commands: elements(v, "commands"),
		Base:     indexMember(v, "base"),
		Since:    uint64(number(v, "since")),
	}
	r.Start, _ = v.Get("start")
	want, _ := v.Get("wantNote")
	r.WantNote, _ = want.AsBool()
	if r.Limit <= 0 {
		r.Limit = LimitDefault
	}
	r.Future = future(v)
	r.Breakpoints, _ = v.Get("breakpoints")
	decodeGoals(v, &r)
	if w, ok := v.Get("watch"); ok && !w.IsNull() {
		outline, _ := w.Get("outline")
		r.Watch = &Watch{
			Nodes: texts(w, "nodes"), Only: texts(w, "only"),
			Lineage: uint64(number(w, "lineage")), Events: min(int(number(w, "events")), EventsMax),
		}
		r.Watch.Outline, _ = outline.AsBool()
		decodeTimes(w, r.Watch)
	}
	return r, nil
}

// decodeTimes reads what a watch says about time, about one message and about a policy.
func decodeTimes(v value.Value, w *Watch) {
	between, _ := v.Get("between")
	w.From, w.To = kernel.Time(number(between, "from")), kernel.Time(number(between, "to"))
	timeline, _ := v.Get("timeline")
	w.Timeline, _ = timeline.AsBool()
	peek, _ := v.Get("peek")
	w.Peek = Peek{Node: textMember(peek, "node"), Number: uint64(number(peek, "number"))}
	judge, _ := v.Get("judge")
	w.Judge = Judge{Node: textMember(judge, "node"), Policy: textMember(judge, "policy"), Scope: textMember(judge, "scope")}
	w.Future = min(int(number(v, "future")), FutureMax)
	series, _ := v.Get("series")
	w.Series, w.Points = texts(series, "nodes"), min(int(number(series, "points")), PointsMax)
}

// decodeGoals reads where to go, what to compare and whose life to gather. A member that is null ends what it is about.
func decodeGoals(v value.Value, r *Request) {
	if goal, ok := v.Get("seek"); ok && !goal.IsNull() {
		r.Seek = &Goal{Branch: indexMember(goal, "branch"), Moment: moment(goal)}
		_, r.Seek.ByTime = goal.Get("at")
		_, r.Seek.ByEvents = goal.Get("events")
	}
	if compare, ok := v.Get("compare"); ok {
		r.Compare = &Compare{Branch: indexMember(compare, "branch"), To: kernel.Time(number(compare, "to"))}
	}
	if story, ok := v.Get("story"); ok {
		r.Story = &Story{Lineage: uint64(number(story, "lineage"))}
	}
}

// indexMember reads a member that counts from 0; -1 when there is none.
func indexMember(v value.Value, name string) int {
	if _, ok := v.Get(name); !ok {
		return -1
	}
	return int(number(v, name))
}

func moment(v value.Value) Moment {
	return Moment{At: kernel.Time(number(v, "at")), Events: uint64(number(v, "events"))}
}

func entry(v value.Value) Entry {
	command, _ := v.Get("command")
	return Entry{Moment: moment(v), Command: command}
}

// future reads a run as it was lived. A branch has no branches of its own.
func future(v value.Value) Future {
	f := branchOf(v)
	for _, b := range elements(v, "branches") {
		f.Branches = append(f.Branches, branchOf(b))
	}
	return f
}

func branchOf(v value.Value) Future {
	var f Future
	for _, e := range elements(v, "journal") {
		f.Journal = append(f.Journal, entry(e))
	}
	from, _ := v.Get("from")
	end, _ := v.Get("end")
	f.From, f.End = moment(from), moment(end)
	return f
}

func elements(v value.Value, name string) []value.Value {
	list, _ := v.Get(name)
	var all []value.Value
	for _, e := range list.Elements() {
		all = append(all, e)
	}
	return all
}

func texts(v value.Value, name string) []string {
	var all []string
	for _, e := range elements(v, name) {
		if text, ok := e.AsText(); ok {
			all = append(all, text)
		}
	}
	return all
}

func textMember(v value.Value, name string) string {
	m, _ := v.Get(name)
	text, _ := m.AsText()
	return text
}

// number reads a member that is a whole number or its text; negative ones and anything else are 0.
func number(v value.Value, name string) int64 {
	m, _ := v.Get(name)
	if n, ok := m.AsInt(); ok {
		return max(n, 0)
	}
	text, _ := m.AsText()
	if len(text) == 0 || len(text) > 19 {
		return 0
	}
	var n int64
	for i := 0; i < len(text); i++ {
		digit := int64(text[i]) - '0'
		if digit < 0 || digit > 9 || n > (1<<63-1-digit)/10 {
			return 0
		}
		n = n*10 + digit
	}
	return n
}
