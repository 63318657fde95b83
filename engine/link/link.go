// Package link turns a scenario into a link that fits in a chat and opens for ever, and back.
//
//	scenario ── pack ──▶ columns ── deflate ──▶ bytes ── seal ──▶ "#1.<payload>" + tail "&t=12.5s&select=orders"
//	         ◀─ unpack ─         ◀─ inflate ──        ◀─ unseal ─
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
// The number before the dot is the format. Formats, their words and their preset text are never changed, only added
// to; testdata/links.txt holds links that must open for ever.
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
	Tail     Tail
	Engine   int      // the version of the engine that it was made for
	Notices  []string // what a person should know, a sentence each
}

// Encode writes the link of a scenario, from # on. Equal scenarios and tails have equal links. The error says that one
// of them is too large for any link.
func (c Codec) Encode(sc *scenario.Scenario, tail Tail) (string, error) {
	packed, err := pack(sc.Value(), c.Engine)
	if err != nil {
		return "", err
	}
	end := tail.String()
	if len(end) > tailBytesMax {
		return "", errTail(end)
	}
	return fmt.Sprintf("#%d.%s%s", newest, seal(deflate(packed)), end), nil
}

// Decode opens a link: a whole address, or what follows its #. It answers with a link or with everything that is
// wrong, never both.
func (c Codec) Decode(text string) (*Link, []component.Problem) {
	address, err := split(text)
	if err != nil {
		return nil, problem(err)
	}
	doc, engine, err := address.open()
	if err != nil {
		return nil, problem(err)
	}
	packed, problems := scenario.DecodeValue(doc, c.Kinds)
	tail, bad := ParseTail(address.tail)
	problems = append(problems, bad...)
	if len(problems) > 0 {
		return nil, c.foreword(engine, problems)
	}
	shown, problems := tail.apply(packed, c.Kinds)
	if len(problems) > 0 {
		return nil, problems
	}
	return &Link{Scenario: shown, Packed: packed, Tail: tail, Engine: engine, Notices: c.notices(engine, shown, tail)}, nil
}

// formats has a row a format: how its packed bytes become a document. Rows are added and never change.
var formats = map[int]func(packed string) (doc value.Value, engine int, err error){
	1: unpack,
}

// newest is the format that Encode writes.
const newest = 1

func (a address) open() (doc value.Value, engine int, err error) {
	read, known := formats[a.format]
	if !known {
		return doc, 0, fmt.Errorf("this link is of format %d, newer than the %d that this playground reads; open it in a newer playground", a.format, newest)
	}
	sealed, err := unseal(a.payload, len(a.payload)+len(fmt.Sprintf("#%d.", a.format)))
	if err != nil {
		return doc, 0, err
	}
	packed, err := inflate(sealed)
	if err != nil {
		return doc, 0, err
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

func (c Codec) notices(engine int, sc *scenario.Scenario, tail Tail) []string {
	var notices []string
	if engine != c.Engine {
		age := "older"
		if engine > c.Engine {
			age = "newer"
		}
		notices = append(notices, fmt.Sprintf("this link was made for version %d of the engine, %s than this one, %d: it may run differently here", engine, age, c.Engine))
	}
	if s := tail.Select; s != "" && sc.Find(s) < 0 && sc.FindWire(s) < 0 {
		notices = append(notices, fmt.Sprintf("select: there is no node or wire %s", quote(s)))
	}
	return notices
}
