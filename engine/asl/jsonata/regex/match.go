package regex

import "unicode/utf8"

// Find looks for the first match at or after a place. It gives two places for
// the match and for each group, -1 for a group that took no part. Each step
// takes one from steps; below zero the search has given up.
func (p *Program) Find(text string, from int, steps *int) (places []int, found bool) {
	return p.FindIn(&Room{}, text, from, steps)
}

// Room is memory that searches use one after another. Its zero value is ready.
type Room struct{ choices []choice }

// FindIn does what Find does, for one search after another.
func (p *Program) FindIn(room *Room, text string, from int, steps *int) (places []int, found bool) {
	m := matcher{Program: p, text: text, steps: steps, registers: make([]int, p.registers), choices: room.choices}
	defer func() { room.choices = m.choices[:0] }()
	for at := from; at <= len(text) && *steps >= 0; {
		from := at
		at = p.begins.skip(text, at)
		*steps -= (at-from)>>3 + len(m.registers)>>3
		for n := range m.registers {
			m.registers[n] = -1
		}
		m.choices = m.choices[:0]
		if end := m.run(0, at); end >= 0 {
			m.registers[0], m.registers[1] = at, end
			return m.registers[:2*p.groups], true
		}
		_, size := next(text, at)
		at += max(size, 1)
	}
	return nil, false
}

// choice is where to go on when it is stuck, or a register to set back.
type choice struct {
	pc, at   int32
	low      int32 // of a span: it can give back what it took down to here
	register int32 // or one of those below
}

const (
	goOn     = -1 // a place to go on
	giveBack = -2 // a span
)

// choicesMost bounds the memory of a search.
const choicesMost = 1 << 20

type matcher struct {
	*Program
	text      string
	steps     *int
	registers []int
	choices   []choice
}

