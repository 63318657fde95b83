package policy

import (
	"slices"

	"playground/engine/value"
)

var comparisons = []string{"=", "<", "<=", ">", ">="}

const tooMany = "Too many elements in numeric expression"

// numeric reads ["=", 5], ["<", 5] and the like, or a range such as [">=", 1, "<", 9].
func numeric(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	if v.Kind() != value.KindArray {
		c.fail(at, atBeginning, "Value of numeric must be an array.")
		return
	}
	p.match, p.low, p.high = (*pattern).numeric, -fixedMax, fixedMax
	n := numericReader{terms: make([]value.Value, v.Len())}
	for i := range n.terms {
		n.terms[i] = v.Index(i)
	}
	if t := n.read(p); t.form != "" {
		if n.at < len(n.terms) {
			at = at.AppendIndex(n.at)
		} else {
			n.stop = atEnd
		}
		c.failOn(at, n.stop, t)
	}
}

// numericReader goes through the terms as AWS does: where something is wrong, at is the last term that it has looked
// at, and how far into it; the closing bracket comes after the last.
type numericReader struct {
	terms []value.Value
	at    int
	stop  stop
}

// read says what is wrong, or nothing.
func (n *numericReader) read(p *pattern) told {
	if n.ended() {
		return told{form: "Invalid member in numeric match: ]"}
	}
	operator, ok := n.terms[0].AsText()
	if !ok {
		return told{"Invalid member in numeric match: %", spelt(n.terms[0])}
	}
	n.at++
	if !slices.Contains(comparisons, operator) {
		return told{"Unrecognized numeric range operator: %", operator}
	}
	bottom, t := n.number(operator)
	if t.form != "" {
		return t
	}
	if n.ended() {
		return p.bound(operator, bottom)
	}
	if operator[0] != '>' {
		return told{form: tooMany}
	}
	return n.top(p, operator, bottom)
}

// top reads the upper end of a range.
func (n *numericReader) top(p *pattern, above string, bottom fixed) told {
	operator, ok := n.terms[n.at].AsText()
	switch {
	case !ok:
		return told{"Bad value in numeric range: %", spelt(n.terms[n.at])}
	case operator != "<" && operator != "<=":
		n.stop = atEnd
		return told{"Bad numeric range operator: %", operator}
	}
	n.at++
	top, t := n.number(operator)
	switch {
	case t.form != "":
		return t
	case !n.ended():
		return told{form: "Too many terms in numeric range expression"}
	case bottom.inRange() && top.inRange() && bottom >= top:
		return told{form: "Bottom must be less than top"}
	}
	if t := p.bound(above, bottom); t.form != "" {
		return t
	}
	return p.bound(operator, top)
}

func (n *numericReader) ended() bool { return n.at == len(n.terms) }

// number reads the number behind an operator.
func (n *numericReader) number(operator string) (number fixed, t told) {
	if n.ended() || n.terms[n.at].Kind() != value.KindNumber {
		if operator == "=" {
			operator = "equals"
		}
		return 0, told{"Value of % must be numeric", operator}
	}
	number, _ = parseFixed(n.terms[n.at].Literal())
	n.at++
	return number, told{}
}

// bound narrows the pattern; numbers out of range AWS refuses once it has read to the end.
func (p *pattern) bound(operator string, n fixed) told {
	if !n.inRange() {
		return told{form: valueRange}
	}
	switch operator {
	case "=":
		p.low, p.high = n, n
	case "<":
		p.high = n - 1
	case "<=":
		p.high = n
	case ">":
		p.low = n + 1
	case ">=":
		p.low = n
	}
	return told{}
}

// spelt is a term as AWS's reader spells it: of an array or an object only the opening mark.
func spelt(v value.Value) string {
	switch v.Kind() {
	case value.KindArray:
		return "["
	case value.KindObject:
		return "{"
	}
	return v.String()
}
