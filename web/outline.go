//go:build js && wasm

package web

import (
	"slices"

	"playground/web/view"
)

// outline says in words what the canvas shows, for those who do not see it: a button for each element.
type outline struct {
	p    *page
	list *keyed[*element]
}

func newOutline(p *page) *outline {
	o := &outline{p: p}
	o.list = newKeyed(tag("ul"), func(e *element) *element { return e })
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
	o.list.show(ids, func(id string) *element {
		return tag("li").add(button("", "go "+id, ""))
	})
	for _, row := range rows {
		o.text(row)
	}
	o.selected()
}

func (o *outline) text(row view.OutlineRow) {
	b := o.list.parts[row.ID].js().Get("firstElementChild")
	if b.Get("textContent").String() != row.Text {
		b.Set("textContent", row.Text)
	}
}

// selected marks what is selected.
func (o *outline) selected() {
	selection := o.p.doc.Selection()
	for id, item := range o.list.parts {
		item.js().Get("firstElementChild").Call("setAttribute", "aria-pressed", trueOrFalse(slices.Contains(selection, id)))
	}
}
