package jsonata

// orderBy sorts by the terms of ^(...).
func (m *machine) orderBy(n *node, input item, env *frame) item {
	if !input.isArray() || input.size() <= 1 {
		return input
	}
	items := input.elements()
	keys := make([][]item, len(items))
	for k := range items {
		keys[k] = m.sortKeys(n, items[k], env)
	}
	order := m.sorted(n, keys)
	if m.bad != nil {
		return item{}
	}
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
	keys := make([][]item, len(tuples))
	for k, t := range tuples {
		keys[k] = m.sortKeys(n, t.focus, t.frame(env))
	}
	sorted := make([]*tuple, len(tuples))
	for k, from := range m.sorted(n, keys) {
		sorted[k] = tuples[from]
	}
	return sorted
}

func (m *machine) sortKeys(n *node, one item, env *frame) []item {
	keys := make([]item, len(n.terms))
	for k := range n.terms {
		keys[k] = m.eval(n.terms[k].by, one, env)
	}
	return keys
}

// sorted gives the order of the elements by their keys.
func (m *machine) sorted(n *node, keys [][]item) []int {
	order := make([]int, len(keys))
	for k := range order {
		order[k] = k
	}
	return m.mergeSort(order, func(a, b int) bool { return m.after(n, keys[a], keys[b]) })
}

// after reports whether one element belongs behind another.
func (m *machine) after(n *node, a, b []item) bool {
	for k := range n.terms {
		x, y := a[k].kind(), b[k].kind()
		if x == kindUndefined || y == kindUndefined {
			if x == y {
				continue
			}
			return x == kindUndefined
		}
		switch {
		case x != kindText && x != kindNumber:
			return m.sortFail(n, "T2008", a[k], item{})
		case y != kindText && y != kindNumber:
			return m.sortFail(n, "T2008", b[k], item{})
		case x != y:
			return m.sortFail(n, "T2007", a[k], b[k])
		case m.same(a[k], b[k], 0):
			continue
		}
		return isBefore(a[k], b[k]) == n.terms[k].descending
	}
	return false
}

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
