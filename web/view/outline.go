package view

import (
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
)

// OutlineRow is one element in words: what the canvas shows, for those who do not see it.
type OutlineRow struct {
	ID   string
	Text string
}

// Outline lists the nodes with their wires in words: "orders (SQS queue): receives from shop; polled by kitchen".
func (d *Document) Outline() []OutlineRow {
	rows := make([]OutlineRow, 0, len(d.scenario.Nodes)+len(d.scenario.Notes))
	for i := range d.scenario.Nodes {
		n := &d.scenario.Nodes[i]
		text := n.ID + " (" + d.kindTitle(n.Kind) + ")"
		if parts := d.neighbours(n.ID); len(parts) > 0 {
			text += ": " + strings.Join(parts, "; ")
		}
		rows = append(rows, OutlineRow{n.ID, text})
	}
	for _, n := range d.scenario.Notes {
		rows = append(rows, OutlineRow{n.ID, "note: " + n.Text})
	}
	return rows
}

// neighbours says what the wires of a node do.
func (d *Document) neighbours(id string) []string {
	var sends, receives, polls, polled []string
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		reverse := d.reversed(w.From, w.FromPort)
		switch {
		case w.From == id && reverse:
			polls = append(polls, w.To)
		case w.To == id && reverse:
			polled = append(polled, w.From)
		case w.From == id:
			sends = append(sends, d.peer(w.To, w.FromPort, id))
		case w.To == id:
			receives = append(receives, w.From)
		}
	}
	var parts []string
	for _, p := range [...]struct {
		words string
		ids   []string
	}{{"receives from ", receives}, {"polls ", polls}, {"polled by ", polled}, {"sends to ", sends}} {
		if len(p.ids) > 0 {
			parts = append(parts, p.words+List(p.ids))
		}
	}
	return parts
}

// peer names the target of a wire, with the port where that says more than "out": "orders-dlq (Dead-letter queue)".
func (d *Document) peer(to, port, from string) string {
	n, ok := d.Node(from)
	if !ok || n.Table() == nil {
		return to
	}
	first, _ := n.Table().DefaultPort(component.Out)
	if p, ok := n.Table().Port(port); ok && first != nil && p.Name != first.Name {
		return to + " (" + p.Title + ")"
	}
	return to
}

// WireWords says what a wire does: "shop calls kitchen", "kitchen polls orders".
func (d *Document) WireWords(w *scenario.Wire) string {
	if d.reversed(w.From, w.FromPort) {
		return w.From + " polls " + w.To
	}
	return w.From + " sends to " + w.To
}
