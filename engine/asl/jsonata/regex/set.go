package regex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// set is characters from and to, in pairs; negative: all others.
type set struct {
	pairs    []rune
	negative bool
	ascii    [2]uint64 // which characters below 0x80 match, a bit for each
}

var (
	digits = []rune{'0', '9'}
	words  = []rune{'0', '9', 'A', 'Z', '_', '_', 'a', 'z'}
	spaces = []rune{
		'\t', '\r', ' ', ' ', 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029,
		0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
	}
)

// others gives the characters that are not among the pairs, which are in order.
func others(pairs []rune) (all []rune) {
	next := rune(0)
	for n := 0; n < len(pairs); n += 2 {
		if pairs[n] > next {
			all = append(all, next, pairs[n]-1)
		}
		next = pairs[n+1] + 1
	}
	return append(all, next, utf8.MaxRune)
}

func (s *set) has(r rune) bool {
	for n := 0; n < len(s.pairs); n += 2 {
		if s.pairs[n] <= r && r <= s.pairs[n+1] {
			return true
		}
	}
	return false
}

// canonical is what two characters have in common that differ in case only.
func canonical(r rune) rune {
	if r < utf8.RuneSelf {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A'
		}
		return r
	}
	if big := unicode.ToUpper(r); big >= utf8.RuneSelf {
		return big
	}
	return r
}

// matches looks a character up.
func (s *set) matches(r rune, folds bool) bool {
	if uint32(r) < 0x80 {
		return s.ascii[r>>6]>>(r&63)&1 == 1
	}
	return s.search(r, folds)
}

// search looks a character up in the pairs, in either case where the pattern
// folds.
func (s *set) search(r rune, folds bool) bool {
	found := s.has(r)
	if folds && !found {
		for other := unicode.SimpleFold(r); other != r && !found; other = unicode.SimpleFold(other) {
			found = canonical(other) == canonical(r) && s.has(other)
		}
	}
	return found != s.negative
}

// tabulate fills the bits of the characters below 0x80 in.
func (s *set) tabulate(folds bool) {
	for r := range rune(0x80) {
		if s.search(r, folds) {
			s.ascii[r>>6] |= 1 << (r & 63)
		}
	}
}

// shorthand gives the characters of \d, \w, \s and their opposites.
func shorthand(c byte) []rune {
	switch c {
	case 'd':
		return digits
	case 'w':
		return words
	case 's':
		return spaces
	case 'D':
		return others(digits)
	case 'W':
		return others(words)
	case 'S':
		return others(spaces)
	}
	return nil
}

func (c *compiler) addSet(s set) *part {
	c.program.sets = append(c.program.sets, s)
	return one(opSet, int32(len(c.program.sets)-1))
}

// set reads [...].
func (c *compiler) set() *part {
	c.at++
	var s set
	s.negative = c.take("^")
	for c.at < len(c.pattern) && c.peek(0) != ']' {
		low, many := c.member()
		if many != nil {
			s.pairs = append(s.pairs, many...)
			if c.peek(0) == '-' && c.peek(1) != ']' && c.peek(1) != 0 { // a-z with a set for a: all three
				c.at++
				s.pairs = append(s.pairs, '-', '-')
			}
			continue
		}
		high := low
		if c.peek(0) == '-' && c.peek(1) != ']' && c.peek(1) != 0 {
			c.at++
			if high, many = c.member(); many != nil {
				s.pairs = append(append(s.pairs, '-', '-'), many...)
				high = low
			}
		}
		if high < low {
			c.fail("range out of order in character class")
		}
		s.pairs = append(s.pairs, low, high)
	}
	if !c.take("]") {
		c.fail("unterminated character class")
	}
	return c.addSet(s)
}

// member reads a character of a set, or a shorthand.
func (c *compiler) member() (rune, []rune) {
	if c.peek(0) != '\\' {
		r, size := utf8.DecodeRuneInString(c.pattern[c.at:])
		c.at += size
		return r, nil
	}
	c.at++
	if many := shorthand(c.peek(0)); many != nil {
		c.at++
		return 0, many
	}
	if c.take("b") {
		return '\b', nil
	}
	if c.take("-") {
		return '-', nil
	}
	return c.escaped(), nil
}

// escape reads what a backslash begins outside of a set.
func (c *compiler) escape() *part {
	c.at++
	switch letter := c.peek(0); {
	case c.at >= len(c.pattern):
		c.fail(`\ at end of pattern`)
		return &part{}
	case letter == 'b':
		c.at++
		return one(opWord, 0)
	case letter == 'B':
		c.at++
		return one(opNotWord, 0)
	case shorthand(letter) != nil:
		c.at++
		return c.addSet(set{pairs: shorthand(letter)})
	case letter >= '1' && letter <= '9':
		if group, size := c.reference(); size > 0 {
			c.at += size
			return one(opAgain, int32(group))
		}
	case letter == 'k' && len(strings.Join(c.names, "")) > 0:
		return c.namedReference()
	}
	return c.character(c.escaped())
}

// reference reads the number of a group that is there.
func (c *compiler) reference() (group, size int) {
	for size < 3 && c.peek(size) >= '0' && c.peek(size) <= '9' {
		size++
	}
	group, _ = strconv.Atoi(c.pattern[c.at : c.at+size])
	if group >= c.program.groups {
		return 0, 0
	}
	return group, size
}

func (c *compiler) namedReference() *part {
	name, _, closed := strings.Cut(strings.TrimPrefix(c.pattern[c.at:], "k<"), ">")
	for group, known := range c.names {
		if closed && known == name && name != "" {
			c.at += len(name) + 3
			return one(opAgain, int32(group))
		}
	}
	c.fail("invalid named reference")
	return &part{}
}

const (
	controlLetters = "tnvfr"
	controls       = "\t\n\v\f\r"
)

// escaped reads the character that an escape stands for.
func (c *compiler) escaped() rune {
	r, size := utf8.DecodeRuneInString(c.pattern[c.at:])
	c.at += size
	if n := strings.IndexRune(controlLetters, r); n >= 0 {
		return rune(controls[n])
	}
	switch {
	case r == 'x':
		return c.hex(2, r)
	case r == 'u':
		return c.hex(4, r)
	case r == 'c' && c.peek(0)|0x20 >= 'a' && c.peek(0)|0x20 <= 'z':
		c.at++
		return rune(c.pattern[c.at-1] & 0x1f)
	case r == 'c':
		c.at--
		return '\\'
	case r >= '0' && r <= '7':
		return c.octal(r - '0')
	}
	return r
}

func (c *compiler) hex(digits int, otherwise rune) rune {
	if c.at+digits > len(c.pattern) {
		return otherwise
	}
	n, err := strconv.ParseUint(c.pattern[c.at:c.at+digits], 16, 16)
	if err != nil {
		return otherwise
	}
	c.at += digits
	return rune(n)
}

func (c *compiler) octal(r rune) rune {
	for n := 0; n < 2 && c.peek(0) >= '0' && c.peek(0) <= '7' && r*8+rune(c.peek(0)-'0') <= 0xff; n++ {
		r = r*8 + rune(c.peek(0)-'0')
		c.at++
	}
	return r
}
