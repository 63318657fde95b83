//go:build js && wasm

package web

import (
	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// xray is the panel of the messages in the queue that was selected last. The engine is asked for them only while the
// panel is in sight; what draws them is loaded when it is opened first.
type xray struct {
	p      *page
	box    *element
	module safejs.Value
	loaded bool
	node   string      // the queue; "" for none
	open   string      // number of the message that is looked into; "" for none
	peek   value.Value // what the engine told of it last
}

func newXRay(p *page, d *drawer) *xray {
	x := &xray{p: p, box: tag("div").class("drawer-body xray-panel").test("xray")}
	d.panel("xray", "X-ray", x.box, x.opened)
	return x
}

func (x *xray) opened() {
	if x.loaded {
		x.show()
		return
	}
	x.loaded = true
	x.p.port.part("xray", func(module safejs.Value) {
		x.module = module
		x.show()
	})
}

// follow turns to the queue that is selected; the one before stays while something else is.
func (x *xray) follow() {
	before := x.node
	switch id := x.p.one(); {
	case x.p.doc.Holds(id):
		x.node = id
	case !x.p.doc.Holds(x.node):
		x.node = ""
	}
	if x.node != before {
		x.open, x.peek = "", value.Null
	}
	x.show()
}

// watched adds what the panel shows to what the engine shall tell.
func (x *xray) watched(w *view.Watch) {
	if x.node == "" || !x.p.drawer.sees("xray") {
		return
	}
	w.Peek = view.Peek{Node: x.node, Number: x.open}
	for _, id := range w.Nodes {
		if id == x.node {
			return
		}
	}
	w.Nodes = append(w.Nodes, x.node)
}

// look opens a message, or closes the one that is open.
func (x *xray) look(number string) {
	x.open, x.peek = number, value.Null
	x.p.observe()
	x.show()
}

// told takes in what the engine tells of the message that is open.
func (x *xray) told(peek value.Value) {
	if view.Text(peek, "node") == x.node && view.Text(peek, "number") == x.open {
		x.peek = peek
	}
}

func (x *xray) show() {
	if d := x.p.drawer; d != nil && truthy(x.module) && d.sees("xray") {
		x.p.port.call(x.module, "show", safejs.Safe(x.box.js()), x.p.doc.XRay(x.node, x.p.about[x.node].inspect, x.peek, x.p.events.Rows()).String(), x.open)
	}
}

// showXRay opens the panel on a queue: the one that is named, or that is selected.
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

// xrayDeeds are about the messages in a queue.
func xrayDeeds() deeds {
	return deeds{
		"xray":       (*page).showXRay,
		"jump":       (*page).jump,
		"peek":       func(p *page, number string) { p.drawer.xray.look(number) },
		"life":       func(p *page, n string) { ns, _ := view.Nanoseconds(n); p.follow(ns); p.drawer.show("story") },
		"command-of": func(p *page, name string) { p.inspector.send(p.drawer.xray.node, name) },
	}
}
