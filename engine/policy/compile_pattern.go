package policy

import (
	"playground/engine/value"
)

// operators has a row for each match type.
var operators = map[string]func(c *compiler, at value.Pointer, p *pattern, v value.Value){
	"prefix":             text("prefix", (*pattern).prefix),
	"suffix":             text("suffix", (*pattern).suffix),
	"equals-ignore-case": text("equals-ignore-case", (*pattern).equalsIgnoreCase),
	"wildcard":           text("wildcard", (*pattern).wildcard),
	"anything-but":       anythingBut,
	"numeric":            numeric,
	"exists":             exists,
	"cidr":               cidr,
}

// pattern reads one value of a key.
func (c *compiler) pattern(at value.Pointer, v value.Value) pattern {
	p := pattern{match: (*pattern).none}
	switch v.Kind() {
	case value.KindObject:
		c.expression(at, &p, v)
	case value.KindArray:
		c.fail(at, "Match value must be String, number, true, false, or null")
	default:
		s, ok := subjectOf(v)
		if !ok {
			c.fail(at, "Value must be between -1.0E9 and 1.0E9, inclusive")
		}
		p.match, p.list = (*pattern).exactly, []subject{s}
	}
	return p
}

func (c *compiler) expression(at value.Pointer, p *pattern, v value.Value) {
	if v.Len() != 1 {
		c.fail(at, "Only one key allowed in match expression")
		return
	}
	m := v.Member(0)
	read, known := operators[m.Name]
	if !known {
		c.fail(at, "Unrecognized match type "+shown(m.Name))
		return
	}
	read(c, at.Append(m.Name), p, m.Value)
}

// text reads an operator that takes a string.
func text(name string, match func(*pattern, subject) bool) func(*compiler, value.Pointer, *pattern, value.Value) {
	return func(c *compiler, at value.Pointer, p *pattern, v value.Value) {
		s, ok := v.AsText()
		if !ok {
			c.fail(at, name+" match pattern must be a string")
		}
		p.match, p.text = match, s
	}
}

func exists(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	b, ok := v.AsBool()
	if !ok {
		c.fail(at, "exists match pattern must be either true or false.")
	}
	p.present, p.absent = b, !b
}

func anythingBut(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	p.match = (*pattern).anythingBut
	switch v.Kind() {
	case value.KindString, value.KindNumber:
		c.butNot(at, p, v)
	case value.KindArray:
		if v.Len() == 0 {
			c.fail(at, "Empty arrays are not allowed")
		}
		for i, e := range v.Elements() {
			c.butNot(at.AppendIndex(i), p, e)
		}
	case value.KindObject:
		c.butNotPrefix(at, p, v)
	default:
		c.fail(at, "Value of anything-but must be an array or single string/number value.")
	}
}

func (c *compiler) butNot(at value.Pointer, p *pattern, v value.Value) {
	s, ok := subjectOf(v)
	if k := v.Kind(); k != value.KindString && k != value.KindNumber {
		c.fail(at, "Inside anything but list, start|null|boolean is not supported.")
	} else if !ok {
		c.fail(at, "Value must be between -1.0E9 and 1.0E9, inclusive")
	}
	p.list = append(p.list, s)
}

func (c *compiler) butNotPrefix(at value.Pointer, p *pattern, v value.Value) {
	if v.Len() != 1 {
		c.fail(at, "Only one key allowed in match expression")
		return
	}
	if m := v.Member(0); m.Name != "prefix" {
		c.fail(at, "Unsupported anything-but pattern: "+shown(m.Name))
		return
	}
	text("prefix", (*pattern).anythingButPrefix)(c, at.Append("prefix"), p, v.Member(0).Value)
}
