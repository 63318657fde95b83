package asl

import (
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// selection is an InputPath or an OutputPath: the whole by default, nothing where it is null.
type selection struct {
	path    *jsonpath.Path // nil: all, or nothing
	nothing bool
}

var emptyObject = value.NewObject(0).Value()

func (c *compiler) selection(v value.Value, field string) selection {
	member, there := v.Get(field)
	if !there || c.jsonata {
		return selection{}
	}
	if member.IsNull() {
		return selection{nothing: true}
	}
	text := c.text(v, field)
	if text == "$" || text == "" {
		return selection{}
	}
	var p *jsonpath.Path
	c.within(field, func() { p = c.path(text) })
	return selection{path: p}
}

// of selects from what the scope takes as its input.
func (p *selection) of(s *scope) (value.Value, *failure) {
	switch {
	case p.path != nil:
		return s.resolve(p.path)
	case p.nothing:
		return emptyObject, nil
	}
	return s.input, nil
}

// placement is a ResultPath: instead of the input by default, nowhere where it is null.
type placement struct {
	reference *jsonpath.Reference
	nowhere   bool
}

func (c *compiler) placement(v value.Value, field string) placement {
	member, there := v.Get(field)
	if !there || c.jsonata {
		return placement{}
	}
	if member.IsNull() {
		return placement{nowhere: true}
	}
	text := c.text(v, field)
	if text == "$" || text == "" {
		return placement{}
	}
	var p placement
	c.within(field, func() {
		r, bad := jsonpath.CompileReference(text)
		if bad != nil {
			c.problem(bad.Text)
		}
		p.reference = r
	})
	return p
}

// put places a result into the input of its state.
func (p *placement) put(s *scope, input, result value.Value) (value.Value, *failure) {
	switch {
	case p.nowhere:
		return input, nil
	case p.reference == nil:
		return result, nil
	}
	v, bad := p.reference.Put(input, result)
	if bad != nil {
		return value.Null, s.astray(bad)
	}
	return v, nil
}

// quantity is a field that holds a number, or a path or an expression that gives one.
type quantity struct {
	field   string // as the definition spells it, "TimeoutSecondsPath"; empty where there is none
	literal value.Value
	path    *jsonpath.Path
	text    string // of the path
	expr    *expression
}

// quantity compiles a field, or the one beside it whose name ends in Path.
func (c *compiler) quantity(v value.Value, field string) quantity { return c.quantityAt(v, field, "") }

// quantityAt compiles a field of a part of a state. The place is what stands before its name when AWS names it.
func (c *compiler) quantityAt(v value.Value, field, place string) (q quantity) {
	if member, there := v.Get(field); there {
		q.field, q.literal = field, member
		if text, is := expressionText(member); is && c.jsonata {
			c.within(field, func() { q.expr = c.expression(text, place+field) })
		}
	}
	if _, there := v.Get(field + "Path"); there && !c.jsonata {
		q.field, q.text = field+"Path", c.text(v, field+"Path")
		c.within(q.field, func() { q.path = c.path(q.text) })
	}
	return q
}

// of gives the value; is says whether there is such a field.
func (q *quantity) of(s *scope) (v value.Value, is bool, bad *failure) {
	switch {
	case q.path != nil:
		v, bad = s.resolve(q.path)
	case q.expr != nil:
		v, bad = s.evaluate(q.expr)
	default:
		v = q.literal
	}
	return v, q.field != "", bad
}
