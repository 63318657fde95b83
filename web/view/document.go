// Package view works out what the panels show, without a browser: the document with its undo, forms made of fields,
// lists that are filtered as one types, the words for a node, a menu, a number. Package web puts it on the page.
//
//	scenario + kinds ──▶ Document ──▶ Scene, Form, Outline, Menu, Actions
//	                       │  ▲
//	        what was done ─┘  └─ Do, Undo, Redo: lists of edits, which are also what the engine is told
//
// Nothing here knows a kind: whatever is said about one comes from its table.
package view

import (
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
)

// Document is the drawing in the page, with all that was done to it. Undoing never touches virtual time: it is an
// edit like any other, made now.
type Document struct {
	history
	kinds     scenario.Kinds
	selection []string
	told      history // as the engine has it once it has handled every command
	sent      []sent  // in the order of their revisions
	fault     guess   // made by hand, its command is the next
	course            // what each command of this run changed
	guessed   bool    // the engine was told of a fault at the moment that was guessed
}

// step is one entry of the history: edits and their inverse, or a document opened in the place of another.
type step struct {
	label      string
	edits      []scenario.Edit
	inverse    []scenario.Edit
	was, after *scenario.Scenario // of an opened document
}

// steps is a list of steps, the latest first. Lists share their tails and are never written to, so that the history as
// it was at any moment costs nothing to keep.
type steps struct {
	step
	before *steps
}

func (s *steps) with(one step) *steps { return &steps{one, s} }

// Change says what the engine must be told: edits, or the whole document because another one is open now.
type Change struct {
	Label string
	Edits []scenario.Edit
	Whole bool
}

// NewDocument holds a scenario.
func NewDocument(s *scenario.Scenario, kinds scenario.Kinds) *Document {
	d := &Document{history: history{scenario: s}, kinds: kinds}
	d.Started()
	return d
}

// Scenario is the drawing as it stands; do not change it.
func (d *Document) Scenario() *scenario.Scenario { return d.scenario }

// Kinds lists what can be drawn.
func (d *Document) Kinds() scenario.Kinds { return d.kinds }

// Text is the document as a file.
func (d *Document) Text() []byte { return scenario.Encode(d.scenario) }

// Do makes edits, all or none, as one step of the history.
func (d *Document) Do(label string, edits []scenario.Edit) []component.Problem {
	if len(edits) == 0 {
		return nil
	}
	next, inverse, problems := scenario.Apply(d.scenario, edits, d.kinds)
	if len(problems) > 0 {
		return problems
	}
	d.undo = d.undo.with(step{label: label, edits: edits, inverse: inverse})
	d.redo = nil
	d.change(edits, inverse)
	d.become(next, edits)
	return nil
}

// Open puts another document in the place of this one. It is one step that can be undone.
func (d *Document) Open(s *scenario.Scenario, label string) {
	d.undo = d.undo.with(step{label: label, was: d.scenario, after: s})
	d.redo = nil
	d.scenario, d.selection = s, nil
}

// CanUndo says what Undo would take back; "" when there is nothing.
func (d *Document) CanUndo() string { return last(d.undo) }

// CanRedo says what Redo would do again; "" when there is nothing.
func (d *Document) CanRedo() string { return last(d.redo) }

func last(s *steps) string {
	if s == nil {
		return ""
	}
	return s.label
}

// Undo takes the last step back.
func (d *Document) Undo() (Change, bool) {
	s := d.undo
	if s == nil {
		return Change{}, false
	}
	c, ok := d.travel(s.label, s.inverse, s.was)
	if ok {
		d.undo, d.redo = s.before, d.redo.with(s.step)
	}
	return c, ok
}

// Redo does again what was undone last.
func (d *Document) Redo() (Change, bool) {
	s := d.redo
	if s == nil {
		return Change{}, false
	}
	c, ok := d.travel(s.label, s.edits, s.after)
	if ok {
		d.redo, d.undo = s.before, d.undo.with(s.step)
	}
	return c, ok
}

func (d *Document) travel(label string, edits []scenario.Edit, whole *scenario.Scenario) (Change, bool) {
	if whole != nil {
		d.scenario, d.selection = whole, nil
		return Change{Label: label, Whole: true}, true
	}
	next, inverse, problems := scenario.Apply(d.scenario, edits, d.kinds)
	if len(problems) > 0 {
		return Change{}, false
	}
	d.change(edits, inverse)
	d.become(next, edits)
	return Change{Label: label, Edits: edits}, true
}

// become goes on with the next scenario; the selection follows names, and forgets what is gone.
func (d *Document) become(next *scenario.Scenario, edits []scenario.Edit) {
	d.scenario = next
	for _, e := range edits {
		if e.Rename != "" {
			d.rename(e.ID, e.Rename)
		}
	}
	d.Select(d.selection)
}

func (d *Document) rename(id, to string) {
	for i, s := range d.selection {
		from, target, isWire := strings.Cut(s, ">")
		if !isWire && s == id {
			d.selection[i] = to
		} else if isWire {
			d.selection[i] = renamedEnd(from, id, to) + ">" + renamedEnd(target, id, to)
		}
	}
}

func renamedEnd(end, id, to string) string {
	if node, port, ok := strings.Cut(end, "."); ok && node == id {
		return to + "." + port
	}
	return end
}

// Select marks nodes, wires and notes by id or key; what does not exist is left out.
func (d *Document) Select(ids []string) {
	kept := make([]string, 0, len(ids))
	for _, id := range ids {
		if d.Part(id) != "" && !slices.Contains(kept, id) {
			kept = append(kept, id)
		}
	}
	d.selection = kept
}

// Selection lists what is selected, in the order in which it was.
func (d *Document) Selection() []string { return d.selection }

// Part says what an id names: "node", "wire" or "note"; "" for nothing.
func (d *Document) Part(id string) string {
	switch {
	case d.scenario.Find(id) >= 0:
		return "node"
	case strings.Contains(id, ">") && d.scenario.FindWire(id) >= 0:
		return "wire"
	case d.note(id) >= 0:
		return "note"
	}
	return ""
}

// Node returns the node of that id.
func (d *Document) Node(id string) (*scenario.Node, bool) {
	if i := d.scenario.Find(id); i >= 0 {
		return &d.scenario.Nodes[i], true
	}
	return nil, false
}

// Wire returns the wire of that key.
func (d *Document) Wire(key string) (*scenario.Wire, bool) {
	if i := d.scenario.FindWire(key); i >= 0 {
		return &d.scenario.Wires[i], true
	}
	return nil, false
}

// Note returns the note of that id.
func (d *Document) Note(id string) (*scenario.Note, bool) {
	if i := d.note(id); i >= 0 {
		return &d.scenario.Notes[i], true
	}
	return nil, false
}

func (d *Document) note(id string) int {
	return slices.IndexFunc(d.scenario.Notes, func(n scenario.Note) bool { return n.ID == id })
}

// All lists the ids of every node and note: what "select all" selects.
func (d *Document) All() []string {
	ids := make([]string, 0, len(d.scenario.Nodes)+len(d.scenario.Notes))
	for i := range d.scenario.Nodes {
		ids = append(ids, d.scenario.Nodes[i].ID)
	}
	for i := range d.scenario.Notes {
		ids = append(ids, d.scenario.Notes[i].ID)
	}
	return ids
}

// Empty is a drawing to begin with.
func Empty() *scenario.Scenario { return scenario.New() }
