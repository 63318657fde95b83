package jsonata

// tuple is a value of a path together with the variables that @, # and % of the
// steps before it bound.
type tuple struct {
	focus     item
	variables []variable
}

// frame is the scope in which an expression about the tuple is evaluated.
func (t *tuple) frame(up *frame) *frame {
	return &frame{up: up, variables: t.variables[:len(t.variables):len(t.variables)], shared: true}
}

// with gives the tuple with one more variable.
func (t *tuple) set(name int32, i item) {
	for n := range t.variables {
		if t.variables[n].name == name {
			t.variables[n].value = i
			return
		}
	}
	t.variables = append(t.variables, variable{name, i})
}

func (t *tuple) copy(more int) *tuple {
	return &tuple{t.focus, append(make([]variable, 0, len(t.variables)+more), t.variables...)}
}

// streamed makes an array of tuples: of their values alone, unless whoever
// asked needs the variables too.
func streamed(tuples []*tuple, whole bool) item {
	if whole {
		return stream(tuples)
	}
	values := make([]item, len(tuples))
	for n, t := range tuples {
		values[n] = t.focus
	}
	return list(values, markSequence)
}

// tupleStep evaluates a step for each tuple, or, where it is the first to need
// tuples, for each value of the input.
func (m *machine) tupleStep(n *node, input item, tuples []*tuple, first bool, env *frame) []*tuple {
	if n.kind == syntaxSort {
		return m.tupleStages(n.stages, m.sortTuples(n, input, tuples, first, env), env)
	}
	if first {
		tuples = make([]*tuple, 0, input.size())
		for k := range input.size() {
			tuples = append(tuples, &tuple{focus: input.at(k)})
		}
	}
	var result []*tuple
	for _, from := range tuples {
		found := m.eval(n, from.focus, from.frame(env))
		if m.bad != nil {
			return nil
		}
		if !found.undefined() {
			result = m.spread(result, n, from, found)
		}
	}
	return m.tupleStages(n.stages, result, env)
}

// spread makes a tuple of each value that a step found.
func (m *machine) spread(to []*tuple, n *node, from *tuple, found item) []*tuple {
	count := found.count()
	if !m.spend(count) {
		return to
	}
	for k := range count {
		t := from.copy(3)
		if found.marked(markTuples) {
			inner := found.x.tuples[k]
			t.focus = inner.focus
			for _, v := range inner.variables {
				t.set(v.name, v.value)
			}
			to = append(to, t)
			continue
		}
		one := found
		if found.isArray() {
			one = found.at(k)
		}
		if n.focus != 0 {
			t.set(n.focus, one)
		} else {
			t.focus = one
		}
		if n.index != 0 {
			t.set(n.index, integer(k))
		}
		if n.ancestor != nil {
			t.set(n.ancestor.label, from.focus)
		}
		to = append(to, t)
	}
	return to
}

func (m *machine) tupleStages(stages []stage, tuples []*tuple, env *frame) []*tuple {
	for _, s := range stages {
		if s.filter == nil {
			for n, t := range tuples {
				t.set(s.index, integer(n))
			}
			continue
		}
		kept := m.filter(s.filter, stream(tuples), env)
		if m.bad != nil {
			return nil
		}
		tuples = kept.x.tuples
	}
	return tuples
}

func (m *machine) filterTuples(predicate *node, input item, env *frame) item {
	all := input.x.tuples
	var kept []*tuple
	if predicate.kind == syntaxNumber {
		f, _ := predicate.value.asNumber()
		if n, is := index(f, len(all)); is {
			kept = all[n : n+1 : n+1]
		}
		return stream(kept)
	}
	for n, t := range all {
		for range m.chosen(m.eval(predicate, t.focus, t.frame(env)), n, len(all)) {
			kept = append(kept, t)
		}
		if m.bad != nil {
			break
		}
	}
	return stream(kept)
}

// merged makes one tuple of those of a group: each variable has all their
// values.
func merged(tuples []*tuple) *tuple {
	if len(tuples) == 1 {
		return tuples[0]
	}
	all := tuples[0].copy(0)
	for _, t := range tuples[1:] {
		all.focus = concat(all.focus, t.focus)
		for _, v := range t.variables {
			before, _ := (&frame{variables: all.variables}).lookup(v.name)
			all.set(v.name, concat(before, v.value))
		}
	}
	return all
}
