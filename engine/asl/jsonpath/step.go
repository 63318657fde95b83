package jsonpath

import "playground/engine/value"

// stepKind says what a step does with a value.
type stepKind uint8

const (
	member   stepKind = iota // .name
	element                  // [3], [-1]
	members                  // ['a','b']
	elements                 // [0,2]
	slice                    // [1:3]
	every                    // [*]
	descend                  // ..: the next step applies to the value and to all below it
	choose                   // [?(...)]
)

// step is one step of a path.
type step struct {
	kind    stepKind
	loose   bool // a step before it is indefinite: what does not fit is passed over
	name    string
	index   int
	names   []string
	indices []int // of elements; of slice: from, to
	open    [2]bool
	filter  *condition
}

// definite reports whether the step leads from one value to one value; last tells whether it ends the path.
func (s *step) definite(last bool) bool {
	switch s.kind {
	case member, element:
		return true
	case members:
		return last
	}
	return false
}

// route is what follows a root.
type route struct {
	steps    []step
	definite bool
}

// follow walks definite steps. It gives the value it came to and how many steps it went; fewer than all if the next
// one leads nowhere.
func follow(steps []step, v value.Value) (value.Value, int) {
	for i := range steps {
		next, ok := steps[i].from(v)
		if !ok {
			return v, i
		}
		v = next
	}
	return v, len(steps)
}

// from takes one definite step.
func (s *step) from(v value.Value) (value.Value, bool) {
	switch s.kind {
	case member:
		return v.Get(s.name)
	case element:
		return at(v, s.index)
	}
	return pick(v, s.names)
}

// at gives an element of an array; negative ones count from the end.
func at(v value.Value, i int) (value.Value, bool) {
	if i < 0 {
		i += v.Len()
	}
	if v.Kind() != value.KindArray || i < 0 || i >= v.Len() {
		return value.Null, false
	}
	return v.Index(i), true
}

// pick makes an object of those of an object's members that have one of the names.
func pick(v value.Value, names []string) (value.Value, bool) {
	if v.Kind() != value.KindObject {
		return value.Null, false
	}
	b := value.NewObject(len(names))
	for _, name := range names {
		if m, ok := v.Get(name); ok {
			b.Set(name, m)
		}
	}
	return b.Value(), true
}
