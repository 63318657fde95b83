package jsonpath

import (
	"strconv"
	"strings"

	"playground/engine/value"
)

// missing words why the definite path leads nowhere: the value came through all steps before at, and that one does not
// fit it. The sentences are those of Jayway's JsonPath 2.0, which AWS passes on.
func (p *Path) missing(at int, v value.Value) *Failure {
	s, last := &p.steps[at], at == len(p.steps)-1
	switch {
	case s.kind == element && v.Kind() != value.KindArray:
		return p.unfit(s.fragment()+" can only be applied to arrays", v)
	case s.kind == element && last:
		f := p.nothing()
		f.PastEnd = true
		return f
	case s.kind == element && p.steps[at+1].kind == element:
		return p.fails("The path "+p.upTo(at+1)+" is null", true)
	case s.kind == element:
		return p.notFound(at + 1)
	case v.Kind() != value.KindObject:
		return p.notFound(at)
	case !last:
		return p.fails("Missing property in path "+p.upTo(at+1), true)
	}
	return p.nothing()
}

// notFound is said of a member of what is no object.
func (p *Path) notFound(at int) *Failure {
	return p.fails("Property "+p.steps[at].fragment()+" not found in path "+p.upTo(at), true)
}

// nothing is said of a path at whose end there is nothing.
func (p *Path) nothing() *Failure { return p.fails("No results for path: "+p.upTo(len(p.steps)), true) }

// undefined is said of a variable that nobody assigned.
func (p *Path) undefined() *Failure {
	return p.fails("No results for path: $['"+p.variable+"']", true)
}

// unfit is said of an index of what is no array, and of a filter behind a text or a number.
func (p *Path) unfit(how string, v value.Value) *Failure {
	return p.fails("Filter: "+how+". Current context is: "+v.String(), false)
}

// tooLong is said of a path that looks at too much.
func (p *Path) tooLong() *Failure {
	return p.fails("The path looks at more than "+strconv.Itoa(VisitsMost)+" values", false)
}

func (p *Path) fails(reason string, missing bool) *Failure {
	cause := "Invalid path '" + p.text + "' : " + reason
	return &Failure{Error: "States.Runtime", Cause: cause, Reason: reason, Missing: missing}
}

// upTo prints the path's first steps as Jayway does.
func (p *Path) upTo(n int) string {
	text := "$"
	for i := range n {
		text += p.steps[i].fragment()
	}
	return text
}

// fragment is a step with names or indices as Jayway prints it.
func (s *step) fragment() string {
	switch s.kind {
	case element:
		return "[" + strconv.Itoa(s.index) + "]"
	case elements, slice:
		return "[" + s.bounds() + "]"
	}
	names := s.names
	if s.kind == member {
		names = []string{s.name}
	}
	return "['" + strings.Join(names, "','") + "']"
}

// bounds prints 0,2 of elements and 1:3 of a slice.
func (s *step) bounds() (text string) {
	for i, index := range s.indices {
		if i > 0 && s.kind == slice {
			text += ":"
		} else if i > 0 {
			text += ","
		}
		if s.kind != slice || !s.open[i] {
			text += strconv.Itoa(index)
		}
	}
	return text
}
