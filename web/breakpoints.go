//go:build js && wasm

package web

import (
	"github.com/hack-pad/safejs"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// breaks are the breakpoints of this tab, which the link, the canvas and the inspector follow. A reload of the tab
// keeps them.
type breaks struct {
	p *page
	view.Breakpoints
	told, drawn string // what link and canvas know
	stopped     bool   // the canvas marks where the run was paused
	of          *opened
}

const breaksKey = "playground.breakpoints"

func newBreaks(p *page) *breaks {
	b := &breaks{p: p, told: "[]", drawn: "[]"}
	if kept, err := sessionStore().Call("getItem", breaksKey); err == nil && p.port.text("kept") != "" && kept.Type() == safejs.TypeString {
		text, _ := kept.String()
		b.Breakpoints = view.ReadBreakpoints(text)
	}
	return b
}

func sessionStore() safejs.Value {
	v, err := safejs.Global().Get("sessionStorage")
	if err != nil {
		return safejs.Null()
	}
	return v
}

// changed tells everybody of another list.
func (b *breaks) changed() {
	_, _ = sessionStore().Call("setItem", breaksKey, b.Keep())
	b.follow()
	b.p.inspector.refresh()
}

// follow tells link and canvas what holds for the drawing as it stands.
func (b *breaks) follow() {
	if list := b.Render(b.p.doc); list != b.told {
		b.told = list
		b.p.port.call(b.p.port.link, "breakpoints", list)
	}
	if list := b.OnCanvas(b.p.doc); list != b.drawn {
		b.drawn = list
		b.p.port.call(b.p.port.canvas, "setBreakpoints", list)
	}
}

// edited follows nodes that were renamed or deleted.
func (b *breaks) edited(edits []scenario.Edit) {
	before := b.Keep()
	if b.Follow(edits); b.Keep() != before {
		_, _ = sessionStore().Call("setItem", breaksKey, b.Keep())
	}
}

// begin is a run that begins: another document has no breakpoints yet.
func (b *breaks) begin() {
	if b.of != nil && b.of != b.p.library.open {
		b.Clear()
		_, _ = sessionStore().Call("removeItem", breaksKey)
	}
	b.of = b.p.library.open
	b.goesOn()
}

// cycleBreakpoint is a click on a port, or the key of a node: pause there, not now, no more.
func (p *page) cycleBreakpoint(node, port string) {
	if p.doc.Part(node) != "node" {
		p.toasts.say("Select a node to pause at.")
		return
	}
	said := map[string]string{"on": "pauses when ", "off": "switched off: ", "": "removed: ", "full": "there is no room for another breakpoint: "}
	where := p.doc.Way(node, port)
	state := p.breaks.Cycle(node, port)
	p.breaks.changed()
	p.toasts.announce(said[state] + where)
}

// breakpointForm asks for a condition.
func (p *page) breakpointForm(node string) {
	if p.doc.Part(node) != "node" {
		node = ""
	}
	p.form("editBreakpoint", "Pause when", p.doc.BreakpointForm(node), func(v value.Value) []component.Problem {
		_, problems := p.doc.TypedBreakpoint(v)
		return problems
	}, func(v value.Value) {
		one, _ := p.doc.TypedBreakpoint(v)
		if !p.breaks.Add(one) {
			p.refused("there are as many breakpoints as a run may have; remove one first")
			return
		}
		p.breaks.changed()
		p.toasts.announce("added a breakpoint")
	})
}

// stopped says that a breakpoint paused the run, and where.
func (p *page) stopped(v value.Value) {
	at, _ := view.Nanoseconds(view.Text(v, "atNs"))
	text := view.Text(v, "text")
	one, _ := p.breaks.Find(view.Text(v, "breakpoint"))
	p.trouble.hit(view.Hit{At: at, Title: text})
	b := value.NewObject(2)
	b.Set("node", value.Text(view.Text(v, "node")))
	b.Set("port", value.Text(one.Port))
	p.breaks.stopped = true
	p.port.call(p.port.canvas, "setStopped", b.Value().String())
	if lineage := view.Whole(v, "lineage"); lineage != 0 {
		p.trail(lineage) // a phone stays on the canvas, where the run was paused
	}
	p.toasts.offer("Paused: "+text, "Go on", func() { p.perform("go-on") })
}

// goesOn takes the mark away where the run was paused.
func (b *breaks) goesOn() {
	if b.stopped {
		b.stopped = false
		b.p.port.call(b.p.port.canvas, "setStopped", "null")
	}
}
