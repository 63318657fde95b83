//go:build js && wasm

package web

import (
	"slices"
	"strconv"
	"strings"
	"syscall/js"

	"playground/web/view"
)

// inspector shows and changes what is selected: the scenario, a node, a wire, a note, or several.
type inspector struct {
	p      *page
	body   *element
	shown  string // what the body is built for
	form   *form
	update []func() // follow the document
	notes  []func() // follow the engine
	closed map[string]bool
	planned
	arguments    map[string]map[string]string // typed into the forms of commands
	opened       string                       // the command whose form is open
	argumentForm *form
}

func newInspector(p *page) *inspector {
	return &inspector{p: p, body: byID("inspector"), closed: map[string]bool{"Metrics": true}, arguments: map[string]map[string]string{}}
}

// refresh follows the document: the body is built anew only when something else is selected.
func (i *inspector) refresh() {
	if key := i.key(); key != i.shown {
		i.shown = key
		i.build()
	}
	for _, update := range i.update {
		update()
	}
	i.note()
}

// note follows the engine.
func (i *inspector) note() {
	for _, note := range i.notes {
		note()
	}
}

// key says what the body must be built for.
func (i *inspector) key() string {
	all := i.p.doc.Selection()
	if len(all) != 1 {
		return strconv.Itoa(len(all))
	}
	key := i.p.doc.Part(all[0]) + " " + all[0]
	if n, ok := i.p.doc.Node(all[0]); ok {
		key += " " + n.Kind + " " + i.opened
	}
	for _, f := range i.p.doc.FieldsOf(all[0]) {
		if f.Peer != "" {
			key += " " + strings.Join(f.Options, " ")
		}
	}
	return key
}

func (i *inspector) build() {
	i.update, i.notes, i.form = nil, nil, nil
	i.body.clear()
	all := i.p.doc.Selection()
	if len(all) > 1 {
		i.several()
		return
	}
	id := i.p.one()
	switch i.p.doc.Part(id) {
	case "node":
		i.node(id)
	case "wire":
		i.wire(id)
	case "note":
		i.noteText(id)
	default:
		i.scenario()
	}
}

// heading is the top of the body: what this is, in a word and in a sentence.
func (i *inspector) heading(glyph *element, title *element, kind, help string) *element {
	words := tag("div").class("about-words").add(title, tag("p").class("about-kind").text(kind))
	head := tag("div").class("about").add(tag("span").class("glyph").add(glyph), words)
	section := tag("div").class("panel-section first").add(head)
	if help != "" {
		section.add(tag("p").class("about-help").text(help))
	}
	i.body.add(tag("h2").class("panel-heading").text("Inspector"), section)
	return section
}

// section is a part of the body that can be folded away; that is remembered for the next selection.
func (i *inspector) section(title string) *element {
	summary := tag("summary").text(title)
	details := tag("details").class("panel-section").flag("open", !i.closed[title]).add(summary)
	details.js().Call("addEventListener", "toggle", i.p.toggled)
	details.attr("data-section", title)
	inner := tag("div").class("section-body")
	i.body.add(details.add(inner))
	return inner
}

// toggles remembers which sections are folded away.
func (i *inspector) toggles() js.Func {
	return js.FuncOf(func(this js.Value, _ []js.Value) any {
		guard(func() {
			i.closed[this.Call("getAttribute", "data-section").String()] = !this.Get("open").Bool()
		})
		return nil
	})
}

// enter puts the focus into the first field.
func (i *inspector) enter() {
	first := i.body.js().Call("querySelector", "input, textarea, select")
	if first.Truthy() {
		first.Call("focus")
		if first.Get("select").Type() == js.TypeFunction {
			first.Call("select")
		}
	}
}

// refocus gives the focus back to a field that Enter has ended, so that one can go on by Tab.
func (i *inspector) refocus(field js.Value) {
	if field.Get("isConnected").Bool() {
		field.Call("focus")
	}
}

// several offers what can be done to more than one element.
func (i *inspector) several() {
	all := i.p.doc.Selection()
	nodes := 0
	for _, id := range all {
		if i.p.doc.Part(id) == "node" {
			nodes++
		}
	}
	title := tag("h3").class("about-title").text(view.Plural(int64(len(all)), "element", "elements"))
	names := all
	if len(names) > 6 {
		names = append(slices.Clone(names[:6]), "others")
	}
	i.heading(drawing("copy"), title, "selected", strings.Join(names, ", "))
	if nodes > 1 {
		grid := tag("div").class("button-grid")
		for _, a := range view.Alignments() {
			grid.add(button("button", "align "+a.Name, a.Title).test("align-" + a.Name))
		}
		i.section("Arrange").add(grid)
	}
	i.body.add(tag("div").class("panel-section row").add(
		button("button", "duplicate", "Duplicate"), button("button", "copy", "Copy"), button("button danger", "delete", "Delete").test("delete")))
}

// noteText is the form of a note.
func (i *inspector) noteText(id string) {
	title := tag("h3").class("about-title").text("Note")
	i.heading(drawing("note"), title, "text on the canvas", "")
	area := tag("textarea").id("note-text").attr("rows", "8").attr("maxlength", "4000").attr("data-change", "note "+id).test("note-text")
	i.body.add(tag("div").class("panel-section").add(
		tag("div").class("field wide").add(tag("label").attr("for", "note-text").text("Text"), area)))
	i.body.add(tag("div").class("panel-section row").add(button("button", "duplicate", "Duplicate"), button("button danger", "delete", "Delete").test("delete")))
	i.update = append(i.update, func() {
		if n, ok := i.p.doc.Note(id); ok && !area.focused() {
			area.setValue(n.Text)
		}
	})
}
