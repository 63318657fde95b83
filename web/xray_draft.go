//go:build js && wasm

package web

import (
	"playground/engine/value"
	"playground/web/view"
)

// redraft begins with the policy that the subscription has, unless somebody is writing another.
func (x *xray) redraft() {
	if x.part().Part != "filter" {
		x.draft = view.Draft{}
		return
	}
	if !x.draft.Typed || x.draft.Wire != x.node {
		x.draft = x.p.doc.Draft(x.node)
	}
}

// write takes in what is typed; nothing is changed until it is applied.
func (x *xray) write(change func(*view.Draft)) {
	if x.draft.Wire == "" {
		return
	}
	change(&x.draft)
	x.draft.Typed = true
	x.p.observe()
	x.show()
}

// apply gives the subscription what was written, as one step that can be undone.
func (x *xray) apply() {
	edits, problem := x.p.doc.SetFilter(x.draft)
	if problem != "" {
		x.p.refused(problem)
		return
	}
	x.draft.Typed = false
	if w, ok := x.p.doc.Wire(x.draft.Wire); ok && x.p.do("filter of "+x.p.doc.WireName(w), edits) {
		x.p.toasts.announce("The filter is applied.")
	}
	x.follow()
}

// leaveDraft goes back to the policy that the subscription has.
func (x *xray) leaveDraft() {
	x.draft.Typed = false
	x.follow()
	x.p.observe()
}

// judged takes in which messages the draft lets through.
func (x *xray) judged(told value.Value) {
	if view.Text(told, "policy") == x.draft.Policy && view.Text(told, "scope") == x.draft.Scope {
		x.found, _ = told.Get("found")
		x.show()
	}
}

// insideInputs are the controls of the panels that look into elements and messages.
var insideInputs = map[string]func(p *page, object, text string){
	"story-copy":  func(p *page, _, text string) { p.drawer.story.choose(text) },
	"draft":       func(p *page, _, text string) { p.drawer.xray.write(func(d *view.Draft) { d.Policy = text }) },
	"draft-scope": func(p *page, _, text string) { p.drawer.xray.write(func(d *view.Draft) { d.Scope = text }) },
}
