package view

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Delete makes the edits that remove nodes, wires and notes with all that hangs on them.
func (d *Document) Delete(ids []string) []scenario.Edit {
	var elements []string
	var edits []scenario.Edit
	for _, id := range ids {
		switch d.Part(id) {
		case "node", "wire":
			elements = append(elements, id)
		case "note":
			edits = append(edits, scenario.Edit{Part: "note", ID: id})
		}
	}
	if len(elements) > 0 {
		edits = append(edits, scenario.RemoveNode(d.scenario, elements...)...)
	}
	return edits
}

// Copy renders elements as text: a small scenario of the nodes, the wires among them, and the notes. It can be pasted
// into another tab, a file or a mail.
func (d *Document) Copy(ids []string) string {
	part := scenario.New()
	for i := range d.scenario.Nodes {
		if n := &d.scenario.Nodes[i]; slices.Contains(ids, n.ID) {
			part.Nodes = append(part.Nodes, *n)
		}
	}
	for i := range d.scenario.Wires {
		if w := &d.scenario.Wires[i]; slices.Contains(ids, w.From) && slices.Contains(ids, w.To) {
			part.Wires = append(part.Wires, *w)
		}
	}
	for _, n := range d.scenario.Notes {
		if slices.Contains(ids, n.ID) {
			part.Notes = append(part.Notes, n)
		}
	}
	return string(scenario.Encode(part))
}

// Duplicate makes the edits that draw elements again, a little further on, and the ids of the copies.
func (d *Document) Duplicate(ids []string) (copies []string, edits []scenario.Edit) {
	copies, edits, _ = d.Paste(d.Copy(ids))
	return copies, edits
}

// pasteOffset is how far a copy lies from its original.
const pasteOffset = 4 * Grid

// Paste makes the edits that draw what a copied text holds, or says what is wrong with the text.
func (d *Document) Paste(text string) (copies []string, edits []scenario.Edit, problems []component.Problem) {
	part, problems := scenario.Decode([]byte(text), d.kinds)
	if len(problems) > 0 {
		return nil, nil, problems
	}
	names, taken := map[string]string{}, map[string]bool{}
	for i := range part.Nodes {
		n := &part.Nodes[i]
		id := d.copyID(n.ID, taken)
		names[n.ID] = id
		v := at(n.Value(), d.beside(n.X, n.Y)).With("id", value.Text(id))
		edits = append(edits, scenario.Edit{Part: "node", ID: id, Value: v})
		copies = append(copies, id)
	}
	for i := range part.Wires {
		w := part.Wires[i]
		if kind, ok := d.kinds.Find(part.Nodes[part.Find(w.From)].Kind); ok {
			w.Redirect(kind, func(id string) string { return cmp.Or(names[id], id) })
		}
		w.From, w.To = names[w.From], names[w.To]
		edits = append(edits, scenario.Edit{Part: "wire", ID: w.Key(), Value: w.Value()})
	}
	for _, n := range part.Notes {
		id := d.copyID(n.ID, taken)
		v := at(n.Value(), d.beside(n.X, n.Y)).With("id", value.Text(id))
		edits = append(edits, scenario.Edit{Part: "note", ID: id, Value: v})
		copies = append(copies, id)
	}
	return copies, edits, nil
}

// copyID names a copy after its original: orders, orders-2, orders-3.
func (d *Document) copyID(id string, taken map[string]bool) string {
	if d.Part(id) == "" && !taken[id] {
		taken[id] = true
		return id
	}
	base := id
	if i := strings.LastIndexByte(id, '-'); i > 0 && digitsOnly(id[i+1:]) {
		base = id[:i]
	}
	for n := 2; ; n++ {
		if next := fmt.Sprintf("%s-%d", base, n); d.Part(next) == "" && !taken[next] {
			taken[next] = true
			return next
		}
	}
}

func digitsOnly(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

// beside moves a place on until no element lies there.
func (d *Document) beside(x, y int) Place {
	for d.occupied(x, y) {
		x, y = x+pasteOffset, y+pasteOffset
	}
	return Place{X: x, Y: y}
}

func (d *Document) occupied(x, y int) bool {
	for i := range d.scenario.Nodes {
		if n := &d.scenario.Nodes[i]; n.X == x && n.Y == y {
			return true
		}
	}
	for i := range d.scenario.Notes {
		if n := &d.scenario.Notes[i]; n.X == x && n.Y == y {
			return true
		}
	}
	return false
}

// room is what a node takes, with a margin, whatever its picture.
var room = Place{X: 264, Y: 168}

// Free is a place near the one that is wanted where a new node covers no other: rings around it are tried, outwards.
func (d *Document) Free(x, y int) Place {
	x, y = snap(x), snap(y)
	for ring := 0; ring < 40; ring++ {
		for dy := -ring; dy <= ring; dy++ {
			for dx := -ring; dx <= ring; dx++ {
				p := Place{X: x + dx*6*Grid, Y: y + dy*6*Grid}
				if (dx == -ring || dx == ring || dy == -ring || dy == ring) && !d.covered(p) {
					return p
				}
			}
		}
	}
	return d.beside(x, y)
}

func (d *Document) covered(p Place) bool {
	near := func(x, y int) bool {
		return x-p.X < room.X && p.X-x < room.X && y-p.Y < room.Y && p.Y-y < room.Y
	}
	for i := range d.scenario.Nodes {
		if near(d.scenario.Nodes[i].X, d.scenario.Nodes[i].Y) {
			return true
		}
	}
	for _, n := range d.scenario.Notes {
		if near(n.X, n.Y) {
			return true
		}
	}
	return false
}
