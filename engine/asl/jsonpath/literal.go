package jsonpath

import (
	"strconv"

	"playground/engine/value"
)

// words are the literals that are names.
var words = [...]struct {
	name  string
	value value.Value
}{{"true", value.Bool(true)}, {"false", value.Bool(false)}, {"null", value.Null}}

// literal reads a value in a filter: JSON, in which texts may have single quotes.
func (r *reader) literal() value.Value {
	if !r.enter() {
		return value.Null
	}
	defer r.leave()
	r.space()
	switch c := r.here(); {
	case c == '\'' || c == '"':
		return value.Text(r.quoted(c))
	case c == '[':
		return r.array()
	case c == '{':
		return r.object()
	case c == '-' || c >= '0' && c <= '9':
		return r.numeral()
	}
	for _, w := range words {
		if r.take(w.name) {
			return w.value
		}
	}
	r.fail("expected a value, found " + r.next())
	return value.Null
}

func (r *reader) numeral() value.Value {
	start := r.at
	for c := r.here(); c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c|0x20 == 'e'; c = r.here() {
		r.at++
	}
	text := r.text[start:r.at]
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		r.at = start
		r.fail("not a number: " + strconv.Quote(text))
	}
	return v
}

func (r *reader) array() value.Value {
	elements := []value.Value{}
	r.items(']', func() { elements = append(elements, r.literal()) })
	return value.ArrayOf(elements)
}

func (r *reader) object() value.Value {
	var b value.Builder
	r.items('}', func() {
		c := r.here()
		if c != '\'' && c != '"' {
			r.fail("expected a name in quotes, found " + r.next())
			return
		}
		name := r.quoted(c)
		r.expect(":")
		b.Set(name, r.literal())
	})
	return b.Value()
}

// items reads items with commas between them, up to a closing mark.
func (r *reader) items(closing byte, item func()) {
	r.at++
	for r.space(); r.bad == nil && r.here() != closing; r.space() {
		item()
		r.space()
		if !r.take(",") {
			break
		}
	}
	r.expect(string(closing))
}
