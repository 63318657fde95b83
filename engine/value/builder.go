package value

import "unsafe"

// Builder collects the members of an object, in order; its zero value is ready
// for use. It must not be copied once a member is set.
type Builder struct {
	members []Member
	index   map[string]int32 // only beyond linearMost members
}

// NewObject begins an object for which about n members are expected.
func NewObject(n int) *Builder {
	return &Builder{members: make([]Member, 0, n)}
}

// ObjectOf makes an object of members that the caller gives away and whose names
// all differ, which a Builder would look into for each.
func ObjectOf(members []Member) Value {
	if len(members) <= linearMost {
		return objectOf(members, nil)
	}
	index := make(map[string]int32, len(members))
	for i := range members {
		index[members[i].Name] = int32(i)
	}
	return objectOf(members, index)
}

// Set adds a member. A name that is there already keeps its place and gets the
// new value.
func (b *Builder) Set(name string, v Value) {
	if i := find(b.members, b.index, name); i >= 0 {
		b.members[i].Value = v
		return
	}
	b.members = append(b.members, Member{name, v})
	b.index = extend(b.index, b.members)
}

// Len counts the members set so far.
func (b *Builder) Len() int { return len(b.members) }

// Value gives the object and leaves the Builder empty, ready for another.
func (b *Builder) Value() Value {
	v := objectOf(b.members, b.index)
	*b = Builder{}
	return v
}

// objectOf makes the object out of members it may keep.
func objectOf(members []Member, index map[string]int32) Value {
	v := Value{num: uint64(len(members))}
	if index == nil {
		v.ref = objectRef(unsafe.SliceData(members))
	} else {
		v.ref = &indexed{members, index}
	}
	return v
}

// find gives the place of a name, or -1.
func find(members []Member, index map[string]int32, name string) int {
	if index == nil {
		return search(members, name)
	}
	if i, found := index[name]; found {
		return int(i)
	}
	return -1
}

// search compares lengths and last letters first: names of one object often
// begin alike and seldom end alike.
func search(members []Member, name string) int {
	last := len(name) - 1
	for i := range members {
		m := members[i].Name
		if len(m) == len(name) && (last < 0 || m[last] == name[last]) && m == name {
			return i
		}
	}
	return -1
}

// extend keeps the index up to date after one member was appended.
func extend(index map[string]int32, members []Member) map[string]int32 {
	last := len(members) - 1
	if index != nil {
		index[members[last].Name] = int32(last)
		return index
	}
	if last < linearMost {
		return nil
	}
	index = make(map[string]int32, max(cap(members), 2*linearMost))
	for i := range members {
		index[members[i].Name] = int32(i)
	}
	return index
}
