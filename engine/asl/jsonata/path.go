package jsonata

// path evaluates a path: each step for each value that the step before gave.
func (m *machine) path(n *node, input item, env *frame) item {
	if !input.isArray() || n.nodes[0].kind == syntaxVariable {
		if len(n.nodes) == 1 && n.flags == 0 && n.group == nil {
			if step := n.nodes[0]; step.kind == syntaxName && step.flags == 0 && len(step.stages) == 0 && input.x != nil {
				return m.onlyName(step, input)
			}
		}
		input = sequence(input)
	}
	var result item
	var tuples []*tuple
	streaming, begun := false, false
	for at, step := range n.nodes {
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
			result = list(nil, markTuples|markSequence)
			result.x.tuples = tuples
		}
		return m.grouped(n.group, result, env)
	}
	return result
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

func (m *machine) flattened(results []item) item {
	total := 0
	for _, one := range results {
		total += one.count()
	}
	if !m.spend(total) {
		return item{}
	}
	if len(results) == 1 && results[0].marked(markRange) {
		span := *results[0].x
		span.marks |= markSequence
		return item{x: &span}
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
