// Package link turns a scenario into a link that fits in a chat and opens for ever, and back.
//
//	scenario ── pack ──▶ columns ── deflate ──▶ bytes ── seal ──▶ "#1.<payload>" + tail "&t=12.5s&select=orders"
//	         ◀─ unpack ─         ◀─ inflate ──        ◀─ unseal ─
//
// What was done by hand while the scenario ran may go along: the journal of commands, each with its moment (journal.go).
//
// Deflate and its inverse are our own: the standard library's weigh more than all of this package in the page, and a
// compiler that packs otherwise would give the same drawing another link.
//
// A payload is sealed: its length, which tells a link that was cut from one that was altered, and a checksum. Packed,
// a scenario is its document with the members of nodes, wires, notes and faults in columns: coordinates as
// differences, ends of wires as numbers, and texts once each. Names that the words of the format hold are numbers too
// (words.go), whatever the tables of the kinds say today; others are written out.
//
// A link comes from strangers: everything is bounded before it is unpacked and while it is inflated, and what comes
// out is a document that scenario.DecodeValue checks like any other. What cannot be opened is told in one sentence.
//
// The number before the dot is the format: 1 is a scenario, 2 a scenario with a journal. Formats, their words and their
// preset text are never changed, only added to; testdata/links.txt holds links that must open for ever.
package link

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Codec makes and opens links; fill in both fields.
type Codec struct {
	Kinds  scenario.Kinds
	Engine int // the version of the engine's behaviour, written into links
}

// Link is what a link says, opened.
type Link struct {
	Scenario *scenario.Scenario // what to show: as it was packed, with the seed and the attributes of the tail
	Packed   *scenario.Scenario // as it was packed: Encode of it and the tail gives the same link
	Journal  []Command          // what was done by hand since the start, in this order
	Tail     Tail
	Engine   int      // the version of the engine that it was made for
	Notices  []string // what a person should know, a sentence each
}

// Encode writes the link of a scenario, from # on. Equal scenarios and tails have equal links. The error says that one
// of them is too large for any link.
func (c Codec) Encode(sc *scenario.Scenario, tail Tail) (string, error) {
	return c.EncodeRun(sc, nil, tail)
}

// EncodeRun writes the link of a run: the scenario as it was at the start, and every command that was given since.
// Without a command it is the link of the scenario. The error says also that a command is none, or out of order.
func (c Codec) EncodeRun(sc *scenario.Scenario, journal []Command, tail Tail) (string, error) {
	if problems := checkJournal(journal); len(problems) > 0 {
		return "", fmt.Errorf("%s: %s", problems[0].Pointer, problems[0].Message)
	}
	format := formatFor(journal)
	packed, err := pack(contents{sc.Value(), journal, c.Engine}, format)
	if err != nil {
		return "", err
	}
	end := tail.String()
	if len(end) > tailBytesMax {
		return "", errTail(end)
	}
	return fmt.Sprintf("#%d.%s%s", format, seal(deflate(packed), format), end), nil
}

// Decode opens a link: a whole address, or what follows its #. It answers with a link or with everything that is
// wrong, never both.
func (c Codec) Decode(text string) (*Link, []component.Problem) {
	address, err := split(text)
	if err != nil {
		return nil, problem(err)
	}
	held, err := address.open()
	if err != nil {
		return nil, problem(err)
	}
	packed, problems := scenario.DecodeValue(held.doc, c.Kinds)
	problems = append(problems, checkJournal(held.journal)...)
	tail, bad := ParseTail(address.tail)
	problems = append(problems, bad...)
	if len(problems) > 0 {
		return nil, c.foreword(held.engine, problems)
	}
	shown, problems := tail.apply(packed, c.Kinds)
	if len(problems) > 0 {
		return nil, problems
	}
	l := &Link{Scenario: shown, Packed: packed, Journal: held.journal, Tail: tail, Engine: held.engine}
	l.Notices = c.notices(l)
	return l, nil
}

// contents are what a link holds, before its tail is heeded.
type contents struct {
	doc     value.Value
	journal []Command
	engine  int
}

// formats has a row a format: how its packed bytes become a document. Rows are added and never change.
var formats = map[int]func(packed string) (contents, error){
	1: func(packed string) (contents, error) { return unpack(packed, newDictionary(formatScenario), false) },
	2: func(packed string) (contents, error) { return unpack(packed, newDictionary(formatRun), true) },
}

// The formats that Encode writes: the oldest that holds what is to be told, so that a link opens wherever it can.
const (
	formatScenario = 1
	formatRun      = 2
	newest         = formatRun
)

func formatFor(journal []Command) int {
	if len(journal) > 0 {
		return formatRun
	}
	return formatScenario
}

func (a address) open() (contents, error) {
	read, known := formats[a.format]
	if !known {
		return contents{}, fmt.Errorf("this link is of format %d, newer than the %d that this playground reads; open it in a newer playground", a.format, newest)
	}
	sealed, err := unseal(a.payload, a.format, len(a.payload)+len(fmt.Sprintf("#%d.", a.format)))
	if err != nil {
		return contents{}, err
	}
	packed, err := inflate(sealed)
	if err != nil {
		return contents{}, err
	}
	return read(packed)
}

func problem(err error) []component.Problem { return []component.Problem{{Message: err.Error()}} }

// foreword tells first that a link with problems was made by a newer playground, which may be why.
func (c Codec) foreword(engine int, problems []component.Problem) []component.Problem {
	if engine <= c.Engine {
		return problems
	}
	newer := fmt.Errorf("this link was made for version %d of the engine, newer than this one, %d; open it in a newer playground", engine, c.Engine)
	return append(problem(newer), problems...)
}

func (c Codec) notices(l *Link) []string {
	var notices []string
	if l.Engine != c.Engine {
		age := "older"
		if l.Engine > c.Engine {
			age = "newer"
		}
		notices = append(notices, fmt.Sprintf("this link was made for version %d of the engine, %s than this one, %d: it may run differently here", l.Engine, age, c.Engine))
	}
	if len(l.Journal) > 0 && (l.Tail.Seed != nil || len(l.Tail.Attributes) > 0) {
		notices = append(notices, "the end of this link changes the run in which its commands were given: they may find other messages here")
	}
	if s := l.Tail.Select; s != "" && l.Scenario.Find(s) < 0 && l.Scenario.FindWire(s) < 0 {
		notices = append(notices, fmt.Sprintf("select: there is no node or wire %s", quote(s)))
	}
	return notices
}
