package scenario

import (
	"fmt"
	"slices"
	"strconv"

	"playground/engine/kernel"
	"playground/engine/value"
)

func cut[T any](list *[]T, i int) { *list = slices.Delete(*list, i, i+1) }

// attached says what hangs on a node or a wire, if anything does.
func (d *draft) attached(part, id string) string {
	for i := range d.next.Wires {
		if w := &d.next.Wires[i]; part == "node" && (w.From == id || w.To == id) {
			return fmt.Sprintf("%s still has the wire %s", id, w.Key())
		}
	}
	for i := range d.next.Faults {
		if f := &d.next.Faults[i]; part == "node" && f.Node == id || part == "wire" && f.Wire == id {
			return fmt.Sprintf("%s still has the fault %s at %s", id, f.Disturbance, kernel.FormatDuration(f.At.Sub(0)))
		}
	}
	return ""
}

func (s *Scenario) findNote(id string) int {
	return slices.IndexFunc(s.Notes, func(n Note) bool { return n.ID == id })
}

func (d *draft) putNote(e Edit) {
	n, ok := d.note(named(e), d.at.Append("value"))
	if !ok || !d.sameID(e, n.ID) {
		return
	}
	i := d.next.findNote(n.ID)
	if !d.room(len(d.next.Notes), i, notesMax, "notes") || !d.place(e, grown(len(d.next.Notes), i)) {
		return
	}
	before := Edit{Part: "note", ID: n.ID}
	if i >= 0 {
		before.Value, before.Place = d.next.Notes[i].Value(), back(i, e.Place)
	}
	set(own(&d.next.Notes, &d.owned.notes), i, e.Place, n)
	d.undo(before)
}

func (d *draft) noteIndex(e Edit) int {
	i := d.next.findNote(e.ID)
	if i < 0 {
		d.add(d.at.Append("id"), "id: there is no note %s", quote(e.ID))
	}
	return i
}

func (d *draft) removeNote(e Edit) {
	if i := d.noteIndex(e); i >= 0 {
		d.undo(Edit{Part: "note", ID: e.ID, Value: d.next.Notes[i].Value(), Place: i + 1})
		cut(own(&d.next.Notes, &d.owned.notes), i)
	}
}

func (d *draft) renameNote(e Edit) {
	i := d.noteIndex(e)
	switch {
	case i < 0 || e.Rename == e.ID:
	case !validID(e.Rename):
		d.add(d.at.Append("rename"), "rename: %s is not 1 to %d letters, digits, _ or -", quote(e.Rename), idBytesMax)
	case d.next.findNote(e.Rename) >= 0:
		d.add(d.at.Append("rename"), "rename: there is already a note %s", e.Rename)
	default:
		(*own(&d.next.Notes, &d.owned.notes))[i].ID = e.Rename
		d.undo(Edit{Part: "note", ID: e.Rename, Rename: e.ID})
	}
}

// faultIndex reads the index that names a fault; -1 means a new one.
func (d *draft) faultIndex(e Edit, most int) (int, bool) {
	if e.ID == "" && most == len(d.next.Faults) {
		return -1, true
	}
	i, err := strconv.Atoi(e.ID)
	if err != nil || i < 0 || i > most {
		d.add(d.at.Append("id"), "id: %s is not the index of one of the %d faults", quote(e.ID), len(d.next.Faults))
		return 0, false
	}
	if i == len(d.next.Faults) {
		return -1, true
	}
	return i, true
}

func (d *draft) putFault(e Edit) {
	i, ok := d.faultIndex(e, len(d.next.Faults))
	if !ok {
		return
	}
	f, ok := d.fault(e.Value, d.at.Append("value"), d.next)
	if !ok || !d.room(len(d.next.Faults), i, faultsMax, "faults") || !d.place(e, grown(len(d.next.Faults), i)) {
		return
	}
	before := Edit{Part: "fault"}
	if i >= 0 {
		before.Value, before.Place = d.next.Faults[i].Value(), back(i, e.Place)
	}
	before.ID = strconv.Itoa(stands(len(d.next.Faults), i, e.Place))
	set(own(&d.next.Faults, &d.owned.faults), i, e.Place, f)
	d.undo(before)
}

// stands is the index at which an element stands after a set of element i of a list of that length.
func stands(length, i, place int) int {
	switch {
	case place > 0:
		return place - 1
	case i >= 0:
		return i
	}
	return length
}

func (d *draft) removeFault(e Edit) {
	if i, ok := d.faultIndex(e, len(d.next.Faults)-1); ok {
		d.undo(Edit{Part: "fault", Value: d.next.Faults[i].Value(), Place: i + 1})
		cut(own(&d.next.Faults, &d.owned.faults), i)
	}
}

// putScenario sets the title, the summary or the seed; null stands for the default.
func (d *draft) putScenario(e Edit) {
	at := d.at
	holder := value.NewObject(1)
	if !e.Value.IsNull() {
		holder.Set("value", e.Value)
	}
	if e.ID == "seed" {
		seed := d.integer(holder.Value(), "value", at, 0, seedMax, defaultSeed)
		d.undo(Edit{Part: "scenario", ID: "seed", Value: value.Int(int64(d.next.Seed))})
		d.next.Seed = uint64(seed)
		return
	}
	for _, w := range d.next.words() {
		if w.name != e.ID {
			continue
		}
		if text, ok := d.text(holder.Value(), "value", at); ok && d.words(w, text, at.Append("value")) {
			d.undo(Edit{Part: "scenario", ID: w.name, Value: value.Text(*w.text)})
			*w.text = text
		}
		return
	}
	d.add(at.Append("id"), "id: a scenario has a title, a summary and a seed, not %s", quote(e.ID))
}
