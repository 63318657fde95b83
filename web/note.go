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
	{"problems", func(p *page, list, _ value.Value) { p.engineProblems(list) }},
	{"stamps", func(p *page, list, _ value.Value) { p.stamps(list) }},
	{"labels", (*page).takeLabels},
	{"answers", func(p *page, list, _ value.Value) { p.answers(list) }},
	{"metrics", (*page).takeNodes},
}

// stamps say when the commands were handled.
func (p *page) stamps(list value.Value) {
	for _, s := range list.Elements() {
		revision := view.Whole(s, "revision")
		if f, ok := p.faults[revision]; ok {
			delete(p.faults, revision)
			if ns, ok := view.Nanoseconds(view.Text(s, "at")); ok && view.Moment(ns) != f.At {
				p.doc.Correct(f, view.Moment(ns))
				p.inspector.refresh()
			}
		}
		if problems, ok := s.Get("problems"); ok {
			p.engineProblems(problems)
		}
	}
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
	switch {
	case before.Restoring && !s.Restoring && s.Restarts > 0 && s.Restarts != p.told:
		p.told = s.Restarts
		p.toasts.say("The engine was restarted and has caught up. Nothing was lost.")
	case !s.Alive && before.Alive:
		p.banner.dead(s.Death)
	case s.Alive && !before.Alive:
		p.banner.hide()
	}
}
