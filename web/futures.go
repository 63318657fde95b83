//go:build js && wasm

package web

import (
	"strconv"

	"playground/engine/value"
	"playground/web/view"
)

// futures is the panel of what the run could have become: enter a future that was left, or compare with it.
type futures struct {
	p    *page
	box  *element
	list *element
	both *element
	view.Futures
}

func newFutures(p *page) *futures {
	f := &futures{p: p, Futures: view.Futures{Compare: view.Comparison{Of: -1}}}
	f.list, f.both = tag("ul").class("futures").test("futures"), tag("div").class("comparison").test("comparison").attr("aria-live", "polite")
	f.box = tag("div").class("drawer-body futures-panel").add(f.list, f.both)
	return f
}

// restarted forgets what another run had.
func (f *futures) restarted() {
	f.Futures = view.Futures{Compare: view.Comparison{Of: -1}}
	f.fill()
}

func (f *futures) timeline(v value.Value) {
	if f.Timeline(v) {
		f.fill()
	}
}

func (f *futures) compared(v value.Value) {
	f.Compared(v)
	f.fill()
}

// fill shows the list and the comparison, if the panel is open.
func (f *futures) fill() {
	if f.p.drawer == nil || f.p.drawer.shown != "futures" {
		return
	}
	f.list.clear()
	if len(f.Kept) == 0 {
		f.list.add(tag("li").class("empty").text("Go back on the timeline, change something and go on. The future that you leave stays here, to compare with or to go back to."))
	}
	for i := range f.Kept {
		f.list.add(f.row(i))
	}
	f.both.clear()
	f.compare()
}

func (f *futures) row(i int) *element {
	one := &f.Kept[i]
	n := strconv.Itoa(i)
	compare := button("button small", "compare "+n, "Compare").test("compare-"+n).attr("aria-pressed", trueOrFalse(f.Compare.Of == i))
	enter := button("button small", "enter "+n, "Go back to it").test("enter-" + n)
	return tag("li").class("future").add(
		drawing("fork"),
		tag("span").class("future-words").add(tag("strong").text("Left at "+view.Lapse(one.From)), tag("span").class("muted").text(one.Detail)),
		compare, enter)
}

func (f *futures) compare() {
	c := &f.Compare
	if c.Of < 0 {
		return
	}
	heading := tag("p").class("comparison-heading").add(tag("strong").text(c.Heading()))
	if !c.Done {
		heading.add(tag("span").class("muted").text("Still comparing…"))
	}
	heading.add(button("button small", "compare -1", "Close"))
	f.both.add(heading)
	if len(c.Differences) > 0 {
		f.both.add(f.differences(c.Differences))
	}
	if c.Done {
		f.both.add(f.metrics(c))
	}
}

func heads(names ...string) *element {
	row := tag("tr")
	for _, name := range names {
		row.add(tag("th").attr("scope", "col").text(name))
	}
	return tag("thead").add(row)
}

func (f *futures) differences(all []view.Difference) *element {
	body := tag("tbody")
	for _, d := range all {
		at := button("link", "seek "+strconv.FormatInt(d.At, 10), view.Lapse(d.At)).tip("Go there")
		body.add(tag("tr").add(tag("td").add(at), tag("td").text(d.Node), said(d.Left, d), said(d.Right, d)))
	}
	return tag("table").class("table differences").attr("aria-label", "First differences, node by node").test("differences").
		add(heads("At", "Node", "Here", "In the future that was left"), body)
}

// said is what one of the two runs wrote, with its time where that is another than the row's.
func said(line view.Said, d view.Difference) *element {
	if line.Text == "" {
		return tag("td").add(tag("span").class("muted").text("nothing more"))
	}
	cell := tag("td").add(tag("span").text(line.Text))
	if line.At != d.At {
		cell.add(tag("span").class("when").text("at " + view.Lapse(line.At)))
	}
	return cell
}

func (f *futures) metrics(c *view.Comparison) *element {
	body := tag("tbody")
	for _, m := range c.Rows {
		body.add(tag("tr").add(tag("td").text(m.Node), tag("td").text(m.Name), tag("td").class("number").text(m.Left), tag("td").class("number").text(m.Right)))
	}
	words := "Metrics at " + view.Lapse(c.At) + ": " + view.Plural(int64(c.Same), "is equal", "are equal") + ", not shown"
	return tag("table").class("table metrics-compared").test("metrics-compared").
		add(tag("caption").text(words), heads("Node", "Metric", "Here", "In the future that was left"), body)
}

// ask lets the engine compare with a future; -1 for none.
func (f *futures) ask(future int) {
	f.Begin(future)
	request := "null"
	if future >= 0 {
		f.p.toasts.dismiss()
		request = `{"branch":` + strconv.Itoa(future) + `}`
	}
	f.p.port.call(f.p.port.link, "compare", request)
	f.fill()
}