// next gives the character at a place, half of a surrogate pair as one.
func next(s string, at int) (rune, int) {
	if at >= len(s) {
		return -1, 0
	}
	if s[at] < utf8.RuneSelf {
		return rune(s[at]), 1
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	if size == 1 && at+3 <= len(s) && s[at] == 0xed {
		return rune(s[at]&0xf)<<12 | rune(s[at+1]&0x3f)<<6 | rune(s[at+2]&0x3f), 3
	}
	return r, size
}

func previous(s string, at int) (rune, int) {
	if at <= 0 {
		return -1, 0
	}
	start := at - 1
	for start > 0 && at-start < 4 && s[start]&0xc0 == 0x80 {
		start--
	}
	r, _ := next(s, start)
	return r, at - start
}

// read takes a character in the direction of the instruction.
func (m *matcher) read(i instruction, at int) (r rune, to int) {
	size := 0
	if i.backwards {
		r, size = previous(m.text, at)
		return r, at - size
	}
	r, size = next(m.text, at)
	return r, at + size
}

func isWord(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z' && r < 0x80
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }

// run follows the program from an instruction and a place; it gives the place
// where it ended, or -1.
func (m *matcher) run(pc, at int) int {
	bottom := len(m.choices)
	for {
		if *m.steps--; *m.steps < 0 || len(m.choices) > choicesMost {
			*m.steps = min(*m.steps, -1)
			return -1
		}
		i := m.code[pc]
		good := true
		switch pc++; i.operation {
		case opMatch:
			m.settle(bottom)
			return at
		case opCharacter, opAny, opSet:
			at, good = m.one(i, at)
		case opSplit:
			m.choices = append(m.choices, choice{pc: i.y, at: int32(at), register: goOn})
			pc = int(i.x)
		case opJump:
			pc = int(i.x)
		case opSpan:
			at = m.span(pc, at)
			pc++
		case opSave:
			m.save(i.x, at)
		case opClear:
			*m.steps -= int(i.y - i.x)
			for r := i.x; r < i.y; r++ {
				m.save(r, -1)
			}
		case opProgress:
			good = m.registers[i.x] != at
		case opAgain:
			at, good = m.again(i, at)
		case opLook:
			good = (m.run(pc, at) >= 0) == (i.x != lookNegative)
			pc = int(i.y)
		default:
			good = m.holds(i, at)
		}
		if !good {
			if pc, at = m.back(bottom); pc < 0 {
				return -1
			}
		}
	}
}

func (m *matcher) save(register int32, at int) {
	m.choices = append(m.choices, choice{at: int32(m.registers[register]), register: register})
	m.registers[register] = at
}

// back goes to the last choice above the bottom of the stack.
func (m *matcher) back(bottom int) (pc, at int) {
	for len(m.choices) > bottom {
		c := m.choices[len(m.choices)-1]
		m.choices = m.choices[:len(m.choices)-1]
		switch c.register {
		case goOn:
			return int(c.pc), int(c.at)
		case giveBack:
			_, size := previous(m.text, int(c.at))
			if c.at -= int32(size); c.at > c.low {
				m.choices = append(m.choices, c)
			}
			return int(c.pc), int(c.at)
		}
		m.registers[c.register] = int(c.at)
	}
	return -1, 0
}

// settle gives up the choices above the bottom of the stack, but not what has
// to be set back.
func (m *matcher) settle(bottom int) {
	kept := m.choices[:bottom]
	for _, c := range m.choices[bottom:] {
		if c.register >= 0 {
			kept = append(kept, c)
		}
	}
	m.choices = kept
}

// span takes as many characters as match the instruction, and can give them
// back one by one.
func (m *matcher) span(pc, at int) int {
	low, i := at, m.code[pc]
	if i.operation == opSet {
		for bits := &m.sets[i.x].ascii; at < len(m.text) && m.text[at] < 0x80 && bits[m.text[at]>>6]>>(m.text[at]&63)&1 == 1; {
			at++
		}
	}
	for {
		to, good := m.one(i, at)
		if !good {
			break
		}
		at = to
	}
	*m.steps -= (at - low) >> 1
	if at > low && m.code[pc-1].x != spanAll {
		m.choices = append(m.choices, choice{int32(pc + 1), int32(at), int32(low), giveBack})
	}
	return at
}

func (m *matcher) one(i instruction, at int) (int, bool) {
	r, to := m.read(i, at)
	switch {
	case to == at:
		return at, false
	case i.operation == opAny:
		return to, !isLineEnd(r)
	case i.operation == opSet:
		return to, m.sets[i.x].matches(r, m.folds)
	case m.folds:
		r = canonical(r)
	}
	return to, r == i.x
}

// again matches what a group has matched, nothing where it took no part.
func (m *matcher) again(i instruction, at int) (int, bool) {
	from, end := m.registers[2*i.x], m.registers[2*i.x+1]
	if from < 0 || end < 0 {
		return at, true
	}
	group := m.text[from:end]
	*m.steps -= len(group) >> 3
	to := at + len(group)
	if i.backwards {
		to = at - len(group)
	}
	if to < 0 || to > len(m.text) {
		return at, false
	}
	here := m.text[min(at, to):max(at, to)]
	return to, here == group || m.folds && sameFolded(here, group)
}

func sameFolded(a, b string) bool {
	for len(a) > 0 && len(b) > 0 {
		r, size := next(a, 0)
		s, other := next(b, 0)
		if canonical(r) != canonical(s) {
			return false
		}
		a, b = a[size:], b[other:]
	}
	return a == b
}

// holds reports whether an assertion holds at a place.
func (m *matcher) holds(i instruction, at int) bool {
	before, _ := previous(m.text, at)
	after, _ := next(m.text, at)
	switch i.operation {
	case opStart:
		return at == 0 || m.lines && isLineEnd(before)
	case opEnd:
		return at == len(m.text) || m.lines && isLineEnd(after)
	}
	return (isWord(before) != isWord(after)) == (i.operation == opWord)
}
