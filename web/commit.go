//go:build js && wasm

package web

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// do makes edits as one step; what is wrong with them is said, and nothing changes.
func (p *page) do(label string, edits []scenario.Edit) bool {
	if len(edits) == 0 {
		return true
	}
	if problems := p.doc.Do(label, edits); len(problems) > 0 {
		p.refused(problems[0].Message)
		return false
	}
	p.tell(edits)
	return true
}

// tell lets engine and canvas follow edits that the document has made.
func (p *page) tell(edits []scenario.Edit) {
	b := value.NewObject(2)
	b.Set("do", value.Text("edit"))
	b.Set("edits", scenario.EncodeEdits(edits))
	p.send(b.Value(), edits)
}

// send gives the engine the command that belongs to what the document has done.
func (p *page) send(command value.Value, edits []scenario.Edit) {
	revision := p.port.command(command)
	p.doc.Sent(revision, edits)
	p.breaks.edited(edits)
	p.drawn(revision)
}

// drawn shows the document as it stands, which is how the engine will have it at that revision.
func (p *page) drawn(revision int64) {
	p.port.call(p.port.canvas, "setScene", p.doc.Scene(revision))
	p.refresh()
	p.library.changed()
}

// refresh brings every panel up to the document.
func (p *page) refresh() {
	p.top.refresh()
	p.palette.current()
	p.select_(p.doc.Selection())
	p.outline.refresh()
	p.breaks.follow()
	p.trouble.later()
}

// select_ marks elements everywhere, whoever chose them.
func (p *page) select_(ids []string) {
	p.doc.Select(ids)
	p.port.call(p.port.canvas, "setSelection", jsonTexts(p.doc.Selection()))
	p.inspector.refresh()
	p.drawer.refresh()
	p.outline.selected()
	p.observe()
	p.addressDue()
}

func jsonTexts(words []string) string {
	all := make([]value.Value, len(words))
	for i, w := range words {
		all[i] = value.Text(w)
	}
	return value.ArrayOf(all).String()
}

// observe tells the engine what the panels show.
func (p *page) observe() {
	w := view.Watch{Lineage: p.lineage, Only: p.drawer.only(), Between: p.between}
	w.Future, w.Series, w.Points = p.drawer.next.rows(), p.drawer.charts.nodes(), chartPoints
	for _, id := range p.doc.Selection() {
		if part := p.doc.Part(id); part == "node" || part == "wire" {
			w.Nodes = append(w.Nodes, id)
		}
	}
	if len(w.Nodes) > 1 {
		w.Nodes = nil // several have no inspector of their own
	}
	p.drawer.xray.watched(&w)
	if !w.SameFilter(p.watch) {
		p.events.Clear()
		p.drawer.list.rewind()
		w.Again = true
	}
	if w.Again || !p.watching || w.JSON() != p.watch.JSON() {
		p.watch, p.watching = w, true
		p.port.call(p.port.link, "watch", w.JSON())
	}
}

// run begins the document at virtual time zero.
func (p *page) run() { p.runTo(0) }

// runTo begins the document at virtual time zero, and takes it to another time at once.
func (p *page) runTo(at int64) {
	b := value.NewObject(2)
	b.Set("scenario", p.doc.Scenario().Value())
	if at > 0 {
		b.Set("at", value.Text(strconv.FormatInt(at, 10)))
	}
	p.port.call(p.port.link, "start", b.Value().String())
	p.doc.Started()
	p.about, p.labels = map[string]about{}, nil
	p.futures.restarted()
	p.events.Clear()
	p.lineage, p.between = 0, view.Between{}
	p.drawer.charts.begin()
	p.breaks.begin()
	p.trouble.restarted()
	p.port.call(p.port.canvas, "setFollow", 0)
	p.port.call(p.port.canvas, "setScene", p.doc.Scene(0))
	p.refresh()
}

// openText opens a text that came from elsewhere; problems leave the current drawing alone.
func (p *page) openText(text, origin, name string) {
	if p.openShared(text, name) {
		return
	}
	s, ok := p.decode(text, name)
	if !ok {
		return
	}
	if s.Title != "" {
		name = s.Title
	}
	p.openDocument(s, origin, "Opened “"+name+"”")
}

// decode reads a drawing; what is wrong with it is listed, and ok is false.
func (p *page) decode(text, name string) (s *scenario.Scenario, ok bool) {
	s, problems := scenario.Decode([]byte(text), p.doc.Kinds())
	if len(problems) > 0 {
		p.drawer.problems(problems)
		p.port.call(p.port.layout, "show", "drawer")
		p.refused("“" + name + "” was not opened: " + view.Plural(int64(len(problems)), "problem", "problems"))
		return nil, false
	}
	p.drawer.problems(nil)
	return s, true
}

func (p *page) undo() { p.travel(p.doc.Undo, "Undone: ", "There is nothing to undo.") }
func (p *page) redo() { p.travel(p.doc.Redo, "Done again: ", "There is nothing to do again.") }

func (p *page) travel(step func() (view.Change, bool), said, nothing string) {
	before := p.doc.Newest()
	change, ok := step()
	switch {
	case !ok:
		p.toasts.say(nothing)
		return
	case change.Whole:
		p.library.leave(before)
		p.library.returned()
		p.run()
		p.port.call(p.port.canvas, "fit")
	default:
		p.tell(change.Edits)
	}
	p.toasts.announce(said + change.Label)
}

// disturb makes a fault happen now. The engine writes it into the scenario at the exact moment; until that is known
// the document holds it at the time on the clock.
func (p *page) disturb(id, name string) {
	f := p.doc.FaultNow(id, name)
	if !f.Known() {
		p.faultForm(-1, id, name, "")
		return
	}
	if problems := p.doc.Disturb(name+" "+id, f, p.state.Now); len(problems) > 0 {
		p.refused(problems[0].Message)
		return
	}
	p.send(f.Command(), nil)
}

// dropped takes back what the engine did not survive, with all that was built upon it.
func (p *page) dropped(revision int64) {
	p.lost = true
	edits, dropped := p.doc.Drop(revision)
	if dropped {
		p.drawn(revision - 1)
	}
	if len(edits) > 0 {
		p.tell(edits)
	}
}

// refused says why something was not done.
func (p *page) refused(why string) { p.toasts.refuse(why) }

func firstMessage(problems []component.Problem) string {
	if len(problems) == 0 {
		return ""
	}
	return problems[0].Message
}
