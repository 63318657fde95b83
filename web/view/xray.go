package view

import (
	"playground/engine/scenario"
	"playground/engine/value"
)

// What the X-ray asks of a kind's table: a picture that contains messages, the port through which dead letters leave,
// and the commands that move them back.
const (
	queuePicture   = "queue"
	deadLetterPort = "dead-letter"
	redriveCommand = "StartMessageMoveTask"
	cancelCommand  = "CancelMessageMoveTask"
)

// Holds reports whether messages rest at a node, so that there is something to look into.
func (d *Document) Holds(id string) bool {
	n, ok := d.Node(id)
	return ok && n.Table() != nil && n.Table().Picture == queuePicture
}

// deadLetters names the queue that takes a queue's dead letters, if any, and those whose dead letters it takes.
func (d *Document) deadLetters(id string) (to, from []string) {
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		switch {
		case w.FromPort != deadLetterPort:
		case w.From == id:
			to = append(to, w.To)
		case w.To == id:
			from = append(from, w.From)
		}
	}
	return to, from
}

// commanded reports whether a node obeys a command.
func (d *Document) commanded(id, name string) bool {
	if n, ok := d.Node(id); ok && n.Table() != nil {
		for i := range n.Table().Commands {
			if n.Table().Commands[i].Name == name {
				return true
			}
		}
	}
	return false
}

// XRay is what the panel of a queue shows: its place in the drawing, beside what the engine tells of it and of the
// message that is open. Without a queue it lists what can be looked into.
func (d *Document) XRay(id string, inspect, peek value.Value, events []Event) value.Value {
	b := value.NewObject(1)
	if !d.Holds(id) {
		b.Set("openable", texts(d.openable()))
		return b.Value()
	}
	to, from := d.deadLetters(id)
	n, _ := d.Node(id)
	b = titled(n, 9)
	b.Set("to", texts(to))
	b.Set("from", texts(from))
	b.Set("redrive", value.Bool(len(from) > 0 && d.commanded(id, redriveCommand)))
	b.Set("cancel", value.Bool(d.commanded(id, cancelCommand)))
	b.Set("inspect", inspect)
	b.Set("peek", peek)
	b.Set("marked", marked(n, events))
	return b.Value()
}

// marked lists what happened lately at a node that a person would not expect, as pairs of a message and the words.
func marked(n *scenario.Node, events []Event) value.Value {
	var all []value.Value
	for i := range events {
		e := &events[i]
		if e.Node != n.ID {
			continue
		}
		for v := range n.Table().Verbs {
			if verb := &n.Table().Verbs[v]; verb.Mark && verb.Name == e.What {
				all = append(all, value.ArrayOf([]value.Value{value.Int(e.Lineage), value.Text(e.What)}))
			}
		}
	}
	return value.ArrayOf(all)
}
