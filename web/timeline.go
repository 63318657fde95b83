//go:build js && wasm

package web

import (
	"strings"

	"playground/engine/value"
	"playground/web/view"
)

// timelineIntents has a row for each thing that the strip reports. What concerns faults stands with them.
var timelineIntents = map[string]func(*page, value.Value){
	"brush":     func(p *page, v value.Value) { p.span(view.BetweenOf(v)) },
	"mark-menu": (*page).markMenu,
}

// timelineIntent hears what a person asks for on the strip.
func (p *page) timelineIntent(json string) {
	v, err := value.Parse(json, value.Limits{Depth: 20})
	if err != nil {
		panic("the timeline sent " + value.Preview(value.Text(json), 80) + ": " + err.Error())
	}
	handle := timelineIntents[view.Text(v, "intent")]
	if handle == nil {
		handle = troubleIntents[view.Text(v, "intent")]
	}
	if handle != nil {
		p.floating.closeMenu()
		handle(p, v)
	}
}

// timelineDeeds are about moments.
func timelineDeeds() deeds {
	return deeds{
		"go-to":         func(p *page, at string) { p.port.call(p.port.timeline, "seek", at) },
		"all-times":     func(p *page, _ string) { p.span(view.Between{}) },
		"compare-there": (*page).compareThere,
	}
}

// span lists the events of a span of time alone; all of time ends that.
func (p *page) span(s view.Between) {
	if s == p.between {
		return
	}
	p.between = s
	p.port.call(p.port.timeline, "setBrush", s.Value().String())
	p.observe()
	p.drawer.refresh()
	if !s.All() {
		p.toasts.announce("events from " + s.Words())
	}
}

// spanChip says which span of time the events are from, and ends it.
func (p *page) spanChip() *element {
	if p.between.All() {
		return nil
	}
	words := p.between.Words()
	return tag("button").attr("type", "button").class("chip toggle").attr("aria-pressed", "true").does("all-times").
		label("Events from "+words+". Show all").test("span-chip").add(tag("span").text(words), drawing("close"))
}

// forkMenu offers what can be done with a future that was left.
func (p *page) forkMenu(v value.Value) {
	if n, ok := strings.CutPrefix(view.Text(v, "id"), "fork-"); ok {
		p.floating.menuOf(view.ForkMenu(n), view.Number(v, "x"), view.Number(v, "y"))
	}
}

// compareThere compares a future that was left, and shows where the comparison is.
func (p *page) compareThere(n string) {
	p.futures.ask(number(n))
	p.port.call(p.port.layout, "show", "drawer")
	p.drawer.show("futures")
}

// takeTimeline shows what the engine tells of the futures that were left, and of failures over time.
func (p *page) takeTimeline(v, _ value.Value) {
	p.port.call(p.port.timeline, "setTimeline", v.String())
}
