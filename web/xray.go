//go:build js && wasm

package web

import (
	"strings"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// xray is the panel of what is inside the element that was selected last: the messages in a queue, the copies of a
// topic, what a subscriber got, the filter of a subscription. The engine is asked only while the panel is in sight; the
// part that draws an element of its sort is loaded when it is needed first.
type xray struct {
	p     *page
	box   *element
	parts map[string]*xrayPart
	node  string      // the element: a node, or a wire by its key; "" for none
	open  string      // number of the message that is looked into; "" for none
	of    int64       // lineage of it, where whoever opened it said so
	peek  value.Value // what the engine told of it last
	life  value.Value // of the lineage of it
	draft view.Draft  // the filter policy that is being written
	found value.Value // what the engine told of that last
}

// xrayPart is the module web/NAME/entry.js with the box into which it draws.
type xrayPart struct {
	box    *element
	module safejs.Value
}

func newXRay(p *page, d *drawer) *xray {
	x := &xray{p: p, box: tag("div").class("drawer-body xray-panel").test("xray"), parts: map[string]*xrayPart{}}
	d.panel("xray", "X-ray", x.box, x.show)
	return x
}

// part is the one that shows the element; without an element it is that of queues, which offers what there is.
func (x *xray) part() view.Inside {
	if part, ok := x.p.doc.Inside(x.node); ok {
		return part
	}
	return view.Inside{Part: "xray", Title: "X-ray"}
}

// loaded is a part, in sight in the place of the one before; what draws in it may be on its way still.
func (x *xray) loaded(name string) *xrayPart {
	one := x.parts[name]
	if one == nil {
		one = &xrayPart{box: tag("div")}
		x.parts[name] = one
		x.box.add(one.box)
		x.p.port.part(name, func(module safejs.Value) {
			one.module = module
			x.show()
		})
	}
	for _, other := range x.parts {
		other.box.hide(other != one)
	}
	return one
}

// follow turns to the element that is selected, if there is something in it; the one before stays while something else is.
func (x *xray) follow() {
	before := x.node
	id := x.p.one()
	if _, ok := x.p.doc.Inside(id); ok {
		x.node = id
	} else if _, ok := x.p.doc.Inside(x.node); !ok {
		x.node = ""
	}
	if x.node != before {
		x.open, x.peek, x.life, x.found = "", value.Null, value.Null, value.Null
	}
	x.redraft()
	x.p.drawer.tab("xray").tab.text(x.part().Title)
	x.show()
}

// watched adds what the panel shows to what the engine shall tell.
func (x *xray) watched(w *view.Watch) {
	if x.node == "" || !x.p.drawer.sees("xray") {
		return
	}
	switch x.part().Part {
	case "filter":
		w.Judge = x.draft
		return
	case "xray", "mail":
		w.Peek = view.Peek{Node: x.node, Number: x.open}
	}
	for _, id := range w.Nodes {
		if id == x.node {
			return
		}
	}
	w.Nodes = append(w.Nodes, x.node)
}

// look opens a message by its number, and its lineage where all its copies are shown; or it closes the one that is open.
func (x *xray) look(message string) {
	number, lineage, _ := strings.Cut(message, " ")
	x.open, x.peek, x.life = number, value.Null, value.Null
	x.of, _ = view.Nanoseconds(lineage)
	x.p.observe()
	x.p.drawer.story.observe()
	x.show()
}

// told takes in what the engine tells of the message that is open.
func (x *xray) told(peek value.Value) {
	if view.Text(peek, "node") == x.node && view.Text(peek, "number") == x.open {
		x.peek = peek
	}
}

// takeLife takes in the life of the message whose copies are shown. A note that tells only how old it is says nothing new.
func (x *xray) takeLife(told value.Value) {
	if _, whole := told.Get("copies"); whole || x.life.IsNull() {
		x.life = told
		x.show()
	}
}

// lineage is that of the message whose copies are shown; 0 for none.
func (x *xray) lineage() int64 {
	if x.open == "" || x.part().Part != "fanout" {
		return 0
	}
	return x.of
}

func (x *xray) show() {
	if d := x.p.drawer; d == nil || !d.sees("xray") {
		return
	}
	if part := x.loaded(x.part().Part); truthy(part.module) {
		x.p.port.call(part.module, "show", safejs.Safe(part.box.js()), x.content().String(), x.open)
	}
}

// content is what the part shows.
func (x *xray) content() value.Value {
	inspect := x.p.about[x.node].inspect
	switch x.part().Part {
	case "fanout":
		return x.p.doc.FanOut(x.node, inspect, x.life)
	case "mail":
		return x.p.doc.Mail(x.node, inspect, x.peek)
	case "filter":
		return x.p.doc.Filter(x.draft, x.found)
	}
	return x.p.doc.XRay(x.node, inspect, x.peek, x.p.events.Rows())
}

// showXRay opens the panel on an element: the one that is named, or that is selected.
func (p *page) showXRay(id string) {
	if id != "" {
		p.select_([]string{id})
	}
	p.port.call(p.port.layout, "show", "drawer")
	p.drawer.show("xray")
}

// jump selects a node and brings it into view.
func (p *page) jump(id string) {
	p.select_([]string{id})
	p.port.call(p.port.canvas, "reveal", id)
}

// xrayDeeds are about what is inside an element.
func xrayDeeds() deeds {
	return deeds{
		"xray":         (*page).showXRay,
		"jump":         (*page).jump,
		"peek":         func(p *page, message string) { p.drawer.xray.look(message) },
		"life":         func(p *page, n string) { ns, _ := view.Nanoseconds(n); p.follow(ns); p.drawer.show("story") },
		"copy-of":      (*page).copyOf,
		"command-of":   func(p *page, order string) { p.inspector.send(p.drawer.xray.node, order) },
		"apply-filter": func(p *page, _ string) { p.drawer.xray.apply() },
		"leave-draft":  func(p *page, _ string) { p.drawer.xray.leaveDraft() },
	}
}
