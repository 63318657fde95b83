//go:build js && wasm

package web

import (
	"strconv"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
)

// futureRows is how many of the events to come are listed.
const futureRows = 50

// next is the panel of what will happen next, and why. What fills it is loaded when the panel is opened.
type next struct {
	p      *page
	box    *element
	module safejs.Value
	loaded bool
	last   string // the rows that were told last
}

func newNext(p *page, d *drawer) *next {
	n := &next{p: p, box: tag("div").class("drawer-body next").test("next")}
	n.box.add(tag("p").class("empty").text("Loading what comes next."))
	d.panel("next", "Next", n.box, n.opened)
	return n
}

func (n *next) opened() {
	if n.loaded {
		return
	}
	n.loaded = true
	n.p.port.part("next", func(module safejs.Value) {
		n.module = module
		n.show()
	})
}

// rows is how many events to come are asked for: none while nobody looks.
func (n *next) rows() int {
	if n.p.drawer == nil || !n.p.drawer.sees("next") {
		return 0
	}
	return futureRows
}

// take lists what the engine tells.
func (n *next) take(rows value.Value) {
	n.last = rows.String()
	n.show()
}

func (n *next) show() {
	if n.last != "" && truthy(n.module) {
		n.p.port.call(n.module, "show", safejs.Safe(n.box.js()), n.last, strconv.FormatInt(n.p.state.Now, 10))
	}
}
