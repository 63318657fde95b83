package jsonata

// path evaluates a path: each step for each value that the step before gave.
func (m *machine) path(n *node, input item, env *frame) item {
	first := 0
	if !input.isArray() || n.nodes[0].kind == syntaxVariable {
		var done bool
		if input, first, done = m.walk(n, input, env); done {
			return input
		}
	}
	var result item
	var tuples []*tuple
	streaming, begun := false, false
	for at := first; at < len(n.nodes); at++ {
		step := n.nodes[at]
		streaming = streaming || step.has(flagTuple)
		switch {
		case at == 0 && step.has(flagCons):
			result = m.eval(step, input, env)
		case streaming:
			tuples = m.tupleStep(step, input, tuples, !begun, env)
			begun = true
		default:
			result = m.step(step, input, env, at == len(n.nodes)-1)
		}
		if m.bad != nil {
			return item{}
		}
		if !streaming && result.empty() {
			break
		}
		if step.focus == 0 {
			input = result.indexed()
		}
	}
	if streaming {
		result = streamed(tuples, n.has(flagTuple))
	}
	if n.has(flagKeepSingleton) && !result.undefined() {
		if result.marked(markCons) && !result.marked(markSequence) {
			result = sequence(result)
		}
		if result.x != plain {
			result.x.marks |= markKeep
		}
	}
	if n.group != nil {
		if streaming {
			result = stream(tuples)
		}
		return m.grouped(n.group, result, env)
	}
	return result
}

// walk follows the steps of a path that are names alone, as long as there is
// one value that is no array. It gives the input of the first step that is
// left, or what the path comes to where that is done.
func (m *machine) walk(n *node, input item, env *frame) (next item, at int, done bool) {
	whole := n.flags == 0 && n.group == nil
	for at < len(n.nodes) {
		step := n.nodes[at]
		var found item
		switch {
		case step.flags != 0 || step.stages != nil || step.predicates != nil || step.group != nil || step.index != 0:
			return sequence(input), at, false
		case step.kind == syntaxVariable && at == 0:
			found = m.eval(step, input, env)
		case step.kind == syntaxName && input.kind() == kindObject:
			found = m.onlyName(step, input)
		default:
			return sequence(input), at, false
		}
		last := at == len(n.nodes)-1
		switch {
		case last && !whole, found.marked(markCons | markOuter):
			return sequence(input), at, false
		case last, found.undefined() && whole:
			return found, at, true
		case found.isArray() && found.size() == 0:
			return sequence(input), at, false
		case found.isArray():
			return found, at + 1, false
		case found.undefined():
			return sequence(input), at, false
		}
		input = found
		at++
	}
	return sequence(input), at, false
}

// empty reports whether nothing is left for the steps that follow.
func (i item) empty() bool {
	s, is := plainText(i)
	return i.undefined() || i.isArray() && i.size() == 0 || is && s == ""
}

// indexed gives what JavaScript finds in an item by numbers. What is no array
// comes here only from an array that begins a path and has a filter: [1, 2][0].a
func (i item) indexed() item {
	if i.isArray() || i.undefined() {
		return i
	}
	var items []item
	if s, is := plainText(i); is {
		for _, unit := range units(s) {
			items = append(items, text(unit))
		}
	}
	return list(items, 0)
}

// onlyName is the commonest path: one name, of what is no array.
func (m *machine) onlyName(step *node, input item) item {
	if m.steps--; m.steps < 0 {
		m.spend(0)
		return item{}
	}
	if input.kind() != kindObject {
		return item{}
	}
	found := input.get(step.text)
	if !found.marked(markSequence) {
		return found
	}
	switch found.size() {
	case 0:
		return item{}
	case 1:
		return found.at(0)
	}
	return list(found.elements(), markSequence)
}

// step evaluates a step for each value, and flattens what they give. The last
// one leaves an array as it is that is all there is.
func (m *machine) step(n *node, input item, env *frame, last bool) item {
	if n.kind == syntaxSort {
		return m.filters(n.stages, m.orderBy(n, input, env), env)
	}
	if n.kind == syntaxName && n.stages == nil && n.predicates == nil && n.group == nil {
		return m.nameStep(n, input, last)
	}
	count := input.size()
	results := make([]item, 0, min(count, 64))
	arrays := 0
	for k := range count {
		one := m.eval(n, input.at(k), env)
		for s := range n.stages {
			one = m.filter(n.stages[s].filter, one, env)
		}
		if m.bad != nil {
			return item{}
		}
		if one.undefined() {
			continue
		}
		if one.isArray() && !one.marked(markCons) {
			arrays++
		}
		results = append(results, one)
	}
	if last && len(results) == 1 && results[0].isArray() && !results[0].marked(markSequence) {
		return results[0]
	}
	if arrays == 0 {
		return list(results, markSequence)
	}
	return m.flattened(results)
}

