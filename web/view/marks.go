package view

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Hit is a breakpoint at which the run was stopped.
type Hit struct {
	At    int64 // virtual nanoseconds
	Title string
}

// Marks lists what stands on the timeline beside the futures that were left:
//
//	[{"id": "fault-0", "what": "fault", "at": "30000000000", "title": "kitchen hangs", "detail": "…", "movable": true, "index": 0}]
//
// These are the faults of the drawing, which can be moved; those that are made by hand ahead of the present moment, which
// cannot; what else was done by hand and touches the run, from the journal; and the breakpoints that were hit.
func (d *Document) Marks(journal value.Value, hits []Hit) string {
	var all []value.Value
	for i := range d.scenario.Faults {
		all = append(all, mark("fault-"+strconv.Itoa(i), d, &d.scenario.Faults[i], true, i))
	}
	for i, f := range d.faultsAhead() {
		all = append(all, mark("ahead-"+strconv.Itoa(i), d, &f, false, -1))
	}
	given := 0 // commands before the entry: some stand for several that only moved things
	for _, entry := range journal.Elements() {
		command, _ := entry.Get("command")
		folded := max(1, int(Whole(command, "folded")))
		if title := d.deed(given, command); folded == 1 && title != "" {
			all = append(all, markValue("command-"+strconv.Itoa(given), "command", Text(entry, "at"), title, "done by hand", false, -1))
		}
		given += folded
	}
	for i, h := range hits {
		all = append(all, markValue("hit-"+strconv.Itoa(i), "breakpoint", strconv.FormatInt(h.At, 10), h.Title, "a breakpoint paused the run here", false, -1))
	}
	return value.ArrayOf(all).String()
}

func mark(id string, d *Document, f *scenario.Fault, movable bool, index int) value.Value {
	what, detail := "fault", faultHelp[f.Disturbance]
	if f.Disturbance == component.Burst || f.Disturbance == component.Poison {
		what = "burst"
	}
	if !movable {
		detail += " Made by hand, ahead of this moment."
	}
	return markValue(id, what, strconv.FormatInt(int64(f.At), 10), d.faultTitle(f), detail, movable, index)
}

func markValue(id, what, at, title, detail string, movable bool, index int) value.Value {
	b := value.NewObject(7)
	b.Set("id", value.Text(id))
	b.Set("what", value.Text(what))
	b.Set("at", value.Text(at))
	b.Set("title", value.Text(title))
	b.Set("detail", value.Text(detail))
	b.Set("movable", value.Bool(movable))
	b.Set("index", value.Int(int64(index)))
	return b.Value()
}

// faultsAhead are the faults that commands ahead of the present moment bring.
func (d *Document) faultsAhead() []scenario.Fault {
	if d.at >= len(d.turns) {
		return nil
	}
	here := slices.Clone(d.scenario.Faults)
	var ahead []scenario.Fault
	for _, f := range d.Newest().Faults {
		if i := slices.Index(here, f); i >= 0 {
			here = slices.Delete(here, i, i+1)
			continue
		}
		ahead = append(ahead, f)
	}
	return ahead
}

// deed says what a command of the journal did; "" where the run does not care, or where a fault has a mark of its own.
func (d *Document) deed(i int, command value.Value) string {
	switch Text(command, "do") {
	case "node":
		return d.commandTitle(Text(command, "node"), Text(command, "command"))
	case "edit":
		if i < len(d.turns) && d.turns[i].matters() {
			return d.turnLabel(i)
		}
	}
	return ""
}

func (d *Document) commandTitle(node, name string) string {
	n, ok := d.Node(node)
	for k := 0; ok && n.Table() != nil && k < len(n.Table().Commands); k++ {
		if c := &n.Table().Commands[k]; c.Name == name {
			return c.Title + ": " + node
		}
	}
	return name + ": " + node
}

// matters reports whether the run can notice what the command did: more than moved things, notes, titles and faults.
func (t *turn) matters() bool {
	for i := range t.edits {
		e := &t.edits[i]
		switch e.Part {
		case "note", "fault", "scenario":
			continue
		case "node":
			if t.onlyMoves(e) {
				continue
			}
		}
		return true
	}
	return false
}

// onlyMoves reports whether an edit of a node changes nothing but its place.
func (t *turn) onlyMoves(e *scenario.Edit) bool {
	for i := range t.inverse {
		before := &t.inverse[i]
		if before.Part == "node" && before.ID == e.ID && e.Rename == "" && before.Rename == "" {
			return value.Equal(placeless(before.Value), placeless(e.Value))
		}
	}
	return false
}

func placeless(v value.Value) value.Value {
	if v.Kind() != value.KindObject {
		return v
	}
	return v.Without("x").Without("y")
}

// turnLabel is what the step was called that a command told of.
func (d *Document) turnLabel(i int) string {
	before, after := d.start.undo, d.turns[i].undo
	if i > 0 {
		before = d.turns[i-1].undo
	}
	switch {
	case before != nil && before.before == after:
		return "undo: " + before.label
	case after != nil:
		return after.label
	}
	return "a change"
}

// MarkMenu lists what can be done with a mark at a time, in nanoseconds; with a fault that has an index, a good deal.
func MarkMenu(id string, index int, at string) []Action {
	there := Action{Name: "go-to " + at, Title: "Go there", Detail: "the run as it was at that moment"}
	if index < 0 || !strings.HasPrefix(id, "fault-") {
		return []Action{there}
	}
	n := strconv.Itoa(index)
	return []Action{
		{Name: "edit-fault " + n, Title: "Edit…", Keys: "Enter", Detail: "when, whom, how and how much"},
		{Name: "copy-fault " + n, Title: "Duplicate"},
		there,
		{Name: "unfault " + n, Title: "Delete", Keys: "Del", Danger: true, Breaks: true},
	}
}

// StripMenu lists what can be done at a time of the timeline, in nanoseconds.
func StripMenu(at int64) []Action {
	return []Action{
		{Name: "plan-fault " + Moment(at), Title: "Add trouble at " + Moment(at) + "…", Detail: "choose whom it hits, and how"},
		{Name: "go-to " + strconv.FormatInt(at, 10), Title: "Go there", Detail: "the run as it was at that moment"},
	}
}

// Soon is a round time shortly after now, at which a fault may be planned.
func Soon(now int64) int64 { return (now/(5*second) + 2) * 5 * second }
