//go:build js && wasm

package web

import (
	"playground/engine/value"
	"playground/web/view"
)

// note takes in what the engine tells, about eight times a second.
func (p *page) note(json string) {
	v, err := value.Parse(json, value.Limits{Depth: 200, Bytes: 32 << 20})
	if err != nil {
		panic("a note cannot be read: " + err.Error())
	}
	for _, part := range noteParts {
		if member, ok := v.Get(part.name); ok {
			part.take(p, member, v)
		}
	}
	if p.events.Take(v) {
		p.drawer.list.fill()
	}
	p.drawer.counts()
	p.inspector.note()
}

var noteParts = []struct {
	name string
	take func(p *page, member, note value.Value)
}{
	{"bug", func(p *page, bug, _ value.Value) { p.banner.engine(bug) }},
	{"dropped", func(p *page, revision, _ value.Value) { n, _ := revision.AsInt(); p.dropped(n) }},
	{"problems", func(p *page, list, _ value.Value) { p.engineProblems(list) }},
	{"stamps", func(p *page, list, _ value.Value) { p.stamps(list) }},
	{"labels", (*page).takeLabels},
	{"captions", func(p *page, all, _ value.Value) { p.port.call(p.port.canvas, "setCaptions", all.String()) }},
	{"answers", func(p *page, list, _ value.Value) { p.answers(list) }},
	{"peek", func(p *page, told, _ value.Value) { p.drawer.xray.told(told) }},
	{"judged", func(p *page, told, _ value.Value) { p.drawer.xray.judged(told) }},
	{"metrics", (*page).takeNodes},
	{"story", func(p *page, told, _ value.Value) { p.drawer.story.take(told) }},
	{"timeline", func(p *page, t, _ value.Value) { p.futures.timeline(t) }},
	{"comparison", func(p *page, c, _ value.Value) { p.futures.compared(c) }},
	{"outline", func(p *page, all, _ value.Value) { p.outline.live(all); p.drawer.charts.outline(all) }},
	{"timeline", (*page).takeTimeline},
	{"stopped", func(p *page, stop, _ value.Value) { p.stopped(stop) }},
	{"series", func(p *page, series, _ value.Value) { p.drawer.charts.take(series) }},
	{"future", func(p *page, rows, _ value.Value) { p.drawer.next.take(rows) }},
}

// stamps say when the commands were handled.
func (p *page) stamps(list value.Value) {
	for _, s := range list.Elements() {
		before := p.doc.Scenario()
		at, _ := view.Nanoseconds(view.Text(s, "at"))
		if edits := p.doc.Stamped(view.Whole(s, "revision"), at); len(edits) > 0 {
			p.tell(edits)
		} else if p.doc.Scenario() != before {
			p.inspector.refresh()
			p.library.changed()
		}
		if problems, ok := s.Get("problems"); ok {
			p.engineProblems(problems)
		}
		if _, forked := s.Get("forked"); forked {
			p.forked(view.Whole(s, "revision"), at)
		}
	}
	p.trouble.later()
}

func (p *page) engineProblems(list value.Value) {
	problems := view.Problems(list)
	if len(problems) == 0 {
		return
	}
	p.drawer.problems(problems)
	p.refused(problems[0].Message)
}

// takeLabels keeps the texts of failures, which frames name by their number.
func (p *page) takeLabels(list, note value.Value) {
	from := int(view.Whole(note, "labelsFrom"))
	p.labels = append(p.labels[:min(from, len(p.labels))], view.Strings(list)...)
	p.port.call(p.port.canvas, "setLabels", jsonTexts(p.labels))
}

func (p *page) answers(list value.Value) {
	for _, a := range list.Elements() {
		if f, ok := a.Get("fault"); ok {
			p.refused(view.Text(f, "code") + ": " + view.Text(f, "message"))
		}
	}
}

func (p *page) takeNodes(metrics, note value.Value) {
	inspects, _ := note.Get("nodes")
	states, _ := note.Get("states")
	failures, _ := note.Get("failures")
	for id, rows := range metrics.Members() {
		one := about{metrics: rows, state: view.Text(states, id)}
		one.inspect, _ = inspects.Get(id)
		one.failures, _ = failures.Get(id)
		p.about[id] = one
	}
	p.drawer.xray.show()
}

// stateChanged follows the run: the buttons, the clock, and whether the engine lives.
func (p *page) stateChanged(json string) {
	s, ok := view.ReadState(json)
	if !ok {
		return
	}
	before := p.state
	p.state = s
	p.top.state()
	p.addressDue()
	if s.Playing || s.Seeking {
		p.breaks.goesOn()
	}
	switch {
	case before.Restoring && !s.Restoring && s.Restarts > 0 && s.Restarts != p.told:
		p.told = s.Restarts
		p.caughtUp()
	case !s.Alive && before.Alive:
		p.banner.dead(s.Death)
	case s.Alive && !before.Alive:
		p.banner.hide()
	}
}

// caughtUp says that a dead engine was replaced; what was left out has been said already.
func (p *page) caughtUp() {
	if !p.lost {
		p.toasts.say("The engine was restarted and has caught up. Nothing was lost.")
	}
	p.lost = false
}
