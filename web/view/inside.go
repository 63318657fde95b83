package view

import (
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Inside is a part of the page that shows what is inside an element, one by one: its name, that of its tab, and what it
// shows.
type Inside struct{ Part, Title, Detail string }

// insides has a row for each part.
var insides = map[string]Inside{
	"xray":   {"xray", "X-ray", "the messages inside, one by one"},
	"fanout": {"fanout", "Fan-out", "what was published, and what became of each copy"},
	"mail":   {"mail", "Messages", "what came here, to read"},
	"filter": {"filter", "Filter", "which of the recent messages it lets through, and why not the others"},
}

// pictures say which part looks into the nodes of a picture.
var pictures = map[string]string{
	queuePicture: "xray", "fan": "fanout", "inbox": "mail", "phone": "mail", "endpoint": "mail", "sink": "mail",
}

// Inside is the part that looks into an element; ok is false for one in which there is nothing to see.
func (d *Document) Inside(id string) (part Inside, ok bool) {
	switch d.Part(id) {
	case "node":
		if n, _ := d.Node(id); n.Table() != nil {
			part, ok = insides[pictures[n.Table().Picture]]
		}
	case "wire":
		if _, filters := d.policyField(id); filters {
			return insides["filter"], true
		}
	}
	return part, ok
}

// deadLetterQueue is the setting of a subscription that names the queue for what cannot be delivered.
const deadLetterQueue = "DeadLetterQueue"

// policyField is the setting of a wire that says which messages pass; ok is false for a wire that all may pass.
func (d *Document) policyField(key string) (f component.Field, ok bool) {
	for _, f := range d.FieldsOf(key) {
		if f.Type == component.TypePolicy {
			return f, true
		}
	}
	return f, false
}

// openable lists the nodes that one can look into.
func (d *Document) openable() []string {
	var all []string
	for i := range d.scenario.Nodes {
		if _, ok := d.Inside(d.scenario.Nodes[i].ID); ok {
			all = append(all, d.scenario.Nodes[i].ID)
		}
	}
	return all
}

// titled begins what is told of a node: its name, and what it is.
func titled(n *scenario.Node, size int) *value.Builder {
	b := value.NewObject(size)
	b.Set("node", value.Text(n.ID))
	b.Set("kind", value.Text(n.Table().Title))
	return b
}

// FanOut is what the panel of a topic shows: its subscriptions, what the engine tells of it, and the life of the message
// that is open.
func (d *Document) FanOut(id string, inspect, life value.Value) value.Value {
	n, _ := d.Node(id)
	var subscriptions []value.Value
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		if _, filters := d.policyField(w.Key()); w.From != id || !filters {
			continue
		}
		_, filtered := w.Object.Get(filterPolicy)
		row := value.NewObject(5)
		row.Set("wire", value.Text(w.Key()))
		row.Set("to", value.Text(w.To))
		row.Set("port", value.Text(w.ToPort))
		row.Set("deadLetter", value.Text(Text(w.Object, deadLetterQueue)))
		row.Set("filtered", value.Bool(filtered))
		subscriptions = append(subscriptions, row.Value())
	}
	b := titled(n, 5)
	b.Set("subscriptions", value.ArrayOf(subscriptions))
	b.Set("inspect", inspect)
	b.Set("life", life)
	return b.Value()
}

// CopyOf says which copy of a message is told alone: the one that parted at a node for one subscriber. What only the
// copies for others come to is left out. Null for all copies.
func (d *Document) CopyOf(node, to string) value.Value {
	if to == "" {
		return value.Null
	}
	mine, theirs := map[string]bool{}, map[string]bool{}
	var others []string
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		if _, parts := d.policyField(w.Key()); w.From != node || !parts {
			continue
		}
		marked := mine
		if w.To != to {
			others = append(others, w.To)
			marked = theirs
		}
		d.reach(w.To, marked)
		if queue := Text(w.Object, deadLetterQueue); queue != "" {
			d.reach(queue, marked)
		}
	}
	var without []string
	for i := range d.scenario.Nodes {
		if id := d.scenario.Nodes[i].ID; theirs[id] && !mine[id] && id != node {
			without = append(without, id)
		}
	}
	b := value.NewObject(4)
	b.Set("node", value.Text(node))
	b.Set("to", value.Text(to))
	b.Set("others", texts(others))
	b.Set("without", texts(without))
	return b.Value()
}

// reach marks a node and all to which messages go on from there.
func (d *Document) reach(id string, marked map[string]bool) {
	if marked[id] {
		return
	}
	marked[id] = true
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		from, to := w.From, w.To
		if d.reversed(w.From, w.FromPort) {
			from, to = to, from
		}
		if from == id {
			d.reach(to, marked)
		}
	}
}

// Mail is what the panel of a subscriber shows: what came there, and the message that is open.
func (d *Document) Mail(id string, inspect, peek value.Value) value.Value {
	n, _ := d.Node(id)
	b := titled(n, 6)
	b.Set("picture", value.Text(n.Table().Picture))
	var commands []string
	for _, c := range n.Table().Commands {
		commands = append(commands, c.Name)
	}
	b.Set("commands", texts(commands))
	b.Set("inspect", inspect)
	b.Set("peek", peek)
	return b.Value()
}
