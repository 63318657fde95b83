//go:build js && wasm

package web

import (
	"strconv"
	"syscall/js"

	"playground/web/view"
)

// rowHeight is how high a row of the events table is, in pixels; the style sheet says the same.
const rowHeight = 26

// eventList is the table of events, the newest on top. Only the rows that can be seen exist, and they are used again.
type eventList struct {
	p                      *page
	box                    *element // scrolls
	space                  *element // as high as all rows
	empty                  *element
	why, whatText, whyText *element
	rows                   []*eventRow
	top                    int64 // number of the newest event that was on top, for anchoring
	current                int64 // the row that has the focus or was chosen
}

type eventRow struct {
	box, at, node, what, text *element
	n                         int64
	index                     int
}

func newEventList(p *page) *eventList {
	l := &eventList{p: p, current: -1}
	l.space = tag("div").class("event-space").attr("role", "rowgroup")
	l.empty = tag("p").class("empty").text("Nothing has happened yet. Press play, or step by one event.")
	head := tag("div").class("event-row event-head").attr("role", "row")
	for _, name := range []string{"Time", "Node", "Event", "What happened"} {
		head.add(tag("span").attr("role", "columnheader").text(name))
	}
	grid := tag("div").class("event-grid").attr("role", "grid").label("Events, newest first").test("events").add(
		tag("div").attr("role", "rowgroup").class("event-header").add(head), l.space)
	l.whatText, l.whyText = tag("span").class("event-why-text"), tag("span")
	l.why = tag("p").class("event-why").test("event-why").add(l.whatText, l.whyText)
	scroll := tag("div").class("event-scroll").add(grid, l.empty)
	l.box = tag("div").class("drawer-body events").add(scroll, l.why)
	on(scroll.js(), "scroll", false, func(js.Value) { l.fill() })
	on(scroll.js(), "pointerenter", false, func(js.Value) { l.hold(true) })
	on(scroll.js(), "pointerleave", false, func(js.Value) { l.hold(false) })
	on(scroll.js(), "pointerover", false, l.hovered)
	l.explain(nil)
	return l
}

func (l *eventList) scroll() js.Value { return l.box.js().Get("firstElementChild") }

// hold keeps the list still while a pointer is over it.
func (l *eventList) hold(on bool) {
	l.p.events.Hold(on)
	l.p.drawer.counts()
	l.fill()
	if !on {
		l.explain(l.find(l.current))
	}
}

// rewind goes back to the top: another filter holds.
func (l *eventList) rewind() {
	l.top, l.current = 0, -1
	l.scroll().Set("scrollTop", 0)
	l.explain(nil)
	l.fill()
}

// fill shows the rows that can be seen. What came on top pushes the view down only when it is at the top.
func (l *eventList) fill() {
	if l.box.hidden() {
		return
	}
	all := l.p.events.Rows()
	l.empty.hide(len(all) > 0)
	if len(all) == 0 {
		l.empty.text(l.nothing())
	}
	l.space.attr("style", "height:"+strconv.Itoa(len(all)*rowHeight)+"px")
	l.space.js().Get("parentElement").Call("setAttribute", "aria-rowcount", strconv.Itoa(len(all)+1))
	scroll := l.scroll()
	l.anchor(all, scroll)
	at, height := scroll.Get("scrollTop").Int(), scroll.Get("clientHeight").Int()
	first := max(0, at/rowHeight-2)
	count := max(0, min(len(all)-first, height/rowHeight+5))
	for len(l.rows) < count {
		l.rows = append(l.rows, l.newRow())
	}
	for i, row := range l.rows {
		if i >= count {
			row.box.hide(true)
			continue
		}
		row.show(first+i, &all[len(all)-1-first-i], l.current)
	}
}

// nothing says why the table is empty.
func (l *eventList) nothing() string {
	switch {
	case l.p.doc != nil && len(l.p.doc.Scenario().Nodes) == 0:
		return "Nothing happens in an empty drawing. Add a client: it sends messages."
	case l.p.lineage != 0:
		return "No event of this message is remembered. Press Escape to see all."
	case !l.p.between.All():
		return "No event of this span of time is remembered. Press Escape to see all."
	case l.p.drawer != nil && len(l.p.drawer.only()) > 0:
		return "Nothing has happened here yet."
	case l.p.state.Playing:
		return "Nothing has happened yet."
	}
	return "Nothing has happened yet. Press play, or step by one event."
}

// anchor keeps what one reads in its place when events come on top.
func (l *eventList) anchor(all []view.Event, scroll js.Value) {
	if len(all) == 0 {
		l.top = 0
		return
	}
	newest := all[len(all)-1].N
	if at := scroll.Get("scrollTop").Int(); at > rowHeight && newest > l.top && l.top > 0 {
		fresh := 0
		for i := len(all) - 1; i >= 0 && all[i].N > l.top; i-- {
			fresh++
		}
		scroll.Set("scrollTop", at+fresh*rowHeight)
	}
	l.top = newest
}

