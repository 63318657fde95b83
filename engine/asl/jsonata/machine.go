package jsonata

import "playground/engine/asl/jsonata/regex"

// machine evaluates one expression once.
type machine struct {
	names   *names
	globals []item // variables that no frame has, by their numbers
	root    item
	scope   Scope
	host    Host
	options Options
	table   []builtin
	natives []item // the functions of the language by the numbers of their names
	stack   []item // the arguments of the calls under way
	room    regex.Room

	steps   int
	depth   int
	deepest int
	calls   int      // functions called inside of each other
	tail    tail     // the call that a function ended with, until it is made
	env     *frame   // where the function of the language under way was called,
	context item     // and the context there
	bad     *failure // the first that went wrong; everything ends then
}

// The words of the library's own tests for what goes on too long.
const (
	tooDeep = "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting as tail-recursive."
	tooLong = "Expression evaluation timeout: Check for infinite loop"
)

// fail notes a failure. From then on every step is refused, so that whoever
// loops or recurses comes to an end.
//
//go:noinline
func (m *machine) fail(f *failure) item {
	if m.bad == nil {
		m.bad, m.steps = f, 0
	}
	return item{}
}

//
//go:noinline
func (m *machine) failCode(code string, shown item) item {
	return m.fail((&failure{code: code}).with(insertValue, shown))
}

func (m *machine) overflow() { m.failCode("U1001", text(tooDeep)) }

// spend takes steps; without any left the evaluation fails.
//
//go:noinline
func (m *machine) spend(steps int) bool {
	if m.steps -= steps; m.steps < 0 {
		m.failCode("U1001", text(tooLong))
		m.steps = 0
	}
	return m.bad == nil
}

// spendText takes the steps that building a text of so many bytes costs.
//
//go:noinline
func (m *machine) spendText(bytes int) bool {
	if bytes > textMost {
		m.failCode("U1001", text(tooLong))
	}
	return m.spend(bytes >> 5)
}

const (
	// textMost is the longest text that an expression can build, in bytes.
	textMost = 16 << 20
	// arrayMost is the longest array, as the library has it for the range operator.
	arrayMost = 1e7
)

// frame is a scope of variables. Those that are not in it are looked up further
// out.
type frame struct {
	up        *frame
	variables []variable
	shared    bool // the variables are those of a tuple
	room      [2]variable
}

type variable struct {
	name  int32
	value item
}

func newFrame(up *frame) *frame {
	f := &frame{up: up}
	f.variables = f.room[:0]
	return f
}

func (f *frame) bind(name int32, i item) {
	if f.shared {
		f.variables = append(make([]variable, 0, len(f.variables)+2), f.variables...)
		f.shared = false
	}
	for n := range f.variables {
		if f.variables[n].name == name {
			f.variables[n].value = i
			return
		}
	}
	f.variables = append(f.variables, variable{name, i})
}

func (f *frame) lookup(name int32) (item, bool) {
	for ; f != nil; f = f.up {
		for n := range f.variables {
			if f.variables[n].name == name {
				return f.variables[n].value, true
			}
		}
	}
	return item{}, false
}

// variable gives the value of $name.
func (m *machine) variable(name int32, env *frame) item {
	if m.names.bound[name-1] {
		if i, is := env.lookup(name); is {
			return i
		}
	}
	if m.scope == nil {
		return m.known(name)
	}
	for len(m.globals) < len(m.names.list) {
		m.globals = append(m.globals, item{x: unset})
	}
	if m.globals[name-1].x == unset {
		m.globals[name-1] = m.global(m.names.list[name-1], name)
	}
	return m.globals[name-1]
}

// global asks for a variable outside of the expression, and then for a function
// of the language.
func (m *machine) global(name string, number int32) item {
	if name != "$" && m.scope != nil {
		if v, is := m.scope.Variable(name); is {
			return of(v)
		}
	}
	return m.known(number)
}

