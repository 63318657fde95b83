package jsonpath

import "playground/engine/value"

// choose applies a filter: to the elements of an array, to an object itself.
func (s *search) choose(first *step, rest []step, v value.Value) {
	switch v.Kind() {
	case value.KindArray:
		for i := 0; i < v.Len() && s.failed == nil; i++ {
			s.judge(first, rest, v.Index(i))
		}
	case value.KindObject:
		s.judge(first, rest, v)
	default:
		if !first.loose {
			s.failed = s.path.unfit("[?] can not be applied to primitives", v)
		}
	}
}

// judge goes on to a value if the filter lets it pass.
func (s *search) judge(first *step, rest []step, item value.Value) {
	if s.holds(first.filter, item) {
		s.walk(rest, item)
	}
}

// holds evaluates a condition for an element.
func (s *search) holds(c *condition, item value.Value) bool {
	if !s.visit() {
		return false
	}
	switch c.kind {
	case not:
		return !s.holds(&c.of[0], item)
	case all, either:
		for i := range c.of {
			if s.holds(&c.of[i], item) == (c.kind == either) {
				return c.kind == either
			}
		}
		return c.kind == all
	case exists:
		d := s.datum(&c.left, item)
		return d.defined
	}
	left, right := s.datum(&c.left, item), s.datum(&c.right, item)
	s.left -= c.operator.work(left, right)
	return s.visit() && c.operator.holds(left, right, &s.left) && s.visit()
}

// datum evaluates an operand.
func (s *search) datum(o *operand, item value.Value) datum {
	if !o.path {
		return o.literal
	}
	from := item
	if o.whole {
		from = s.whole
	}
	if o.definite {
		s.left -= len(o.steps)
		if v, at := follow(o.steps, from); at == len(o.steps) {
			return datum{value: v, defined: true}
		}
		return datum{}
	}
	inner := search{whole: s.whole, left: s.left, path: s.path}
	v := inner.all(&o.route, from)
	if s.left = inner.left; s.left < 0 {
		s.failed = inner.failed
	}
	return datum{value: v, defined: inner.failed == nil}
}
