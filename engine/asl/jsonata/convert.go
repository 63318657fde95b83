package jsonata

import "playground/engine/value"

// nestedMost is how deep the values are that are made here: those who read them
// recurse.
const nestedMost = 400

// result makes the value that the caller of an evaluation gets.
func (m *machine) result(i item) value.Value {
	if i.marked(markOuter) {
		i = i.at(0)
	}
	return m.data(i, 0)
}

// data makes the value of an item. Functions are no data.
func (m *machine) data(i item, depth int) value.Value {
	if i.x == plain {
		return i.v
	}
	if !m.spend(1) || !m.nested(depth) {
		return value.Null
	}
	switch i.kind() {
	case kindNumber:
		m.fail((&failure{code: "D1001"}).with(insertValue, i))
	case kindFunction:
		m.fail(&failure{code: "U1002"})
	case kindArray:
		elements := make([]value.Value, i.size())
		if !m.spend(len(elements)) {
			return value.Null
		}
		for n := range elements {
			elements[n] = m.data(i.at(n), depth+1)
		}
		return value.ArrayOf(elements)
	case kindObject:
		built := value.NewObject(i.members())
		for n, name := range i.x.names {
			if one := i.x.items[n]; !one.undefined() {
				built.Set(name, m.data(one, depth+1))
			}
		}
		return built.Value()
	}
	return value.Null
}

//go:noinline
func (m *machine) nested(depth int) bool {
	if depth > nestedMost {
		m.overflow()
	}
	return m.bad == nil
}

// lenient makes the value that a message shows: what is no data is null.
func lenient(i item, depth int) value.Value {
	if i.x == plain {
		return i.v
	}
	if depth > insertDeep {
		return value.Null
	}
	switch i.kind() {
	case kindArray:
		elements := make([]value.Value, min(i.size(), insertMost))
		for n := range elements {
			elements[n] = lenient(i.at(n), depth+1)
		}
		return value.ArrayOf(elements)
	case kindObject:
		built := value.NewObject(i.members())
		for n, name := range i.x.names {
			built.Set(name, lenient(i.x.items[n], depth+1))
		}
		return built.Value()
	}
	return value.Null
}
