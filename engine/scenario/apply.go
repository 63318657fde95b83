package scenario

import (
	"slices"

	"playground/engine/component"
	"playground/engine/value"
)

// Apply makes the edits one after another, all or none, and answers with the next scenario and the edits that lead
// back to exactly this one. s stays as it is, and what did not change is shared. An edit sees what the earlier ones
// left, and each must leave a scenario that is right in itself; only a removal waits until later edits have removed
// what hangs on the node or wire. Problems point into the list of edits; the first edit that has any ends the work.
func Apply(s *Scenario, edits []Edit, kinds Kinds) (next *Scenario, inverse []Edit, problems []component.Problem) {
	copied := *s
	d := draft{checker: newChecker(kinds), next: &copied}
	d.adopt()
	for i, e := range edits {
		d.at = value.Pointer("").AppendIndex(i)
		d.apply(e)
		if d.bad() {
			return nil, nil, d.list()
		}
	}
	d.settle()
	if d.bad() {
		return nil, nil, d.list()
	}
	slices.Reverse(d.inverse)
	return d.next, d.inverse, nil
}

// adopt numbers the births of a scenario that was made by hand.
func (d *draft) adopt() {
	if d.next.family != nil {
		return
	}
	d.next.family = &family{}
	for i := range *own(&d.next.Nodes, &d.owned.nodes) {
		d.next.Nodes[i].birth = d.next.family.next()
	}
	for i := range *own(&d.next.Wires, &d.owned.wires) {
		d.next.Wires[i].birth = d.next.family.next()
	}
}

// draft is a scenario in the making.
type draft struct {
	checker
	next    *Scenario
	at      value.Pointer // of the edit
	inverse []Edit        // in the order of the edits
	waiting []removal
	owned   struct{ nodes, wires, notes, faults bool }
}

// removal is an edit that waits until nothing hangs on the element any more.
type removal struct {
	Edit
	at value.Pointer
}

// part is what can be done to one kind of element.
type part struct {
	put    func(*draft, Edit)
	remove func(*draft, Edit)
	rename func(*draft, Edit)
}

var parts = map[string]part{
	"node":     {(*draft).putNode, (*draft).removeNode, (*draft).renameNode},
	"wire":     {(*draft).putWire, (*draft).removeWire, (*draft).unnamed},
	"note":     {(*draft).putNote, (*draft).removeNote, (*draft).renameNote},
	"fault":    {(*draft).putFault, (*draft).removeFault, (*draft).unnamed},
	"scenario": {(*draft).putScenario, (*draft).putScenario, (*draft).unnamed},
}

func (d *draft) apply(e Edit) {
	p, ok := parts[e.Part]
	switch {
	case !ok:
		d.add(d.at, "part: %s is not one of node, wire, note, fault, scenario", quote(e.Part))
	case d.leaving(e):
		d.add(d.at, "%s is being removed by an earlier edit; first remove what hangs on it", quote(e.ID))
	case e.Rename != "":
		p.rename(d, e)
	case e.Value.IsNull():
		p.remove(d, e)
	default:
		p.put(d, e)
	}
}

func (d *draft) unnamed(e Edit) {
	d.add(d.at.Append("rename"), "rename: a %s has no name of its own to change", e.Part)
}

func (d *draft) undo(e Edit) { d.inverse = append(d.inverse, e) }

// leaving reports whether the element already waits for its removal.
func (d *draft) leaving(e Edit) bool {
	for _, r := range d.waiting {
		if r.Part == e.Part && r.ID == e.ID {
			return true
		}
	}
	return false
}

// settle removes what waited: wires before the nodes that they hang on.
func (d *draft) settle() {
	waiting := d.waiting
	for _, part := range [...]string{"wire", "node"} {
		for _, r := range waiting {
			if r.Part == part {
				d.at = r.at
				d.removeNow(r.Edit)
			}
		}
	}
}

func (d *draft) removeNow(e Edit) {
	if reason := d.attached(e.Part, e.ID); reason != "" {
		d.add(d.at, "%s; remove it too", reason)
		return
	}
	parts[e.Part].remove(d, e)
}

// place checks where an element is to go: anywhere among the others.
func (d *draft) place(e Edit, length int) bool {
	if e.Place > length {
		d.add(d.at.Append("at"), "at: %d lies beyond the last place, %d", e.Place-1, length-1)
		return false
	}
	return true
}
