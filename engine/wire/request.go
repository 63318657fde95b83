package wire

import (
	"playground/engine/kernel"
	"playground/engine/value"
)

// Request is what the page asks of the engine in one exchange. Absent parts are zero.
type Request struct {
	Start    value.Value   // a scenario to run from now on; null to go on
	Replay   []ReplayEntry // commands to give again, each at its moment
	Until    ReplayEntry   // where a replay ends
	Commands []value.Value
	Advance  kernel.Time // virtual time to go on by, in nanoseconds
	Limit    int         // at most so many events
	Step     string      // "event" or "message": one step instead of Advance
	Watch    *Watch      // what notes shall tell from now on; nil for as before
	WantNote bool
	Since    uint64 // records before this number are known
}

// ReplayEntry is a journaled command with its moment: after so many events, at that time.
type ReplayEntry struct {
	At      kernel.Time
	Events  uint64
	Command value.Value
}

// Watch says what notes tell.
type Watch struct {
	Nodes   []string // to inspect, with metrics; wires too, by their keys
	Only    []string // events of these nodes alone; all when empty
	Lineage uint64   // the message whose life is told; 0 for none
	Events  int      // at most so many events a note
	Outline bool     // the next note tells every node and wire in numbers, once
}

// Limits of a request.
const (
	RequestBytesMax = 8 << 20
	LimitDefault    = 20_000
	EventsMax       = 1_000
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
		Since:    uint64(number(v, "since")),
	}
	r.Start, _ = v.Get("start")
	want, _ := v.Get("wantNote")
	r.WantNote, _ = want.AsBool()
	if r.Limit <= 0 {
		r.Limit = LimitDefault
	}
	for _, e := range elements(v, "replay") {
		r.Replay = append(r.Replay, entry(e))
	}
	until, _ := v.Get("until")
	r.Until = entry(until)
	if w, ok := v.Get("watch"); ok && !w.IsNull() {
		outline, _ := w.Get("outline")
		r.Watch = &Watch{
			Nodes: texts(w, "nodes"), Only: texts(w, "only"),
			Lineage: uint64(number(w, "lineage")), Events: min(int(number(w, "events")), EventsMax),
		}
		r.Watch.Outline, _ = outline.AsBool()
	}
	return r, nil
}

func entry(v value.Value) ReplayEntry {
	command, _ := v.Get("command")
	return ReplayEntry{At: kernel.Time(number(v, "at")), Events: uint64(number(v, "events")), Command: command}
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
