package jsonata

import "playground/engine/value"

// members counts the members of an object.
//
//go:noinline
func (i item) members() int {
	if i.x == plain {
		return i.v.Len()
	}
	return len(i.x.names)
}

// member gives a member of an object by its place.
//
//go:noinline
func (i item) member(n int) (string, item) {
	if i.x == plain {
		m := i.v.Member(n)
		return m.Name, item{m.Value, plain}
	}
	return i.x.names[n], i.x.items[n]
}

// get looks up a member of an object.
//
//go:noinline
func (i item) get(name string) item {
	if i.x == plain {
		if v, is := i.v.Get(name); is {
			return item{v, plain}
		}
		return item{}
	}
	if n := i.x.place(name); n >= 0 {
		return i.x.items[n]
	}
	return item{}
}

// linearMost is how many names are searched one by one.
const linearMost = 12

func (b *box) place(name string) int {
	if b.index != nil {
		if n, is := b.index[name]; is {
			return n
		}
		return -1
	}
	for n := range b.names {
		if b.names[n] == name {
			return n
		}
	}
	return -1
}

// newObject begins an object that can hold anything.
func newObject(size int) *box {
	x := newBox(kindObject)
	x.names, x.items = make([]string, 0, size), make([]item, 0, size)
	return x
}

// set adds a member, or changes the one that is there in its place.
func (b *box) set(name string, i item) {
	if n := b.place(name); n >= 0 {
		b.items[n] = i
		return
	}
	b.names, b.items = append(b.names, name), append(b.items, i)
	if b.index != nil {
		b.index[name] = len(b.names) - 1
	} else if len(b.names) > linearMost {
		b.reindex()
	}
}

func (b *box) reindex() {
	b.index = make(map[string]int, 2*len(b.names))
	for n, name := range b.names {
		b.index[name] = n
	}
}

// remove takes a member out.
func (b *box) remove(name string) {
	n := b.place(name)
	if n < 0 {
		return
	}
	b.names, b.items = append(b.names[:n], b.names[n+1:]...), append(b.items[:n], b.items[n+1:]...)
	if b.index != nil {
		b.reindex()
	}
}

// object makes an item of it: a plain value where no member holds others, so
// that what nests deep consists of boxes, which are counted.
func (b *box) object() item {
	for n := range b.items {
		if b.items[n].x != plain || b.items[n].holds() {
			return item{x: b}
		}
	}
	built := value.NewObject(len(b.names))
	for n, name := range b.names {
		built.Set(name, b.items[n].v)
	}
	return of(built.Value())
}

// holds reports whether a plain item is an array or object that is not empty.
func (i item) holds() bool { return i.v.Len() > 0 }
