package policy

import (
	"strings"

	"playground/engine/action"
	"playground/engine/value"
)

// isType reports whether an attribute's type is that type, with or without a label: "Number" or "Number.price".
func isType(t, base string) bool {
	return strings.HasPrefix(t, base) && (len(t) == len(base) || t[len(base)] == '.')
}

// matchAttribute reports whether the attribute's value, or an element of a String.Array, fits the pattern.
func matchAttribute(p *pattern, a *action.Attribute) bool {
	switch {
	case a.Type == "String.Array":
		return matchArray(p, a.Value)
	case isType(a.Type, "Number"):
		n, ok := parseFixed(a.Value)
		return ok && p.match(p, subject{kind: value.KindNumber, number: n})
	}
	return p.match(p, subject{kind: value.KindString, text: a.Value})
}

// matchArray: the text is a JSON array, or one JSON value; anything else matches nothing.
func matchArray(p *pattern, text string) bool {
	v, bad := value.Parse(text, value.Limits{Depth: 2})
	if bad != nil {
		return false
	}
	if v.Kind() != value.KindArray {
		return matchElement(p, v)
	}
	for _, e := range v.Elements() {
		if matchElement(p, e) {
			return true
		}
	}
	return false
}

func matchElement(p *pattern, v value.Value) bool {
	s, ok := subjectOf(v)
	return ok && p.match(p, s)
}

// subject is what a pattern looks at: a text, a number, true, false or null.
type subject struct {
	kind   value.Kind
	truth  bool
	text   string
	number fixed
}

// subjectOf reads a JSON value; ok is false for arrays, objects and numbers out of range.
func subjectOf(v value.Value) (s subject, ok bool) {
	s.kind = v.Kind()
	switch s.kind {
	case value.KindString:
		s.text, ok = v.AsText()
	case value.KindNumber:
		s.number, ok = parseFixed(v.Literal())
	case value.KindBool:
		s.truth, ok = v.AsBool()
	case value.KindNull:
		ok = true
	}
	return s, ok
}
