package jsonata

// function is a value that can be called: one of the language, a lambda, either
// with some arguments given already, a regular expression, a transform, or two
// functions in a row.
type function struct {
	native     *builtin
	lambda     *node
	input      item   // the context in which a lambda was made
	env        *frame // its scope, or a transform's
	parameters []*node
	signature  *signature
	given      []item // of a native one: arguments, unset where they are still to come
	regex      *pattern
	next       *matching // continues a search
	transform  *node
	chain      *[2]item // first, then

	token    item  // how it was called last
	position int32 // and where, plus one
}

//
//go:noinline
func functionItem(f *function) item {
	x := newBox(kindFunction)
	x.function = f
	return item{x: x}
}

// handedOn marks a function that is an argument: it is called without context.
//
//go:noinline
func handedOn(i item) item {
	if i.function() != nil {
		i.v = boolean(true).v
	}
	return i
}

// thunk is what a function gives that ended with a call: the call is m.tail.
var thunk = &box{}

// tail is a call to be made.
type tail struct {
	node  *node
	input item
	env   *frame
}

func (f *function) arity() (n int) {
	switch {
	case f.lambda != nil:
		return len(f.parameters)
	case f.given != nil:
		for _, one := range f.given {
			if one.x == unset {
				n++
			}
		}
		return n
	case f.native != nil:
		return f.native.arity
	case f.regex != nil:
		return 2
	case f.next != nil:
		return 0
	}
	return 1
}

func (m *machine) lambda(n *node, input item, env *frame) item {
	return functionItem(&function{lambda: n, input: input, env: env, parameters: n.nodes, signature: n.signature})
}

// call calls what is written as a call. applied is what stands before ~>.
func (m *machine) call(n *node, input item, env *frame, applied *item) item {
	called := m.eval(n.left, input, env)
	if called.undefined() && m.bad == nil && m.meant(n.left, env) {
		return m.fail(fault("T1005", n.position, n.left.nodes[0].text))
	}
	bottom := len(m.stack)
	if applied != nil {
		m.stack = append(m.stack, *applied)
	}
	for _, argument := range n.nodes {
		value := handedOn(m.eval(argument, input, env))
		m.stack = append(m.stack, value)
	}
	if m.bad != nil {
		return item{}
	}
	called.calledAs(n.left, n.position)
	result := m.apply(called, m.stack[bottom:len(m.stack):len(m.stack)], input, env)
	if m.bad != nil {
		if m.bad.position <= 1 || called.native() {
			m.bad.position = n.position + 1
		}
		if m.bad.token.undefined() {
			m.bad.token = n.left.called()
		}
		return item{}
	}
	m.stack = m.stack[:bottom]
	return result
}

// native reports whether an item is a function of the language itself.
//
//go:noinline
func (i item) native() bool {
	f := i.function()
	return f != nil && f.native != nil && f.given == nil && !isTrue(i)
}

// calledAs notes how and where a function is called, for what goes wrong in it.
func (i item) calledAs(n *node, position int32) {
	if f := i.function(); f != nil && !i.native() && !isTrue(i) {
		if name := n.called(); !name.undefined() {
			f.token = name
		}
		f.position = position + 1
	}
}

// called is how messages name what is called.
//
//go:noinline
func (n *node) called() item {
	switch n.kind {
	case syntaxPath:
		return text(n.nodes[0].text)
	case syntaxBlock, syntaxLambda, syntaxCondition, syntaxTransform, syntaxParent:
		return item{}
	}
	return text(n.text)
}

// meant reports whether a name would be a function if it had a dollar sign.
func (m *machine) meant(n *node, env *frame) bool {
	if n.kind != syntaxPath {
		return false
	}
	name := n.nodes[0].text
	for k, known := range m.names.list {
		if known == name {
			return yes(m.variable(int32(k+1), env))
		}
	}
	if m.scope != nil {
		if v, is := m.scope.Variable(name); is {
			return yes(of(v))
		}
	}
	return !native(m.table, m.options, name).undefined()
}

// apply calls a function, and the calls that it ends with.
func (m *machine) apply(called item, arguments []item, input item, env *frame) item {
	if m.calls++; m.calls > depthMost {
		m.overflow()
	}
	result := m.applyOnce(called, arguments, input, env)
	for result.x == thunk && m.bad == nil {
		t := m.tail
		called := m.eval(t.node.left, t.input, t.env)
		called.calledAs(t.node.left, t.node.left.position)
		bottom := len(m.stack)
		for _, argument := range t.node.nodes {
			value := m.eval(argument, t.input, t.env)
			m.stack = append(m.stack, value)
		}
		result = m.applyOnce(called, m.stack[bottom:len(m.stack):len(m.stack)], input, env)
		if m.bad != nil && called.native() {
			m.bad.position = t.node.left.position + 1
			if m.bad.token.undefined() {
				m.bad.token = t.node.left.called()
			}
		}
		m.stack = m.stack[:bottom]
	}
	m.calls--
	return result
}

