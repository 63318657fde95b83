package jsonata

func keys(m *machine, a []item) item {
	made := newObject(0)
	m.gatherKeys(made, a[0], 0)
	names := make([]item, len(made.names))
	for n, name := range made.names {
		names[n] = text(name)
	}
	return list(names, markSequence)
}

func (m *machine) gatherKeys(to *box, i item, depth int) {
	if !m.spend(i.count()) || !m.nested(depth) {
		return
	}
	switch i.kind() {
	case kindArray:
		for n := range i.size() {
			m.gatherKeys(to, i.at(n), depth+1)
		}
	case kindObject:
		for n := range i.members() {
			name, _ := i.member(n)
			to.set(name, item{})
		}
	}
}

func lookup(m *machine, a []item) item {
	name, is := plainText(argument(a, 1))
	if !is {
		name = "undefined"
	}
	return m.lookup(a[0], name)
}

// spread takes objects apart into objects of one member each.
func spread(m *machine, a []item) item {
	switch a[0].kind() {
	case kindArray:
		if a[0].size() > 0 {
			return list(m.takeApart(nil, a[0], 0), 0)
		}
		return list(nil, markSequence)
	case kindObject:
		return list(m.takeApart(nil, a[0], 0), markSequence)
	}
	return a[0]
}

func (m *machine) takeApart(to []item, i item, depth int) []item {
	if !m.spend(i.count()) || !m.nested(depth) {
		return to
	}
	switch i.kind() {
	case kindArray:
		for n := range i.size() {
			to = m.takeApart(to, i.at(n), depth+1)
		}
	case kindObject:
		for n := range i.members() {
			one := newObject(1)
			one.set(i.member(n))
			to = append(to, one.object())
		}
	default:
		to = append(to, i)
	}
	return to
}

func merge(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	made := newObject(4)
	for n := range a[0].size() {
		one := a[0].at(n)
		if one.kind() != kindObject {
			continue
		}
		if !m.spend(1 + one.members()) {
			return item{}
		}
		for k := range one.members() {
			made.set(one.member(k))
		}
	}
	return made.object()
}

func typeOf(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	if a[0].kind() == kindNumber && !m.numeric(a[0]) {
		return text("object") // what the library says of NaN
	}
	return text(kindNames[a[0].kind()])
}

var kindNames = [...]string{
	kindUndefined: "undefined", kindNull: "null", kindBool: "boolean", kindNumber: "number", kindText: "string",
	kindArray: "array", kindObject: "object", kindFunction: "function",
}

func cloneItem(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	return m.clone(a[0], 0)
}

func raise(m *machine, a []item) item {
	return m.raise("D3137", argument(a, 0), "$error() function evaluated")
}

func assert(m *machine, a []item) item {
	if yes(a[0]) {
		return item{}
	}
	return m.raise("D3141", argument(a, 1), "$assert() statement failed")
}

func (m *machine) raise(code string, message item, otherwise string) item {
	words, _ := plainText(message)
	if words == "" {
		words = otherwise
	}
	return m.fail(&failure{code: code, message: words})
}
