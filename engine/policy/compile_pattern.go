package policy

import (
	"strconv"
	"strings"

	"playground/engine/value"
)

// operators has a row for each match type.
var operators = map[string]func(c *compiler, at value.Pointer, p *pattern, v value.Value){
	"prefix":             text("prefix", (*pattern).prefix),
	"suffix":             text("suffix", (*pattern).suffix),
	"equals-ignore-case": text("equals-ignore-case", (*pattern).equalsIgnoreCase),
	"wildcard":           wildcard,
	"anything-but":       anythingBut,
	"numeric":            numeric,
	"exists":             exists,
	"cidr":               cidr,
}

const onlyOneKey = "Only one key allowed in match expression"

// pattern reads one value of a key.
func (c *compiler) pattern(at value.Pointer, v value.Value) pattern {
	p := pattern{match: (*pattern).none}
	switch v.Kind() {
	case value.KindObject:
		c.expression(at, &p, v)
	case value.KindArray:
		c.fail(at, atBeginning, "Match value must be String, number, true, false, or null")
	default:
		s, _ := subjectOf(v)
		p.match, p.list = (*pattern).exactly, []subject{s}
	}
	return p
}

func (c *compiler) expression(at value.Pointer, p *pattern, v value.Value) {
	if v.Len() == 0 {
		c.fail(at, atEnd, "Match expression name not found")
		return
	}
	m := v.Member(0)
	read, known := operators[m.Name]
	if !known {
		c.failOn(at.Append(m.Name), atBeginning, told{"Unrecognized match type %", m.Name})
		return
	}
	before := len(c.flaws)
	read(c, at.Append(m.Name), p, m.Value)
	if v.Len() > 1 && len(c.flaws) == before {
		told := onlyOneKey
		if m.Name == "numeric" || m.Name == "anything-but" && m.Value.Kind() != value.KindObject {
			told = tooMany
		}
		c.fail(at.Append(v.Member(1).Name), atBeginning, told)
	}
}

// text reads an operator that takes a string.
func text(name string, match func(*pattern, subject) bool) func(*compiler, value.Pointer, *pattern, value.Value) {
	return func(c *compiler, at value.Pointer, p *pattern, v value.Value) {
		s, ok := v.AsText()
		if !ok {
			c.fail(at, atBeginning, name+" match pattern must be a string")
		}
		p.match, p.text = match, s
	}
}

// wildcard reads a text with asterisks; \* and \\ stand for an asterisk and a backslash.
func wildcard(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	text("wildcard", (*pattern).wildcard)(c, at, p, v)
	var piece strings.Builder
	rest := p.text
	for i := 0; i < len(rest); i++ {
		next := byte(0)
		if i+1 < len(rest) {
			next = rest[i+1]
		}
		switch {
		case rest[i] == '*' && next == '*':
			c.fail(at, atEnd, "Consecutive wildcard characters at pos "+strconv.Itoa(i+len(`"`)))
			return
		case rest[i] == '*':
			p.pieces = append(p.pieces, piece.String())
			piece.Reset()
		case rest[i] != '\\':
			piece.WriteByte(rest[i])
		case next != '*' && next != '\\':
			c.fail(at, atEnd, "Invalid escape character at pos "+strconv.Itoa(i+len(`"`)))
			return
		default:
			piece.WriteByte(next)
			i++
		}
	}
	p.pieces = append(p.pieces, piece.String())
}

func exists(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	b, ok := v.AsBool()
	if !ok {
		c.fail(at, atBeginning, "exists match pattern must be either true or false.")
	}
	p.present, p.absent = b, !b
}

// anythingBut reads a text, a number, a list of the one or of the other, or a prefix. Others that event-ruler knows
// today, such as suffix, SNS refused when it was recorded.
func anythingBut(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	p.match = (*pattern).anythingBut
	switch v.Kind() {
	case value.KindString, value.KindNumber:
		p.list = []subject{c.butNot(at, v, nowhere)}
	case value.KindArray:
		c.butNone(at, p, v)
	case value.KindObject:
		c.butNotPrefix(at, p, v)
	default:
		c.fail(at, atBeginning, "Value of anything-but must be an array or single string/number value.")
	}
}

func (c *compiler) butNot(at value.Pointer, v value.Value, stop stop) subject {
	s, _ := subjectOf(v)
	if s.kind == value.KindNumber && !s.number.inRange() {
		c.fail(at, stop, valueRange)
	}
	return s
}

const valueRange = "Value must be between -1.0E9 and 1.0E9, inclusive"

func (c *compiler) butNone(at value.Pointer, p *pattern, v value.Value) {
	before := len(c.flaws)
	var texts, numbers bool
	for i, e := range v.Elements() {
		k := e.Kind()
		if k != value.KindString && k != value.KindNumber {
			c.fail(at.AppendIndex(i), atBeginning, "Inside anything but list, start|null|boolean is not supported.")
			continue
		}
		texts, numbers = texts || k == value.KindString, numbers || k == value.KindNumber
		p.list = append(p.list, c.butNot(at.AppendIndex(i), e, atBeginning))
	}
	if texts == numbers && len(c.flaws) == before {
		c.fail(at, atEnd, "Inside anything but list, either all values are number or string, mixed type is not supported")
	}
}

func (c *compiler) butNotPrefix(at value.Pointer, p *pattern, v value.Value) {
	if v.Len() == 0 {
		c.fail(at, atEnd, "Anything-But expression name not found")
		return
	}
	m := v.Member(0)
	here := at.Append(m.Name)
	if m.Name != "prefix" {
		c.failOn(here, atBeginning, told{"Unsupported anything-but pattern: %", m.Name})
		return
	}
	before := len(c.flaws)
	text("prefix", (*pattern).anythingButPrefix)(c, here, p, m.Value)
	switch {
	case len(c.flaws) > before:
	case p.text == "":
		c.fail(here, atEnd, "Null prefix not allowed")
	case v.Len() > 1:
		c.fail(at.Append(v.Member(1).Name), atBeginning, onlyOneKey)
	}
}