// run calls a function that is an argument of another.
//
//go:noinline
func (m *machine) run(called item, arguments ...item) item {
	return m.apply(called, arguments, item{x: plain}, m.env)
}

func (m *machine) applyOnce(called item, arguments []item, input item, env *frame) item {
	f := called.function()
	switch {
	case m.bad != nil:
		return item{}
	case f == nil:
		return m.fail(&failure{code: "T1006"})
	case isTrue(called):
		called.v = item{}.v
		return m.apply(called, arguments, item{x: plain}, env)
	}
	result := m.invoke(f, arguments, input, env)
	if m.bad != nil {
		if m.bad.token.undefined() {
			if m.bad.token = f.token; called.native() {
				m.bad.token = text(f.native.name)
			}
		}
		if f.position > 1 {
			m.bad.position = f.position
		}
	}
	return result
}

func (m *machine) invoke(f *function, arguments []item, input item, env *frame) item {
	signature := f.signature
	if f.native != nil {
		signature = f.native.signature
	}
	if f.given != nil {
		arguments = f.fill(arguments)
	}
	if signature != nil {
		if arguments = m.validate(signature, arguments, input); m.bad != nil {
			return item{}
		}
	}
	switch {
	case f.lambda != nil:
		scope := newFrame(f.env)
		for k, parameter := range f.parameters {
			scope.bind(parameter.variable, argument(arguments, k))
		}
		return m.eval(f.lambda.right, f.input, scope)
	case f.transform != nil:
		return m.transform(f, argument(arguments, 0))
	case f.native != nil:
		outer := m.env
		m.env, m.context = env, input
		result := f.native.call(m, arguments)
		m.env = outer
		return result
	case f.regex != nil:
		return m.matchOnce(f, argument(arguments, 0))
	case f.next != nil:
		return m.matchNext(f.next)
	}
	if f.given != nil {
		return m.run(f.chain[0], arguments...)
	}
	return m.run(f.chain[1], m.run(f.chain[0], argument(arguments, 0)))
}

// fill puts arguments where none was given yet.
func (f *function) fill(arguments []item) []item {
	filled := make([]item, len(f.given))
	at := 0
	for k, one := range f.given {
		if filled[k] = one; one.x == unset {
			filled[k] = argument(arguments, at)
			at++
		}
	}
	return filled
}

// argument gives one of the arguments, undefined where there are fewer.
//
//go:noinline
func argument(arguments []item, n int) item {
	if n < len(arguments) {
		return arguments[n]
	}
	return item{}
}

// chain applies the function after ~> to what stands before it; two functions
// become one.
func (m *machine) chain(n *node, input item, env *frame) item {
	left := m.eval(n.left, input, env)
	if m.bad != nil {
		return item{}
	}
	if n.right.kind == syntaxCall {
		return m.call(n.right, input, env, &left)
	}
	right := m.eval(n.right, input, env)
	switch {
	case m.bad != nil:
		return item{}
	case right.function() == nil:
		f := &failure{code: "T2006", position: n.position + 1}
		return m.fail(f.with(insertValue, right))
	case left.function() != nil:
		return functionItem(&function{chain: &[2]item{left, right}})
	}
	return m.apply(right, []item{left}, item{x: plain}, env)
}

// partial makes a function of one that lacks the arguments written as ?.
func (m *machine) partial(n *node, input item, env *frame) item {
	given := make([]item, len(n.nodes))
	for k, one := range n.nodes {
		if given[k] = (item{x: unset}); one.kind != syntaxOperator {
			given[k] = m.eval(one, input, env)
		}
	}
	called := m.eval(n.left, input, env)
	f := called.function()
	switch {
	case m.bad != nil:
		return item{}
	case called.undefined() && m.meant(n.left, env):
		return m.fail(fault("T1007", n.position, n.left.nodes[0].text))
	case f == nil:
		return m.fail(&failure{code: "T1008", position: n.position + 1, token: n.left.called()})
	case f.lambda != nil:
		return f.partly(given)
	case f.native == nil || f.given != nil:
		return functionItem(&function{chain: &[2]item{called}, given: given})
	}
	for len(given) < f.native.arity {
		given = append(given, item{})
	}
	return functionItem(&function{native: f.native, given: given[:max(f.native.arity, 1)]})
}

// partly binds those parameters of a lambda that are given.
func (f *function) partly(given []item) item {
	rest := &function{lambda: f.lambda, input: f.input, env: newFrame(f.env)}
	for k, parameter := range f.parameters {
		if one := argument(given, k); one.x == unset {
			rest.parameters = append(rest.parameters, parameter)
		} else {
			rest.env.bind(parameter.variable, one)
		}
	}
	return functionItem(rest)
}
