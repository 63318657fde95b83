//go:build js && wasm

package web

import (
	"strconv"

	"playground/engine/value"
	"playground/web/view"
)

// scenario shows what is not on the canvas: the seed, and the trouble that is planned.
func (i *inspector) scenario() {
	title := tag("h3").class("about-title").test("scenario-title")
	about := tag("p").class("about-kind")
	words := tag("div").class("about-words").add(title, about)
	head := tag("div").class("about").add(tag("span").class("glyph").add(drawing("scene")), words)
	summary := tag("p").class("about-summary").test("scenario-summary").hide(true)
	i.body.add(tag("h2").class("panel-heading").text("Inspector"), tag("div").class("panel-section first").add(head, summary,
		tag("p").class("about-help").text("Select a node or a wire to see what it does and change it.")))
	seed := i.seedField()
	i.section("Run").add(seed, button("button", "again", "Start again from zero").test("again"))
	i.planSection()
	i.breakSection()
	i.update = append(i.update, func() {
		s := i.p.doc.Scenario()
		name := s.Title
		if name == "" {
			name = "Untitled"
		}
		title.text(name)
		summary.text(s.Summary).hide(s.Summary == "")
		about.text(view.Plural(int64(len(s.Nodes)), "node", "nodes") + ", " + view.Plural(int64(len(s.Wires)), "wire", "wires"))
	})
}

func (i *inspector) seedField() *element {
	field := tag("input").attr("type", "text").attr("inputmode", "numeric").id("seed").attr("data-change", "seed").test("seed").
		attr("aria-describedby", "seed-hint seed-problem")
	i.seedProblem = tag("p").class("problem").id("seed-problem").attr("role", "status").hide(true)
	i.update = append(i.update, func() {
		if !field.focused() {
			field.setValue(strconv.FormatUint(i.p.doc.Scenario().Seed, 10))
			i.seedProblem.hide(true)
		}
	})
	line := tag("div").class("field-line").add(tag("label").attr("for", "seed").text("Seed"), tag("div").class("with-unit").add(field))
	hint := tag("p").class("hint").id("seed-hint").text("All chance comes from this number: the same seed gives the same run. A new one holds from the next start.")
	return tag("div").class("field").add(line, i.seedProblem, hint)
}

func (i *inspector) setSeed(typed string) {
	edits, problem := i.p.doc.SetSeed(typed)
	i.seedProblem.text(problem).hide(problem == "")
	if problem == "" {
		i.p.do("change the seed", edits)
	}
}

// planned is what the inspector of the scenario holds beside its forms.
type planned struct{ seedProblem *element }

// planSection lists what goes wrong on purpose.
func (i *inspector) planSection() {
	box := i.section("Trouble")
	list := newKeyed(tag("ol").class("faults"), func(f *faultLine) *element { return f.box })
	empty := tag("p").class("hint").text("Nothing is planned. Trouble that you make by hand is listed here, and happens again when the scenario is run again.")
	add := button("button", "plan-fault", "Plan trouble").test("add-fault")
	box.add(empty, list.in, add)
	i.update = append(i.update, func() {
		rows := i.p.doc.FaultRows()
		empty.hide(len(rows) > 0)
		add.flag("disabled", len(i.p.doc.Targets()) == 0)
		keys := make([]string, len(rows))
		for n := range rows {
			keys[n] = strconv.Itoa(n)
		}
		list.show(keys, newFaultLine)
		for n, row := range rows {
			list.parts[keys[n]].show(row)
		}
	})
}

type faultLine struct{ box, at, title *element }

func newFaultLine(index string) *faultLine {
	f := &faultLine{box: tag("li"), at: tag("span").class("fault-at"), title: tag("button").attr("type", "button").class("link")}
	f.title.does("edit-fault " + index).test("edit-fault-" + index)
	f.box.add(f.at, f.title, iconButton("unfault "+index, "close", "Remove").test("unfault-"+index))
	return f
}

func (f *faultLine) show(row view.FaultRow) {
	f.at.text(view.Calm(row.At)).tip(row.At)
	f.title.text(row.Title).tip("Change when and how: " + row.Title)
}

func (i *inspector) removeFault(index string) {
	n := number(index)
	at := i.p.doc.FaultAt(n)
	if at >= 0 && i.p.do("remove a fault", i.p.doc.SetFault(n, value.Null)) {
		i.p.planned("removed a fault", at)
	}
}

// breakSection lists where the run pauses.
func (i *inspector) breakSection() {
	box := i.section("Breakpoints")
	list := newKeyed(tag("ol").class("faults breakpoints"), func(b *breakLine) *element { return b.box })
	empty := tag("p").class("hint").text("The run pauses nowhere. Click a port to pause when a message gets there, or name a condition.")
	box.add(empty, list.in, button("button", "break-when", "Pause when…").test("break-when"))
	i.update = append(i.update, func() {
		rows := i.p.breaks.Rows(i.p.doc)
		empty.hide(len(rows) > 0)
		keys := make([]string, len(rows))
		for n := range rows {
			keys[n] = rows[n].ID
		}
		list.show(keys, newBreakLine)
		for _, row := range rows {
			list.parts[row.ID].show(row)
		}
	})
}

type breakLine struct{ box, on, title *element }

func newBreakLine(id string) *breakLine {
	b := &breakLine{box: tag("li"), on: tag("input").attr("type", "checkbox"), title: tag("label")}
	b.on.id("breakpoint-"+id).attr("data-change", "break-switch "+id).test("breakpoint-" + id)
	b.title.attr("for", "breakpoint-"+id).class("break-title")
	b.box.add(b.on, b.title, iconButton("unbreak "+id, "close", "Remove").test("unbreak-"+id))
	return b
}

func (b *breakLine) show(row view.BreakpointRow) {
	b.on.js().Set("checked", !row.Off)
	b.title.text(upper(row.Title))
}
