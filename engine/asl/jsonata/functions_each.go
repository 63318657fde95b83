package jsonata

// Functions that call a function for each element or member. It gets as many
// arguments as it can take: the value, its place or name, and the whole.

// visit calls a function for each element of an array or member of an object,
// until take says no.
func (m *machine) visit(all, by item, take func(one, result item, name string) bool) {
	arity := 1
	if f := by.function(); f != nil {
		arity = f.arity()
	}
	bottom := len(m.stack)
	count := all.size()
	object := all.kind() == kindObject
	if object {
		count = all.members()
	}
	for n := range count {
		if !m.spend(1) {
			return
		}
		name, place := "", integer(n)
		var one item
		if object {
			name, one = all.member(n)
			place = text(name)
		} else {
			one = all.at(n)
		}
		m.stack = append(m.stack, one, place, all)
		result := m.run(by, m.stack[bottom:bottom+max(min(arity, 3), 1)]...)
		m.stack = m.stack[:bottom]
		if m.bad != nil || !take(one, result, name) {
			return
		}
	}
}

func (m *machine) results(all, by item) item {
	var found []item
	m.visit(all, by, func(_, result item, _ string) bool {
		if !result.undefined() {
			found = append(found, result)
		}
		return true
	})
	return list(found, markSequence)
}

func mapEach(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	return m.results(a[0], a[1])
}

func each(m *machine, a []item) item { return m.results(a[0], a[1]) }

func filterEach(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	var kept []item
	m.visit(a[0], a[1], func(one, result item, _ string) bool {
		if m.truth(result) {
			kept = append(kept, one)
		}
		return true
	})
	return list(kept, markSequence)
}

func single(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	found, result := 0, item{}
	take := func(one, by item, _ string) bool {
		if argument(a, 1).undefined() || m.truth(by) {
			found++
			result = one
		}
		return found <= 1
	}
	if argument(a, 1).undefined() {
		for n := range a[0].size() {
			if !take(a[0].at(n), item{}, "") {
				break
			}
		}
	} else {
		m.visit(a[0], a[1], take)
	}
	switch found {
	case 0:
		return m.fail(&failure{code: "D3139"})
	case 1:
		return result
	}
	return m.fail(&failure{code: "D3138"})
}

func sift(m *machine, a []item) item {
	if a[0].kind() != kindObject {
		return item{}
	}
	kept := newObject(0)
	m.visit(a[0], argument(a, 1), func(one, result item, name string) bool {
		if m.truth(result) {
			kept.set(name, one)
		}
		return true
	})
	if len(kept.names) == 0 {
		return item{}
	}
	return kept.object()
}

func reduce(m *machine, a []item) item {
	all, by, result := a[0], argument(a, 1), argument(a, 2)
	if all.undefined() {
		return all
	}
	arity := 1
	if f := by.function(); f != nil {
		arity = f.arity()
	}
	if arity < 2 {
		return m.fail(&failure{code: "D3050"})
	}
	first := 0
	if result.undefined() && all.size() > 0 {
		first, result = 1, all.at(0)
	}
	for n := first; n < all.size() && m.spend(1); n++ {
		bottom := len(m.stack)
		m.stack = append(m.stack, result, all.at(n), integer(n), all)
		result = m.run(by, m.stack[bottom:bottom+min(arity, 4)]...)
		m.stack = m.stack[:bottom]
	}
	return result
}
