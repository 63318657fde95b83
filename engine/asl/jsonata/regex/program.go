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

// Program is a pattern ready to be searched for; it never changes.
type Program struct {
	code      []instruction
	sets      []set
	groups    int // the whole match included
	registers int // two places for each group, then one for each loop
	folds     bool
	lines     bool
	first     byte // what each match begins with, where hasFirst
	hasFirst  bool
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
	opSave                       // keeps the place in register x
	opClear                      // forgets the groups from register x up to y
	opProgress                   // fails where the place is still that of register x
	opAgain                      // what group x matched
	opLook                       // what follows, up to y, matches here; x: lookNegative
)

const lookNegative = 1

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

// begin notes what each match begins with, to look for it first.
func (p *Program) begin() {
	for _, i := range p.code {
		switch {
		case i.operation == opSave:
			continue
		case i.operation == opCharacter && i.x < 0x80 && !p.folds:
			p.first, p.hasFirst = byte(i.x), true
		}
		return
	}
}
