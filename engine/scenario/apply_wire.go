package scenario

import "playground/engine/value"

func (d *draft) lookNode(id string) (*Node, bool) {
	if i := d.next.Find(id); i >= 0 {
		return &d.next.Nodes[i], true
	}
	return nil, false
}

func (d *draft) putWire(e Edit) {
	w, ok := d.wire(ended(e), d.at.Append("value"), d.lookNode)
	if !ok {
		return
	}
	i, ok := d.replaced(e.ID, &w)
	if !ok || !d.room(len(d.next.Wires), i, wiresMax, "wires") ||
		!d.place(e, grown(len(d.next.Wires), i)) || !d.rewire(i, &w) {
		return
	}
	before := Edit{Part: "wire", ID: w.Key()}
	if i >= 0 {
		before.Value, before.Place = d.next.Wires[i].Value(), back(i, e.Place)
	}
	set(own(&d.next.Wires, &d.owned.wires), i, e.Place, w)
	d.undo(before)
}

// ended completes the value of an edit with the ends that its id names.
func ended(e Edit) value.Value {
	v := e.Value
	from, to, ok := splitKey(e.ID)
	if !ok || v.Kind() != value.KindObject {
		return v
	}
	if _, given := v.Get("from"); !given {
		v = v.With("from", value.Text(from.String()))
	}
	if _, given := v.Get("to"); !given {
		v = v.With("to", value.Text(to.String()))
	}
	return v
}

// replaced finds the wire that the id of an edit names, in whose place w goes; -1 where w is a new one.
func (d *draft) replaced(id string, w *Wire) (int, bool) {
	if i := d.next.FindWire(id); i >= 0 || id == "" {
		return i, true
	}
	if !w.named(id) {
		d.add(d.at.Append("id"), `id: there is no wire %s, and the value is %s`, quote(id), w.Key())
		return -1, false
	}
	return d.next.FindWire(w.Key()), true
}

// rewire checks the ends of a wire that takes the place of wire i, or is new, and gives it its birth.
func (d *draft) rewire(i int, w *Wire) bool {
	if i >= 0 && d.next.Wires[i].Key() == w.Key() {
		w.birth = d.next.Wires[i].birth
		return true
	}
	w.birth = d.next.family.next()
	if d.next.FindWire(w.Key()) >= 0 {
		d.add(d.at, "there is already a wire %s", w.Key())
		return false
	}
	if i >= 0 {
		if reason := d.attached("wire", d.next.Wires[i].Key()); reason != "" {
			d.add(d.at, "the wire joins other ports now, and %s; remove it first", reason)
			return false
		}
	}
	return d.free(i, end{w.From, w.FromPort}) && d.free(i, end{w.To, w.ToPort})
}

// free checks that a port takes one wire more, when wire i is gone.
func (d *draft) free(i int, e end) bool {
	node, _ := d.lookNode(e.node)
	port, _ := node.kind.Port(e.port)
	if port.Limit == 0 {
		return true
	}
	used := 0
	for k := range d.next.Wires {
		w := &d.next.Wires[k]
		if k != i && (end{w.From, w.FromPort} == e || end{w.To, w.ToPort} == e) {
			used++
		}
	}
	if used >= port.Limit {
		d.add(d.at, "%s takes %s at most", e, wires(port))
		return false
	}
	return true
}

func (d *draft) removeWire(e Edit) {
	i := d.next.lookup(e.ID)
	if i < 0 {
		d.add(d.at.Append("id"), `id: there is no wire %s; wires are named "from.port>to.port"`, quote(e.ID))
		return
	}
	w := &d.next.Wires[i]
	e.ID = w.Key()
	if d.attached("wire", e.ID) != "" {
		d.waiting = append(d.waiting, removal{e, d.at})
		return
	}
	d.undo(Edit{Part: "wire", Value: w.Value(), Place: i + 1})
	cut(own(&d.next.Wires, &d.owned.wires), i)
}
