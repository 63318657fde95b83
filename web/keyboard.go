//go:build js && wasm

package web

import (
	"strings"
	"syscall/js"

	"playground/web/view"
)

// keys are the keys that work everywhere but where one types. The canvas has its own, while it has the focus.
var keys = map[string]string{
	".": "step-event", ",": "step-message", "[": "slower", "]": "faster", "/": "find", "?": "keys", "s": "share",
	"<": "back", "Home": "to-start", "End": "to-end",
	"1": "fit", "!": "fit", "Ctrl+z": "undo", "Ctrl+Shift+z": "redo", "Ctrl+y": "redo", "Ctrl+k": "find",
	"Ctrl+s": "save", "Ctrl+o": "open", "l": "library", "Ctrl+Shift+s": "keep-version",
}

// typingKeys work in text fields too, since a browser does nothing useful with them there.
var typingKeys = map[string]bool{"Ctrl+k": true, "Ctrl+s": true, "Ctrl+o": true, "Ctrl+Shift+s": true}

// pressed handles a key that nobody nearer to it has taken.
func (p *page) pressed(e js.Value) {
	key := keyName(e)
	if e.Get("defaultPrevented").Bool() {
		return
	}
	if p.floating.key(key, e) || p.drawer.list.key(key, e) || p.escape(key, e) {
		e.Call("preventDefault")
		return
	}
	action, ok := keys[key]
	if !ok || typing(e) && !typingKeys[key] || p.floating.modal() {
		return
	}
	e.Call("preventDefault")
	p.perform(action)
}

// escape leaves a field for the canvas, or lets go of a filter.
func (p *page) escape(key string, e js.Value) bool {
	if key == "Enter" && isLine(e.Get("target")) {
		e.Get("target").Call("blur")
		p.inspector.refocus(e.Get("target"))
		return true
	}
	if key != "Escape" || p.floating.modal() { // a dialog closes by itself
		return false
	}
	if typing(e) {
		e.Get("target").Call("blur")
		byID("canvas-live").focus()
		return true
	}
	if p.lineage != 0 {
		p.follow(0)
		return true
	}
	if !p.between.All() {
		p.span(view.Between{})
		return true
	}
	return false
}

func keyName(e js.Value) string {
	name := e.Get("key").String()
	control := e.Get("ctrlKey").Bool() || e.Get("metaKey").Bool()
	if len(name) == 1 && control {
		name = strings.ToLower(name)
	}
	if e.Get("shiftKey").Bool() && (control || len(name) > 1) {
		name = "Shift+" + name
	}
	if control {
		name = "Ctrl+" + name
	}
	return name
}

// typing reports whether a key belongs to a control in which one types or chooses.
func typing(e js.Value) bool {
	target := e.Get("target")
	switch target.Get("tagName").String() {
	case "TEXTAREA", "SELECT":
		return true
	case "INPUT":
		kind := target.Get("type").String()
		return kind != "checkbox" && kind != "range"
	}
	return false
}

// isLine reports whether Enter ends what is typed in a control.
func isLine(target js.Value) bool {
	return target.Get("tagName").String() == "INPUT" && target.Call("hasAttribute", "data-change").Bool() &&
		target.Get("type").String() != "checkbox" && target.Get("type").String() != "range"
}

// tapMost is how long Space is held at most, in milliseconds, to mean play or pause. On the canvas a longer one pans.
const tapMost = 300

func (p *page) spaceDown(e js.Value) {
	if e.Get("key").String() == " " && !e.Get("repeat").Bool() {
		p.spaceAt, p.panned = e.Get("timeStamp").Float(), false
	}
	if e.Get("key").String() == " " && p.takesSpace(e) && e.Get("target").Get("id").String() != "canvas-live" {
		e.Call("preventDefault")
	}
}

func (p *page) spaceUp(e js.Value) {
	if e.Get("key").String() != " " || !p.takesSpace(e) || e.Get("timeStamp").Float()-p.spaceAt > tapMost || p.panned {
		p.panned = false
		return
	}
	e.Call("preventDefault")
	p.playOrPause()
}

// takesSpace reports whether Space means the run: not where it presses a button or is typed.
func (p *page) takesSpace(e js.Value) bool {
	if typing(e) || p.floating.modal() {
		return false
	}
	switch e.Get("target").Get("tagName").String() {
	case "BUTTON", "INPUT", "SUMMARY", "A":
		return false
	}
	return true
}

// pointed hears every press of a pointer: it closes what floats, and begins a drag from the palette.
func (p *page) pointed(e js.Value) {
	p.panned = true // until Space is pressed anew
	p.floating.pointed(e)
	at, kind, ok := named(e, "data-kind")
	if ok && e.Get("button").Int() == 0 && e.Get("pointerType").String() != "touch" {
		p.palette.pressed(at, kind, e)
	}
}

// pasted takes elements from the clipboard wherever nobody types.
func (p *page) pasted(e js.Value) {
	if typing(e) || e.Get("defaultPrevented").Bool() || e.Get("target").Get("id").String() == "canvas-live" {
		return
	}
	data := e.Get("clipboardData")
	if !data.Truthy() {
		return
	}
	text := data.Call("getData", "text/plain").String()
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		e.Call("preventDefault")
		p.paste(text)
	}
}

func (p *page) focused(e js.Value) { p.drawer.list.focused(e) }
