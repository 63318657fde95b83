package jsonata

// transformed is what the function of a transform takes.
var transformed = signatureOf("<(oa):o>")

// transform changes a copy of an object: what the pattern finds in it gets the
// members of the update and loses those to delete.
func (m *machine) transform(f *function, i item) item {
	n, env := f.transform, f.env
	if i.undefined() {
		return i
	}
	copied := m.clone(i, 0)
	found := m.eval(n.left, copied, env)
	if m.bad != nil || found.undefined() {
		return copied
	}
	found = found.asArray()
	for k := range found.size() {
		one := found.at(k)
		m.update(n, one, env)
		if m.bad != nil {
			return item{}
		}
		if n.other != nil {
			m.delete(n, one, env)
		}
	}
	return copied
}

func (m *machine) update(n *node, one item, env *frame) {
	if one.function() != nil {
		m.fail(&failure{code: "D1010", position: n.position + 1})
	}
	members := m.eval(n.right, one, env)
	if m.bad != nil || members.undefined() {
		return
	}
	if members.kind() != kindObject {
		f := &failure{code: "T2011", position: n.right.position + 1}
		m.fail(f.with(insertValue, members))
		return
	}
	if one.kind() != kindObject || one.x == plain {
		return
	}
	for k := range members.members() {
		one.x.set(members.member(k))
	}
}

func (m *machine) delete(n *node, one item, env *frame) {
	names := m.eval(n.other, one, env)
	if m.bad != nil || names.undefined() {
		return
	}
	all := names.asArray()
	if !m.allOf(all, kindText) {
		f := &failure{code: "T2012", position: n.other.position + 1}
		m.fail(f.with(insertValue, names))
		return
	}
	if one.kind() != kindObject || one.x == plain {
		return
	}
	for k := range all.size() {
		name, _ := plainText(all.at(k))
		one.x.remove(name)
	}
}

// clone copies an item so that its objects can be changed. As in the library
// numbers are rounded to 15 digits and functions become empty texts.
func (m *machine) clone(i item, depth int) item {
	if !m.spend(1) || !m.nested(depth) {
		return item{}
	}
	switch i.kind() {
	case kindArray:
		items := make([]item, i.size())
		if !m.spend(len(items)) {
			return item{}
		}
		for k := range items {
			items[k] = m.clone(i.at(k), depth+1)
		}
		return list(items, 0)
	case kindObject:
		made := newObject(i.members())
		for k := range i.members() {
			if name, one := i.member(k); !one.undefined() {
				made.set(name, m.clone(one, depth+1))
			}
		}
		return item{x: made}
	case kindFunction:
		return text("")
	case kindNumber:
		if f, _ := i.asNumber(); m.numeric(i) {
			return number(rounded(f))
		}
		return item{x: plain}
	}
	return i
}
