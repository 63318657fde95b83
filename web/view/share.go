package view

import (
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
)

// How long a link may be, in characters.
const (
	LinkAddressMax = 32_000 // for the address bar
	LinkChatMax    = 2_000  // fits in a chat; above it is told what makes it long
)

// Shared is what a person may share: the drawing as it stands, and the moment that the run is at.
type Shared struct {
	_       [0]func() // never compared: the module need not carry the code for it
	Codec   link.Codec
	Drawing *scenario.Scenario
	Moment  link.Moment
	Select  string // what is selected; "" for nothing or several
}

// JSON renders both links for the dialog, each with what makes it long:
//
//	{"title": …, "drawing": {"link": "#1.…", "long": [{"what": "2 notes", "characters": 900}]},
//	 "moment": {"link": "#2.…", "long": […], "at": "12.5s", "commands": 3}}
//
// A link that cannot be made has a "problem" in its place. Without a moment there is no member of that name: nothing
// has happened yet.
func (s Shared) JSON() string {
	b := value.NewObject(3)
	b.Set("title", value.Text(s.Drawing.Title))
	b.Set("drawing", s.one(s.Drawing, nil, link.Tail{Select: s.Select}).Value())
	if s.Moment.Scenario != nil && (s.Moment.At > 0 || len(s.Moment.Journal) > 0) {
		m := s.one(s.Moment.Scenario, s.Moment.Journal, link.Tail{Time: s.Moment.At, Select: s.Select})
		m.Set("at", value.Text(kernel.FormatDuration(s.Moment.At.Sub(0).Truncate(time.Millisecond))))
		m.Set("commands", value.Int(int64(len(s.Moment.Journal))))
		b.Set("moment", m.Value())
	}
	return b.Value().String()
}

func (s Shared) one(sc *scenario.Scenario, journal []link.Command, tail link.Tail) *value.Builder {
	b := value.NewObject(4)
	text, err := s.Codec.EncodeRun(sc, journal, tail)
	if err != nil {
		b.Set("problem", value.Text(upperFirst(err.Error())))
		return b
	}
	b.Set("link", value.Text(text))
	if len(text) > LinkChatMax {
		var rows []value.Value
		for _, p := range s.long(sc, journal, tail, len(text)) {
			row := value.NewObject(2)
			row.Set("what", value.Text(p.what))
			row.Set("characters", value.Int(int64(p.characters)))
			rows = append(rows, row.Value())
		}
		b.Set("long", value.ArrayOf(rows))
	}
	return b
}

// portion is a part of a drawing and how many characters of its link it costs.
type portion struct {
	_          [0]func() // never compared: the module need not carry the code for it
	what       string
	characters int
}

