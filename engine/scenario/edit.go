package scenario

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Edit is one change of a scenario: an element put in place of the one of that id, or removed, or renamed. It is
// what the page sends, what the journal keeps and what undo replays.
type Edit struct {
	Part   string      // "node", "wire", "note", "fault" or "scenario"
	ID     string      // of a node or note; a wire's key; a fault's index; "title" or "seed"; "" for a new element
	Value  value.Value // the whole element; null removes it
	Rename string      // the new id of a node or note, instead of a value
	Place  int         // index + 1 where the element goes; 0 leaves it in place, or puts a new one at the end
}

var editMembers = []string{"part", "id", "value", "rename", "at"}

// DecodeEdits reads a list of edits as it stands in commands and journals.
func DecodeEdits(v value.Value) ([]Edit, []component.Problem) {
	c := newChecker(nil)
	switch {
	case v.Kind() != value.KindArray:
		c.add("", "%s is not a list of edits", preview(v))
	case v.Len() > editsMax:
		c.add("", "%d edits are more than the %d that a command may have", v.Len(), editsMax)
	default:
		edits := make([]Edit, 0, v.Len())
		for i, one := range v.Elements() {
			edits = append(edits, c.edit(one, value.Pointer("").AppendIndex(i)))
		}
		if !c.bad() {
			return edits, nil
		}
	}
	return nil, c.list()
}

func (c *checker) edit(v value.Value, at value.Pointer) (e Edit) {
	if !c.object(v, at, "an edit", editMembers...) {
		return e
	}
	e.Part = c.part(v, at)
	e.ID = c.editID(v, at)
	e.Rename, _ = c.text(v, "rename", at)
	e.Place = int(c.integer(v, "at", at, 0, nodesMax+wiresMax, -1)) + 1
	set := false
	e.Value, set = v.Get("value")
	if _, renamed := v.Get("rename"); renamed == set {
		c.add(at, "an edit has a value (null removes the element) or a rename, one of the two")
	} else if renamed && e.Rename == "" {
		c.add(at.Append("rename"), `rename: "" is not a name`)
	}
	return e
}

func (c *checker) part(v value.Value, at value.Pointer) string {
	part, ok := c.text(v, "part", at)
	if _, known := parts[part]; ok && !known {
		c.add(at, "part: %s is not one of node, wire, note, fault, scenario", quote(part))
	}
	return part
}

// editID reads an id; a fault's index may be written as a number.
func (c *checker) editID(v value.Value, at value.Pointer) string {
	if id, _ := v.Get("id"); id.Kind() == value.KindNumber {
		if _, whole := id.AsInt(); whole {
			return id.Literal()
		}
	}
	id, _ := c.text(v, "id", at)
	return id
}

// EncodeEdits renders edits as DecodeEdits reads them.
func EncodeEdits(edits []Edit) value.Value {
	all := make([]value.Value, len(edits))
	for i, e := range edits {
		all[i] = e.encode()
	}
	return value.ArrayOf(all)
}

func (e Edit) encode() value.Value {
	b := value.NewObject(4)
	b.Set("part", value.Text(e.Part))
	if e.ID != "" {
		b.Set("id", value.Text(e.ID))
	}
	if e.Rename != "" {
		b.Set("rename", value.Text(e.Rename))
	} else {
		b.Set("value", e.Value)
	}
	if e.Place > 0 {
		b.Set("at", value.Int(int64(e.Place-1)))
	}
	return b.Value()
}
