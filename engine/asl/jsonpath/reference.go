package jsonpath

import (
	"strconv"

	"playground/engine/value"
)

// Reference is a path that names one place, to read or to write: what ResultPath is.
type Reference struct{ path *Path }

// CompileReference reads a reference path: names and indices that are not negative, nothing else (Amazon States
// Language, "Reference Paths").
func CompileReference(text string) (*Reference, *Error) {
	p, bad := Compile(text)
	if bad != nil {
		return nil, bad
	}
	for i := range p.steps {
		s := &p.steps[i]
		if s.kind != member && (s.kind != element || s.index < 0) {
			return nil, &Error{0, "a reference path has names and indices only"}
		}
	}
	return &Reference{p}, nil
}

// Path gives the reference as a path to read.
func (r *Reference) Path() *Path { return r.path }

// Get reads the place.
func (r *Reference) Get(s Scope) (value.Value, *Failure) { return r.path.Get(s) }

// Get follows the path as ItemsPath does: a step of a definite path that leads nowhere is a conflict.
func (p *Path) Get(s Scope) (value.Value, *Failure) {
	if document, defined := p.Document(s); defined && p.definite {
		v, at := follow(p.steps, document)
		if at < len(p.steps) {
			return value.Null, conflict(&p.steps[at], document)
		}
		return v, nil
	}
	v, _, failed := p.Select(s)
	return v, failed
}

// Put gives the document with the value at the place. Objects are made where there is none; a text, a number or null
// that stands in the way, or an array that is too short, is a conflict.
func (r *Reference) Put(into, v value.Value) (value.Value, *Failure) {
	changed, blocked := put(r.path.steps, into, v)
	if blocked != nil {
		return value.Null, conflict(blocked, into)
	}
	return changed, nil
}

// conflict is how AWS words a step that does not fit: it shows the whole document.
func conflict(s *step, document value.Value) *Failure {
	name := s.name
	switch s.kind {
	case element:
		name = strconv.Itoa(s.index)
	case members:
		name = s.fragment()
	}
	cause := "Unable to apply step \"" + name + "\" to input " + document.String()
	return &Failure{Error: "States.ReferencePathConflict", Cause: cause, Reason: cause}
}

// put gives the changed document, or the step that does not fit.
func put(steps []step, into, v value.Value) (changed value.Value, blocked *step) {
	if len(steps) == 0 {
		return v, nil
	}
	s := &steps[0]
	if s.kind == element {
		return putElement(steps, into, v)
	}
	if into.Kind() != value.KindObject {
		return value.Null, s
	}
	old, there := into.Get(s.name)
	if !there {
		old = emptyObject
	}
	if changed, blocked = put(steps[1:], old, v); blocked != nil {
		return value.Null, blocked
	}
	return into.With(s.name, changed), nil
}

var emptyObject = new(value.Builder).Value()

func putElement(steps []step, into, v value.Value) (changed value.Value, blocked *step) {
	i := steps[0].index
	if into.Kind() != value.KindArray || i >= into.Len() {
		return value.Null, &steps[0]
	}
	if changed, blocked = put(steps[1:], into.Index(i), v); blocked != nil {
		return value.Null, blocked
	}
	elements := make([]value.Value, into.Len())
	for at, e := range into.Elements() {
		elements[at] = e
	}
	elements[i] = changed
	return value.ArrayOf(elements), nil
}
