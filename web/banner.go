//go:build js && wasm

package web

import (
	"strconv"
	"strings"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// banner shows a bug: what happened, and what reproduces it. The document is untouched by it.
type banner struct {
	p      *page
	box    *element
	text   *element
	copyIt *element
	report value.Value
}

func newBanner(p *page) *banner {
	b := &banner{p: p}
	b.text = tag("p").class("banner-text")
	b.copyIt = button("button", "bug-copy", "Copy what reproduces it").test("bug-copy")
	b.box = tag("div").class("banner").attr("role", "alert").test("bug").hide(true).add(
		drawing("warning"), b.text, b.copyIt, button("button", "restart-engine", "Restart the engine"), iconButton("bug-close", "close", "Dismiss"))
	byID("floating").add(b.box)
	return b
}

func (b *banner) show(text string, report value.Value) {
	b.report = report
	b.text.text(text)
	b.box.hide(false)
}

func (b *banner) hide() { b.box.hide(true) }

// bug tells of a panic in the page.
func (b *banner) bug(message string) {
	v := value.NewObject(4)
	v.Set("bug", value.Text(message))
	if b.p.doc != nil {
		v.Set("seed", value.Text(strconv.FormatUint(b.p.doc.Scenario().Seed, 10)))
		v.Set("scenario", b.p.doc.Scenario().Value())
	}
	v.Set("journal", b.journal())
	b.show("The page has a bug: "+firstLine(message)+". Your drawing is untouched.", v.Value())
}

// engine tells of a panic in the engine, which has stopped.
func (b *banner) engine(bug value.Value) {
	report := bug
	if b.p.doc != nil {
		report = bug.With("scenario", b.p.doc.Scenario().Value())
	}
	b.show("The simulation has a bug and stopped: "+firstLine(view.Text(bug, "message"))+". Your drawing is untouched.", report)
}

// dead tells of an engine that could not be restarted.
func (b *banner) dead(why string) {
	v := value.NewObject(3)
	v.Set("death", value.Text(why))
	v.Set("scenario", b.p.doc.Scenario().Value())
	v.Set("journal", b.journal())
	b.show("The engine stopped and could not be restarted: "+why+". Your drawing is untouched.", v.Value())
}

func (b *banner) journal() value.Value {
	text, _ := safejs.Null(), ""
	if truthy(b.p.port.link) {
		text, _ = b.p.port.link.Call("journal")
	}
	json, _ := text.String()
	v, err := value.Parse(json, value.Limits{Depth: 100})
	if err != nil {
		return value.Null
	}
	return v
}

// copy puts the report on the clipboard, or into a file where there is none.
func (b *banner) copy() {
	text := string(value.AppendIndent(nil, b.report))
	b.p.clipboard(text, func() { b.p.toasts.say("Copied.") }, func() { b.p.download("bug.json", text) })
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}
