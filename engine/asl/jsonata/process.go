package jsonata

// processor makes out of what was read what is evaluated: dots become paths of
// steps, brackets their filters, and each % knows which step is its parent.
type processor struct {
	names  *names
	labels int32
	binds  int // in the block or lambda under way
	depth  int
	bad    *failure
}

// nowhere is the position of what has none.
const nowhere = -1

// processDeep is how deep an expression may nest: each operator in a row
// counts.
const processDeep = 600

func (q *processor) fail(code string, position int32, token, inserted item) {
	if q.bad == nil {
		q.bad = &failure{code: code, position: position + 1, token: token}
		q.bad.with(insertValue, inserted)
	}
}

// process gives the node to evaluate, often the one it got, changed.
func (q *processor) process(n *node) *node {
	if q.depth++; q.depth > processDeep && q.bad == nil {
		q.fail("U1001", n.position, item{}, text(tooDeep))
	}
	defer func() { q.depth-- }()
	if q.bad != nil {
		return n
	}
	done := q.dispatch(n)
	if n.has(flagKeepArray) {
		done.flags |= flagKeepArray
	}
	return done
}

func (q *processor) dispatch(n *node) *node {
	switch n.kind {
	case syntaxBinary:
		return q.binary(n)
	case syntaxNegate:
		return q.negate(n)
	case syntaxArray:
		q.all(n, n.nodes)
	case syntaxObject:
		q.object(n, n.pairs, true)
	case syntaxCall, syntaxPartial:
		q.all(n, n.nodes)
		n.left = q.process(n.left)
	case syntaxLambda:
		outside := q.binds
		n.right = q.tail(q.process(n.right))
		q.binds = outside
	case syntaxCondition:
		q.operands(n)
	case syntaxTransform:
		q.transform(n)
	case syntaxBlock:
		q.block(n)
	case syntaxName:
		return q.name(n)
	case syntaxParent:
		q.labels++
		n.slot = &slot{label: -q.labels, level: 1}
	case syntaxVariable:
		n.variable = q.names.number(n.text)
	case syntaxOperator:
		return q.operator(n)
	case syntaxEnd:
		q.fail("S0207", n.position, text(n.text), item{})
	}
	return n
}

func (q *processor) all(n *node, parts []*node) {
	for i := range parts {
		parts[i] = q.process(parts[i])
		q.seek(n, parts[i])
	}
}

func (q *processor) operands(n *node) {
	for _, part := range []**node{&n.left, &n.right, &n.other} {
		if *part != nil {
			*part = q.process(*part)
			q.seek(n, *part)
		}
	}
}

func (q *processor) transform(n *node) {
	n.left, n.right = q.process(n.left), q.process(n.right)
	if n.other != nil {
		n.other = q.process(n.other)
	}
}

func (q *processor) object(n *node, pairs [][2]*node, seeks bool) {
	simple := true
	for i := range pairs {
		for k := range pairs[i] {
			pairs[i][k] = q.process(pairs[i][k])
			if seeks {
				q.seek(n, pairs[i][k])
			}
		}
		simple = simple && plainName(pairs[i][0]) && fresh(pairs[:i], pairs[i][0].text)
	}
	if simple {
		n.flags |= flagSimple
	}
}

func plainName(n *node) bool { return n.kind == syntaxString && n.predicates == nil && n.group == nil }

func fresh(pairs [][2]*node, name string) bool {
	for _, pair := range pairs {
		if pair[0].text == name {
			return false
		}
	}
	return true
}

// block needs a frame of its own only where it binds variables.
func (q *processor) block(n *node) {
	outside := q.binds
	q.binds = 0
	for i := range n.nodes {
		part := q.process(n.nodes[i])
		n.nodes[i] = part
		q.seek(n, part)
		if part.has(flagCons) || part.kind == syntaxPath && part.nodes[0].has(flagCons) {
			n.flags |= flagCons
		}
	}
	if q.binds > 0 {
		n.flags |= flagFrame
	}
	q.binds = outside
}

func (q *processor) name(n *node) *node {
	path := &node{kind: syntaxPath, position: n.position, nodes: []*node{n}}
	if n.has(flagKeepArray) {
		path.flags |= flagKeepSingleton
	}
	return path
}

// operator lets the words and, or, in be names where operands should be.
func (q *processor) operator(n *node) *node {
	switch n.text {
	case "?":
		return n
	}
	n.kind = syntaxName
	return q.name(n)
}

func (q *processor) negate(n *node) *node {
	n.left = q.process(n.left)
	if n.left.kind == syntaxNumber && q.bad == nil {
		f, _ := n.left.value.asNumber()
		n.left.value = number(-f)
		n.left.text = n.left.value.v.Literal()
		return n.left
	}
	q.seek(n, n.left)
	return n
}

// tail marks the call that a lambda ends with: whoever called the lambda makes
// it, so that recursion there needs no depth.
func (q *processor) tail(n *node) *node {
	switch {
	case n.kind == syntaxCall && n.predicates == nil:
		n.flags |= flagThunk
	case n.kind == syntaxCondition && n.predicates == nil:
		n.right = q.tail(n.right)
		if n.other != nil {
			n.other = q.tail(n.other)
		}
	case n.predicates != nil || n.group != nil:
	case n.kind == syntaxBlock && len(n.nodes) > 0:
		n.nodes[len(n.nodes)-1] = q.tail(n.nodes[len(n.nodes)-1])
	}
	return n
}

// binary takes the operators apart that are no plain ones.
func (q *processor) binary(n *node) *node {
	switch n.text {
	case ".":
		return q.dot(n)
	case "[":
		return q.filter(n)
	case "{":
		return q.grouping(n)
	case "^":
		return q.orderBy(n)
	case ":=":
		n.kind = syntaxBind
		q.binds++
		n.variable = q.names.number(n.left.text)
		n.right = q.process(n.right)
		q.seek(n, n.right)
	case "@":
		return q.focus(n)
	case "#":
		return q.index(n)
	case "~>":
		n.kind = syntaxApply
		n.left, n.right = q.process(n.left), q.process(n.right)
		n.flags |= (n.left.flags | n.right.flags) & flagKeepArray
	default:
		q.operands(n)
	}
	return n
}
