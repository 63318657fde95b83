package asl

import (
	"strings"

	"playground/engine/value"
)

// fail is a Fail state's own part.
type fail struct{ err, cause *template }

func (c *compiler) fail(v value.Value) *fail {
	return &fail{c.words(v, "Error"), c.words(v, "Cause")}
}

// words compiles Error or Cause, or the one whose name ends in Path.
func (c *compiler) words(v value.Value, field string) *template {
	if t := c.template(v, field); t != nil || c.jsonata {
		return t
	}
	field += "Path"
	text := c.text(v, field)
	if text == "" {
		return nil
	}
	var t template
	c.within(field, func() {
		if strings.HasPrefix(text, "$") {
			t = template{kind: pathTemplate, path: c.path(text), text: text, field: field}
		} else {
			t = template{kind: callTemplate, call: c.call(text), text: text, field: field}
		}
	})
	return &t
}

// performFail fails its thread.
func (x *Execution) performFail(t int32) {
	s, bad := x.begin(t)
	f := &failure{}
	if bad == nil {
		f.err, bad = s.words(s.state().fail.err)
	}
	if bad == nil {
		f.cause, bad = s.words(s.state().fail.cause)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.spread(t, f)
}

// words gives the text of Error or Cause; nil where there is none.
func (s *scope) words(t *template) (*string, *failure) {
	if t == nil {
		return nil, nil
	}
	v, bad := t.fill(s)
	if bad != nil {
		return nil, bad
	}
	text, is := v.AsText()
	switch {
	case is:
		return &text, nil
	case t.kind == exprTemplate:
		return nil, s.unexpected(t.expr, "string", v)
	}
	return nil, s.runtime("The " + t.field + " field refers to value \"" + v.String() + "\" which is not a string: " + t.text)
}
