package jsonata

import "slices"

// dot joins what stands before and after it into one path.
func (q *processor) dot(n *node) *node {
	path := q.process(n.left)
	if path.kind != syntaxPath {
		first := path
		path = &node{kind: syntaxPath, position: n.position, nodes: []*node{first}}
		if first.kind == syntaxParent {
			path.seeking = []*slot{first.slot}
		}
	}
	rest := q.process(n.right)
	if q.bad != nil {
		return path
	}
	if rest.kind == syntaxPath {
		path.nodes = append(path.nodes, rest.nodes...)
	} else {
		if rest.predicates != nil {
			rest.stages, rest.predicates = rest.predicates, nil
		}
		path.nodes = append(path.nodes, rest)
	}
	for _, step := range path.nodes {
		switch step.kind {
		case syntaxNumber, syntaxLiteral:
			q.fail("S0213", step.position, item{}, step.value)
		case syntaxString:
			step.kind = syntaxName
		}
		if step.has(flagKeepArray) {
			path.flags |= flagKeepSingleton
		}
	}
	for _, end := range []*node{path.nodes[0], path.nodes[len(path.nodes)-1]} {
		if end.kind == syntaxArray {
			end.flags |= flagCons
		}
	}
	q.resolve(path)
	return path
}

// last is the step that what follows a path is about.
func last(n *node) *node {
	if n.kind == syntaxPath {
		return n.nodes[len(n.nodes)-1]
	}
	return n
}

// filter puts [...] to the step that it follows.
func (q *processor) filter(n *node) *node {
	whole := q.process(n.left)
	step := last(whole)
	if step.group != nil {
		q.fail("S0209", n.position, item{}, item{})
	}
	predicate := q.process(n.right)
	if q.bad != nil {
		return whole
	}
	for _, s := range predicate.seeking {
		if s.level == 1 {
			q.seekParent(step, s)
		} else {
			s.level--
		}
	}
	if predicate.seeking != nil {
		q.seek(step, predicate)
	}
	if whole.kind == syntaxPath {
		step.stages = append(step.stages, stage{filter: predicate})
	} else {
		step.predicates = append(step.predicates, stage{filter: predicate})
	}
	return whole
}

func (q *processor) grouping(n *node) *node {
	whole := q.process(n.left)
	if whole.group != nil {
		q.fail("S0210", n.position, item{}, item{})
	}
	whole.group = &node{kind: syntaxObject, position: n.position, pairs: n.pairs}
	q.object(whole.group, n.pairs, false)
	return whole
}

func (q *processor) orderBy(n *node) *node {
	path := q.asPath(q.process(n.left))
	sort := &node{kind: syntaxSort, position: n.position, terms: n.terms}
	for i := range sort.terms {
		sort.terms[i].by = q.process(sort.terms[i].by)
		q.seek(sort, sort.terms[i].by)
	}
	path.nodes = append(path.nodes, sort)
	q.resolve(path)
	return path
}

func (q *processor) asPath(n *node) *node {
	if n.kind == syntaxPath {
		return n
	}
	return &node{kind: syntaxPath, position: n.position, nodes: []*node{n}}
}

// focus binds a variable to each value of a step, while the context stays.
func (q *processor) focus(n *node) *node {
	whole := q.process(n.left)
	step := last(whole)
	code := ""
	switch {
	case step.stages != nil || step.predicates != nil:
		code = "S0215"
	case step.kind == syntaxSort:
		code = "S0216"
	}
	if code != "" {
		q.fail(code, n.position, item{}, item{})
	}
	step.flags |= flagTuple | n.flags&flagKeepArray
	step.focus = q.bound(n.right)
	return whole
}

// bound gives the number of the variable after @ or #; $ alone binds nothing.
func (q *processor) bound(n *node) int32 {
	if n.text == "" {
		return 0
	}
	return q.names.bind(n.text)
}

// index binds a variable to the place of each value of a step.
func (q *processor) index(n *node) *node {
	whole := q.process(n.left)
	step := last(whole)
	if whole.kind != syntaxPath {
		whole = q.asPath(whole)
		step.stages, step.predicates = append(step.stages, step.predicates...), nil
	}
	variable := q.bound(n.right)
	if step.stages == nil {
		step.index = variable
	} else {
		step.stages = append(step.stages, stage{index: variable})
	}
	step.flags |= flagTuple
	return whole
}

// seek hands the parents that a part looks for on to the whole.
func (q *processor) seek(whole, part *node) {
	if q.bad != nil {
		return
	}
	whole.seeking = append(whole.seeking, part.seeking...)
	if part.kind == syntaxParent {
		whole.seeking = append(whole.seeking, part.slot)
	}
}

// resolve looks for the parents that the last step of a path asks for among the
// steps before it.
func (q *processor) resolve(path *node) {
	if q.bad != nil {
		return
	}
	step := path.nodes[len(path.nodes)-1]
	slots := slices.Clone(step.seeking)
	if step.kind == syntaxParent {
		slots = append(slots, step.slot)
	}
	for _, s := range slots {
		at := len(path.nodes) - 2
		for s.level > 0 {
			if at < 0 {
				path.seeking = append(path.seeking, s)
				break
			}
			one := path.nodes[at]
			at--
			for at >= 0 && one.focus != 0 && path.nodes[at].focus != 0 {
				one = path.nodes[at]
				at--
			}
			q.seekParent(one, s)
		}
	}
}

// seekParent goes from one step towards the one that a slot stands for.
func (q *processor) seekParent(n *node, s *slot) {
	switch n.kind {
	case syntaxName, syntaxWildcard:
		if s.level--; s.level > 0 {
			return
		}
		if n.ancestor != nil {
			s.label = n.ancestor.label
		}
		n.ancestor = s
		n.flags |= flagTuple
	case syntaxParent:
		s.level++
	case syntaxBlock:
		if len(n.nodes) > 0 {
			n.flags |= flagTuple
			q.seekParent(n.nodes[len(n.nodes)-1], s)
		}
	case syntaxPath:
		n.flags |= flagTuple
		at := len(n.nodes) - 1
		q.seekParent(n.nodes[at], s)
		for at--; s.level > 0 && at >= 0 && q.bad == nil; at-- {
			q.seekParent(n.nodes[at], s)
		}
	default:
		q.fail("S0217", n.position, text(syntaxNames[n.kind]), item{})
		s.level = 0
	}
}