// long says what makes a link long, the most first: how much shorter it would be without. Small parts are not told.
func (s Shared) long(sc *scenario.Scenario, journal []link.Command, tail link.Tail, whole int) []portion {
	var all []portion
	try := func(what string, without *scenario.Scenario, journal []link.Command) {
		if text, err := s.Codec.EncodeRun(without, journal, tail); err == nil && (whole-len(text))*20 >= whole {
			all = append(all, portion{what: what, characters: whole - len(text)})
		}
	}
	if n := len(sc.Notes); n > 0 {
		bare := *sc
		bare.Notes = nil
		try(Plural(int64(n), "note", "notes"), &bare, journal)
	}
	if n := len(sc.Faults); n > 0 {
		bare := *sc
		bare.Faults = nil
		try(Plural(int64(n), "planned trouble", "planned troubles"), &bare, journal)
	}
	for _, t := range [...]struct {
		one, many string
		is        component.FieldType
	}{{"filter policy", "filter policies", component.TypePolicy}, {"text of messages", "texts of messages", component.TypeTemplate}} {
		if bare, n := without(sc, t.is); n > 0 {
			try(Plural(int64(n), t.one, t.many), bare, journal)
		}
	}
	if n := len(journal); n > 0 {
		try(Plural(int64(n), "change made by hand", "changes made by hand"), sc, nil)
	}
	Order(len(all), func(i, j int) bool { return all[i].characters > all[j].characters }, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// without is a drawing without the settings of one type, and how many those are.
func without(sc *scenario.Scenario, of component.FieldType) (bare *scenario.Scenario, n int) {
	copied := *sc
	copied.Nodes, copied.Wires = append(sc.Nodes[:0:0], sc.Nodes...), append(sc.Wires[:0:0], sc.Wires...)
	for i := range copied.Nodes {
		node := &copied.Nodes[i]
		if k := node.Table(); k != nil {
			node.Object, n = stripped(node.Object, k.Fields, of, n)
		}
	}
	for i := range copied.Wires {
		w := &copied.Wires[i]
		if from := sc.Find(w.From); from >= 0 && sc.Nodes[from].Table() != nil {
			if p, ok := sc.Nodes[from].Table().Port(w.FromPort); ok {
				w.Object, n = stripped(w.Object, scenario.WireFields(p), of, n)
			}
		}
	}
	return &copied, n
}

func stripped(object value.Value, fields []component.Field, of component.FieldType, n int) (bare value.Value, more int) {
	for i := range fields {
		if _, has := object.Get(fields[i].Name); has && fields[i].Type == of {
			object = object.Without(fields[i].Name)
			n++
		}
	}
	return object, n
}

// Address is the hash that makes the address bar shareable, "" for a drawing that is too large for it. It shows a
// moment only where the drawing alone leads there: while the run stands, and nothing was done by hand in it.
func (s Shared) Address() string {
	if len(scenario.Encode(s.Drawing)) > documentBytesMax {
		return "" // its link would be too long, and would take too long
	}
	tail := link.Tail{Select: s.Select}
	if len(s.Moment.Journal) == 0 {
		tail.Time = s.Moment.At
	}
	text, err := s.Codec.Encode(s.Drawing, tail)
	if err != nil || len(text) > LinkAddressMax {
		return ""
	}
	return text
}

// documentBytesMax is how large a document may be for a link to be tried at every change.
const documentBytesMax = 256 << 10

// Arrival is what an address asks for: a link that was opened, the address of a file to ask for, or what is wrong with
// it. All are zero for an address without a hash.
type Arrival struct {
	_        [0]func() // never compared: the module need not carry the code for it
	Link     *link.Link
	Remote   link.Tail // its URL is not ""
	Problems []component.Problem
}

// Arrive reads the hash of an address.
func Arrive(hash string, codec link.Codec) Arrival {
	rest := strings.TrimPrefix(hash, "#")
	if rest == "" {
		return Arrival{}
	}
	if !link.Is(hash) && strings.Contains(hash, "url=") {
		tail, problems := link.ParseTail(rest)
		if len(problems) == 0 && tail.URL != "" {
			return Arrival{Remote: tail}
		}
		if len(problems) > 0 {
			return Arrival{Problems: problems}
		}
	}
	opened, problems := codec.Decode(hash)
	return Arrival{Link: opened, Problems: problems}
}

// ArriveFile reads what was fetched from a web address, under the tail of the link that named it: a scenario, the
// moment of a run, or a link.
func ArriveFile(text string, tail link.Tail, codec link.Codec) Arrival {
	if link.Is(text) {
		return Arrive(text, codec)
	}
	opened, problems := codec.Open(text, tail)
	return Arrival{Link: opened, Problems: problems}
}

// IsShared reports whether a text holds more than a drawing: a link, or the moment of a run.
func IsShared(text string) bool {
	if link.Is(text) {
		return true
	}
	doc, err := value.Parse(text, value.Limits{Depth: 100})
	return err == nil && link.IsMoment(doc)
}

// Commands is how many commands the present future has, those ahead of the moment that is shown included.
func (d *Document) Commands() int { return len(d.turns) }

// MomentOf is where a link leads.
func MomentOf(l *link.Link) link.Moment {
	return link.Moment{Scenario: l.Scenario, Journal: l.Journal, At: l.Tail.Time}
}

// Given is how many of a moment's commands were given by its time.
func Given(m link.Moment) int64 {
	n := int64(0)
	for _, c := range m.Journal {
		if c.At <= m.At {
			n++
		}
	}
	return n
}

// ReadShared reads the moment that the page's link to the engine tells; it has no scenario where nothing runs.
func ReadShared(json string, kinds scenario.Kinds) link.Moment {
	doc, err := value.Parse(json, value.Limits{Depth: 100, Bytes: 64 << 20})
	if err != nil {
		return link.Moment{}
	}
	m, problems := link.ReadMoment(doc, kinds)
	if len(problems) > 0 {
		return link.Moment{}
	}
	return m
}

func upperFirst(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
