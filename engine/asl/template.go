package asl

import (
	"strconv"
	"strings"

	"playground/engine/asl/intrinsic"
	"playground/engine/asl/jsonata"
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// template is JSON with something to fill in: Parameters, ResultSelector, Arguments, Output. A part in which there is
// nothing to fill in is one literal.
type template struct {
	kind    templateKind
	literal value.Value
	path    *jsonpath.Path
	call    *intrinsic.Call
	expr    *expression
	field   string     // of a path: the name of the member it fills, "name.$"
	text    string     // of a path and a call, as it is written
	names   []string   // of an object
	repeats bool       // two of them are the same: "a" and "a.$"
	parts   []template // of an object and an array
}

type templateKind uint8

const (
	literalTemplate templateKind = iota
	pathTemplate
	callTemplate
	exprTemplate
	objectTemplate
	arrayTemplate
)

// expression is a JSONata expression with what is said of it when it fails.
type expression struct {
	compiled *jsonata.Expr
	text     string // without the marks around it
	field    string // "Output/total"
	context  bool   // it may look at $states.context
}

// looksAtContext says whether an expression may look at $states.context. To build that for nothing would cost more than
// most expressions do.
func looksAtContext(text string) bool {
	for {
		_, rest, found := strings.Cut(text, "$states")
		if !found {
			return false
		}
		if !strings.HasPrefix(rest, ".input") && !strings.HasPrefix(rest, ".result") && !strings.HasPrefix(rest, ".errorOutput") {
			return true
		}
		text = rest
	}
}

// template compiles a field; nil where there is none.
func (c *compiler) template(v value.Value, field string) *template {
	return c.templateAt(v, field, "")
}

// templateAt compiles a field of a part of a state. The place is what stands before its name when AWS names it.
func (c *compiler) templateAt(v value.Value, field, place string) *template {
	member, there := v.Get(field)
	if !there {
		return nil
	}
	var t template
	c.within(field, func() { t = c.fillIn(member, place+field) })
	return &t
}

// fillIn compiles a value. The place is how AWS names it when it fails.
func (c *compiler) fillIn(v value.Value, place string) template {
	switch v.Kind() {
	case value.KindObject:
		return c.fillInObject(v, place)
	case value.KindArray:
		return c.fillInArray(v, place)
	case value.KindString:
		if text, is := expressionText(v); is && c.jsonata {
			return template{kind: exprTemplate, expr: c.expression(text, place)}
		}
	}
	return template{literal: v}
}

// expressionText is what stands between {% and %}.
func expressionText(v value.Value) (text string, is bool) {
	s, _ := v.AsText()
	if len(s) < len("{%%}") || !strings.HasPrefix(s, "{%") || !strings.HasSuffix(s, "%}") {
		return "", false
	}
	return strings.TrimSpace(s[2 : len(s)-2]), true
}

func (c *compiler) fillInObject(v value.Value, place string) template {
	t := template{kind: objectTemplate, names: make([]string, v.Len()), parts: make([]template, v.Len())}
	i, literal := 0, true
	for name, member := range v.Members() {
		t.names[i] = name
		c.within(name, func() {
			bare, dynamic := strings.CutSuffix(name, ".$")
			if dynamic && !c.jsonata {
				t.names[i], t.parts[i] = bare, c.reference(member, name)
			} else {
				t.parts[i] = c.fillIn(member, place+"/"+name)
			}
		})
		literal = literal && t.parts[i].kind == literalTemplate && t.names[i] == name
		i++
	}
	if literal {
		return template{literal: v}
	}
	t.repeats = repeats(t.names)
	return t
}

func (c *compiler) fillInArray(v value.Value, place string) template {
	t := template{kind: arrayTemplate, parts: make([]template, v.Len())}
	literal := true
	for i, element := range v.Elements() {
		t.parts[i] = c.fillIn(element, place+"["+strconv.Itoa(i)+"]")
		literal = literal && t.parts[i].kind == literalTemplate
	}
	if literal {
		return template{literal: v}
	}
	return t
}

// reference compiles the value of a member whose name ends in ".$": a path or an intrinsic function.
func (c *compiler) reference(v value.Value, field string) template {
	text, is := v.AsText()
	switch {
	case !is:
		c.problem("a path or an intrinsic function is needed")
	case strings.HasPrefix(text, "$"):
		return template{kind: pathTemplate, path: c.path(text), text: text, field: field}
	default:
		return template{kind: callTemplate, call: c.call(text), text: text, field: field}
	}
	return template{}
}

// fill makes the value.
func (t *template) fill(s *scope) (value.Value, *failure) {
	switch t.kind {
	case pathTemplate:
		return s.find(t.path, t.field)
	case callTemplate:
		return s.call(t.call)
	case exprTemplate:
		return s.evaluate(t.expr)
	case objectTemplate:
		return t.fillObject(s)
	case arrayTemplate:
		return t.fillArray(s)
	}
	return t.literal, nil
}

func (t *template) fillObject(s *scope) (value.Value, *failure) {
	members := make([]value.Member, len(t.parts))
	for i := range t.parts {
		v, bad := t.parts[i].fill(s)
		if bad != nil {
			return value.Null, bad
		}
		members[i] = value.Member{Name: t.names[i], Value: v}
	}
	if t.repeats {
		b := value.NewObject(len(members))
		for _, m := range members {
			b.Set(m.Name, m.Value)
		}
		return b.Value(), nil
	}
	return value.ObjectOf(members), nil
}

func (t *template) fillArray(s *scope) (value.Value, *failure) {
	elements := make([]value.Value, len(t.parts))
	for i := range t.parts {
		v, bad := t.parts[i].fill(s)
		if bad != nil {
			return value.Null, bad
		}
		elements[i] = v
	}
	return value.ArrayOf(elements), nil
}
