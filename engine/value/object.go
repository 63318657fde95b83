package value

import (
	"iter"
	"unsafe"
)

// linearMost is how many members are searched one by one: below it comparing
// names is quicker than hashing one.
const linearMost = 8

// Member is one name of an object with its value, as Value.Member gives it.
type Member struct {
	Name  string
	Value Value
}

// indexed is an object of more than linearMost members.
type indexed struct {
	members []Member
	index   map[string]int32
}

// members is the object's own storage, never to be changed or handed out.
func (v Value) members() []Member {
	switch r := v.ref.(type) {
	case objectRef:
		return unsafe.Slice((*Member)(r), int(v.num))
	case *indexed:
		return r.members
	}
	return nil
}

// Member gives member i of an object, in the order written; it panics, as a
// slice does, where there is none.
func (v Value) Member(i int) Member { return v.members()[i] }

// Get looks a member up by its name; ok is false when there is none, or when
// the value is not an object.
func (v Value) Get(name string) (member Value, ok bool) {
	switch r := v.ref.(type) {
	case objectRef:
		members := unsafe.Slice((*Member)(r), int(v.num))
		if i := search(members, name); i >= 0 {
			return members[i].Value, true
		}
	case *indexed:
		if i, found := r.index[name]; found {
			return r.members[i].Value, true
		}
	}
	return Value{}, false
}

// Members ranges over an object's names and values in the order written; over
// nothing for every other kind.
func (v Value) Members() iter.Seq2[string, Value] {
	return func(yield func(string, Value) bool) {
		for _, m := range v.members() {
			if !yield(m.Name, m.Value) {
				return
			}
		}
	}
}

// Elements ranges over an array's elements in order; over nothing for every
// other kind.
func (v Value) Elements() iter.Seq2[int, Value] {
	return func(yield func(int, Value) bool) {
		for i, e := range v.elements() {
			if !yield(i, e) {
				return
			}
		}
	}
}

// With gives the object with one member set, at its old place or else at the
// end. The receiver stays as it was; one that is not an object counts as empty.
func (v Value) With(name string, member Value) Value {
	old := v.members()
	b := NewObject(len(old) + 1)
	for _, m := range old {
		b.Set(m.Name, m.Value)
	}
	b.Set(name, member)
	return b.Value()
}

// Without gives the object without a member; the receiver stays as it was.
func (v Value) Without(name string) Value {
	if _, found := v.Get(name); !found {
		return v
	}
	b := NewObject(v.Len() - 1)
	for _, m := range v.members() {
		if m.Name != name {
			b.Set(m.Name, m.Value)
		}
	}
	return b.Value()
}
