package scenario

import (
	"strings"
	"unicode/utf8"

	"playground/engine/component"
	"playground/engine/value"
)

// checker reads the elements of a document, for Decode and for Apply alike.
type checker struct {
	report
	kinds      Kinds
	wireFields map[*component.Port][]component.Field
	// What stands in the document with problems of its own, so that a fault on it is not reported as dangling too.
	brokenNodes map[string]bool
	brokenWires bool
}

func newChecker(kinds Kinds) checker {
	return checker{kinds: kinds, wireFields: map[*component.Port][]component.Field{}}
}

func preview(v value.Value) string { return value.Preview(v, previewRunes) }

func quote(text string) string { return preview(value.Text(text)) }

// object reports whether v is an object, and every member of it that is not among the known ones.
func (c *checker) object(v value.Value, at value.Pointer, what string, known ...string) bool {
	if v.Kind() != value.KindObject {
		c.add(at, "%s is not an object with the members of %s: %s", preview(v), what, strings.Join(known, ", "))
		return false
	}
	for name := range v.Members() {
		if !contains(known, name) {
			c.add(at.Append(name), "%s is not a member of %s; there are %s", quote(name), what, strings.Join(known, ", "))
		}
	}
	return true
}

func contains(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}

// array returns the elements of a list that may be missing, or none when there are too many.
func (c *checker) array(doc value.Value, name string, most int) value.Value {
	v, ok := doc.Get(name)
	if !ok {
		return value.Value{}
	}
	at := value.Pointer("").Append(name)
	if v.Kind() != value.KindArray {
		c.add(at, "%s: %s is not a list", name, preview(v))
		return value.Value{}
	}
	if v.Len() > most {
		c.add(at, "%s: %d are more than the %d that a scenario may have", name, v.Len(), most)
		return value.Value{}
	}
	return v
}

// integer reads a whole number that may be missing.
func (c *checker) integer(object value.Value, name string, at value.Pointer, lo, hi, missing int64) int64 {
	v, ok := object.Get(name)
	if !ok {
		return missing
	}
	n, ok := v.AsInt()
	switch {
	case !ok:
		c.add(at.Append(name), "%s: %s is not a whole number", name, preview(v))
	case n < lo:
		c.add(at.Append(name), "%s: %d is below the minimum of %d", name, n, lo)
	case n > hi:
		c.add(at.Append(name), "%s: %d is above the maximum of %d", name, n, hi)
	default:
		return n
	}
	return missing
}

// text reads a text; a missing one is empty.
func (c *checker) text(object value.Value, name string, at value.Pointer) (string, bool) {
	v, ok := object.Get(name)
	if !ok {
		return "", true
	}
	text, ok := v.AsText()
	if !ok {
		c.add(at.Append(name), "%s: %s is not a text", name, preview(v))
	}
	return text, ok
}

// id reads the name of a node or a note.
func (c *checker) id(object value.Value, at value.Pointer, what string) (string, bool) {
	if _, ok := object.Get("id"); !ok {
		c.add(at, `%s needs an id, such as "orders"`, what)
		return "", false
	}
	id, ok := c.text(object, "id", at)
	if ok && !validID(id) {
		c.add(at.Append("id"), "id: %s is not 1 to %d letters, digits, _ or -", quote(id), idBytesMax)
		return "", false
	}
	return id, ok
}

func validID(id string) bool {
	if id == "" || len(id) > idBytesMax {
		return false
	}
	for i := 0; i < len(id); i++ {
		if !idByte(id[i]) {
			return false
		}
	}
	return true
}

func idByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '_' || b == '-'
}

func (c *checker) words(w words, text string, at value.Pointer) bool {
	if n := utf8.RuneCountInString(text); n > w.runesMax {
		c.add(at, "%s: %d characters are more than the %d that a %s may have", w.name, n, w.runesMax, w.name)
		return false
	}
	return true
}
