package value

import "cmp"

// Equal reports whether two values are the same JSON value: numbers by their
// exact value however written (1, 1.0, 1e0), strings by their bytes, arrays in
// order, objects whatever the order of their members.
func Equal(a, b Value) bool {
	if a.Kind() != b.Kind() {
		return false
	}
	switch a.Kind() {
	case KindNumber:
		return CompareNumbers(a, b) == 0
	case KindString:
		s, _ := a.AsText()
		t, _ := b.AsText()
		return s == t
	case KindArray:
		return equalElements(a.elements(), b.elements())
	case KindObject:
		return equalMembers(a, b)
	}
	return a.num == b.num
}

// Shared reports whether two values are the very same one: copies of it, not
// values that were made apart and happen to be equal.
func Shared(a, b Value) bool { return a.num == b.num && a.ref == b.ref }

func equalElements(a, b []Value) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

func equalMembers(a, b Value) bool {
	if a.Len() != b.Len() {
		return false
	}
	for _, m := range a.members() {
		other, found := b.Get(m.Name)
		if !found || !Equal(m.Value, other) {
			return false
		}
	}
	return true
}

// CompareNumbers orders two numbers exactly, -1, 0 or 1, without rounding
// either: 0.1 is below 0.10000000000000000000001, and 1e400 below 1e401. A
// float counts as the decimal it is rendered as. Values of another kind are a
// bug of the caller and panic.
func CompareNumbers(a, b Value) int {
	_, x := a.ref.(intTag)
	_, y := b.ref.(intTag)
	if x && y {
		return cmp.Compare(int64(a.num), int64(b.num))
	}
	if a.Kind() != KindNumber || b.Kind() != KindNumber {
		panic("value: CompareNumbers of " + a.Kind().String() + " and " + b.Kind().String())
	}
	f, fine := a.AsFloat()
	g, good := b.AsFloat()
	if fine && good && f != g {
		return cmp.Compare(f, g) // rounding to the nearest float64 keeps the order
	}
	var p, q [numberBytes]byte
	return compareDecimals(decimalOf(a.numeral(&p)), decimalOf(b.numeral(&q)))
}
