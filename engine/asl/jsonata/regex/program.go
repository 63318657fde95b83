// Package regex is JavaScript's regular expressions, those without the flag u,
// on texts of UTF-8: groups with and without names, lookahead and lookbehind,
// references back, lazy repetition, the flags i and m.
//
//	p, problem := regex.Compile(`^(\w+)@`, "i")
//	places, found := p.Find(text, 0, &steps)
//
// A pattern becomes a program for a machine that goes back to its last choice
// when it is stuck. It works on characters where JavaScript works on UTF-16
// units, keeps its choices on a stack of its own, and takes each step from a
// budget, so that no pattern can hang or overflow.
package regex

import "strings"

// Program is a pattern ready to be searched for; it never changes.
type Program struct {
	code      []instruction
	sets      []set
	groups    int // the whole match included
	registers int // two places for each group, then one for each loop
	folds     bool
	lines     bool
	begins    begins
}

// begins is what is known of the first byte of a match.
type begins struct {
	known bool
	lone  bool      // it is first
	first byte      //
	ascii [2]uint64 // otherwise it is one of these, or from 0x80 on
}

// operation is what an instruction does.
type operation uint8

const (
	opMatch     operation = iota // found
	opCharacter                  // character x
	opAny                        // any character but a line's end
	opSet                        // a character of set x
	opStart                      // the start, or with the flag m a line's
	opEnd                        // the end
	opWord                       // between a word and something else
	opNotWord                    //
	opSplit                      // goes on at x, or else at y
	opJump                       // goes on at x
	opSpan                       // the next instruction as often as it can; x: spanAll, it gives nothing back
	opSave                       // keeps the place in register x
	opClear                      // forgets the groups from register x up to y
	opProgress                   // fails where the place is still that of register x
	opAgain                      // what group x matched
	opLook                       // what follows, up to y, matches here; x: lookNegative
)

const (
	lookNegative = 1
	spanAll      = 1
)

// instruction is one step of a program. One that goes backwards reads the
// character before the place.
type instruction struct {
	operation operation
	backwards bool
	x, y      int32
}

// Compile reads a pattern; the problem is empty unless there is one. Other
// flags than i and m are ignored.
func Compile(pattern, flags string) (p *Program, problem string) {
	c := &compiler{pattern: pattern, program: &Program{}}
	for _, flag := range flags {
		c.program.folds = c.program.folds || flag == 'i'
		c.program.lines = c.program.lines || flag == 'm'
	}
	c.countGroups()
	c.program.registers = 2 * c.program.groups
	tree := c.alternatives(0)
	if c.problem == "" && c.at < len(pattern) {
		c.fail("unmatched )")
	}
	if c.problem == "" {
		c.emit(tree, false)
		c.add(instruction{operation: opMatch})
	}
	if c.problem != "" {
		return nil, c.problem
	}
	c.program.begin()
	return c.program, ""
}

// begin notes what each match begins with, to pass over what cannot be one.
func (p *Program) begin() {
	for n := range p.sets {
		p.sets[n].tabulate(p.folds)
	}
	for n, i := range p.code {
		if i.operation == opSpan && p.settles(n) {
			p.code[n].x = spanAll
		}
	}
	at := 0
	for p.code[at].operation == opSave {
		at++
	}
	switch i := p.code[at]; {
	case i.operation == opCharacter && i.x < 0x80 && !p.folds:
		p.begins = begins{known: true, lone: true, first: byte(i.x)}
	case i.operation == opSet:
		p.begins = begins{known: true, ascii: p.sets[i.x].ascii}
	}
}

// settles reports whether a span need not give anything back: what follows is a
// character that it does not take.
func (p *Program) settles(span int) bool {
	at := span + 2
	for p.code[at].operation == opSave {
		at++
	}
	taken, after := p.code[span+1], p.code[at]
	switch {
	case after.operation != opCharacter || p.folds:
		return false
	case taken.operation == opCharacter:
		return taken.x != after.x
	case taken.operation == opAny:
		return isLineEnd(after.x)
	}
	return !p.sets[taken.x].matches(after.x, false)
}

// skip gives the next place at which a match can begin.
func (b *begins) skip(text string, at int) int {
	switch {
	case !b.known:
		return at
	case b.lone:
		if n := strings.IndexByte(text[at:], b.first); n >= 0 {
			return at + n
		}
		return len(text)
	}
	for at < len(text) && text[at] < 0x80 && b.ascii[text[at]>>6]>>(text[at]&63)&1 == 0 {
		at++
	}
	return at
}
