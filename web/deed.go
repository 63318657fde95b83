//go:build js && wasm

package web

import (
	"maps"
	"strings"
	"syscall/js"

	"playground/engine/value"
	"playground/web/view"
)

// deeds has a row for each thing that buttons, menus, keys and the command palette do. The rest of an action's name is
// what it is done to.
type deeds map[string]func(p *page, object string)

func newDeeds() deeds {
	all := deeds{}
	for _, part := range []deeds{runDeeds(), shareDeeds(), timeDeeds(), drawDeeds(), panelDeeds(), timelineDeeds(), troubleDeeds(), xrayDeeds()} {
		maps.Copy(all, part)
	}
	return all
}

// runDeeds are about the run and the document as a whole.
func runDeeds() deeds {
	return deeds{
		"play":         func(p *page, _ string) { p.playOrPause() },
		"step-event":   func(p *page, _ string) { p.port.call(p.port.link, "step", "event") },
		"step-message": func(p *page, _ string) { p.port.call(p.port.link, "step", "message") },
		"faster":       func(p *page, _ string) { p.changeSpeed(1) },
		"slower":       func(p *page, _ string) { p.changeSpeed(-1) },
		"again":        func(p *page, _ string) { p.run(); p.toasts.say("Started again from zero.") },
		"undo":         func(p *page, _ string) { p.undo() },
		"redo":         func(p *page, _ string) { p.redo() },
		"fit":          func(p *page, _ string) { p.port.call(p.port.canvas, "fit") },
		"note":         func(p *page, _ string) { x, y := p.worldAt(); at := p.doc.Free(x, y); p.addNote(at.X, at.Y) },
		"select-all":   func(p *page, _ string) { p.select_(p.doc.All()) },
		"new":          func(p *page, _ string) { p.openDocument(view.Empty(), "own", "New drawing") },
		"open":         func(p *page, _ string) { p.pickFile() },
		"save":         func(p *page, _ string) { p.saveFile() },
		"library":      func(p *page, _ string) { p.showLibrary("list") },
		"keep-copy":    (*page).keepCopy,
		"keep-version": func(p *page, _ string) { p.showLibrary("versions") },
		"theme":        func(p *page, _ string) { byID("theme").js().Call("click") },
		"keys":         func(p *page, _ string) { p.floating.help() },
		"palette": func(p *page, _ string) {
			x, y := p.worldAt(p.floating.menuX, p.floating.menuY)
			p.floating.find(x, y, true)
		},
		"find":           func(p *page, _ string) { x, y := p.worldAt(); p.floating.find(x, y, false) },
		"restart-engine": func(p *page, _ string) { p.port.call(p.port.link, "kill") },
		"more":           func(p *page, _ string) { p.floating.more() },
		"rename-title":   func(p *page, _ string) { p.top.editTitle() },
	}
}

// drawDeeds are about elements of the drawing.
func drawDeeds() deeds {
	return deeds{
		"add":     (*page).add,
		"go":      func(p *page, id string) { p.port.call(p.port.canvas, "focus", id) },
		"pick":    func(p *page, id string) { p.select_([]string{id}) },
		"gallery": (*page).showGallery,
		"scene":   (*page).openScene,
		"stored":  (*page).openByID,

		"edit":      func(p *page, _ string) { p.edit(p.one()) },
		"delete":    func(p *page, _ string) { p.remove(p.doc.Selection()) },
		"duplicate": func(p *page, _ string) { p.duplicate(p.doc.Selection()) },
		"copy":      func(p *page, _ string) { p.copy(p.doc.Selection()) },
		"paste":     func(p *page, _ string) { p.paste(p.clip) },
		"align":     func(p *page, name string) { p.do("align", p.doc.Align(p.doc.Selection(), name)) },
		"wire":      func(p *page, port string) { p.port.call(p.port.canvas, "startWire", p.one(), port) },
		"fault":     func(p *page, name string) { p.disturb(p.one(), name) },
		"command":   func(p *page, name string) { p.inspector.send(p.one(), name) },
		"form":      func(p *page, name string) { p.inspector.toggleForm(name) },
		"reset":     func(p *page, name string) { p.do("reset "+name, p.doc.SetField(p.one(), name, value.Null)) },
	}
}

// panelDeeds are about what the panels show.
func panelDeeds() deeds {
	return deeds{
		"source":      func(_ *page, id string) { showSource(id) },
		"follow":      func(p *page, _ string) { p.drawer.onlySelected(true) },
		"only":        func(p *page, _ string) { p.drawer.onlySelected(!p.drawer.selectedOnly) },
		"lineage":     func(p *page, n string) { ns, _ := view.Nanoseconds(n); p.follow(ns) },
		"event":       func(p *page, n string) { p.drawer.list.choose(n) },
		"tab":         func(p *page, name string) { p.drawer.show(name) },
		"toast":       func(p *page, _ string) { p.toasts.accept() },
		"toast-close": func(p *page, _ string) { p.toasts.dismiss() },
		"bug-copy":    func(p *page, _ string) { p.banner.copy() },
		"bug-close":   func(p *page, _ string) { p.banner.hide() },
		"choose":      func(p *page, n string) { p.floating.choose(n) },
		"shut":        func(p *page, _ string) { p.floating.shut() },
	}
}

