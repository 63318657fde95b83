//go:build js && wasm

package web

import (
	"strconv"

	"playground/web/view"
)

// foundMost is how many actions the command palette lists.
const foundMost = 50

// find opens the command palette: everything that can be done, found by a few letters. A kind is added at x, y when the
// palette was opened there.
func (f *floating) find(x, y int, adding bool) {
	f.x, f.y, f.adding = x, y, adding
	f.field = tag("input").class("find-field").attr("type", "text").attr("placeholder", "Add, find or do anything").
		attr("role", "combobox").attr("aria-expanded", "true").attr("aria-controls", "found").attr("aria-autocomplete", "list").
		label("Add, find or do anything").attr("data-input", "find").attr("autocomplete", "off").attr("spellcheck", "false").test("find-field")
	f.list = tag("ul").class("found").id("found").attr("role", "listbox").label("What fits")
	f.open("find-dialog", "Add, find or do anything", tag("div").class("find-head").add(drawing("search"), f.field), f.list)
	f.typed("")
	f.field.focus()
}

// typed lists what fits.
func (f *floating) typed(text string) {
	f.actions = f.p.doc.Actions(text, f.p.gallery)
	if len(f.actions) > foundMost {
		f.actions = f.actions[:foundMost]
	}
	f.list.clear()
	for i, a := range f.actions {
		f.list.add(f.foundRow(i, a))
	}
	if len(f.actions) == 0 {
		f.list.add(tag("li").class("empty").attr("role", "option").attr("aria-disabled", "true").text("Nothing is called so."))
	}
	f.mark(0)
}

func (f *floating) foundRow(i int, a view.Action) *element {
	glyph := tag("span").class("glyph")
	if a.Glyph != "" {
		glyph.add(f.p.glyph(a.Glyph))
	} else {
		glyph.add(drawing(iconOf(a.Verb())))
	}
	row := tag("li").class("item").attr("role", "option").id("found-" + strconv.Itoa(i)).does("choose " + strconv.Itoa(i)).
		test("found-" + a.Verb() + dashed(a.Object()))
	row.add(glyph, tag("span").class("found-title").text(a.Title), tag("span").class("found-detail").text(a.Detail))
	if a.Keys != "" {
		row.add(tag("kbd").class("kbd").text(a.Keys))
	}
	return row
}

// actionIcons are the drawings beside actions.
var actionIcons = map[string]string{
	"step-event": "event", "step-message": "message", "select-all": "scene", "new": "scene", "fit": "scene",
	"faster": "play", "slower": "play", "theme": "scene", "restart-engine": "again", "scene": "gallery",
}

func iconOf(verb string) string {
	if icon, ok := actionIcons[verb]; ok {
		return icon
	}
	if _, ok := icons[verb]; ok {
		return verb
	}
	return "more"
}

func (f *floating) mark(i int) {
	n := len(f.actions)
	if n == 0 {
		f.field.attr("aria-activedescendant", "")
		return
	}
	f.chosen = (i%n + n) % n
	rows := f.list.js().Get("children")
	for r := 0; r < rows.Length(); r++ {
		rows.Index(r).Call("setAttribute", "aria-selected", trueOrFalse(r == f.chosen))
	}
	rows.Index(f.chosen).Call("scrollIntoView", map[string]any{"block": "nearest"})
	f.field.attr("aria-activedescendant", "found-"+strconv.Itoa(f.chosen))
}

func (f *floating) findKey(key string) bool {
	switch key {
	case "ArrowDown":
		f.mark(f.chosen + 1)
	case "ArrowUp":
		f.mark(f.chosen - 1)
	case "Enter":
		f.choose(strconv.Itoa(f.chosen))
	case "Escape":
		f.shut()
		byID("canvas-live").focus()
	default:
		return false
	}
	return true
}
