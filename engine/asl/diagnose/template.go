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
	case f.kind == template && kindOf(v) != value.KindObject && kindOf(v) != value.KindArray:
		c.is(at, v, value.KindObject)
	default:
		c.template(at, v)
	}
}

// template checks the fields of a payload template whose names end with ".$", at any depth. AWS names the object that
// such a field is in as the place.
func (c *checker) template(at *place, v value.Value) {
	for i := range elements(v) {
		element := elementOf(v, i)
		c.template(at.element(i), element)
	}
	for i := range members(v) {
		name, m := memberOf(v, i)
		switch word, isText := asText(m); {
		case !strings.HasSuffix(name, ".$"):
			if isText && looksDynamic(word) {
				c.warn(at.member(name), warnNoDollar, say(oursNoDollar, name))
			}
			c.template(at.member(name), m)
		case !isText:
			c.says(at, oursTemplateKind, name)
		case !isSelection(word):
			c.says(at, saysTemplate, name)
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
	if word, isText := asText(v); isText && (looksDynamic(word) || strings.HasSuffix(at.name, ".$")) {
		c.warn(at, warnStatic, say(oursStatic, word))
	}
	for i := range elements(v) {
		element := elementOf(v, i)
		c.static(at.element(i), element)
	}
	for i := range members(v) {
		name, m := memberOf(v, i)
		c.static(at.member(name), m)
	}
}
