//go:build js && wasm

package web

import (
	"slices"
	"strconv"

	"playground/engine/component"
	"playground/engine/value"
	"playground/web/view"
)

// form is the rows for the settings of one element, or for the arguments of one command.
type form struct {
	prefix string // of ids and test ids: "field"
	fields []component.Field
	rows   []*formRow
}

type formRow struct {
	box, control, problem, reset *element
	input                        view.Input
}

// newForm builds the rows; verbs name what typing and changing do.
func newForm(prefix, typing, changing string, fields []component.Field, object value.Value) *form {
	f := &form{prefix: prefix, fields: fields}
	for _, input := range view.Form(fields, object) {
		f.rows = append(f.rows, f.row(input, typing, changing))
	}
	return f
}

func (f *form) row(input view.Input, typing, changing string) *formRow {
	r := &formRow{input: input}
	id := f.prefix + "-" + input.Name
	r.control = control(input).id(id).test(id).attr("aria-describedby", id+"-hint "+id+"-facts "+id+"-problem")
	if typing != "" {
		r.control.attr("data-input", typing+" "+input.Name)
	}
	if changing != "" {
		r.control.attr("data-change", changing+" "+input.Name)
	}
	label := tag("label").attr("for", id).text(view.Spaced(input.Label))
	r.problem = tag("p").class("problem").id(id+"-problem").attr("role", "status").hide(true)
	r.reset = iconButton("reset "+input.Name, "reset", "Reset "+input.Label+" to "+input.Default).class("icon-button reset").test("reset-" + input.Name)
	line := tag("div").class("field-line").add(label, r.reset, withUnit(r.control, input))
	r.box = tag("div").class(boxClass(input)).add(line, r.problem, tag("p").class("hint").id(id+"-hint").text(hint(input)), facts(id, &input))
	r.show(input)
	return r
}

func boxClass(input view.Input) string {
	switch {
	case input.Control == view.ControlArea, input.Control == view.ControlText && len(input.Example) > 20, slices.ContainsFunc(input.Options, long):
		return "field wide"
	}
	return "field"
}

// long reports whether an option is cut off in a narrow box.
func long(option string) bool { return len(option) > 12 }

// hint says what a setting does and how it is written.
func hint(input view.Input) string {
	text := input.Help
	if input.Example != "" && input.Control != view.ControlNumber {
		text += " Such as " + input.Example + "."
	}
	return text
}

// facts say what is allowed and what the default is; where that is written comes with a click.
func facts(id string, input *view.Input) *element {
	box := tag("p").class("hint facts").id(id + "-facts")
	if text := input.Facts(); text != "" {
		box.add(tag("span").test(id + "-range").text(text))
	}
	if input.Source == "" {
		return box
	}
	return box.add(
		button("source-button", "source "+id, "Source").attr("aria-expanded", "false").attr("aria-controls", id+"-source").label("Source of "+input.Label).test(id+"-source-button"),
		tag("span").class("source").id(id+"-source").test(id+"-source").text(input.Source).hide(true))
}

// showSource shows where a setting's range and default are written, or hides it again.
func showSource(id string) {
	shown := document().Call("getElementById", id+"-source").Call("toggleAttribute", "hidden").Bool()
	if b, ok := query(`[data-do="source ` + id + `"]`); ok {
		b.Call("setAttribute", "aria-expanded", trueOrFalse(!shown))
	}
}

func upper(text string) string {
	if text == "" || text[0] < 'a' || text[0] > 'z' {
		return text
	}
	return string(text[0]-'a'+'A') + text[1:]
}

func control(input view.Input) *element {
	switch input.Control {
	case view.ControlArea:
		return tag("textarea").attr("rows", "3").attr("spellcheck", "false")
	case view.ControlSwitch:
		return tag("input").attr("type", "checkbox").attr("role", "switch")
	case view.ControlChoice:
		list := tag("select")
		for _, o := range input.Options {
			words := o
			if o == "" {
				words = "none"
			}
			list.add(tag("option").attr("value", o).text(words))
		}
		return list
	case view.ControlNumber:
		return tag("input").attr("type", "text").attr("inputmode", "numeric").attr("autocomplete", "off")
	}
	return tag("input").attr("type", "text").attr("autocomplete", "off").attr("spellcheck", "false")
}

func withUnit(c *element, input view.Input) *element {
	box := tag("div").class("with-unit").add(c)
	if input.Unit != "" {
		box.attr("style", "--unit:"+strconv.Itoa(len(input.Unit)))
		box.add(tag("span").class("unit").attr("aria-hidden", "true").text(input.Unit))
	}
	return box
}

// show follows a value, unless somebody is typing.
func (r *formRow) show(input view.Input) {
	untouched := r.problem.hidden() && r.control.value() == r.input.Shown
	r.input = input
	r.reset.hide(!input.Changed)
	r.box.hide(input.Idle)
	if input.Control == view.ControlSwitch {
		r.control.js().Set("checked", input.Shown == "true")
		return
	}
	if untouched || !r.control.focused() {
		r.control.setValue(input.Shown)
		r.complain("")
	}
}

// complain shows what is wrong beside the field; nothing when it is right.
func (r *formRow) complain(problem string) {
	r.problem.text(problem).hide(problem == "")
	if problem == "" {
		r.control.flag("aria-invalid", false)
		return
	}
	r.control.attr("aria-invalid", "true")
}

// update follows the values of an element.
func (f *form) update(object value.Value) {
	for i, input := range view.Form(f.fields, object) {
		f.rows[i].show(input)
	}
}

func (f *form) find(name string) (*formRow, component.Field, bool) {
	for i := range f.fields {
		if f.fields[i].Name == name {
			return f.rows[i], f.fields[i], true
		}
	}
	return nil, component.Field{}, false
}

// read checks what was typed into a row, and says beside it what is wrong.
func (f *form) read(name, typed string) (v value.Value, ok bool) {
	row, field, found := f.find(name)
	if !found {
		return value.Null, false
	}
	v, problem := view.Read(field, typed)
	row.complain(problem)
	return v, problem == ""
}

func (f *form) element() *element {
	return f.grouped(func(string, bool) *element { return tag("div") })
}

// grouped lays out the rows, those of a group in a box of their own; changed says that one of them differs from its
// default.
func (f *form) grouped(group func(name string, changed bool) *element) *element {
	box := tag("div").class("form")
	name, in := "", box
	for i, r := range f.rows {
		if r.input.Group != name {
			name, in = r.input.Group, box
			if name != "" {
				in = group(name, f.changed(i, name))
				box.add(in)
			}
		}
		in.add(r.box)
	}
	return box
}

// changed reports whether a setting of a group, which begins at a row, differs from its default.
func (f *form) changed(from int, group string) bool {
	for _, r := range f.rows[from:] {
		if r.input.Group == group && r.input.Changed {
			return true
		}
	}
	return false
}
