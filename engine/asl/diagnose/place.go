package diagnose

import (
	"strconv"

	"playground/engine/value"
)

// place is where the checker stands in the definition: a chain that ends at the root, which is nil.
type place struct {
	up    *place
	name  string // of a member
	index int    // of an element; -1 for a member
}

//go:noinline
func (p *place) member(name string) *place { return &place{p, name, -1} }

//go:noinline
func (p *place) element(i int) *place { return &place{p, "", i} }

// location writes the place as AWS does: names as they are, indices in brackets.
func (p *place) location() string {
	if p == nil {
		return "/"
	}
	return string(p.append(nil))
}

func (p *place) append(text []byte) []byte {
	if p == nil {
		return text
	}
	text = p.up.append(text)
	if p.index >= 0 {
		return append(strconv.AppendInt(append(text, '['), int64(p.index), 10), ']')
	}
	return append(append(text, '/'), p.name...)
}

// pointer writes the place as a JSON Pointer.
func (p *place) pointer() value.Pointer {
	switch {
	case p == nil:
		return ""
	case p.index >= 0:
		return p.up.pointer().AppendIndex(p.index)
	}
	return p.up.pointer().Append(p.name)
}
