package jsonata

// sorter sorts by the terms of ^(...). What an element has for a term is
// evaluated when it is first compared.
type sorter struct {
	*machine
	node  *node
	keys  []item // of all elements, term by term
	about func(element int) (item, *frame)
}

// orderBy sorts the elements of an array.
func (m *machine) orderBy(n *node, input item, env *frame) item {
	if !input.isArray() || input.size() <= 1 {
		return input
	}
	if !m.spend(input.size()) {
		return item{}
	}
	items := input.elements()
	order := m.sorted(n, len(items), func(element int) (item, *frame) { return items[element], env })
	sorted := make([]item, len(items))
	for k, from := range order {
		sorted[k] = items[from]
	}
	return list(sorted, 0)
}

// sortTuples sorts tuples, or, where there are none yet, values, which become
// tuples with their new places.
func (m *machine) sortTuples(n *node, input item, tuples []*tuple, first bool, env *frame) []*tuple {
	if first {
		values := m.orderBy(n, input, env)
		var made []*tuple
		for k := range values.size() {
			t := &tuple{focus: values.at(k)}
			if n.index != 0 {
				t.set(n.index, integer(k))
			}
			made = append(made, t)
		}
		return made
	}
	if len(tuples) <= 1 {
		return tuples
	}
	order := m.sorted(n, len(tuples), func(element int) (item, *frame) {
		return tuples[element].focus, tuples[element].frame(env)
	})
	sorted := make([]*tuple, len(tuples))
	for k, from := range order {
		sorted[k] = tuples[from]
	}
	return sorted
}

// sorted gives the order of so many elements.
func (m *machine) sorted(n *node, count int, about func(int) (item, *frame)) []int {
	s := &sorter{m, n, make([]item, count*len(n.terms)), about}
	for k := range s.keys {
		s.keys[k].x = unset
	}
	order := make([]int, count)
	for k := range order {
		order[k] = k
	}
	return m.mergeSort(order, s.after)
}

func (s *sorter) key(element, term int) item {
	key := &s.keys[element*len(s.node.terms)+term]
	if key.x == unset {
		context, env := s.about(element)
		*key = s.eval(s.node.terms[term].by, context, env)
	}
	return *key
}

// after reports whether one element belongs behind another.
func (s *sorter) after(a, b int) bool {
	for term := range s.node.terms {
		x, y := s.key(a, term), s.key(b, term)
		if s.bad != nil {
			return false
		}
		if x.undefined() || y.undefined() {
			if x.undefined() && y.undefined() {
				continue
			}
			return x.undefined()
		}
		switch {
		case !sortable(x):
			return s.sortFail(s.node, "T2008", x, item{})
		case !sortable(y):
			return s.sortFail(s.node, "T2008", y, item{})
		case x.kind() != y.kind():
			return s.sortFail(s.node, "T2007", x, y)
		case s.same(x, y, 0):
			continue
		}
		return isBefore(x, y) == s.node.terms[term].descending
	}
	return false
}

func sortable(i item) bool { return i.kind() == kindText || i.kind() == kindNumber }

func (m *machine) sortFail(n *node, code string, a, b item) bool {
	f := &failure{code: code, position: n.position + 1}
	m.fail(f.with(insertValue, a).with(insertValue2, b))
	return false
}

// isBefore orders two numbers or two texts.
func isBefore(a, b item) bool {
	if x, is := plainText(a); is {
		y, _ := plainText(b)
		return before(x, y)
	}
	x, _ := a.asNumber()
	y, _ := b.asNumber()
	return x < y
}

// mergeSort keeps the order of what is alike. Elements are compared in the
// order in which the library does, since a comparison can be anything.
func (m *machine) mergeSort(order []int, swap func(a, b int) bool) []int {
	if len(order) <= 1 || m.bad != nil {
		return order
	}
	left := m.mergeSort(order[:len(order)/2], swap)
	right := m.mergeSort(order[len(order)/2:], swap)
	merged := make([]int, 0, len(order))
	for len(left) > 0 && len(right) > 0 {
		if !m.spend(1) {
			return order
		}
		if swap(left[0], right[0]) {
			merged, right = append(merged, right[0]), right[1:]
		} else {
			merged, left = append(merged, left[0]), left[1:]
		}
	}
	return append(append(merged, left...), right...)
}
