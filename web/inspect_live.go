//go:build js && wasm

package web

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/value"
	"playground/web/view"
)

// reading is a line "name … value" of a list that follows the engine.
type reading struct{ box, name, value *element }

func newReading() *reading {
	r := &reading{box: tag("div").class("reading"), name: tag("dt"), value: tag("dd")}
	r.box.add(r.name, r.value)
	return r
}

func (r *reading) show(name, text string, tip string) {
	r.name.text(view.Spaced(name)).tip(name + tip)
	r.value.text(text)
}

func readingBox(r *reading) *element { return r.box }

// readings are the gauges of a node: what stands on its picture, with names and units.
func (i *inspector) readings(id string, k *component.Kind) {
	if len(k.Gauges) == 0 {
		return
	}
	list := newKeyed(tag("dl").class("readings"), readingBox)
	i.section("Now").add(list.in)
	create := func(string) *reading { return newReading() }
	names := make([]string, len(k.Gauges))
	for g := range k.Gauges {
		names[g] = k.Gauges[g].Name
	}
	list.show(names, create)
	for _, name := range names {
		list.parts[name].show(name, "–", "")
	}
	i.notes = append(i.notes, func() {
		metrics := i.p.about[id].metrics
		for g := 0; g < len(names) && g < metrics.Len(); g++ {
			m := metrics.Index(g)
			list.parts[names[g]].show(names[g], view.Text(m, "text"), extremes(m))
		}
	})
}

func extremes(m value.Value) string {
	mean := view.Text(m, "mean")
	if mean == "" {
		return ""
	}
	return ": " + mean + " on average, " + view.Count(view.Whole(m, "max")) + " at most"
}

// metrics are the counts and distributions since the run began.
func (i *inspector) metrics(id string, k *component.Kind) {
	list := newKeyed(tag("dl").class("readings"), readingBox)
	empty := tag("p").class("hint").text("Nothing was counted yet.")
	i.section("Metrics").add(list.in, empty)
	i.notes = append(i.notes, func() {
		var names []string
		rows := map[string]value.Value{}
		for g, m := range i.p.about[id].metrics.Elements() {
			if name := view.Text(m, "name"); g >= len(k.Gauges) {
				names = append(names, name)
				rows[name] = m
			}
		}
		empty.hide(len(names) > 0)
		list.show(names, func(string) *reading { return newReading() })
		for _, name := range names {
			list.parts[name].show(name, metricText(rows[name]), metricTip(rows[name]))
		}
	})
}

func metricText(m value.Value) string {
	if view.Whole(m, "count") > 0 {
		return view.Text(m, "text") + " mean"
	}
	if n, ok := m.Get("value"); ok && view.Text(m, "unit") == "" {
		if count, whole := n.AsInt(); whole {
			return view.Count(count)
		}
	}
	return view.Text(m, "text")
}

func metricTip(m value.Value) string {
	if view.Whole(m, "count") == 0 {
		return ""
	}
	return ": " + view.Count(view.Whole(m, "count")) + " measured; p50 " + amount(m, "p50") + ", p90 " + amount(m, "p90") + ", p99 " + amount(m, "p99")
}

func amount(m value.Value, name string) string {
	return view.Amount(view.Whole(m, name), view.Text(m, "unit"))
}

// failures are counted by the rule that fired.
func (i *inspector) failures(id string) {
	list := newKeyed(tag("ul").class("failures"), func(f *failure) *element { return f.box })
	box := i.section("Failures")
	section := wrap(box.js().Get("parentElement"))
	box.add(list.in)
	i.notes = append(i.notes, func() {
		all := i.p.about[id].failures
		section.hide(all.Len() == 0)
		var keys []string
		for n := range all.Elements() {
			keys = append(keys, strconv.Itoa(n))
		}
		list.show(keys, func(string) *failure { return newFailure() })
		for n, f := range all.Elements() {
			list.parts[keys[n]].show(view.Text(f, "label"), view.Whole(f, "count"), view.Text(f, "why"))
		}
	})
}

type failure struct{ box, label, count, why *element }

func newFailure() *failure {
	f := &failure{box: tag("li"), label: tag("span").class("failure-label"), count: tag("span").class("failure-count"), why: tag("span").class("hint")}
	f.box.add(f.label, f.count, f.why)
	return f
}

func (f *failure) show(label string, count int64, why string) {
	f.label.text(label)
	f.count.text("×" + view.Count(count))
	f.why.text(why)
}

// contents shows what the node holds, as its component renders it.
func (i *inspector) contents(id string) {
	list := newKeyed(tag("div").class("tree"), func(b *branch) *element { return b.box })
	empty := tag("p").class("hint").text("The engine has not told yet.")
	i.section("Inside").add(list.in, empty)
	i.notes = append(i.notes, func() {
		lines := view.Tree(i.p.about[id].inspect)
		empty.hide(len(lines) > 0)
		keys := make([]string, len(lines))
		for n, line := range lines {
			keys[n] = line.Kind + line.Key
		}
		list.show(keys, newBranch)
		for n := range lines {
			list.parts[keys[n]].show(&lines[n])
		}
	})
}

// branch is one line of a tree, or a table.
type branch struct {
	box, name, text, table *element
	columns                string
	rows                   *keyed[*tableRow]
}

func newBranch(string) *branch {
	b := &branch{box: tag("div").class("branch"), name: tag("span").class("branch-name"), text: tag("span").class("branch-text")}
	b.box.add(b.name, b.text)
	return b
}

func (b *branch) show(line *view.Branch) {
	b.box.attr("style", "--depth:"+strconv.Itoa(line.Depth)).attr("data-kind", line.Kind)
	b.name.text(view.Spaced(line.Name))
	b.text.text(view.Calm(line.Text)).tip(line.Text)
	if line.Kind == "table" {
		b.showTable(line)
	}
}

type tableRow struct {
	box   *element
	cells []*element
}

func (b *branch) showTable(line *view.Branch) {
	key := ""
	for _, c := range line.Columns {
		key += c + "\x00"
	}
	if b.table == nil || b.columns != key {
		b.newTable(line.Columns, key)
	}
	keys := make([]string, len(line.Cells))
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	b.rows.show(keys, func(string) *tableRow {
		r := &tableRow{box: tag("tr")}
		for range line.Columns {
			cell := tag("td")
			r.cells = append(r.cells, cell)
			r.box.add(cell)
		}
		return r
	})
	for i, cells := range line.Cells {
		for c, text := range cells {
			b.rows.parts[keys[i]].cells[c].text(view.Calm(text)).tip(text)
		}
	}
	if line.More > 0 {
		b.text.text(line.Text + ", the first " + strconv.Itoa(len(line.Cells)))
	}
}

func (b *branch) newTable(columns []string, key string) {
	if b.table != nil {
		b.table.js().Call("remove")
	}
	head, body := tag("tr"), tag("tbody")
	for _, c := range columns {
		head.add(tag("th").attr("scope", "col").text(c))
	}
	table := tag("table").class("table small").add(tag("thead").add(head), body)
	b.table = tag("div").class("table-box").attr("tabindex", "0").attr("role", "group").label(b.name.shown).add(table)
	b.columns, b.rows = key, newKeyed(body, func(r *tableRow) *element { return r.box })
	b.box.add(b.table)
}
