package jsonata

// same reports whether two items are equal: arrays in order, objects whatever
// the order of their members, functions only to themselves.
func (m *machine) same(a, b item, depth int) bool {
	kind := a.kind()
	if kind != b.kind() || !m.spend(1) || !m.nested(depth) {
		return false
	}
	switch kind {
	case kindNumber:
		x, _ := a.asNumber()
		y, _ := b.asNumber()
		return x == y
	case kindText:
		x, _ := plainText(a)
		y, _ := plainText(b)
		return x == y
	case kindBool:
		return isTrue(a) == isTrue(b)
	case kindArray:
		return m.sameElements(a, b, depth)
	case kindObject:
		return m.sameMembers(a, b, depth)
	case kindFunction:
		return a.x == b.x
	}
	return true
}

func (m *machine) sameElements(a, b item, depth int) bool {
	if a.size() != b.size() {
		return false
	}
	for n := range a.size() {
		if !m.same(a.at(n), b.at(n), depth+1) {
			return false
		}
	}
	return true
}

func (m *machine) sameMembers(a, b item, depth int) bool {
	if a.members() != b.members() {
		return false
	}
	for n := range a.members() {
		name, one := a.member(n)
		if other := b.get(name); other.undefined() || !m.same(one, other, depth+1) {
			return false
		}
	}
	return true
}

func isTrue(i item) bool {
	b, _ := i.v.AsBool()
	return b
}

// truth casts to a boolean as $boolean does; undefined is false.
func (m *machine) truth(i item) bool { return m.truthOf(i, 0) }

func (m *machine) truthOf(i item, depth int) bool {
	switch i.kind() {
	case kindBool:
		return isTrue(i)
	case kindText:
		t, _ := plainText(i)
		return t != ""
	case kindNumber:
		return m.numeric(i) && !isZero(i)
	case kindObject:
		return i.members() > 0
	case kindFunction: // in the library some functions are objects
		f := i.function()
		return !isTrue(i) && f.regex == nil && f.next == nil
	case kindArray:
		for n := range i.size() {
			if !m.spend(1) || !m.nested(depth) || m.truthOf(i.at(n), depth+1) {
				return m.bad == nil
			}
		}
	}
	return false
}

//
//go:noinline
func isZero(i item) bool {
	f, _ := i.asNumber()
	return f == 0
}

// yes is what JavaScript takes for true: anything but nothing, null, false, 0,
// NaN and the empty text.
func yes(i item) bool {
	switch i.kind() {
	case kindUndefined, kindNull:
		return false
	case kindBool:
		return isTrue(i)
	case kindNumber:
		f, _ := i.asNumber()
		return f == f && f != 0
	case kindText:
		t, _ := plainText(i)
		return t != ""
	}
	return true
}

// numeric reports whether an item is a number to calculate with. One that is
// infinite is an error.
//
//go:noinline
func (m *machine) numeric(i item) bool {
	f, is := i.asNumber()
	if !is || f != f {
		return false
	}
	if f-f != 0 {
		m.fail((&failure{code: "D1001"}).with(insertValue, i))
		return false
	}
	return true
}

// allOf reports whether an item is an array of nothing but one kind.
func (m *machine) allOf(i item, wanted kind) bool {
	if !i.isArray() {
		return false
	}
	for n := range i.size() {
		one := i.at(n)
		if one.kind() != wanted || wanted == kindNumber && !m.numeric(one) {
			return false
		}
	}
	return true
}