// perform does what an action's name says.
func (p *page) perform(action string) {
	verb, object, _ := strings.Cut(action, " ")
	if deed := p.deeds[verb]; deed != nil {
		deed(p, object)
	}
}

// one is the element that is selected, or the last of several.
func (p *page) one() string {
	if all := p.doc.Selection(); len(all) > 0 {
		return all[len(all)-1]
	}
	return ""
}

func (p *page) playOrPause() {
	if p.state.Playing {
		p.port.call(p.port.link, "pause")
		return
	}
	p.port.call(p.port.link, "play")
}

// changeSpeed says the new ratio where there is no room for the knob.
func (p *page) changeSpeed(steps int) {
	p.setSpeed(p.top.position + steps)
	if p.top.speed.js().Get("offsetParent").IsNull() {
		p.toasts.say(view.RatioWords(p.top.position))
	}
}

func (p *page) setSpeed(position int) {
	position = max(0, min(position, view.RatioStops()-1))
	p.top.setSpeed(position)
	p.port.call(p.port.link, "setRatio", view.Ratio(position))
}

// listenDocument hears every event once, at the document: what is to be done stands on the element, so that rows may
// come and go without listeners of their own.
func (p *page) listenDocument() {
	d := document()
	on(d, "click", false, p.clicked)
	on(d, "input", false, func(e js.Value) { p.typed(e, "data-input") })
	on(d, "change", false, func(e js.Value) { p.typed(e, "data-change") })
	on(d, "keydown", false, p.pressed)
	on(d, "keydown", true, p.spaceDown)
	on(d, "keyup", true, p.spaceUp)
	on(d, "pointerdown", true, p.pointed)
	on(d, "focusin", false, p.focused)
	on(d, "paste", false, p.pasted)
}

func on(target js.Value, event string, capture bool, listener func(js.Value)) {
	target.Call("addEventListener", event, js.FuncOf(func(_ js.Value, args []js.Value) any {
		guard(func() { listener(args[0]) })
		return nil
	}), capture)
}

// named finds the nearest element around an event that carries an attribute, and the attribute's value.
func named(e js.Value, attribute string) (at js.Value, text string, ok bool) {
	target := e.Get("target")
	if target.Get("closest").Type() != js.TypeFunction {
		return target, "", false
	}
	at = target.Call("closest", "["+attribute+"]")
	if at.IsNull() {
		return at, "", false
	}
	return at, at.Call("getAttribute", attribute).String(), true
}

func (p *page) clicked(e js.Value) {
	if at, action, ok := named(e, "data-do"); ok && !at.Get("disabled").Truthy() {
		p.perform(action)
	}
}

func (p *page) typed(e js.Value, attribute string) {
	at, action, ok := named(e, attribute)
	if !ok {
		return
	}
	verb, object, _ := strings.Cut(action, " ")
	text := at.Get("value").String()
	if at.Get("type").String() == "checkbox" {
		text = map[bool]string{true: "true", false: "false"}[at.Get("checked").Bool()]
	}
	for _, of := range [...]map[string]func(p *page, object, text string){inputs, insideInputs} {
		if take := of[verb]; take != nil {
			take(p, object, text)
		}
	}
}

// inputs has a row for each control in which something is typed or chosen.
var inputs = map[string]func(p *page, object, text string){
	"speed":        func(p *page, _, text string) { n, _ := view.Nanoseconds(text); p.setSpeed(int(n)) },
	"filter":       func(p *page, _, text string) { p.palette.filter(text) },
	"find":         func(p *page, _, text string) { p.floating.typed(text) },
	"title":        func(p *page, _, text string) { p.top.takeTitle(text) },
	"name":         func(p *page, _, text string) { p.inspector.rename(text) },
	"check":        func(p *page, name, text string) { p.inspector.check(name, text) },
	"field":        func(p *page, name, text string) { p.inspector.set(name, text) },
	"argument":     func(p *page, name, text string) { p.inspector.argument(name, text) },
	"seed":         func(p *page, _, text string) { p.inspector.setSeed(text) },
	"note":         func(p *page, id, text string) { p.do("edit a note", p.doc.SetNote(id, text)) },
	"break-switch": func(p *page, id, _ string) { p.breaks.Switch(id); p.breaks.changed() },
}
