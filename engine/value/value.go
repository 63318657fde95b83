// Package value holds JSON values: scenario documents, message bodies, what
// the inspector shows, the data of a state machine.
//
// A Value is 24 bytes, immutable and shared freely: copying one copies no text
// and no elements, and nothing that was handed out ever changes. Objects keep
// the order of their members. Numbers keep the text they were written with:
// 12345678901234567890, 1.0 and 1e400 come out as they went in, and two numbers
// are equal when they are the same number (1, 1.0 and 1e0), decided without
// rounding.
//
//	v, bad := value.Parse(`{"order":{"id":7,"total":12.50}}`, value.Limits{})
//	if bad != nil {
//		return bad // line 1, column 9: expected ...
//	}
//	total, found := value.Pointer("/order/total").Resolve(v)
//	total.Literal() // 12.50
//
// Values are compared with Equal. Two Values cannot be compared with ==, and
// must not be with reflect.DeepEqual (nor with what builds on it, testify's
// Equal): it sees the first byte of a text, not the text. In tests compare
// v.String(), which also reads better when it fails.
package value

import "unsafe"

// Value is one JSON value; the zero Value is null.
type Value struct {
	_   [0]func() // forbids ==, which would compare addresses
	num uint64    // the bits of a boolean, integer or float; else a length
	ref any       // what num means, and where the bytes, elements or members are
}

// What ref holds. The tags take no room and the pointers fit an interface, so
// none of them is allocated.
type (
	boolTag    struct{}
	intTag     struct{}
	floatTag   struct{}
	literalRef *byte
	textRef    *byte
	arrayRef   *Value
	objectRef  *Member // up to linearMost members; *indexed beyond
)

// Null is JSON's null: write it where the zero Value would read like an omission.
var Null = Value{}

// Bool makes true or false.
func Bool(b bool) Value {
	if b {
		return Value{num: 1, ref: boolTag{}}
	}
	return Value{ref: boolTag{}}
}

// Text makes a string. Bytes that are not UTF-8 are rendered as U+FFFD.
func Text(s string) Value {
	return Value{num: uint64(len(s)), ref: textRef(unsafe.StringData(s))}
}

// Array makes an array of its arguments.
func Array(elements ...Value) Value { return ArrayOf(elements) }

// ArrayOf makes an array of a slice that the caller gives away: changing the
// slice afterwards would change the Value.
func ArrayOf(elements []Value) Value {
	return Value{num: uint64(len(elements)), ref: arrayRef(unsafe.SliceData(elements))}
}

// AsBool gives a boolean; ok is false for every other kind.
func (v Value) AsBool() (b, ok bool) {
	_, ok = v.ref.(boolTag)
	return ok && v.num == 1, ok
}

// AsText gives a string; ok is false for every other kind.
func (v Value) AsText() (s string, ok bool) {
	if r, is := v.ref.(textRef); is {
		return unsafe.String((*byte)(r), int(v.num)), true
	}
	return "", false
}

// Len counts the elements of an array or the members of an object; it is 0 for
// every other kind.
func (v Value) Len() int {
	switch v.ref.(type) {
	case arrayRef, objectRef, *indexed:
		return int(v.num)
	}
	return 0
}

// elements is the array's own storage, never to be changed or handed out.
func (v Value) elements() []Value {
	if r, is := v.ref.(arrayRef); is {
		return unsafe.Slice((*Value)(r), int(v.num))
	}
	return nil
}

// Index gives element i of an array and panics, as a slice does, where there
// is none: look at Len first.
func (v Value) Index(i int) Value { return v.elements()[i] }
