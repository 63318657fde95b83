package jsonata

import "strings"

// infix reads what follows an operator behind an operand.
func (p *parser) infix(t token, left *node) *node {
	n := p.node(t, syntaxBinary)
	n.left = left
	switch t.text {
	case "(":
		return p.call(n)
	case "[":
		return p.predicate(n)
	case "^":
		p.orderBy(n)
	case "{":
		n.pairs = p.pairs()
	case ":=":
		if left.kind != syntaxVariable {
			return p.leftFail("S0212", left)
		}
		p.names.bind(left.text)
		n.right = p.expression(powers[":="].left - 1)
	case "@", "#":
		n.right = p.expression(powers[t.text].left)
		if n.right.kind != syntaxVariable && p.bad == nil {
			p.fail("S0214", int(n.right.position), t.text)
			return n
		}
		p.names.bind(n.right.text)
	case "?":
		n.kind = syntaxCondition
		n.right = p.expression(0)
		if p.at(":") {
			p.advance(false)
			n.other = p.expression(0)
		}
	default:
		how := powers[t.text]
		n.operator = how.operator
		n.right = p.expression(how.left)
	}
	return n
}

func (p *parser) leftFail(code string, left *node) *node {
	p.fail(code, int(left.position), left.text)
	if left.kind == syntaxNumber {
		p.bad.token = left.value
	}
	return left
}

// predicate reads a filter, or the empty one that keeps arrays of one element.
func (p *parser) predicate(n *node) *node {
	if !p.at("]") {
		n.right = p.expression(0)
		p.expect("]", true)
		return n
	}
	step := n.left
	for step.kind == syntaxBinary && step.text == "[" {
		step = step.left
	}
	step.flags |= flagKeepArray
	p.advance(false)
	return n.left
}

func (p *parser) orderBy(n *node) {
	p.expect("(", false)
	for more := true; more && p.bad == nil; {
		var by term
		if p.at("<") || p.at(">") {
			by.descending = p.at(">")
			p.advance(false)
		}
		by.by = p.expression(0)
		n.terms = append(n.terms, by)
		if more = p.at(","); more {
			p.advance(false)
		}
	}
	p.expect(")", false)
}

// call reads arguments; those of a function named function are parameters.
func (p *parser) call(n *node) *node {
	n.kind = syntaxCall
	for more := !p.at(")"); more && p.bad == nil; {
		if p.at("?") {
			n.kind = syntaxPartial
			n.nodes = append(n.nodes, p.node(p.token, syntaxOperator))
			p.advance(false)
		} else {
			n.nodes = append(n.nodes, p.expression(0))
		}
		if more = p.at(","); more {
			p.advance(false)
		}
	}
	p.expect(")", true)
	if n.left.kind == syntaxName && (n.left.text == "function" || n.left.text == "λ") && p.bad == nil {
		p.lambda(n)
	}
	return n
}

func (p *parser) lambda(n *node) {
	for i, parameter := range n.nodes {
		if parameter.kind != syntaxVariable {
			p.leftFail("S0208", parameter)
			p.bad.with(insertValue, integer(i+1))
			return
		}
		p.names.bind(parameter.text)
	}
	n.kind = syntaxLambda
	if p.at("<") {
		n.signature = p.signature()
	}
	p.expect("{", false)
	n.right = p.expression(0)
	p.expect("}", false)
}

// signature reads <...>, token by token.
func (p *parser) signature() *signature {
	at, depth := p.token.position, 1
	var b strings.Builder
	b.WriteByte('<')
	for depth > 0 && !p.at("{") && p.token.kind != tokenEnd {
		p.advance(false)
		switch {
		case p.at(">"):
			depth--
		case p.at("<"):
			depth++
		}
		b.WriteString(p.token.text)
	}
	p.expect(">", false)
	if p.bad != nil {
		return nil
	}
	s, f := parseSignature(b.String())
	if f != nil {
		f.position += at
		p.bad = f
	}
	return s
}
