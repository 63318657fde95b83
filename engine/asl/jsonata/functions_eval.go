package jsonata

// evalText reads a text as an expression and evaluates it where it is called.
func evalText(m *machine, a []item) item {
	source, is := plainText(a[0])
	if !is {
		return item{}
	}
	input, env := m.context, m.env
	if given := argument(a, 1); !given.undefined() {
		if input = given; input.isArray() && !input.marked(markSequence) {
			input = list([]item{input}, markSequence|markOuter)
		}
	}
	if !m.spendText(32 * len(source)) {
		return item{}
	}
	known := &names{
		list:  append([]string(nil), m.names.list...),
		bound: append([]bool(nil), m.names.bound...),
	}
	root, _, f := parse(source, known)
	if f != nil {
		return m.failCode("D3120", text(f.report(source).Message))
	}
	m.names = known
	result := m.eval(root, input, newFrame(env))
	if m.bad != nil && m.bad.code != "U1001" {
		words := text(m.bad.report(source).Message)
		m.bad = nil
		return m.failCode("D3121", words)
	}
	return result
}