// known gives the whole input, or a function of the language.
func (m *machine) known(number int32) item {
	if number > int32(len(m.natives)) {
		m.natives = nativesOf(m.names, m.table, m.options)
	}
	if i := m.natives[number-1]; i.x != unset {
		return i
	}
	return m.root
}

// eval evaluates a node: what it is by itself, then its filters, and at last a
// sequence of one becomes that one.
func (m *machine) eval(n *node, input item, env *frame) item {
	if m.steps--; m.steps < 0 {
		m.spend(0)
		return item{}
	}
	if n.has(flagThunk) {
		m.tail = tail{n, input, env}
		return item{x: thunk}
	}
	if m.depth++; m.depth > m.deepest {
		m.overflow()
	}
	result := m.dispatch(n, input, env)
	m.depth--
	if m.bad != nil {
		return item{}
	}
	for k := range n.predicates {
		result = m.filter(n.predicates[k].filter, result, env)
	}
	if n.group != nil && n.kind != syntaxPath {
		result = m.grouped(n.group, result, env)
	}
	if result.x == plain || result.x == nil || result.x.marks&markSequence == 0 {
		return result
	}
	if n.has(flagKeepArray) {
		result.x.marks |= markKeep
	}
	return result.settled()
}

func (m *machine) dispatch(n *node, input item, env *frame) item {
	switch n.kind {
	case syntaxPath:
		return m.path(n, input, env)
	case syntaxName:
		return m.lookup(input, n.text)
	case syntaxString, syntaxNumber, syntaxLiteral:
		return n.value
	case syntaxVariable:
		if n.text != "" {
			return m.variable(n.variable, env)
		}
		if input.marked(markOuter) {
			return input.at(0)
		}
		return input
	case syntaxBinary:
		return m.binary(n, input, env)
	case syntaxCall:
		return m.call(n, input, env, nil)
	case syntaxCondition:
		if m.truth(m.eval(n.left, input, env)) {
			return m.eval(n.right, input, env)
		} else if n.other != nil {
			return m.eval(n.other, input, env)
		}
	case syntaxBlock:
		return m.block(n, input, env)
	case syntaxBind:
		value := m.eval(n.right, input, env)
		env.bind(n.variable, value)
		return value
	case syntaxArray:
		return m.array(n, input, env)
	case syntaxObject:
		return m.grouped(n, input, env)
	case syntaxLambda:
		return m.lambda(n, input, env)
	case syntaxApply:
		return m.chain(n, input, env)
	case syntaxNegate:
		return m.negate(n, input, env)
	case syntaxPartial:
		return m.partial(n, input, env)
	case syntaxRegex:
		return functionItem(&function{regex: n.regex, position: n.position + 1})
	case syntaxWildcard:
		return m.wildcard(input)
	case syntaxDescendant:
		return m.descendants(input)
	case syntaxParent:
		found, _ := env.lookup(n.slot.label)
		return found
	case syntaxTransform:
		return functionItem(&function{transform: n, env: env, signature: transformed})
	}
	return item{}
}

func (m *machine) block(n *node, input item, env *frame) (result item) {
	if n.has(flagFrame) {
		env = newFrame(env)
	}
	for _, one := range n.nodes {
		result = m.eval(one, input, env)
	}
	return result
}

// array makes an array. Arrays that are written in it stay whole, all others
// are flattened.
func (m *machine) array(n *node, input item, env *frame) item {
	items := make([]item, 0, len(n.nodes))
	for _, part := range n.nodes {
		one := m.eval(part, input, env)
		switch {
		case one.undefined():
		case part.kind == syntaxArray || part.kind == syntaxString && part.text == "[":
			items = append(items, one)
		case one.marked(markRange) && len(n.nodes) == 1:
			return span(one.x.first, one.x.length, 0)
		default:
			if !m.spend(one.count()) {
				return item{}
			}
			items = appendFlat(items, one)
		}
	}
	made := list(items, 0)
	if n.has(flagCons) {
		made.x.marks |= markCons
	}
	return made
}
