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
	i.body.add(tag("h2").class("panel-heading").text("Inspector"), tag("div").class("panel-section first").add(head,
		tag("p").class("about-help").text("Select a node or a wire to see what it does and change it.")))
	seed := i.seedField()
	i.section("Run").add(seed, button("button", "again", "Start again from zero").test("again"))
	i.planSection()
	i.update = append(i.update, func() {
		s := i.p.doc.Scenario()
		name := s.Title
		if name == "" {
			name = "Untitled"
		}
		title.text(name)
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

// planned is the form in which trouble is planned.
type planned struct {
	seedProblem  *element
	fault        view.Fault
	target       *element
	disturbance  *element
	strength     *element
	strengthText *element
	problem      *element
	planBox      *element
}

func (i *inspector) planSection() {
	box := i.section("Trouble")
	list := newKeyed(tag("ol").class("faults"), func(f *faultLine) *element { return f.box })
	empty := tag("p").class("hint").text("Nothing is planned. Trouble that you make by hand is listed here, and happens again when the scenario is run again.")
	box.add(empty, list.in)
	i.update = append(i.update, func() {
		rows := i.p.doc.FaultRows()
		empty.hide(len(rows) > 0)
		keys := make([]string, len(rows))
		for n := range rows {
			keys[n] = strconv.Itoa(n)
		}
		list.show(keys, newFaultLine)
		for n, row := range rows {
			list.parts[keys[n]].show(row)
		}
		i.showPlan()
	})
	box.add(i.planForm())
}

type faultLine struct{ box, at, title *element }

func newFaultLine(index string) *faultLine {
	f := &faultLine{box: tag("li"), at: tag("span").class("fault-at"), title: tag("button").attr("type", "button").class("link")}
	f.box.add(f.at, f.title, iconButton("unfault "+index, "close", "Remove").test("unfault-"+index))
	return f
}

func (f *faultLine) show(row view.FaultRow) {
	f.at.text(view.Calm(row.At)).tip(row.At)
	f.title.text(row.Title).does("pick " + row.ID)
}

func (i *inspector) removeFault(index string) {
	n, err := strconv.Atoi(index)
	if err == nil {
		i.p.do("remove a fault", i.p.doc.SetFault(n, value.Null))
	}
}

// planForm asks when what happens to whom.
func (i *inspector) planForm() *element {
	if i.fault.At == "" {
		i.fault = view.Fault{At: "30s", Factor: view.SlowFactor, Probability: view.DropProbability}
	}
	at := tag("input").attr("type", "text").attr("data-input", "plan at").label("Virtual time").test("plan-at").setValue(i.fault.At)
	i.target = tag("select").attr("data-change", "plan target").label("Who").test("plan-target")
	i.disturbance = tag("select").attr("data-change", "plan fault").label("What happens").test("plan-fault")
	i.strengthText = tag("input").attr("type", "text").attr("data-input", "plan strength").test("plan-strength")
	i.strength = tag("div").class("plan-strength").add(i.strengthText)
	i.problem = tag("p").class("problem").attr("role", "status").hide(true)
	line := tag("div").class("plan-line").add(tag("span").text("At"), at, i.target, i.disturbance, i.strength,
		button("button", "add-fault", "Plan").test("add-fault"))
	i.planBox = tag("div").class("field plan").add(line, i.problem)
	return i.planBox
}

// showPlan offers what there is to disturb, and how.
func (i *inspector) showPlan() {
	if i.target == nil {
		return
	}
	targets := i.p.doc.Targets()
	i.planBox.hide(len(targets) == 0)
	if i.p.doc.Part(i.fault.ID) == "" && len(targets) > 0 {
		i.fault.ID = targets[0].Name
	}
	options(i.target, targets, i.fault.ID)
	var kinds []view.Action
	found := false
	for _, t := range i.p.doc.Troubles(i.fault.ID) {
		kinds = append(kinds, view.Action{Name: t.Name, Title: view.TroubleWord(t.Name)})
		found = found || t.Name == i.fault.Name
	}
	if !found && len(kinds) > 0 {
		i.fault.Name = kinds[0].Name
	}
	options(i.disturbance, kinds, i.fault.Name)
	i.strength.hide(i.fault.Name != "slow" && i.fault.Name != "drop")
	if i.strengthText.focused() {
		return
	}
	if i.fault.Name == "drop" {
		i.strengthText.setValue(i.fault.Probability).label("Probability")
	} else {
		i.strengthText.setValue(strconv.FormatInt(i.fault.Factor, 10)).label("Factor")
	}
}

func options(list *element, all []view.Action, chosen string) {
	key := ""
	for _, a := range all {
		key += a.Name + "\x00" + a.Title + "\x00"
	}
	if list.attrs["data-options"] != key {
		list.clear().attr("data-options", key)
		for _, a := range all {
			list.add(tag("option").attr("value", a.Name).text(a.Title))
		}
	}
	list.setValue(chosen)
}

// plan takes what is typed into the form.
func (i *inspector) plan(name, text string) {
	switch name {
	case "at":
		i.fault.At = text
	case "target":
		i.fault.ID = text
	case "fault":
		i.fault.Name = text
	case "strength":
		if i.fault.Name == "drop" {
			i.fault.Probability = text
		} else {
			i.fault.Factor, _ = strconv.ParseInt(text, 10, 64)
		}
	}
	i.problem.hide(true)
	i.showPlan()
}

func (i *inspector) planFault() {
	f := i.fault
	f.Part = i.p.doc.Part(f.ID)
	edits := i.p.doc.AddFault(f.Value())
	problem := i.p.doc.FirstProblem(edits)
	i.problem.text(problem).hide(problem == "")
	if problem == "" {
		i.p.do("plan "+f.Name, edits)
	}
}
