package diagnose

import "playground/engine/value"

// How values are looked at. These are calls, and values are walked by index: inlined, and with iterators, the package is
// a fifth more to download.

//go:noinline
func kindOf(v value.Value) value.Kind { return v.Kind() }

//go:noinline
func asText(v value.Value) (text string, is bool) { return v.AsText() }

// elements counts the elements of an array; it is 0 for everything else.
//
//go:noinline
func elements(v value.Value) int {
	if v.Kind() != value.KindArray {
		return 0
	}
	return v.Len()
}

//go:noinline
func elementOf(v value.Value, i int) value.Value { return v.Index(i) }

// members counts the members of an object; it is 0 for everything else.
//
//go:noinline
func members(v value.Value) int {
	if v.Kind() != value.KindObject {
		return 0
	}
	return v.Len()
}

//go:noinline
func memberOf(v value.Value, i int) (name string, m value.Value) {
	one := v.Member(i)
	return one.Name, one.Value
}

// textAt gives a text that is a member of an object; "" where it is none.
//
//go:noinline
func textAt(v value.Value, name string) string {
	m, _ := v.Get(name)
	text, _ := m.AsText()
	return text
}

// there reports whether an object has a member.
//
//go:noinline
func there(v value.Value, name string) bool {
	_, is := v.Get(name)
	return is
}
