//go:build js && wasm

package web

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
	"playground/web/view"
)

// node shows one node: its name, what can be done to it, what it holds, and its settings.
func (i *inspector) node(id string) {
	n, _ := i.p.doc.Node(id)
	k := n.Table()
	if k == nil {
		return
	}
	name := tag("input").class("about-name").attr("value", id).label("Name").attr("data-change", "name").
		attr("maxlength", "80").attr("spellcheck", "false").attr("autocomplete", "off").test("name")
	state := tag("p").class("badge bad").test("state").hide(true)
	i.heading(i.p.glyph(k.Glyph), name, k.Title, k.Help).add(state)
	i.notes = append(i.notes, func() {
		words := i.p.about[id].state
		state.text(words).hide(words == "")
	})
	if len(k.Commands) > 0 {
		i.commands(id)
	}
	i.readings(id, k)
	i.troubles(id)
	i.settings(id, k.Fields, func() value.Value {
		n, _ := i.p.doc.Node(id)
		return n.Object
	})
	i.failures(id)
	i.contents(id)
	i.metrics(id, k)
	i.body.add(tag("div").class("panel-section row").add(
		button("button", "duplicate", "Duplicate"), button("button", "follow", "Only its events"), button("button danger", "delete", "Delete").test("delete")))
}

func (i *inspector) settings(id string, fields []component.Field, object func() value.Value) {
	if len(fields) == 0 {
		return
	}
	i.form = newForm("field", "check", "field", fields, object())
	i.section("Settings").add(i.form.grouped(i.group))
	form := i.form
	i.update = append(i.update, func() { form.update(object()) })
}

// group is a part of the settings that is folded away until somebody wants it, or has changed something in it.
func (i *inspector) group(name string, changed bool) *element {
	key := "Settings: " + name
	closed, known := i.closed[key]
	if !known {
		closed = !changed
	}
	details := tag("details").class("field-group").flag("open", !closed).attr("data-section", key).test("group-" + name)
	details.js().Call("addEventListener", "toggle", i.p.toggled)
	return details.add(tag("summary").text(name))
}

// wire shows one wire.
func (i *inspector) wire(key string) {
	w, _ := i.p.doc.Wire(key)
	title := tag("h3").class("about-title").text(i.p.doc.WireName(w))
	state, counts := tag("p").class("badge bad").test("state").hide(true), tag("p").test("wire-counts")
	i.heading(drawing("wire"), title, "wire", i.p.doc.WireWords(w)+".").add(state)
	if line := i.inside(key); line != nil {
		i.body.add(tag("div").class("panel-section").add(line))
	}
	i.section("Now").add(counts)
	i.notes = append(i.notes, func() {
		about := i.p.about[key].inspect
		words := view.Text(about, "state")
		state.text(words).hide(words == "")
		counts.text(view.WireCounts(about))
	})
	i.settings(key, i.p.doc.FieldsOf(key), func() value.Value {
		w, ok := i.p.doc.Wire(key)
		if !ok {
			return value.Null
		}
		return w.Object
	})
	i.troubles(key)
	i.body.add(tag("div").class("panel-section row").add(
		button("button", "pick "+w.From, "Go to "+w.From), button("button", "pick "+w.To, "Go to "+w.To), button("button danger", "delete", "Delete").test("delete")))
}

// troubles are the buttons that disturb an element at this moment.
func (i *inspector) troubles(id string) {
	all := i.p.doc.Troubles(id)
	if len(all) == 0 {
		return
	}
	grid := tag("div").class("button-grid")
	for _, t := range all {
		b := button("button", "fault "+t.Name, t.Title).test("fault-" + t.Name).tip(t.Title + ": " + t.Help)
		if t.Name == "recover" {
			b.class("button good")
		}
		grid.add(b)
	}
	i.section("Trouble").add(grid)
}

// rename gives the selected node another name, or says why not.
func (i *inspector) rename(name string) {
	id := i.p.one()
	if !i.p.do("rename "+id, i.p.doc.Rename(id, name)) {
		i.shown = ""
		i.refresh()
	}
}

