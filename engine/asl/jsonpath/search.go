package jsonpath

import "playground/engine/value"

// search follows an indefinite path, and the parts of filters. It counts what it looks at.
type search struct {
	whole  value.Value // where a path that begins with $ begins
	found  []value.Value
	left   int // visits
	failed *Failure
	path   *Path
}

func (p *Path) search(document value.Value) (v value.Value, found bool, failed *Failure) {
	s := search{whole: document, left: VisitsMost, path: p}
	if v = s.all(&p.route, document); s.failed != nil {
		return value.Null, false, s.failed
	}
	return v, true, nil
}

// all gives the array of what an indefinite route leads to.
func (s *search) all(to *route, from value.Value) value.Value {
	s.found = []value.Value{}
	s.walk(to.steps, from)
	return value.ArrayOf(s.found)
}

// visit counts one value; false ends the search.
func (s *search) visit() bool {
	s.left--
	if s.left < 0 && s.failed == nil {
		s.failed = s.path.tooLong()
	}
	return s.failed == nil
}

// walk takes the first step from v, and all others from where it leads.
func (s *search) walk(steps []step, v value.Value) {
	if !s.visit() {
		return
	}
	if len(steps) == 0 {
		s.found = append(s.found, v)
		return
	}
	first, rest := &steps[0], steps[1:]
	switch first.kind {
	case every:
		s.every(rest, v)
	case element, elements, slice:
		s.positions(first, rest, v)
	case members:
		s.members(first, rest, v)
	case descend:
		s.descend(rest, v)
	case choose:
		s.choose(first, rest, v)
	default:
		if next, ok := first.from(v); ok {
			s.walk(rest, next)
		}
	}
}

// positions goes to elements by their indices.
func (s *search) positions(first *step, rest []step, v value.Value) {
	if v.Kind() != value.KindArray {
		if !first.loose {
			s.failed = s.path.unfit(first.fragment()+" can only be applied to arrays", v)
		}
		return
	}
	switch first.kind {
	case element:
		s.element(rest, v, first.index)
	case elements:
		for _, i := range first.indices {
			s.element(rest, v, i)
		}
	case slice:
		s.slice(first, rest, v)
	}
}

func (s *search) element(rest []step, v value.Value, i int) {
	if e, ok := at(v, i); ok {
		s.walk(rest, e)
	}
}

func (s *search) every(rest []step, v value.Value) {
	for i := range v.Len() {
		if s.failed != nil {
			return
		}
		s.walk(rest, child(v, i))
	}
}

// child gives element or member i.
func child(v value.Value, i int) value.Value {
	if v.Kind() == value.KindArray {
		return v.Index(i)
	}
	return v.Member(i).Value
}

// members goes to each of several members; at the end of a path it makes one object of them.
func (s *search) members(first *step, rest []step, v value.Value) {
	if len(rest) == 0 {
		if merged, ok := pick(v, first.names); ok {
			s.walk(rest, merged)
		}
		return
	}
	for _, name := range first.names {
		if m, ok := v.Get(name); ok {
			s.walk(rest, m)
		}
	}
}

// slice goes to the elements from a start up to an end. Jayway counts a negative start from the end when the slice has
// no end, a negative end when it has no start; between two bounds each index counts for itself, so that [-2:1] of a
// list of three is its second, third and first.
func (s *search) slice(first *step, rest []step, v value.Value) {
	n := v.Len()
	from, to := first.indices[0], first.indices[1]
	switch {
	case first.open[1]:
		to = n
		if from < 0 {
			from = max(0, n+from)
		}
	case first.open[0]:
		from = 0
		if to < 0 {
			to += n
		}
	default:
		from = max(from, -n)
	}
	for i := from; i < min(to, n) && s.failed == nil; i++ {
		s.element(rest, v, i)
	}
}

// descend applies the next step to v and to all arrays and objects below it, each before what it holds.
func (s *search) descend(rest []step, v value.Value) {
	kind := v.Kind()
	if kind != value.KindArray && kind != value.KindObject || !s.visit() {
		return
	}
	if next := &rest[0]; next.kind != choose || s.holds(next.filter, v) {
		s.walk(rest, v)
	}
	for i := range v.Len() {
		if s.failed != nil {
			return
		}
		s.descend(rest, child(v, i))
	}
}
