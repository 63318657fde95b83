package jsonata

// parser reads by precedence climbing: an operand, and then operators as long
// as they bind stronger than what stands before.
type parser struct {
	lexer
	names *names
	token token
	depth int
}

// parseDeep is how deep brackets and operators nest.
const parseDeep = 250

// parse reads a whole expression, and says whether it binds variables outside
// of blocks.
func parse(source string, t *names) (root *node, binds bool, f *failure) {
	p := &parser{lexer: lexer{text: source}, names: t}
	p.advance(false)
	n := p.expression(0)
	if p.bad == nil && p.token.kind != tokenEnd {
		p.syntaxFail("S0201", p.token)
	}
	if p.bad != nil {
		return nil, false, p.bad
	}
	q := &processor{names: t}
	n = q.process(n)
	if q.bad == nil && (n.kind == syntaxParent || n.seeking != nil) {
		at := n.position
		if n.kind == syntaxPath || n.kind == syntaxParent {
			at = nowhere
		}
		q.fail("S0217", at, text(syntaxNames[n.kind]), item{})
	}
	return n, q.binds > 0, q.bad
}

func (p *parser) syntaxFail(code string, t token) *node {
	if p.bad == nil {
		p.bad = &failure{code: code, position: t.position + 1, token: t.said()}
	}
	p.lexer.at = len(p.text)
	p.token = p.lexer.token(tokenEnd, "(end)")
	return &node{kind: syntaxEnd}
}

//
//go:noinline
func (p *parser) advance(afterOperand bool) {
	if p.token = p.next(afterOperand); p.bad == nil && (p.at("!") || p.at("~")) {
		p.syntaxFail("S0204", p.token)
	}
}

//
//go:noinline
func (p *parser) at(operator string) bool {
	return p.token.kind == tokenOperator && p.token.text == operator
}

// expect goes on after an operator that has to be there.
func (p *parser) expect(operator string, afterOperand bool) {
	if p.bad != nil {
		return
	}
	if !p.at(operator) {
		code := "S0202"
		if p.token.kind == tokenEnd {
			code = "S0203"
		}
		t := p.token
		p.syntaxFail(code, t)
		p.bad.with(insertValue, text(operator))
		return
	}
	p.advance(afterOperand)
}

// said is the token as a message shows it.
func (t token) said() item {
	if t.kind == tokenNumber || t.kind == tokenValue {
		return t.value
	}
	return text(t.text)
}

// binding is how strongly the token binds what stands before it.
func (p *parser) binding() int {
	if p.token.kind == tokenOperator {
		return powers[p.token.text].left
	}
	return 0
}

func (p *parser) expression(strength int) *node {
	if p.depth++; p.depth > parseDeep && p.bad == nil {
		p.tooDeep()
	}
	t := p.token
	p.advance(true)
	left := p.operand(t)
	for p.bad == nil && strength < p.binding() {
		t = p.token
		p.advance(false)
		left = p.infix(t, left)
	}
	p.depth--
	return left
}

func (p *parser) tooDeep() {
	p.syntaxFail("U1001", p.token)
	p.bad.with(insertValue, text(tooDeep))
}

//
//go:noinline
func (p *parser) node(t token, k syntax) *node {
	return &node{kind: k, position: t.position, text: t.text, value: t.value}
}

// operand reads what begins with the token, which was passed already.
func (p *parser) operand(t token) *node {
	switch t.kind {
	case tokenName:
		return p.node(t, syntaxName)
	case tokenVariable:
		n := p.node(t, syntaxVariable)
		n.variable = p.names.number(t.text)
		return n
	case tokenString:
		return p.node(t, syntaxString)
	case tokenNumber:
		return p.node(t, syntaxNumber)
	case tokenValue:
		return p.node(t, syntaxLiteral)
	case tokenRegex:
		n := p.node(t, syntaxRegex)
		n.regex = t.regex
		return n
	case tokenOperator:
		return p.prefix(t)
	}
	return p.node(t, syntaxEnd)
}

// prefix reads an operator that begins an operand.
func (p *parser) prefix(t token) *node {
	switch t.text {
	case "and", "or", "in":
		return p.node(t, syntaxOperator)
	case "-":
		n := p.node(t, syntaxNegate)
		n.left = p.expression(70)
		return n
	case "*":
		return p.node(t, syntaxWildcard)
	case "**":
		return p.node(t, syntaxDescendant)
	case "%":
		return p.node(t, syntaxParent)
	case "(":
		return p.block(t)
	case "[":
		return p.array(t)
	case "{":
		n := p.node(t, syntaxObject)
		n.pairs = p.pairs()
		return n
	case "|":
		return p.transform(t)
	}
	return p.syntaxFail("S0211", t)
}

func (p *parser) block(t token) *node {
	n := p.node(t, syntaxBlock)
	for p.bad == nil && !p.at(")") {
		n.nodes = append(n.nodes, p.expression(0))
		if !p.at(";") {
			break
		}
		p.advance(false)
	}
	p.expect(")", true)
	return n
}

func (p *parser) array(t token) *node {
	n := p.node(t, syntaxArray)
	for more := !p.at("]"); more && p.bad == nil; {
		one := p.expression(0)
		if p.at("..") {
			span := p.node(p.token, syntaxBinary)
			p.advance(false)
			span.operator, span.left, span.right = opRange, one, p.expression(0)
			one = span
		}
		n.nodes = append(n.nodes, one)
		if more = p.at(","); more {
			p.advance(false)
		}
	}
	p.expect("]", true)
	return n
}

// pairs reads the members of an object after its brace.
func (p *parser) pairs() (all [][2]*node) {
	for more := !p.at("}"); more && p.bad == nil; {
		name := p.expression(0)
		p.expect(":", false)
		all = append(all, [2]*node{name, p.expression(0)})
		if more = p.at(","); more {
			p.advance(false)
		}
	}
	p.expect("}", true)
	return all
}

func (p *parser) transform(t token) *node {
	n := p.node(t, syntaxTransform)
	n.left = p.expression(0)
	p.expect("|", false)
	n.right = p.expression(0)
	if p.at(",") {
		p.advance(false)
		n.other = p.expression(0)
	}
	p.expect("|", false)
	return n
}
