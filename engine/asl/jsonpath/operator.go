package jsonpath

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// operator compares what stands on both sides of it.
type operator struct {
	name  string
	lists bool                                     // it compares each element with each
	holds func(left, right datum, steps *int) bool // steps are visits, of which a pattern takes its own
}

// operators are those of Jayway's filters, by their names. What is missing is undefined: it equals nothing.
var operators = [...]operator{
	{"==", false, func(l, r datum, _ *int) bool { return equal(l, r) }},
	{"!=", false, func(l, r datum, _ *int) bool { return !equal(l, r) }},
	{"<", false, func(l, r datum, _ *int) bool { return order(l, r, -1, -1) }},
	{"<=", false, func(l, r datum, _ *int) bool { return order(l, r, -1, 0) }},
	{">", false, func(l, r datum, _ *int) bool { return order(l, r, 1, 1) }},
	{">=", false, func(l, r datum, _ *int) bool { return order(l, r, 0, 1) }},
	{"=~", false, matches},
	{"in", true, func(l, r datum, _ *int) bool { return within(r, l) }},
	{"nin", true, func(l, r datum, _ *int) bool { return !within(r, l) }},
	{"contains", true, contains},
	{"all", true, hasAll},
	{"size", false, sized},
	{"empty", false, emptied},
}

// charactersPerVisit is how many characters of a text cost as much as one value.
const charactersPerVisit = 8

// work is what comparing costs, in visits.
func (o *operator) work(l, r datum) int {
	a, _ := l.value.AsText()
	b, _ := r.value.AsText()
	texts := (len(a) + len(b)) / charactersPerVisit
	if o.lists {
		return texts + (1+l.value.Len())*(1+r.value.Len())
	}
	return texts + min(l.value.Len(), r.value.Len())
}

// equal compares as Jayway's ==: a number and a text are equal if the text, read as the kind of the left one, is.
func equal(l, r datum) bool {
	if !l.defined || !r.defined || l.pattern != nil || r.pattern != nil {
		return false
	}
	a, b := l.value, r.value
	switch {
	case a.Kind() == value.KindNumber && b.Kind() == value.KindString:
		text, _ := b.AsText()
		number, bad := value.Parse(text, value.Limits{})
		return bad == nil && number.Kind() == value.KindNumber && value.CompareNumbers(a, number) == 0
	case a.Kind() == value.KindString && b.Kind() == value.KindNumber:
		text, _ := a.AsText()
		return text == b.Literal()
	}
	return value.Equal(a, b)
}

// order reports whether two numbers or two texts stand in an order between least and most.
func order(l, r datum, least, most int) bool {
	if !l.defined || !r.defined || l.value.Kind() != r.value.Kind() {
		return false
	}
	var found int
	switch l.value.Kind() {
	case value.KindNumber:
		found = value.CompareNumbers(l.value, r.value)
	case value.KindString:
		a, _ := l.value.AsText()
		b, _ := r.value.AsText()
		found = cmp.Compare(a, b)
	default:
		return false
	}
	return least <= found && found <= most
}

// matches is =~, with the pattern on either side. Numbers and booleans are matched as they are written.
func matches(l, r datum, steps *int) bool {
	if l.pattern != nil {
		l, r = r, l
	}
	if r.pattern == nil || l.pattern != nil || !l.defined {
		return false
	}
	text, ok := l.value.AsText()
	if kind := l.value.Kind(); kind == value.KindNumber || kind == value.KindBool {
		text, ok = l.value.String(), true
	}
	if !ok {
		return false
	}
	_, found := r.pattern.Find(text, 0, steps)
	return found
}

// within reports whether one element of a list is equal to a value.
func within(list, v datum) bool {
	for _, e := range list.value.Elements() {
		if equal(v, datum{value: e, defined: true}) {
			return true
		}
	}
	return false
}

// hasAll reports whether each element of the right list is in the left one.
func hasAll(l, r datum, _ *int) bool {
	for _, e := range r.value.Elements() {
		if !within(l, datum{value: e, defined: true}) {
			return false
		}
	}
	return l.value.Kind() == value.KindArray && r.value.Kind() == value.KindArray
}

func contains(l, r datum, _ *int) bool {
	text, ok := l.value.AsText()
	part, also := r.value.AsText()
	return ok && also && strings.Contains(text, part) || r.defined && within(l, r)
}

// sized compares the length of a list or a text.
func sized(l, r datum, _ *int) bool {
	n, ok := r.value.AsInt()
	length, has := extent(l.value)
	return ok && has && int64(length) == n
}

func emptied(l, r datum, _ *int) bool {
	wanted, ok := r.value.AsBool()
	length, has := extent(l.value)
	return ok && has && (length == 0) == wanted
}

// extent is the length of a text in characters, or the number of elements or members.
func extent(v value.Value) (n int, has bool) {
	switch v.Kind() {
	case value.KindString:
		text, _ := v.AsText()
		return utf8.RuneCountInString(text), true
	case value.KindArray, value.KindObject:
		return v.Len(), true
	}
	return 0, false
}
