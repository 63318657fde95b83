package diagnose

import (
	"strings"

	"playground/engine/value"
)

// fill checks a payload template, or in JSONata whatever may have expressions in it.
func (c *checker) fill(at *place, f *field, v value.Value, s scope) {
	switch {
	case s.jsonata:
		c.expressions(at, v, s)
	case f.kind == template && v.Kind() != value.KindObject && v.Kind() != value.KindArray:
		c.is(at, v, value.KindObject)
	default:
		c.template(at, v)
	}
}

// template checks the fields of a payload template whose names end with ".$", at any depth. AWS names the object that
// such a field is in as the place.
func (c *checker) template(at *place, v value.Value) {
	for i, element := range v.Elements() {
		c.template(at.element(i), element)
	}
	for name, m := range v.Members() {
		switch word, isText := m.AsText(); {
		case !strings.HasSuffix(name, ".$"):
			if isText && looksDynamic(word) {
				c.warn(at.member(name), warnNoDollar, say(oursNoDollar, name))
			}
			c.template(at.member(name), m)
		case !isText:
			c.schema(at, say(oursTemplateKind, name))
		case !isSelection(word):
			c.schema(at, say(saysTemplate, name))
		}
	}
}

// looksDynamic reports whether a text that is not evaluated looks as if it were to be.
func looksDynamic(word string) bool {
	return word == "$" || word == "$$" || strings.HasPrefix(word, "$.") || strings.HasPrefix(word, "$[") ||
		strings.HasPrefix(word, "$$.") || strings.HasPrefix(word, "States.") && strings.HasSuffix(word, ")")
}

// static warns of paths in the Result of a Pass state, which are plain text there.
func (c *checker) static(at *place, v value.Value) {
	for i, element := range v.Elements() {
		c.static(at.element(i), element)
	}
	for name, m := range v.Members() {
		if word, isText := m.AsText(); isText && (strings.HasSuffix(name, ".$") || looksDynamic(word)) {
			c.warn(at.member(name), warnStatic, say(oursStatic, word))
			continue
		}
		c.static(at.member(name), m)
	}
}
