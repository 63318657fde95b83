package policy

import (
	"slices"

	"playground/engine/value"
)

var comparisons = []string{"=", "<", "<=", ">", ">="}

// numeric reads ["=", 5], ["<", 5] and the like, or a range such as [">=", 1, "<", 9].
func numeric(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	if v.Kind() != value.KindArray {
		c.fail(at, "Value of numeric must be an array.")
		return
	}
	p.match, p.low, p.high = (*pattern).numeric, -fixedMax, fixedMax
	if reason := readNumeric(p, terms(v)); reason != "" {
		c.fail(at, reason)
	}
}

func terms(v value.Value) []value.Value {
	all := make([]value.Value, v.Len())
	for i := range all {
		all[i] = v.Index(i)
	}
	return all
}

// readNumeric says what is wrong, or nothing.
func readNumeric(p *pattern, terms []value.Value) string {
	if len(terms) == 0 {
		return "Empty arrays are not allowed"
	}
	operator, ok := terms[0].AsText()
	if !ok {
		return "Invalid member in numeric match: " + value.Preview(terms[0], 40)
	}
	if !slices.Contains(comparisons, operator) {
		return "Unrecognized numeric range operator: " + shown(operator)
	}
	if reason := p.bound(operator, terms[1:]); reason != "" || len(terms) <= 2 {
		return reason
	}
	if operator[0] != '>' {
		return "Too many elements in numeric expression"
	}
	return p.top(terms[2:])
}

// top reads the upper end of a range.
func (p *pattern) top(terms []value.Value) string {
	operator, ok := terms[0].AsText()
	switch {
	case !ok:
		return "Bad value in numeric range: " + value.Preview(terms[0], 40)
	case operator != "<" && operator != "<=":
		return "Bad numeric range operator: " + shown(operator)
	}
	if reason := p.bound(operator, terms[1:]); reason != "" {
		return reason
	}
	switch {
	case len(terms) > 2:
		return "Too many terms in numeric range expression"
	case p.low > p.high:
		return "Bottom must be less than top"
	}
	return ""
}

// bound reads the number behind an operator and narrows the pattern to it.
func (p *pattern) bound(operator string, terms []value.Value) string {
	if len(terms) == 0 || terms[0].Kind() != value.KindNumber {
		if operator == "=" {
			operator = "equals"
		}
		return "Value of " + operator + " must be numeric"
	}
	n, ok := parseFixed(terms[0].Literal())
	if !ok {
		return "Value must be between -1.0E9 and 1.0E9, inclusive"
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
	return ""
}
