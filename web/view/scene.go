package view

import "playground/engine/value"

// Scene renders the document as the canvas takes it, at a revision of the engine.
func (d *Document) Scene(revision int64) string {
	b := value.NewObject(5)
	b.Set("revision", value.Int(revision))
	b.Set("title", value.Text(d.scenario.Title))
	nodes := make([]value.Value, len(d.scenario.Nodes))
	for i := range nodes {
		nodes[i] = d.sceneNode(i)
	}
	b.Set("nodes", value.ArrayOf(nodes))
	wires := make([]value.Value, len(d.scenario.Wires))
	for i := range wires {
		wires[i] = d.sceneWire(i)
	}
	b.Set("wires", value.ArrayOf(wires))
	notes := make([]value.Value, len(d.scenario.Notes))
	for i := range notes {
		notes[i] = d.scenario.Notes[i].Value()
	}
	b.Set("notes", value.ArrayOf(notes))
	return b.Value().String()
}

func (d *Document) sceneNode(i int) value.Value {
	n := &d.scenario.Nodes[i]
	b := value.NewObject(6)
	b.Set("id", value.Text(n.ID))
	b.Set("kind", value.Text(n.Kind))
	b.Set("title", value.Text(n.ID))
	b.Set("x", value.Int(int64(n.X)))
	b.Set("y", value.Int(int64(n.Y)))
	b.Set("fields", n.Settings.Value())
	return b.Value()
}

func (d *Document) sceneWire(i int) value.Value {
	w := &d.scenario.Wires[i]
	b := value.NewObject(7)
	b.Set("key", value.Text(w.Key()))
	b.Set("from", value.Text(w.From))
	b.Set("fromPort", value.Text(w.FromPort))
	b.Set("to", value.Text(w.To))
	b.Set("toPort", value.Text(w.ToPort))
	b.Set("label", value.Text(wireLabel(w.Object)))
	b.Set("reverse", value.Bool(d.reversed(w.From, w.FromPort)))
	return b.Value()
}

// wireLabel is what stands on a wire: the settings that differ from their defaults, shortly.
func wireLabel(object value.Value) string {
	label := ""
	for name, v := range object.Members() {
		text, isText := v.AsText()
		if !isText {
			text = name
		}
		if label != "" {
			label += " · "
		}
		label += text
	}
	return label
}

func (d *Document) reversed(node, port string) bool {
	n, ok := d.Node(node)
	if !ok || n.Table() == nil {
		return false
	}
	p, ok := n.Table().Port(port)
	return ok && p.Reverse
}
