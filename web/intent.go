//go:build js && wasm

package web

import (
	"slices"

	"playground/engine/value"
	"playground/web/view"
)

// intents has a row for each thing that the canvas reports.
var intents = map[string]func(*page, value.Value){
	"add":        func(p *page, v value.Value) { p.addAt(view.Text(v, "kind"), whole(v, "x"), whole(v, "y")) },
	"move":       (*page).intentMove,
	"connect":    (*page).intentConnect,
	"delete":     func(p *page, v value.Value) { p.remove(view.Texts(v, "ids")) },
	"duplicate":  func(p *page, v value.Value) { p.duplicate(view.Texts(v, "ids")) },
	"copy":       func(p *page, v value.Value) { p.copy(view.Texts(v, "ids")) },
	"paste":      func(p *page, v value.Value) { p.paste(view.Text(v, "text")) },
	"select":     func(p *page, v value.Value) { p.select_(view.Texts(v, "ids")) },
	"edit":       func(p *page, v value.Value) { p.edit(view.Text(v, "id")) },
	"menu":       (*page).intentMenu,
	"undo":       func(p *page, _ value.Value) { p.undo() },
	"redo":       func(p *page, _ value.Value) { p.redo() },
	"palette":    func(p *page, v value.Value) { p.floating.find(whole(v, "x"), whole(v, "y"), true) },
	"help":       func(p *page, _ value.Value) { p.floating.help() },
	"token":      func(p *page, v value.Value) { p.follow(view.Whole(v, "lineage")) },
	"say":        func(p *page, v value.Value) { p.toasts.announce(view.Text(v, "text")) },
	"note":       func(p *page, v value.Value) { p.addNote(whole(v, "x"), whole(v, "y")) },
	"breakpoint": func(p *page, v value.Value) { p.cycleBreakpoint(view.Text(v, "id"), view.Text(v, "port")) },
	"refused":    func(p *page, v value.Value) { p.refused(view.Text(v, "text")) },
}

func (p *page) intent(json string) {
	v, err := value.Parse(json, value.Limits{Depth: 20})
	if err != nil {
		panic("the canvas sent " + value.Preview(value.Text(json), 80) + ": " + err.Error())
	}
	if handle := intents[view.Text(v, "intent")]; handle != nil {
		p.floating.closeMenu()
		handle(p, v)
	}
}

func whole(v value.Value, name string) int { return int(view.Number(v, name)) }

func (p *page) addAt(kind string, x, y int) {
	id, edits := p.doc.Add(kind, x, y)
	if p.do("add "+id, edits) {
		p.select_([]string{id})
		p.toasts.announce("added " + id)
	}
}

// addNear adds a node at a place, or beside it where it would cover another.
func (p *page) addNear(kind string, x, y int) {
	place := p.doc.Free(x-96, y-64)
	p.addAt(kind, place.X, place.Y)
	p.port.call(p.port.layout, "show", "stage")
	p.port.call(p.port.canvas, "focus", p.one())
}

// worldAt is what lies on the canvas under a pixel of the window; the middle of what is shown when none is named.
func (p *page) worldAt(client ...any) (x, y int) {
	v, _ := value.Parse(p.port.answer(p.port.canvas, "worldAt", client...), value.Limits{Depth: 10})
	return whole(v, "x"), whole(v, "y")
}

func (p *page) add(kind string) {
	if !p.palette.started {
		x, y := p.worldAt()
		p.addNear(kind, x, y)
	}
}

func (p *page) addNote(x, y int) {
	id, edits := p.doc.AddNote(x, y, "Note")
	if p.do("write a note", edits) {
		p.edit(id)
	}
}

func (p *page) intentMove(v value.Value) {
	list, _ := v.Get("nodes")
	var places []view.Place
	for _, n := range list.Elements() {
		places = append(places, view.Place{ID: view.Text(n, "id"), X: whole(n, "x"), Y: whole(n, "y")})
	}
	p.do("move", p.doc.Move(places))
}

func (p *page) intentConnect(v value.Value) {
	from, to := view.Text(v, "from"), view.Text(v, "to")
	key, edits := p.doc.Connect(from, view.Text(v, "fromPort"), to, view.Text(v, "toPort"))
	if p.do("wire "+from+" to "+to, edits) {
		p.select_([]string{key})
		p.toasts.announce("wired " + from + " to " + to)
	}
}

func (p *page) remove(ids []string) {
	what := view.Plural(int64(len(ids)), "element", "elements")
	if len(ids) == 1 {
		what = ids[0]
	}
	if p.do("delete "+what, p.doc.Delete(ids)) {
		p.toasts.announce("deleted " + what)
	}
}

func (p *page) duplicate(ids []string) {
	copies, edits := p.doc.Duplicate(ids)
	if p.do("duplicate", edits) {
		p.select_(copies)
	}
}

func (p *page) copy(ids []string) {
	p.clip = p.doc.Copy(ids)
	p.clipboard(p.clip, func() {}, func() {})
	p.toasts.announce("copied " + view.Plural(int64(len(ids)), "element", "elements"))
}

func (p *page) paste(text string) {
	copies, edits, problems := p.doc.Paste(text)
	if len(problems) > 0 {
		p.refused("The clipboard holds no elements: " + problems[0].Message)
		return
	}
	if p.do("paste", edits) {
		p.select_(copies)
	}
}

// edit shows the inspector of an element and puts the focus into it.
func (p *page) edit(id string) {
	p.select_([]string{id})
	p.port.call(p.port.layout, "show", "inspector")
	p.inspector.enter()
}

func (p *page) intentMenu(v value.Value) {
	id := view.Text(v, "id")
	switch all := p.doc.Selection(); {
	case id == "":
	case slices.Contains(all, id): // the last is the one that faults and wires are about
		p.select_(append(slices.DeleteFunc(slices.Clone(all), func(other string) bool { return other == id }), id))
	default:
		p.select_([]string{id})
	}
	p.floating.menu(id, view.Number(v, "x"), view.Number(v, "y"))
}

// follow lists the events of one message only; 0 lists all again.
func (p *page) follow(lineage int64) {
	p.trail(lineage)
	if lineage != 0 {
		p.port.call(p.port.layout, "show", "drawer")
	}
}

// trail follows a message without bringing the list of its events into view.
func (p *page) trail(lineage int64) {
	p.lineage = lineage
	p.port.call(p.port.canvas, "setFollow", float64(lineage))
	p.observe()
	p.drawer.refresh()
}
