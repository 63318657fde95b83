//go:build js && wasm

package web

import (
	"slices"

	"playground/engine/value"
)

// outline says in words what the canvas shows, for those who do not see it: a button for each element.
type outline struct {
	p    *page
	list *keyed[*outlined]
}

// outlined is an element of the drawing: a button that goes there, and its numbers of this moment.
type outlined struct{ box, button, live *element }

func newOutlined(id string) *outlined {
	o := &outlined{box: tag("li"), button: button("", "go "+id, ""), live: tag("p")}
	o.box.add(o.button, o.live)
	return o
}

func newOutline(p *page) *outline {
	o := &outline{p: p}
	o.list = newKeyed(tag("ul"), func(one *outlined) *element { return one.box })
	nav := tag("nav").class("outline visually-hidden").id("outline").label("Outline of the drawing").add(tag("h2").text("Outline"), o.list.in)
	stage := byID("stage")
	stage.js().Call("append", nav.js())
	return o
}

// refresh follows the document.
func (o *outline) refresh() {
	rows := o.p.doc.Outline()
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	o.list.show(ids, newOutlined)
	for _, row := range rows {
		o.list.parts[row.ID].button.text(row.Text)
	}
	o.selected()
}

// live follows the run, once a second, for the nodes that are told of: a large drawing is told in turns.
func (o *outline) live(told value.Value) {
	nodes, _ := told.Get("nodes")
	for id := range nodes.Members() {
		if one, ok := o.list.parts[id]; ok {
			one.live.text(o.p.doc.Live(id, told))
		}
	}
}

// selected marks what is selected.
func (o *outline) selected() {
	selection := o.p.doc.Selection()
	for id, item := range o.list.parts {
		item.button.attr("aria-pressed", trueOrFalse(slices.Contains(selection, id)))
	}
}
