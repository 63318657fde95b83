package regex

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind of a part of a pattern.
type kind uint8

const (
	kindEmpty kind = iota
	kindOne        // a character, a set, an assertion: the instruction alone
	kindSequence
	kindChoice
	kindGroup // index: register pair, 0 where it is not kept
	kindRepeat
	kindLook
)

// part of a pattern.
type part struct {
	kind        kind
	one         instruction
	parts       []*part
	index       int
	least, most int // most -1: no limit
	lazy        bool
	negative    bool
	behind      bool
	from, to    int // the groups within: first, and one past the last
}

// The limits of a pattern: how deep groups nest, and how long its program is.
const (
	deepest = 100
	longest = 20_000
)

type compiler struct {
	pattern string
	at      int
	group   int // groups opened so far, the whole included
	names   []string
	program *Program
	problem string
}

func (c *compiler) fail(problem string) {
	if c.problem == "" {
		c.problem = problem
	}
	c.at = len(c.pattern)
}

func (c *compiler) peek(n int) byte {
	if c.at+n < len(c.pattern) {
		return c.pattern[c.at+n]
	}
	return 0
}

func (c *compiler) take(s string) bool {
	if strings.HasPrefix(c.pattern[c.at:], s) {
		c.at += len(s)
		return true
	}
	return false
}

// countGroups counts them beforehand: whether \2 is a reference depends on how
// many there are.
func (c *compiler) countGroups() {
	c.program.groups = 1
	c.names = []string{""}
	inSet := false
	for i := 0; i < len(c.pattern); i++ {
		switch c.pattern[i] {
		case '\\':
			i++
		case '[':
			inSet = true
		case ']':
			inSet = false
		case '(':
			rest := c.pattern[i+1:]
			named := strings.HasPrefix(rest, "?<") && !strings.HasPrefix(rest, "?<=") && !strings.HasPrefix(rest, "?<!")
			if inSet || strings.HasPrefix(rest, "?") && !named {
				continue
			}
			name := ""
			if named {
				name, _, _ = strings.Cut(rest[2:], ">")
			}
			c.names = append(c.names, name)
			c.program.groups++
		}
	}
	c.group = 1
}

func (c *compiler) alternatives(depth int) *part {
	if depth > deepest {
		c.fail("groups are nested too deep")
		return &part{}
	}
	choice := &part{kind: kindChoice, parts: []*part{c.sequence(depth)}}
	for c.take("|") {
		choice.parts = append(choice.parts, c.sequence(depth))
	}
	if len(choice.parts) == 1 {
		return choice.parts[0]
	}
	return choice
}

func (c *compiler) sequence(depth int) *part {
	all := &part{kind: kindSequence}
	for c.at < len(c.pattern) && c.peek(0) != '|' && c.peek(0) != ')' {
		from := c.group
		one := c.term(depth)
		if one.kind != kindOne || one.one.operation != opStart && one.one.operation != opEnd {
			one = c.quantified(one, from)
		}
		all.parts = append(all.parts, one)
	}
	return all
}

func one(o operation, x int32) *part {
	return &part{kind: kindOne, one: instruction{operation: o, x: x}}
}

func (c *compiler) term(depth int) *part {
	r, size := utf8.DecodeRuneInString(c.pattern[c.at:])
	switch r {
	case '(':
		return c.brackets(depth)
	case '[':
		return c.set()
	case '\\':
		return c.escape()
	case '.':
		c.at++
		return one(opAny, 0)
	case '^':
		c.at++
		return one(opStart, 0)
	case '$':
		c.at++
		return one(opEnd, 0)
	case '*', '+', '?':
		c.fail("nothing to repeat")
		return &part{}
	case '{':
		if _, _, _, is := c.bounds(); is {
			c.fail("nothing to repeat")
			return &part{}
		}
	}
	c.at += size
	return c.character(r)
}

func (c *compiler) character(r rune) *part {
	if c.program.folds {
		r = canonical(r)
	}
	return one(opCharacter, r)
}

// brackets reads a group or a look around.
func (c *compiler) brackets(depth int) *part {
	c.at++
	made := &part{kind: kindGroup, from: c.group}
	switch {
	case c.take("?:"):
	case c.take("?="):
		made.kind = kindLook
	case c.take("?!"):
		made.kind, made.negative = kindLook, true
	case c.take("?<="):
		made.kind, made.behind = kindLook, true
	case c.take("?<!"):
		made.kind, made.behind, made.negative = kindLook, true, true
	default:
		if c.take("?<") {
			end := strings.IndexByte(c.pattern[c.at:], '>')
			if end <= 0 {
				c.fail("invalid group name")
				return &part{}
			}
			c.at += end + 1
		} else if c.peek(0) == '?' {
			c.fail("invalid group")
			return &part{}
		}
		made.index = c.group
		c.group++
	}
	made.parts = []*part{c.alternatives(depth + 1)}
	made.to = c.group
	if !c.take(")") {
		c.fail("unterminated group")
	}
	return made
}

// quantified reads *, +, ? or {n,m} after a term.
func (c *compiler) quantified(term *part, from int) *part {
	r := &part{kind: kindRepeat, parts: []*part{term}, most: -1, from: from, to: c.group}
	switch c.peek(0) {
	case '*':
		c.at++
	case '+':
		r.least = 1
		c.at++
	case '?':
		r.most = 1
		c.at++
	case '{':
		least, most, end, is := c.bounds()
		if !is {
			return term
		}
		if r.least, r.most, c.at = least, most, end; most >= 0 && least > most {
			c.fail("numbers out of order in {} quantifier")
		}
	default:
		return term
	}
	r.lazy = c.take("?")
	return r
}

// bounds reads {n}, {n,} or {n,m} without passing it; anything else is text.
func (c *compiler) bounds() (least, most, end int, is bool) {
	inside, _, closed := strings.Cut(c.pattern[c.at+1:], "}")
	low, high, ranged := strings.Cut(inside, ",")
	least, good := count(low)
	most = least
	if ranged {
		if most = -1; high != "" {
			var fine bool
			most, fine = count(high)
			good = good && fine
		}
	}
	return least, most, c.at + len(inside) + 2, closed && good
}

// count reads digits; more than a program can hold are as good as that.
func count(s string) (int, bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		n = longest
	}
	return min(n, longest), s != ""
}
