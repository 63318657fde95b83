package jsonata

import (
	"math"

	"playground/engine/value"
)

// item is what expressions work with: a JSON value, or one of the things that
// JSONata has beside them. The zero item is undefined: nothing at all.
type item struct {
	v value.Value // while x is plain; of a function: true where it was handed on as an argument
	x *box
}

// kind says what an item is.
type kind uint8

const (
	kindUndefined kind = iota
	kindNull
	kindBool
	kindNumber
	kindText
	kindArray
	kindObject
	kindFunction
)

// box holds what is no JSON value. Pointers to boxes are identities: a
// transform changes the very objects that its pattern found.
type box struct {
	kind  kind
	marks marks
	items []item // of an array, and of an object beside its names
	*rare        // nil of an array that is written out
}

// rare is what most boxes lack.
type rare struct {
	number   float64        // of a number that is not finite
	names    []string       // of an object
	index    map[string]int // the places of names, once there are many
	tuples   []*tuple       // of an array with markTuples
	first    int64          // of an array with markRange: its first element
	length   int            // and their number
	function *function      // of a function
}

// newBox makes a box that needs more than items.
//
//go:noinline
func newBox(k kind) *box {
	made := &struct {
		box
		more rare
	}{}
	made.kind, made.rare = k, &made.more
	return &made.box
}

// marks tell arrays apart.
type marks uint8

const (
	markSequence marks = 1 << iota // the result of a query: none is undefined, one is itself
	markKeep                       // a sequence that stays an array even with one element
	markCons                       // made by [...] and not to be flattened
	markOuter                      // the whole input, wrapped so that it counts as one
	markTuples                     // its elements are tuples
	markRange                      // consecutive integers that are not written out
)

// plain marks the items that are JSON values. It is never written to.
var plain = &box{}

// unset marks a place that was not filled yet; no item of it is ever handed out.
var unset = &box{}

//go:noinline
func of(v value.Value) item { return item{v, plain} }

//go:noinline
func text(s string) item { return item{value.Text(s), plain} }

//go:noinline
func boolean(b bool) item { return item{value.Bool(b), plain} }

//go:noinline
func integer(i int) item { return item{value.Int(int64(i)), plain} }

//go:noinline
func number(f float64) item {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		x := newBox(kindNumber)
		x.number = f
		return item{x: x}
	}
	return item{value.Float(f), plain}
}

var kinds = [...]kind{
	value.KindNull: kindNull, value.KindBool: kindBool, value.KindNumber: kindNumber,
	value.KindString: kindText, value.KindArray: kindArray, value.KindObject: kindObject,
}

//go:noinline
func (i item) kind() kind {
	if i.x == plain {
		return kinds[i.v.Kind()]
	}
	if i.x == nil {
		return kindUndefined
	}
	return i.x.kind
}

func (i item) undefined() bool { return i.x == nil }

func (i item) isArray() bool { return i.kind() == kindArray }

func (i item) marked(m marks) bool { return i.x != nil && i.x.marks&m != 0 }

// asNumber gives a number, finite or not.
//
//go:noinline
func (i item) asNumber() (float64, bool) {
	if i.x == plain {
		f, is := i.v.AsFloat()
		if !is && i.v.Kind() == value.KindNumber {
			return overflown(i.v), true
		}
		return f, is
	}
	if i.x != nil && i.x.kind == kindNumber {
		return i.x.number, true
	}
	return 0, false
}

// overflown is what a number beyond float64's range counts as.
func overflown(v value.Value) float64 {
	if v.Literal()[0] == '-' {
		return math.Inf(-1)
	}
	return math.Inf(1)
}

// plainText gives the text of a string.
//
//go:noinline
func plainText(i item) (string, bool) {
	if i.x == plain {
		return i.v.AsText()
	}
	return "", false
}

//go:noinline
func (i item) function() *function {
	if i.x == nil || i.x.rare == nil {
		return nil
	}
	return i.x.function
}

// list makes an array of items that the caller gives away.
//
//go:noinline
func list(items []item, m marks) item { return item{x: &box{kind: kindArray, items: items, marks: m}} }

// span makes an array of consecutive integers without writing them out.
//
//go:noinline
func span(first int64, length int, m marks) item {
	x := newBox(kindArray)
	x.marks, x.first, x.length = m|markRange, first, length
	return item{x: x}
}

// stream makes an array of tuples.
//
//go:noinline
func stream(tuples []*tuple) item {
	x := newBox(kindArray)
	x.marks, x.tuples = markTuples|markSequence, tuples
	return item{x: x}
}

// sequence begins the result of a query.
//
//go:noinline
func sequence(items ...item) item { return list(items, markSequence) }

// size counts the elements of an array.
//
//go:noinline
func (i item) size() int {
	switch {
	case i.x == plain:
		return i.v.Len()
	case i.x == nil:
		return 0
	case i.x.marks&markTuples != 0:
		return len(i.x.tuples)
	case i.x.marks&markRange != 0:
		return i.x.length
	}
	return len(i.x.items)
}

// at gives an element of an array.
//
//go:noinline
func (i item) at(n int) item {
	switch {
	case i.x == plain:
		return item{i.v.Index(n), plain}
	case i.x.marks&markRange != 0:
		return item{value.Int(i.x.first + int64(n)), plain}
	case i.x.marks&markTuples != 0:
		return i.x.tuples[n].focus
	}
	return i.x.items[n]
}

// elements writes an array out; what it gives must not be changed.
//
//go:noinline
func (i item) elements() []item {
	if i.x != plain && i.x.marks&(markRange|markTuples) == 0 {
		return i.x.items[:len(i.x.items):len(i.x.items)]
	}
	return appendElements(make([]item, 0, i.size()), i)
}

//go:noinline
func appendElements(to []item, array item) []item {
	if array.x != plain && array.x.marks&(markRange|markTuples) == 0 {
		return append(to, array.x.items...)
	}
	for n := range array.size() {
		to = append(to, array.at(n))
	}
	return to
}

// asArray makes an array of what is none: a sequence of it alone.
//
//go:noinline
func (i item) asArray() item {
	if i.isArray() {
		return i
	}
	return sequence(i)
}

// concat is one array after another, each of them possibly an element alone. An
// argument that is undefined leaves the other as it is.
//
//go:noinline
func concat(a, b item) item {
	switch {
	case a.undefined():
		return b
	case b.undefined():
		return a
	}
	joined := make([]item, 0, a.count()+b.count())
	return list(appendFlat(appendFlat(joined, a), b), 0)
}

// count is how many elements an item adds to an array.
//
//go:noinline
func (i item) count() int {
	if i.isArray() {
		return i.size()
	}
	return 1
}

// appendFlat adds the elements of an array, or what is no array itself.
//
//go:noinline
func appendFlat(to []item, i item) []item {
	if i.isArray() {
		return appendElements(to, i)
	}
	return append(to, i)
}
