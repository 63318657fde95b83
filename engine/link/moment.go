package link

import (
	"fmt"
	"strconv"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Moment is a run as it was taken to a time: what the page keeps of it, and what a file of it holds.
type Moment struct {
	Scenario *scenario.Scenario // as it was at the start
	Journal  []Command
	At       kernel.Time
}

// Value renders a moment as
//
//	{"scenario": {…}, "journal": [{"at": "12016666667", "events": "40", "command": {"do": …}}], "at": "12500000000"}
//
// with times in nanoseconds, as the page and the engine tell them to each other.
func (m Moment) Value() value.Value {
	rows := make([]value.Value, len(m.Journal))
	for i, c := range m.Journal {
		b := value.NewObject(3)
		b.Set("at", nanoseconds(c.At))
		b.Set("events", value.Text(strconv.FormatUint(c.Events, 10)))
		b.Set("command", c.Does)
		rows[i] = b.Value()
	}
	b := value.NewObject(3)
	b.Set("scenario", m.Scenario.Value())
	b.Set("journal", value.ArrayOf(rows))
	b.Set("at", nanoseconds(m.At))
	return b.Value()
}

func nanoseconds(t kernel.Time) value.Value { return value.Text(strconv.FormatInt(int64(t), 10)) }

// IsMoment reports whether a document is one of a moment rather than a scenario.
func IsMoment(doc value.Value) bool {
	_, ok := doc.Get("scenario")
	return ok
}

// ReadMoment reads what Value renders. It answers with a moment or with everything that is wrong.
func ReadMoment(doc value.Value, kinds scenario.Kinds) (Moment, []component.Problem) {
	var m Moment
	inner, _ := doc.Get("scenario")
	sc, problems := scenario.DecodeValue(inner, kinds)
	for i := range problems {
		problems[i].Pointer = "/scenario" + problems[i].Pointer
	}
	list, _ := doc.Get("journal")
	if !list.IsNull() && list.Kind() != value.KindArray || list.Len() > journalMax {
		return m, append(problems, wrong("/journal", "%s is not a list of at most %s commands", value.Preview(list, previewRunesMax), thousands(journalMax))...)
	}
	for i, row := range list.Elements() {
		at := value.Pointer("/journal").AppendIndex(i)
		var c Command
		c.At = kernel.Time(count(row, "at", at, &problems))
		c.Events = uint64(count(row, "events", at, &problems))
		c.Does, _ = row.Get("command")
		m.Journal = append(m.Journal, c)
	}
	m.Scenario, m.At = sc, kernel.Time(count(doc, "at", "", &problems))
	problems = append(problems, checkJournal(m.Journal)...)
	if len(problems) > 0 {
		return Moment{}, problems
	}
	return m, nil
}

// Open reads a file as a link would have held it: a scenario or a moment, under a tail. It answers like Decode.
func (c Codec) Open(text string, tail Tail) (*Link, []component.Problem) {
	doc, err := value.Parse(text, value.Limits{Depth: depthMax + 5, Bytes: packedBytesMax})
	if err != nil {
		return nil, problem(err)
	}
	l := &Link{Tail: tail, Engine: c.Engine}
	var problems []component.Problem
	if IsMoment(doc) {
		var m Moment
		m, problems = ReadMoment(doc, c.Kinds)
		l.Packed, l.Journal = m.Scenario, m.Journal
		if l.Tail.Time == 0 {
			l.Tail.Time = m.At
		}
	} else {
		l.Packed, problems = scenario.DecodeValue(doc, c.Kinds)
	}
	if len(problems) == 0 {
		l.Scenario, problems = tail.apply(l.Packed, c.Kinds)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	l.Notices = c.notices(l)
	return l, nil
}

// count reads a whole number that is not negative, or the text of one; 0 where there is none.
func count(of value.Value, name string, at value.Pointer, problems *[]component.Problem) int64 {
	v, given := of.Get(name)
	n, whole := v.AsInt()
	if text, ok := v.AsText(); ok {
		parsed, err := strconv.ParseInt(text, 10, 64)
		n, whole = parsed, err == nil
	}
	if given && (!whole || n < 0) && len(*problems) < problemsMax {
		*problems = append(*problems, component.Problem{Pointer: at.Append(name), Message: fmt.Sprintf(
			"%s: %s is not a whole number from 0 on", name, value.Preview(v, previewRunesMax))})
	}
	return n
}