func (l *eventList) newRow() *eventRow {
	r := &eventRow{box: tag("div").class("event-row").attr("role", "row").attr("tabindex", "-1").test("event-row")}
	r.at, r.node, r.what, r.text = cellOf("event-at"), cellOf("event-node"), cellOf("event-what"), cellOf("event-text")
	l.space.add(r.box.add(r.at, r.node, r.what, r.text))
	return r
}

func cellOf(class string) *element { return tag("span").class(class).attr("role", "gridcell") }

func (r *eventRow) show(index int, e *view.Event, current int64) {
	r.n, r.index = e.N, index
	r.box.hide(false).attr("style", "transform:translateY("+strconv.Itoa(index*rowHeight)+"px);--hue:"+hue(e.Lineage)).
		attr("aria-rowindex", strconv.Itoa(index+2)).does("event "+strconv.FormatInt(e.N, 10)).
		attr("aria-selected", trueOrFalse(e.N == current)).flag("data-failure", e.Failure).flag("data-lineage", e.Lineage != 0)
	tab := "-1"
	if e.N == current || current < 0 && index == 0 {
		tab = "0"
	}
	r.box.attr("tabindex", tab)
	r.at.text(e.At).tip(e.Exact)
	r.node.text(e.Node)
	r.what.text(e.What)
	r.text.text(view.Calm(e.Text)).tip(e.Text)
}

func (l *eventList) find(n int64) *view.Event {
	all := l.p.events.Rows()
	for i := range all {
		if all[i].N == n {
			return &all[i]
		}
	}
	return nil
}

// explain says why an event happened: the rule that fired and the setting that would change it. Where the table has no
// room for what happened, that stands here too.
func (l *eventList) explain(e *view.Event) {
	class, what, why := "event-why", "", ""
	switch {
	case e == nil:
		class, why = "event-why muted", "Point at an event to see why it happened; choose it to follow its message."
	case e.Why == "":
		class, what, why = "event-why muted", view.Calm(e.Text), "No setting decides this: it follows from what came before."
	default:
		what, why = view.Calm(e.Text), "Why: "+view.Calm(e.Why)
	}
	l.why.class(class)
	l.whatText.text(what)
	l.whyText.text(why)
}

func (l *eventList) hovered(e js.Value) {
	if _, action, ok := named(e, "data-do"); ok {
		l.explain(l.find(eventNumber(action)))
	}
}

func (l *eventList) focused(e js.Value) {
	if _, action, ok := named(e, "data-do"); ok && eventNumber(action) >= 0 {
		l.current = eventNumber(action)
		l.explain(l.find(l.current))
	}
}

func eventNumber(action string) int64 {
	const verb = "event "
	if len(action) <= len(verb) || action[:len(verb)] != verb {
		return -1
	}
	n, err := strconv.ParseInt(action[len(verb):], 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// choose selects the node of an event and follows its message.
func (l *eventList) choose(number string) {
	e := l.find(eventNumber("event " + number))
	if e == nil {
		return
	}
	chosen := *e
	if l.p.doc.Part(chosen.Node) == "node" {
		l.p.select_([]string{chosen.Node})
	}
	if chosen.Lineage != 0 {
		l.p.follow(chosen.Lineage)
	}
	l.current = chosen.N // another filter has forgotten it
	l.explain(&chosen)
	l.fill()
}

// key moves among the rows by arrows, and chooses with Enter.
func (l *eventList) key(key string, e js.Value) bool {
	_, action, ok := named(e, "data-do")
	if !ok || eventNumber(action) < 0 {
		return false
	}
	step, moves := map[string]int{"ArrowDown": 1, "ArrowUp": -1, "PageDown": 6, "PageUp": -6}[key]
	switch {
	case key == "Enter":
		l.choose(action[len("event "):])
		return true
	case !moves:
		return false
	}
	l.move(eventNumber(action), step)
	return true
}

func (l *eventList) move(from int64, step int) {
	all := l.p.events.Rows()
	for i := range all {
		if all[i].N != from {
			continue
		}
		to := max(0, min(len(all)-1, i-step))
		l.current = all[to].N
		index := len(all) - 1 - to
		scroll := l.scroll()
		at, height := scroll.Get("scrollTop").Int(), scroll.Get("clientHeight").Int()-rowHeight
		if y := index * rowHeight; y < at {
			scroll.Set("scrollTop", y)
		} else if y+rowHeight > at+height {
			scroll.Set("scrollTop", y+rowHeight-height)
		}
		l.fill()
		for _, row := range l.rows {
			if row.n == l.current && !row.box.hidden() {
				row.box.focus()
			}
		}
		return
	}
}
