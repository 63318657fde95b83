package scenario

import "playground/engine/value"

func (d *draft) putNode(e Edit) {
	at := d.at.Append("value")
	v := named(e)
	n, _ := d.node(v, at)
	if d.bad() || !d.sameID(e, n.ID) {
		return
	}
	i := d.next.Find(n.ID)
	if !d.room(len(d.next.Nodes), i, nodesMax, "nodes") || !d.place(e, grown(len(d.next.Nodes), i)) {
		return
	}
	before := Edit{Part: "node", ID: n.ID}
	if i >= 0 {
		old := &d.next.Nodes[i]
		before.Value, before.Place, n.birth = old.Value(), back(i, e.Place), old.birth
		if old.Kind != n.Kind && !d.alone(n.ID, "is of another kind now") {
			return
		}
	}
	if i < 0 || d.next.Nodes[i].Kind != n.Kind {
		n.birth = d.next.family.next()
	}
	set(own(&d.next.Nodes, &d.owned.nodes), i, e.Place, n)
	d.undo(before)
}

// named completes the value of an edit with its id.
func named(e Edit) value.Value {
	if _, ok := e.Value.Get("id"); ok || e.Value.Kind() != value.KindObject || e.ID == "" {
		return e.Value
	}
	return e.Value.With("id", value.Text(e.ID))
}

func (d *draft) sameID(e Edit, id string) bool {
	if e.ID != "" && e.ID != id {
		d.add(d.at.Append("value").Append("id"), "id: %s is not the id of the edit, %s; another name is given with rename", id, quote(e.ID))
		return false
	}
	return true
}

// room checks that one element more is allowed.
func (d *draft) room(length, i, most int, what string) bool {
	if i < 0 && length >= most {
		d.add(d.at, "a scenario may have %d %s at most", most, what)
		return false
	}
	return true
}

func (d *draft) alone(id, change string) bool {
	reason := d.attached("node", id)
	if reason != "" {
		d.add(d.at, "%s %s, and %s; remove it first", id, change, reason)
	}
	return reason == ""
}

func (d *draft) removeNode(e Edit) {
	i := d.next.Find(e.ID)
	if i < 0 {
		d.add(d.at.Append("id"), "id: there is no node %s", quote(e.ID))
		return
	}
	if d.attached("node", e.ID) != "" {
		d.waiting = append(d.waiting, removal{e, d.at})
		return
	}
	d.undo(Edit{Part: "node", ID: e.ID, Value: d.next.Nodes[i].Value(), Place: i + 1})
	cut(own(&d.next.Nodes, &d.owned.nodes), i)
}

func (d *draft) renameNode(e Edit) {
	i := d.next.Find(e.ID)
	switch {
	case i < 0:
		d.add(d.at.Append("id"), "id: there is no node %s", quote(e.ID))
		return
	case !validID(e.Rename):
		d.add(d.at.Append("rename"), "rename: %s is not 1 to %d letters, digits, _ or -", quote(e.Rename), idBytesMax)
		return
	case e.Rename == e.ID:
		return
	case d.next.Find(e.Rename) >= 0:
		d.add(d.at.Append("rename"), "rename: there is already a node %s", e.Rename)
		return
	}
	(*own(&d.next.Nodes, &d.owned.nodes))[i].ID = e.Rename
	d.readdress(e.ID, e.Rename)
	d.undo(Edit{Part: "node", ID: e.Rename, Rename: e.ID})
}

// readdress follows a renamed node with the wires that end at it or name it, and the faults of both.
func (d *draft) readdress(old, id string) {
	for i := range d.next.Faults {
		f := &d.next.Faults[i]
		from, to, _ := splitKey(f.Wire)
		if f.Node == old || f.Wire != "" && (from.node == old || to.node == old) {
			f = &(*own(&d.next.Faults, &d.owned.faults))[i]
			f.Node = renamed(f.Node, old, id)
			f.Wire = rekeyed(f.Wire, old, id)
		}
	}
	for i := range d.next.Wires {
		if w := &d.next.Wires[i]; w.From == old || w.To == old {
			w = &(*own(&d.next.Wires, &d.owned.wires))[i]
			w.From, w.To = renamed(w.From, old, id), renamed(w.To, old, id)
		}
		d.redirectWire(i, old, id)
	}
}

func renamed(name, old, id string) string {
	if name == old {
		return id
	}
	return name
}

func rekeyed(key, old, id string) string {
	from, to, ok := splitKey(key)
	if !ok {
		return key
	}
	from.node, to.node = renamed(from.node, old, id), renamed(to.node, old, id)
	return from.String() + ">" + to.String()
}
