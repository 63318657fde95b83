//go:build js && wasm

package web

import (
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/web/view"
)

// drawer is the row of tabs below the stage, each with its panel: events, problems, and what others add.
type drawer struct {
	p            *page
	list         *eventList
	tabs         []*drawerTab
	row          *element // of the tabs
	chips        *element
	total        *element
	problemsList *element
	found        []component.Problem
	shown        string
	selectedOnly bool
	charts       *charts
	next         *next
	story        *story
	xray         *xray
}

// drawerTab is one tab with its panel.
type drawerTab struct {
	name   string
	tab    *element
	panel  *element
	opened func() // whenever the panel comes into view; may be nil
}

func newDrawer(p *page) *drawer {
	d := &drawer{p: p, shown: "events"}
	d.chips = tag("div").class("chips")
	d.total = tag("span").class("drawer-total")
	d.row = tag("div").class("drawer-tabs").attr("role", "tablist").label("Drawer")
	byID("drawer").clear().add(tag("div").class("tabs drawer-head").add(d.row, d.chips, d.total))
	d.list = newEventList(p)
	d.problemsList = tag("ul").class("problems").test("problems")
	d.panel("events", "Events", d.list.box, d.list.fill)
	p.futures = newFutures(p)
	d.panel("futures", "Futures", p.futures.box, p.futures.fill)
	d.story, d.xray = newStory(p, d), newXRay(p, d)
	d.panel("problems", "Problems", tag("div").class("drawer-body").add(d.problemsList), nil)
	d.charts, d.next = newCharts(p, d), newNext(p, d)
	d.show("events")
	return d
}

// panel adds a tab with its panel; opened is called whenever the panel comes into view.
func (d *drawer) panel(name, title string, panel *element, opened func()) {
	t := &drawerTab{name: name, panel: panel, opened: opened}
	t.tab = button("tab", "tab "+name, title).attr("role", "tab").id("tab-" + name).test("tab-" + name)
	panel.attr("role", "tabpanel").attr("aria-labelledby", "tab-"+name).hide(true)
	d.tabs = append(d.tabs, t)
	d.row.add(t.tab)
	byID("drawer").add(panel)
}

func (d *drawer) tab(name string) *drawerTab {
	for _, t := range d.tabs {
		if t.name == name {
			return t
		}
	}
	return d.tabs[0]
}

func (d *drawer) show(name string) {
	d.shown = name
	for _, t := range d.tabs {
		t.tab.attr("aria-selected", trueOrFalse(t.name == name))
		t.panel.hide(t.name != name)
	}
	d.story.observe()
	if t := d.tab(name); t.opened != nil {
		t.opened()
	}
	if d.p.drawer != nil {
		d.p.observe()
	}
}

// sees reports whether a tab's panel is in sight: what it shows need be asked for only then.
func (d *drawer) sees(name string) bool {
	return d.shown == name && !byID("drawer").js().Get("offsetParent").IsNull()
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
	tab := d.tab("problems").tab
	tab.text(title)
	tab.class(map[bool]string{true: "tab bad", false: "tab"}[len(all) > 0])
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
		d.chips.add(tag("button").attr("type", "button").class("chip toggle").does("tab story").text("Life of the message").test("life"))
	}
	d.chips.add(d.p.spanChip())
	d.chips.add(tag("button").attr("type", "button").class("chip toggle").does("only").attr("aria-pressed", trueOrFalse(d.selectedOnly)).text(text).test("only"))
	d.counts()
	d.list.fill()
	d.story.observe()
	d.xray.follow()
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
