//go:build js && wasm

package web

import (
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/web/view"
)

// drawer is the events table and the list of problems.
type drawer struct {
	p            *page
	list         *eventList
	tabEvents    *element
	tabProblems  *element
	chips        *element
	total        *element
	problemsBox  *element
	problemsList *element
	found        []component.Problem
	shown        string
	selectedOnly bool
}

func newDrawer(p *page) *drawer {
	d := &drawer{p: p, shown: "events"}
	d.tabEvents = d.tab("events", "Events")
	d.tabProblems = d.tab("problems", "Problems")
	d.chips = tag("div").class("chips")
	d.total = tag("span").class("drawer-total")
	head := tag("div").class("tabs drawer-head").add(
		tag("div").class("drawer-tabs").attr("role", "tablist").label("Drawer").add(d.tabEvents, d.tabProblems), d.chips, d.total)
	d.list = newEventList(p)
	d.list.box.attr("role", "tabpanel").attr("aria-labelledby", "tab-events")
	d.problemsList = tag("ul").class("problems").test("problems")
	d.problemsBox = tag("div").class("drawer-body").attr("role", "tabpanel").attr("aria-labelledby", "tab-problems").hide(true).add(d.problemsList)
	byID("drawer").clear().add(head, d.list.box, d.problemsBox)
	d.show("events")
	return d
}

func (d *drawer) tab(name, title string) *element {
	return button("tab", "tab "+name, title).attr("role", "tab").id("tab-" + name).test("tab-" + name)
}

func (d *drawer) show(name string) {
	d.shown = name
	d.tabEvents.attr("aria-selected", trueOrFalse(name == "events"))
	d.tabProblems.attr("aria-selected", trueOrFalse(name == "problems"))
	d.list.box.hide(name != "events")
	d.problemsBox.hide(name != "problems")
	if name == "events" {
		d.list.fill()
	}
}

// problems lists what is wrong with a file or a change, each beside its place; an empty list clears it.
func (d *drawer) problems(all []component.Problem) {
	d.found = all
	d.problemsList.clear()
	for _, problem := range all {
		place := string(problem.Pointer)
		if place == "" {
			place = "file"
		}
		d.problemsList.add(tag("li").add(tag("code").text(place), tag("span").class("problem").text(problem.Message)))
	}
	title := "Problems"
	if len(all) > 0 {
		title += " " + strconv.Itoa(len(all))
		d.show("problems")
	} else {
		d.problemsList.add(tag("li").add(tag("span").class("muted").text("None: every setting is within its range.")))
		d.show("events")
	}
	d.tabProblems.text(title)
	d.tabProblems.class(map[bool]string{true: "tab bad", false: "tab"}[len(all) > 0])
}

// only lists the nodes whose events are shown; all when empty.
func (d *drawer) only() []string {
	if !d.selectedOnly {
		return nil
	}
	var nodes []string
	for _, id := range d.p.doc.Selection() {
		if d.p.doc.Part(id) == "node" {
			nodes = append(nodes, id)
		}
	}
	return nodes
}

func (d *drawer) onlySelected(on bool) {
	d.selectedOnly = on
	d.p.observe()
	d.refresh()
	if on {
		d.p.port.call(d.p.port.layout, "show", "drawer")
		d.show("events")
	}
}

// refresh shows the filters that hold.
func (d *drawer) refresh() {
	d.chips.clear()
	text := "Selected only"
	if nodes := d.only(); len(nodes) > 0 {
		text = "Only " + strings.Join(nodes, ", ")
	}
	if n := d.p.lineage; n != 0 {
		words := "message #" + strconv.FormatInt(n, 10)
		d.chips.add(tag("button").attr("type", "button").class("chip toggle").attr("aria-pressed", "true").does("lineage 0").
			label("Stop following "+words).test("lineage-chip").
			add(tag("span").class("dot").attr("style", "--hue:"+hue(n)), tag("span").text(words), drawing("close")))
	}
	d.chips.add(tag("button").attr("type", "button").class("chip toggle").does("only").attr("aria-pressed", trueOrFalse(d.selectedOnly)).text(text).test("only"))
	d.counts()
	d.list.fill()
}

// hue is the colour of a lineage, by the same golden steps as on the canvas.
func hue(lineage int64) string {
	const hues = 32
	return strconv.FormatFloat(float64(int64((250+float64(lineage%hues)*137.508)*10)%3600)/10, 'f', 1, 64)
}

// counts says how many events there were, and how many wait while the list is held.
func (d *drawer) counts() {
	text := ""
	if total := d.p.events.Total(); total > 0 {
		text = view.Plural(total, "event", "events")
	}
	if held := d.p.events.Waiting(); held > 0 {
		text = "held while you read · " + view.Count(int64(held)) + " new"
	}
	d.total.text(text)
}
