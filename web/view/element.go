package view

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Grid is the distance of the lines to which new elements snap.
const Grid = 8

func snap(n int) int {
	if n < 0 {
		return -snap(-n)
	}
	return (n + Grid/2) / Grid * Grid
}

// Add makes the edit that draws a new node, and its id: the kind's name, numbered when it is taken.
func (d *Document) Add(kind string, x, y int) (id string, edits []scenario.Edit) {
	id = d.freshID(kind, nil)
	b := value.NewObject(4)
	b.Set("id", value.Text(id))
	b.Set("kind", value.Text(kind))
	b.Set("x", value.Int(int64(snap(x))))
	b.Set("y", value.Int(int64(snap(y))))
	return id, []scenario.Edit{{Part: "node", ID: id, Value: b.Value()}}
}

// freshID finds a name that neither the document nor taken has: "queue", "queue-2", "queue-3".
func (d *Document) freshID(kind string, taken map[string]bool) string {
	base := shortName(d.kinds, kind)
	for n := 1; ; n++ {
		id := base
		if n > 1 {
			id += "-" + strconv.Itoa(n)
		}
		if d.Part(id) == "" && !taken[id] {
			return id
		}
	}
}

// shortName is what a person calls a node of that kind: the glyph's word, else the kind's name.
func shortName(kinds scenario.Kinds, kind string) string {
	k, ok := kinds.Find(kind)
	if ok && k.Glyph != "" {
		return k.Glyph
	}
	if kind == "" {
		return "node"
	}
	return kind
}

// AddNote makes the edit that writes a note.
func (d *Document) AddNote(x, y int, text string) (id string, edits []scenario.Edit) {
	for n := 1; ; n++ {
		if id = "note-" + strconv.Itoa(n); d.Part(id) == "" {
			break
		}
	}
	note := scenario.Note{ID: id, X: snap(x), Y: snap(y), Text: text}
	return id, []scenario.Edit{{Part: "note", ID: id, Value: note.Value()}}
}

// SetNote makes the edit that changes a note's text.
func (d *Document) SetNote(id, text string) []scenario.Edit {
	n, ok := d.Note(id)
	if !ok || n.Text == text {
		return nil
	}
	changed := *n
	changed.Text = text
	return []scenario.Edit{{Part: "note", ID: id, Value: changed.Value()}}
}

// Place is where something is put.
type Place struct {
	ID   string
	X, Y int
}

// Move makes the edits that put nodes and notes elsewhere.
func (d *Document) Move(places []Place) []scenario.Edit {
	var edits []scenario.Edit
	for _, p := range places {
		if n, ok := d.Node(p.ID); ok && (n.X != p.X || n.Y != p.Y) {
			edits = append(edits, scenario.Edit{Part: "node", ID: p.ID, Value: at(n.Value(), p)})
		} else if n, ok := d.Note(p.ID); ok && (n.X != p.X || n.Y != p.Y) {
			edits = append(edits, scenario.Edit{Part: "note", ID: p.ID, Value: at(n.Value(), p)})
		}
	}
	return edits
}

func at(v value.Value, p Place) value.Value {
	return v.With("x", value.Int(int64(p.X))).With("y", value.Int(int64(p.Y)))
}

// Connect makes the edit that draws a wire; ports may be left out.
func (d *Document) Connect(from, fromPort, to, toPort string) (key string, edits []scenario.Edit) {
	b := value.NewObject(2)
	b.Set("from", value.Text(end(from, fromPort)))
	b.Set("to", value.Text(end(to, toPort)))
	return end(from, fromPort) + ">" + end(to, toPort), []scenario.Edit{{Part: "wire", Value: b.Value()}}
}

func end(node, port string) string {
	if port == "" {
		return node
	}
	return node + "." + port
}

// Rename makes the edit that gives a node another name.
func (d *Document) Rename(id, name string) []scenario.Edit {
	if id == name {
		return nil
	}
	return []scenario.Edit{{Part: "node", ID: id, Rename: name}}
}

// SetTitle makes the edit that names the scenario.
func (d *Document) SetTitle(title string) []scenario.Edit {
	if title == d.scenario.Title {
		return nil
	}
	return []scenario.Edit{{Part: "scenario", ID: "title", Value: value.Text(title)}}
}

// SetSeed makes the edit that chooses other random numbers, or says what is wrong with the seed as typed.
func (d *Document) SetSeed(typed string) (edits []scenario.Edit, problem string) {
	n, err := strconv.ParseUint(typed, 10, 63)
	if err != nil {
		return nil, "a seed is a whole number from 0, not " + quoted(typed)
	}
	if n == d.scenario.Seed {
		return nil, ""
	}
	edits = []scenario.Edit{{Part: "scenario", ID: "seed", Value: value.Int(int64(n))}}
	return edits, d.FirstProblem(edits)
}

// SetField makes the edit that gives a node's or a wire's setting a value; null stands for the default.
func (d *Document) SetField(id, name string, v value.Value) []scenario.Edit {
	part := d.Part(id)
	var before value.Value
	switch part {
	case "node":
		n, _ := d.Node(id)
		before = n.Value()
	case "wire":
		w, _ := d.Wire(id)
		before = w.Value()
	default:
		return nil
	}
	after := before.Without(name)
	if !v.IsNull() {
		after = before.With(name, v)
	}
	if value.Equal(before, after) {
		return nil
	}
	return []scenario.Edit{{Part: part, ID: id, Value: after}}
}

// AddFault makes the edit that plans a disturbance.
func (d *Document) AddFault(fault value.Value) []scenario.Edit {
	return []scenario.Edit{{Part: "fault", ID: strconv.Itoa(len(d.scenario.Faults)), Value: fault}}
}

// SetFault makes the edit that replaces a planned disturbance; null removes it.
func (d *Document) SetFault(i int, fault value.Value) []scenario.Edit {
	if i < 0 || i >= len(d.scenario.Faults) {
		return nil
	}
	return []scenario.Edit{{Part: "fault", ID: strconv.Itoa(i), Value: fault}}
}

// FirstProblem tries edits and says what would be wrong; "" when nothing is.
func (d *Document) FirstProblem(edits []scenario.Edit) string {
	_, _, problems := scenario.Apply(d.scenario, edits, d.kinds)
	return firstMessage(problems)
}

func firstMessage(problems []component.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	return problems[0].Message
}
