package jsonata

import "playground/engine/value"

// group is what one name of an object is made from.
type group struct {
	name   string
	pair   int
	data   item
	grown  bool // data was made here, and can be added to
	tuples []*tuple
}

// grouped makes an object: the names of each element, and then of all elements
// that have a name in common its value.
func (m *machine) grouped(n *node, input item, env *frame) item {
	if m.bad != nil {
		return item{}
	}
	streaming := input.marked(markTuples)
	if n.has(flagSimple) && !streaming {
		if !input.isArray() {
			return m.simple(n, input, env)
		}
		if input.size() == 0 {
			return m.simple(n, item{}, env)
		}
	}
	g := &grouping{machine: m, node: n, places: map[string]int{}}
	if streaming {
		for _, t := range input.x.tuples {
			g.add(t.focus, t, t.frame(env))
		}
	} else {
		input = input.asArray()
		for k := range max(input.size(), 1) {
			var one item
			if k < input.size() {
				one = input.at(k)
			}
			g.add(one, nil, env)
		}
	}
	return g.object(env)
}

// simple makes an object whose names are written down.
func (m *machine) simple(n *node, input item, env *frame) item {
	bottom := len(m.stack)
	plainly := true
	for _, pair := range n.pairs {
		one := m.eval(pair[1], input, env)
		m.stack = append(m.stack, one)
		plainly = plainly && (one.undefined() || one.x == plain && !one.holds())
	}
	values := m.stack[bottom:len(m.stack):len(m.stack)]
	m.stack = m.stack[:bottom]
	switch {
	case m.bad != nil:
		return item{}
	case plainly:
		built := value.NewObject(len(values))
		for k, one := range values {
			if !one.undefined() {
				built.Set(n.pairs[k][0].text, one.v)
			}
		}
		return of(built.Value())
	}
	made := newObject(len(values))
	for k, one := range values {
		if !one.undefined() {
			made.set(n.pairs[k][0].text, one)
		}
	}
	return item{x: made}
}

type grouping struct {
	*machine
	node   *node
	groups []group
	places map[string]int
}

// add puts an element to the groups of its names.
func (g *grouping) add(one item, t *tuple, env *frame) {
	for pair := range g.node.pairs {
		if g.bad != nil {
			return
		}
		key := g.eval(g.node.pairs[pair][0], one, env)
		name, is := plainText(key)
		switch {
		case key.undefined():
			continue
		case !is:
			g.fail((&failure{code: "T1003", position: g.node.position + 1}).with(insertValue, key))
			return
		}
		place, known := g.places[name]
		if !known {
			place = len(g.groups)
			g.places[name] = place
			g.groups = append(g.groups, group{name: name, pair: pair, data: one})
		} else if g.groups[place].pair != pair {
			g.fail((&failure{code: "D1009", position: g.node.position + 1}).with(insertValue, key))
			return
		} else if t == nil {
			g.groups[place].append(one)
		}
		if t != nil {
			g.groups[place].tuples = append(g.groups[place].tuples, t)
		}
	}
}

func (g *group) append(one item) {
	switch {
	case one.undefined():
		return
	case g.data.undefined():
		g.data = one
		return
	case !g.grown:
		g.data, g.grown = list(appendFlat(make([]item, 0, 4), g.data), 0), true
	}
	g.data.x.items = appendFlat(g.data.x.items, one)
}

func (g *grouping) object(env *frame) item {
	made := newObject(len(g.groups))
	for k := range g.groups {
		one := &g.groups[k]
		context, scope := one.data, env
		if one.tuples != nil {
			t := merged(one.tuples)
			context, scope = t.focus, t.frame(env)
		}
		value := g.eval(g.node.pairs[one.pair][1], context, scope)
		if g.bad != nil {
			return item{}
		}
		if !value.undefined() {
			made.set(one.name, value)
		}
	}
	return made.object()
}
