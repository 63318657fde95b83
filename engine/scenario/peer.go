package scenario

import (
	"playground/engine/component"
	"playground/engine/value"
)

// redirect gives the peers that settings name other names. It reports whether there were any.
func redirect(fields []component.Field, object value.Value, name func(id string) string) (value.Value, bool) {
	changed := false
	for i := range fields {
		if fields[i].Peer == "" {
			continue
		}
		v, _ := object.Get(fields[i].Name)
		id, ok := v.AsText()
		if !ok || name(id) == id {
			continue
		}
		object, changed = object.With(fields[i].Name, value.Text(name(id))), true
	}
	return object, changed
}

// Redirect gives the nodes that the wire's settings name other names, as when a part of a scenario is copied. From is the
// kind of the node that the wire leaves. The settings of the wire are not read anew: it is good for its Value.
func (w *Wire) Redirect(from *component.Kind, name func(id string) string) {
	if out, ok := from.Port(w.FromPort); ok {
		w.Object, _ = redirect(out.Fields, w.Object, name)
	}
}

// redirectWire follows a renamed node with the settings of wires that name it.
func (d *draft) redirectWire(i int, old, id string) {
	w := &d.next.Wires[i]
	from := d.next.Find(w.From)
	if from < 0 {
		return
	}
	out, _ := d.next.Nodes[from].kind.Port(w.FromPort)
	object, changed := redirect(out.Fields, w.Object, func(peer string) string { return renamed(peer, old, id) })
	if !changed {
		return
	}
	w = &(*own(&d.next.Wires, &d.owned.wires))[i]
	w.Object = object
	w.Settings, _ = component.ParseSettings(WireFields(out), object, "", nil)
}
