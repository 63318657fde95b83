package scenario

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

var nodeMembers = []string{"id", "kind", "x", "y"}

func isNodeMember(name string) bool { return contains(nodeMembers, name) }

// node reads one node. ok says that its id and kind are right, whatever its settings: then wires to it can be read.
// The id is there even where the kind is not, so that these wires are not reported as dangling.
func (c *checker) node(v value.Value, at value.Pointer) (n Node, ok bool) {
	if v.Kind() != value.KindObject {
		c.add(at, "%s is not an object with the members of a node: %s", preview(v), strings.Join(nodeMembers, ", "))
		return n, false
	}
	var named bool
	n.ID, named = c.id(v, at, "a node")
	n.X = int(c.integer(v, "x", at, -coordinateMax, coordinateMax, 0))
	n.Y = int(c.integer(v, "y", at, -coordinateMax, coordinateMax, 0))
	if n.kind, ok = c.kind(v, at); ok {
		var problems []component.Problem
		n.Kind = n.kind.Name
		n.Settings, problems = component.ParseSettings(n.kind.Fields, v, at, isNodeMember)
		c.take(problems...)
		n.Object = written(n.kind.Fields, v)
	}
	return n, named && ok
}

func (c *checker) kind(v value.Value, at value.Pointer) (*component.Kind, bool) {
	if _, ok := v.Get("kind"); !ok {
		c.add(at, "a node needs a kind; there are %s", c.kinds.names())
		return nil, false
	}
	name, ok := c.text(v, "kind", at)
	if !ok {
		return nil, false
	}
	kind, ok := c.kinds.Find(name)
	if !ok {
		c.add(at.Append("kind"), "kind: %s is not known here; there are %s", quote(name), c.kinds.names())
	}
	return kind, ok
}

func (k Kinds) names() string {
	names := make([]string, len(k))
	for i, kind := range k {
		names[i] = kind.Name
	}
	return strings.Join(names, ", ")
}

// written keeps of an object the fields that differ from their defaults, in the order of the fields: the one way in
// which equal settings are written.
func written(fields []component.Field, object value.Value) value.Value {
	b := value.NewObject(object.Len())
	for i := range fields {
		v, ok := object.Get(fields[i].Name)
		if ok && !v.IsNull() && !value.Equal(v, fields[i].Default) {
			b.Set(fields[i].Name, v)
		}
	}
	return b.Value()
}

// Value renders the node as it stands in a document.
func (n *Node) Value() value.Value {
	b := value.NewObject(4 + n.Object.Len())
	b.Set("id", value.Text(n.ID))
	b.Set("kind", value.Text(n.Kind))
	b.Set("x", value.Int(int64(n.X)))
	b.Set("y", value.Int(int64(n.Y)))
	for name, v := range n.Object.Members() {
		b.Set(name, v)
	}
	return b.Value()
}

var noteMembers = []string{"id", "x", "y", "text"}

func (c *checker) note(v value.Value, at value.Pointer) (n Note, ok bool) {
	if !c.object(v, at, "a note", noteMembers...) {
		return n, false
	}
	before := c.count()
	n.ID, _ = c.id(v, at, "a note")
	n.X = int(c.integer(v, "x", at, -coordinateMax, coordinateMax, 0))
	n.Y = int(c.integer(v, "y", at, -coordinateMax, coordinateMax, 0))
	n.Text, _ = c.text(v, "text", at)
	if len(n.Text) > noteBytesMax {
		c.add(at.Append("text"), "text: %d bytes are more than the %d that a note may have", len(n.Text), noteBytesMax)
	}
	return n, c.count() == before
}

// Value renders the note as it stands in a document.
func (n *Note) Value() value.Value {
	b := value.NewObject(4)
	b.Set("id", value.Text(n.ID))
	b.Set("x", value.Int(int64(n.X)))
	b.Set("y", value.Int(int64(n.Y)))
	b.Set("text", value.Text(n.Text))
	return b.Value()
}
