//go:build js && wasm

package web

import (
	"strconv"

	"playground/engine/value"
	"playground/web/view"
)

// timeDeeds take the run to another moment.
func timeDeeds() deeds {
	return deeds{
		"back":     func(p *page, _ string) { p.port.call(p.port.link, "back") },
		"to-start": func(p *page, _ string) { p.seek(0) },
		"to-end":   func(p *page, _ string) { p.seek(p.state.End) },
		"seek":     func(p *page, ns string) { at, _ := view.Nanoseconds(ns); p.seek(at) },
		"variant":  (*page).variant,
		"compare":  func(p *page, n string) { p.futures.ask(number(n)) },
		"enter":    (*page).enterKept,
	}
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		return -1
	}
	return n
}

// seek takes the run to a time, in virtual nanoseconds.
func (p *page) seek(at int64) {
	p.port.call(p.port.link, "seek", `{"at":"`+strconv.FormatInt(at, 10)+`"}`)
}

// enterKept makes a future that was left the one that is shown, at the moment where they part.
func (p *page) enterKept(n string) {
	i := number(n)
	if i < 0 || i >= len(p.futures.Kept) {
		return
	}
	from := strconv.FormatInt(p.futures.Kept[i].From, 10)
	p.port.call(p.port.link, "seek", `{"branch":`+n+`,"at":"`+from+`"}`)
	p.futures.ask(-1)
	p.toasts.say("This is the future that was left at " + view.Lapse(p.futures.Kept[i].From) + ". The other one has taken its place in the list.")
}

// variant goes back to the beginning, where a change makes another run of the same seed.
func (p *page) variant(string) {
	p.port.call(p.port.link, "pause")
	p.seek(0)
	p.toasts.say("Change something now and press Play. The run as it was stays under Futures, to compare with.")
}

// leaving is told when the run sets out for another moment: from now on edits are about the drawing as it is there.
func (p *page) leaving(json string) {
	v, err := value.Parse(json, value.Limits{Depth: 4})
	if err != nil {
		panic("the link sent " + json)
	}
	if branch := int(view.Number(v, "branch")); branch >= 0 {
		p.doc.Enter(branch)
	}
	p.doc.Visit(view.Whole(v, "revision"))
}

// arrived is told just before the frame of another moment is shown.
func (p *page) arrived(json string) {
	v, _ := value.Parse(json, value.Limits{Depth: 4})
	p.port.call(p.port.canvas, "setScene", p.doc.Scene(view.Whole(v, "revision")))
	p.refresh()
}

// forked is told when a command has left the future that lay ahead of it.
func (p *page) forked(revision, at int64) {
	p.keepVersion("future left at "+view.Lapse(at), p.doc.Forked(revision))
	p.futures.ask(-1)
	p.toasts.offer("You changed the past at "+view.Lapse(at)+". The future that was there is kept under Futures.", "Compare", func() {
		p.port.call(p.port.layout, "show", "drawer")
		p.drawer.show("futures")
		p.futures.ask(len(p.futures.Kept) - 1)
	})
}