// check says as one types what is wrong with a setting.
func (i *inspector) check(name, typed string) {
	if i.form != nil {
		i.form.read(name, typed)
	}
}

// set gives a setting its new value.
func (i *inspector) set(name, typed string) {
	if i.form == nil {
		return
	}
	v, ok := i.form.read(name, typed)
	if !ok {
		return
	}
	_, field, _ := i.form.find(name)
	if value.Equal(v, field.Default) {
		v = value.Null
	}
	id := i.p.one()
	i.p.do(name+" of "+i.nameOf(id), i.p.doc.SetField(id, name, v))
}

func (i *inspector) nameOf(id string) string {
	if w, ok := i.p.doc.Wire(id); ok {
		return i.p.doc.WireName(w)
	}
	return id
}

// commands are the buttons that send something to the node; one that takes arguments opens its small form first.
func (i *inspector) commands(id string) {
	box := tag("div").class("commands")
	for c, command := range i.p.doc.Offers(id) {
		class := "button"
		if c == 0 {
			class = "button primary"
		}
		press := button(class, "command "+command.Name, command.Title).test("command-" + command.Name)
		if ready := command.Ready; ready != nil {
			i.notes = append(i.notes, func() { press.flag("disabled", !ready(i.p.about[id].inspect)) })
		}
		line := tag("div").class("command-line").add(press)
		if len(command.Fields) > 0 {
			open := i.opened == command.Name
			line.add(button("button quiet", "form "+command.Name, "Options").attr("aria-expanded", trueOrFalse(open)).test("options-" + command.Name))
			box.add(line)
			if open {
				box.add(i.arguments_(command))
			}
			continue
		}
		box.add(line)
	}
	if line := i.inside(id); line != nil {
		box.add(line)
	}
	i.body.add(tag("div").class("panel-section").add(box))
}

// inside is the button that looks into an element; nil where there is nothing to see.
func (i *inspector) inside(id string) *element {
	part, ok := i.p.doc.Inside(id)
	if !ok {
		return nil
	}
	return tag("div").class("command-line").add(button("button", "xray", part.Title).test("xray-open").tip(upper(part.Detail)))
}

func (i *inspector) arguments_(c *component.Command) *element {
	object := value.NewObject(len(c.Fields))
	for name, typed := range i.arguments[c.Name] {
		for _, f := range c.Fields {
			if v, problem := view.Read(f, typed); f.Name == name && problem == "" && !v.IsNull() {
				object.Set(name, v)
			}
		}
	}
	f := newForm("argument", "argument", "", c.Fields, object.Value())
	for _, r := range f.rows {
		r.reset.hide(true)
	}
	i.argumentForm = f
	return f.element().class("form inset")
}

func (i *inspector) toggleForm(name string) {
	if i.opened == name {
		name = ""
	}
	i.opened = name
	i.refresh()
}

func (i *inspector) argument(name, typed string) {
	if i.arguments[i.opened] == nil {
		i.arguments[i.opened] = map[string]string{}
	}
	i.arguments[i.opened][name] = typed
	if i.argumentForm != nil {
		i.argumentForm.read(name, typed)
	}
}

// send gives a node one of its kind's commands, as typed into its form; or with one argument, such as Message=7, whatever
// is typed there.
func (i *inspector) send(id, order string) {
	name, argument, given := strings.Cut(order, " ")
	typed := i.arguments[name]
	if given {
		field, text, _ := strings.Cut(argument, "=")
		typed = map[string]string{field: text}
	}
	n, ok := i.p.doc.Node(id)
	if !ok || n.Table() == nil {
		return
	}
	for _, c := range n.Table().Commands {
		if c.Name != name {
			continue
		}
		input, problem := view.Arguments(c.Fields, typed)
		if problem != "" {
			i.p.refused(problem)
			return
		}
		i.p.doc.Sent(i.p.port.command(view.NodeCommand(id, name, input)), nil)
		i.p.toasts.announce(c.Title + ": " + id)
	}
}

func trueOrFalse(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
