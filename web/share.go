//go:build js && wasm

package web

import (
	"strings"
	"time"

	"github.com/hack-pad/safejs"

	"playground/engine/component"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// sharing is what the address bar shows, and what the dialog offers.
type sharing struct {
	codec   link.Codec
	due     bool               // the address is going to follow
	drawing *scenario.Scenario // that the address was last worked out for
	tail    string             // with what behind it
	offered link.Moment        // in the dialog, whose link a file may hold too

	opened   string             // the link that was opened last
	of       *opened            // the document that it was opened as
	as       *scenario.Scenario // the drawing of that
	commands int                // given by hand in its run
}

// addressDelay is how long the drawing stays still before the address follows it.
const addressDelay = time.Second

// shareDeeds are about links.
func shareDeeds() deeds {
	return deeds{
		"share":      func(p *page, _ string) { p.share() },
		"share-save": (*page).saveShared,
	}
}

// listenAddress opens what the address asks for when the page starts, and whatever is put into it later.
func (p *page) listenAddress() {
	p.port.listen(p.port.root, "onAddress", func(hash string) { p.arrive(view.Arrive(hash, p.sharing.codec)) })
}

// arrive opens what an address asks for as a document of its own; what cannot be opened is told, and leaves what is
// open alone.
func (p *page) arrive(a view.Arrival) {
	switch {
	case a.Link != nil:
		p.openLink(a.Link, "link")
	case a.Remote.URL != "":
		p.askRemote(a.Remote)
	case len(a.Problems) > 0:
		p.notArrived("The link was not opened: ", a.Problems)
	}
}

func (p *page) notArrived(what string, problems []component.Problem) {
	p.drawer.problems(problems)
	p.refused(what + problems[0].Message)
}

// openShared opens a file that holds more than a drawing: the moment of a run, or a link. It reports false for others.
func (p *page) openShared(text, name string) bool {
	if !view.IsShared(text) {
		return false
	}
	a := view.ArriveFile(text, link.Tail{}, p.sharing.codec)
	if a.Link == nil {
		p.notArrived("“"+name+"” was not opened: ", a.Problems)
		return true
	}
	p.openLink(a.Link, "file")
	return true
}

// openLink opens a link; the run stands at its moment, if it names one.
func (p *page) openLink(l *link.Link, origin string) {
	title := l.Scenario.Title
	if title == "" {
		title = "Shared scenario"
	}
	p.openDocument(l.Scenario, origin, "Opened “"+title+"”")
	if m := view.MomentOf(l); m.At > 0 || len(m.Journal) > 0 {
		p.live(m)
	}
	if p.doc.Part(l.Tail.Select) != "" {
		p.select_([]string{l.Tail.Select})
		p.port.call(p.port.canvas, "focus", l.Tail.Select)
	}
	p.sharing.opened, _ = p.sharing.codec.EncodeRun(l.Scenario, l.Journal, link.Tail{Time: l.Tail.Time, Select: l.Tail.Select})
	if len(p.sharing.opened) <= view.LinkAddressMax {
		p.port.call(p.port.root, "showAddress", p.sharing.opened)
	}
	p.sharing.of, p.sharing.as, p.sharing.commands = p.library.open, p.doc.Newest(), p.doc.Commands()
	var notices []component.Problem
	for _, text := range l.Notices {
		notices = append(notices, component.Problem{Message: text})
	}
	p.drawer.problems(notices)
	if len(notices) > 0 {
		p.toasts.say(upper(strings.Join(l.Notices, "; ")) + ".")
	}
}

// live takes the run that has just begun to a moment, and stops there.
func (p *page) live(m link.Moment) {
	commands, moments := make([]value.Value, len(m.Journal)), make([]int64, len(m.Journal))
	for i, c := range m.Journal {
		commands[i], moments[i] = c.Does, int64(c.At)
	}
	p.port.call(p.port.link, "pause")
	p.port.call(p.port.link, "start", m.Value().String())
	given := view.Given(m)
	p.doc.Started()
	p.doc.Relive(commands, moments)
	p.doc.Visit(given)
	p.port.call(p.port.canvas, "setScene", p.doc.Scene(given))
	p.refresh()
}

// askRemote asks whether a file of another site may be fetched, and opens it.
func (p *page) askRemote(tail link.Tail) {
	p.port.part("share", func(module safejs.Value) {
		box := tag("div").class("share")
		promise := p.port.call(module, "ask", box.js(), tail.URL)
		p.floating.open("share-dialog", "Open a drawing from another site", box)
		await(promise, func(answer safejs.Value) {
			if answer.Type() != safejs.TypeString {
				return // it was not wanted
			}
			p.floating.shut()
			text, _ := answer.String()
			p.arrive(view.ArriveFile(text, tail, p.sharing.codec))
		}, func(reason string) { p.refused("The file was not opened: " + reason) })
	})
}

// share shows the links of what is open.
func (p *page) share() {
	p.port.part("share", func(module safejs.Value) {
		s := p.shared()
		p.sharing.offered = s.Moment
		box := tag("div").class("share")
		p.port.call(module, "fill", box.js(), s.JSON())
		p.floating.open("share-dialog", "Share", box)
		p.port.call(module, "shown", box.js())
	})
}

// shared is what there is to share now.
func (p *page) shared() view.Shared {
	return view.Shared{
		Codec: p.sharing.codec, Drawing: p.doc.Newest(), Select: p.selectedAlone(),
		Moment: view.ReadShared(p.port.answer(p.port.link, "moment"), p.doc.Kinds()),
	}
}

// selectedAlone is the one node or wire that is selected.
func (p *page) selectedAlone() string {
	if all := p.doc.Selection(); len(all) == 1 && p.doc.Part(all[0]) != "note" {
		return all[0]
	}
	return ""
}

// saveShared downloads the drawing, or the moment of the run.
func (p *page) saveShared(what string) {
	if what != "moment" || p.sharing.offered.Scenario == nil {
		p.saveFile()
		return
	}
	m := p.sharing.offered
	name := fileName(m.Scenario.Title + " at " + view.Moment(int64(m.At)))
	p.download(name, string(value.AppendIndent(nil, m.Value())))
	p.toasts.say("Saved as " + name + ".")
}

// addressDue lets the address follow the drawing soon.
func (p *page) addressDue() {
	if p.sharing.due || p.sharing.codec.Kinds == nil {
		return
	}
	p.sharing.due = true
	time.AfterFunc(addressDelay, func() {
		guard(func() {
			p.sharing.due = false
			p.showAddress()
		})
	})
}

// untouched reports whether a drawing is a scene of the gallery as it was opened.
func (p *page) untouched(s *scenario.Scenario) bool {
	o := p.library.open
	return o.Origin == "gallery" && o.Rev == 0 && !o.Unsaved && scenario.Equal(s, o.base)
}

// asOpened reports whether nothing was done since a link was opened.
func (p *page) asOpened(s *scenario.Scenario) bool {
	o := &p.sharing
	return o.of == p.library.open && o.commands == p.doc.Commands() && len(o.opened) <= view.LinkAddressMax && scenario.Equal(s, o.as)
}

// showAddress puts the link of the drawing into the address bar. A scene of the gallery has none until it is changed.
func (p *page) showAddress() {
	if p.state.Restoring || p.floating.modal() {
		p.addressDue()
		return
	}
	s := view.Shared{Codec: p.sharing.codec, Drawing: p.doc.Newest(), Select: p.selectedAlone()}
	if !p.state.Playing && p.state.Now > 0 {
		s.Moment = view.ReadShared(p.port.answer(p.port.link, "moment"), p.doc.Kinds())
	}
	tail := s.Select + " " + view.Moment(int64(s.Moment.At)) + " " + view.Count(int64(len(s.Moment.Journal)))
	if s.Drawing == p.sharing.drawing && tail == p.sharing.tail {
		return
	}
	p.sharing.drawing, p.sharing.tail = s.Drawing, tail
	hash := ""
	switch {
	case p.asOpened(s.Drawing):
		hash = p.sharing.opened
	case !p.untouched(s.Drawing):
		hash = s.Address()
	}
	p.port.call(p.port.root, "showAddress", hash)
}
