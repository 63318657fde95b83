package jsonata

import "slices"

// Asks lists what the expression asks of the context that it is evaluated in as a whole: names ("phone" of phone[0].x),
// "$", wildcards, and "$$", which is that context wherever it stands. Each is there once, in the order written. Step
// Functions has no such context: an expression there begins at variables.
func (e *Expr) Asks() []string {
	var a asks
	a.visit(e.root, true)
	return a.list
}

// AsksOf lists the members that the expression asks of a variable: "input" of $states.input.name.
func (e *Expr) AsksOf(variable string) []string {
	a := asks{variable: variable}
	a.visit(e.root, true)
	return a.list
}

// asks goes through an expression. Without a variable it is about the context.
type asks struct {
	variable string
	list     []string
}

func (a *asks) add(name string) {
	if !slices.Contains(a.list, name) {
		a.list = append(a.list, name)
	}
}

// outermost are the kinds of node that ask something of the context, and what.
func outermost(n *node) string {
	switch n.kind {
	case syntaxName:
		return n.text
	case syntaxVariable:
		if n.text == "" {
			return "$"
		}
	case syntaxWildcard:
		return "*"
	case syntaxDescendant:
		return "**"
	}
	return ""
}

// visit looks at a node; outside says that its context is that of the whole expression. Lambdas have the context of
// where they are written; steps behind the first, filters, groups, orders and transforms have another.
func (a *asks) visit(n *node, outside bool) {
	if n == nil {
		return
	}
	if n.kind == syntaxLambda {
		a.visit(n.right, outside)
		return
	}
	if a.variable == "" {
		if name := outermost(n); outside && name != "" {
			a.add(name)
		}
		if n.kind == syntaxVariable && n.text == "$" {
			a.add("$$")
		}
	}
	steps := n.kind == syntaxPath
	if steps && a.variable != "" && len(n.nodes) > 1 && n.nodes[0].kind == syntaxVariable && n.nodes[0].text == a.variable &&
		n.nodes[1].kind == syntaxName {
		a.add(n.nodes[1].text)
	}
	for i, part := range n.nodes {
		a.visit(part, outside && (!steps || i == 0))
	}
	for _, part := range []*node{n.left, n.right, n.other} {
		a.visit(part, outside && n.kind != syntaxTransform)
	}
	for _, pair := range n.pairs {
		a.visit(pair[0], outside)
		a.visit(pair[1], outside)
	}
	for _, t := range n.terms {
		a.visit(t.by, false)
	}
	for _, filters := range [][]stage{n.predicates, n.stages} {
		for _, f := range filters {
			a.visit(f.filter, false)
		}
	}
	a.visit(n.group, false)
}