// nameStep is the step that is a name alone.
func (m *machine) nameStep(n *node, input item, last bool) item {
	count := input.size()
	if !m.spend(count) {
		return item{}
	}
	results := make([]item, 0, min(count, 64))
	found, lone := 0, item{}
	for k := range count {
		one := input.at(k)
		switch one.kind() {
		case kindObject:
			one = one.get(n.text)
		case kindArray:
			one = m.lookup(one, n.text)
		default:
			continue
		}
		if one = one.settled(); one.undefined() {
			continue
		}
		found++
		if lone = one; one.marked(markCons) {
			results = append(results, one)
		} else if results = appendFlat(results, one); !m.spend(one.count()) {
			return item{}
		}
	}
	if last && found == 1 && lone.isArray() && !lone.marked(markSequence) {
		return lone
	}
	return list(results, markSequence)
}

// settled is what a sequence stands for: nothing where it is empty, its element
// where it has one.
//
//go:noinline
func (i item) settled() item {
	if !i.marked(markSequence) || i.marked(markTuples) {
		return i
	}
	switch i.size() {
	case 0:
		return item{}
	case 1:
		if !i.marked(markKeep) {
			return i.at(0)
		}
	}
	return i
}

func (m *machine) flattened(results []item) item {
	total := 0
	for _, one := range results {
		total += one.count()
	}
	if !m.spend(total) {
		return item{}
	}
	if len(results) == 1 && results[0].marked(markRange) {
		return span(results[0].x.first, results[0].x.length, markSequence)
	}
	flat := make([]item, 0, total)
	for _, one := range results {
		if one.marked(markCons) {
			flat = append(flat, one)
		} else {
			flat = appendFlat(flat, one)
		}
	}
	return list(flat, markSequence)
}

func (m *machine) filters(stages []stage, input item, env *frame) item {
	for _, s := range stages {
		input = m.filter(s.filter, input, env)
	}
	return input
}

// filter keeps the elements for which the predicate holds, or at whose place it
// points.
func (m *machine) filter(predicate *node, input item, env *frame) item {
	if m.bad != nil {
		return item{}
	}
	if input.marked(markTuples) {
		return m.filterTuples(predicate, input, env)
	}
	input = input.asArray()
	if predicate.kind == syntaxNumber {
		return m.element(predicate, input)
	}
	var kept []item
	count := input.size()
	for n := range count {
		one := input.at(n)
		for range m.chosen(m.eval(predicate, one, env), n, count) {
			kept = append(kept, one)
		}
		if m.bad != nil {
			return item{}
		}
	}
	return list(kept, markSequence)
}

// element gives the one at a place, counted from the end where it is negative.
func (m *machine) element(predicate *node, input item) item {
	f, _ := predicate.value.asNumber()
	n, is := index(f, input.size())
	if !is {
		return list(nil, markSequence)
	}
	one := input.at(n)
	switch {
	case one.isArray():
		return one
	case one.undefined():
		return list(nil, markSequence)
	}
	return sequence(one)
}

// index rounds a number down to the place that it means in an array.
func index(f float64, count int) (int, bool) {
	f = floor(f)
	if f < 0 {
		f += float64(count)
	}
	if f < 0 || f >= float64(count) {
		return 0, false
	}
	return int(f), true
}

// chosen counts how often an element at a place is chosen: each number of the
// predicate's result that points there counts; else it is a condition.
func (m *machine) chosen(by item, place, count int) int {
	if by.x == plain || by.undefined() {
		if b, is := by.v.AsBool(); is && by.x == plain {
			if b {
				return 1
			}
			return 0
		}
	}
	if m.numeric(by) {
		by = sequence(by)
	}
	if !m.allOf(by, kindNumber) {
		if m.truth(by) {
			return 1
		}
		return 0
	}
	times := 0
	for n := range by.size() {
		f, _ := by.at(n).asNumber()
		if at, is := index(f, count); is && at == place {
			times++
		}
	}
	return times
}
