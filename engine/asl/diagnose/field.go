package diagnose

import (
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// field checks the value of one field.
func (c *checker) field(at *place, f *field, v value.Value, s scope) {
	if f.expression && s.jsonata && kindOf(v) == value.KindString && c.instead(at, f, v, s) {
		return
	}
	switch f.kind {
	case text:
		c.is(at, v, value.KindString)
	case flag:
		c.is(at, v, value.KindBool)
	case integer, number:
		c.number(at, f, v)
	case oneOf:
		if word, is := c.textOf(at, v); is && !has(f.words, word) {
			c.says(at, saysOneOf, listed(f.words))
		}
	case timestamp:
		if word, is := c.textOf(at, v); is && !isTimestamp(word) {
			c.schema(at, saysTimestamp)
		}
	case path, reference, anywhere, placement, selection:
		c.path(at, f.kind, v, s)
	case queryLanguage:
		if word, is := c.textOf(at, v); is && word != "JSONPath" && word != "JSONata" {
			c.says(at, saysOneOf, "JSONPath, JSONata")
		}
	case label:
		c.label(at, v)
	case single:
		c.single(at, f.inner, v, s)
	case list, listOrEmpty:
		c.list(at, f, v, s)
	default:
		c.whole(at, f, v, s)
	}
}

// whole checks fields that hold more than a word.
func (c *checker) whole(at *place, f *field, v value.Value, s scope) {
	switch f.kind {
	case template, fill:
		c.fill(at, f, v, s)
	case credentials:
		c.credentials(at, v, s)
	case assign:
		c.assign(at, v, s)
	case condition:
		c.condition(at, v, s)
	case headers:
		c.texts(at, v)
	case errors:
		if kindOf(v) == value.KindArray && v.Len() == 0 {
			c.schema(at, saysEmpty)
		}
		c.texts(at, v)
	case states:
		c.states(at, v, s)
	case resource:
		c.resource(at, v, s)
	case anything:
		c.static(at, v)
	}
}

// instead checks a text that stands for a value. A text that is no expression is one only where a text would do.
func (c *checker) instead(at *place, f *field, v value.Value, s scope) bool {
	word, _ := asText(v)
	if f.kind == text || isExpression(word) {
		c.expression(at, word, s)
		return true
	}
	return false
}

func (c *checker) list(at *place, f *field, v value.Value, s scope) {
	if !c.is(at, v, value.KindArray) {
		return
	}
	if v.Len() == 0 && f.kind == list {
		c.schema(at, saysEmpty)
	}
	for i := range elements(v) {
		element := elementOf(v, i)
		c.single(at.element(i), f.inner, element, s)
	}
	if f.inner&(ofRetrier|ofCatcher) != 0 {
		c.statesAll(at, v)
	}
}

// statesAll says that States.ALL stands alone, in the last of all retriers or catchers.
func (c *checker) statesAll(at *place, v value.Value) {
	for i := range elements(v) {
		one := elementOf(v, i)
		names, _ := one.Get("ErrorEquals")
		for j := range elements(names) {
			name := elementOf(names, j)
			if word, _ := asText(name); word == "States.ALL" && (names.Len() > 1 || i < v.Len()-1) {
				c.schema(at.element(i).member("ErrorEquals").element(j), saysStatesAll)
			}
		}
	}
}

func (c *checker) texts(at *place, v value.Value) {
	if !c.is(at, v, value.KindArray) {
		return
	}
	for i := range elements(v) {
		element := elementOf(v, i)
		c.is(at.element(i), element, value.KindString)
	}
}

func (c *checker) label(at *place, v value.Value) {
	word, is := c.textOf(at, v)
	switch {
	case !is:
	case word == "":
		c.report(at, codeLabel, oursEmptyLabel)
	case utf8.RuneCountInString(word) > LabelMost:
		c.report(at, codeLabel, say(saysLabelLong, word))
	case strings.ContainsFunc(word, forbidden):
		c.report(at, codeLabel, say(oursLabel, word))
	case c.labels[word]:
		c.report(at, codeLabelTwice, say(saysLabelTwice, word))
	default:
		c.labels[word] = true
	}
}

// forbidden are the characters that names of machines, executions and activities, and labels, do not have (API
// reference, CreateStateMachine; developer guide, state-map-distributed).
func forbidden(r rune) bool {
	return r <= ' ' || r >= 0x7f && r <= 0x9f || strings.ContainsRune("<>{}[]?*\"#%\\^|~`$&,;:/", r)
}
