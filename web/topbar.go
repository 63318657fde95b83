//go:build js && wasm

package web

import (
	"strconv"

	"playground/web/view"
)

// topBar is the title, the run controls, the clock and what concerns the whole document.
type topBar struct {
	p        *page
	title    *element
	play     *element
	playIcon *element
	speed    *element
	words    *element
	clock    *element
	seconds  *element
	pace     *element
	hash     *element
	undo     *element
	redo     *element
	standing *element
	position int
}

func newTopBar(p *page) *topBar {
	t := &topBar{p: p}
	t.title = button("title-button", "rename-title", "").test("title")
	byID("scene-title").clear().add(t.title)
	t.standing = byID("document-state")
	byID("run").clear().add(t.steps(), t.knob(), t.time())
	t.actions(byID("actions"))
	return t
}

func (t *topBar) steps() *element {
	t.playIcon = drawing("play")
	t.play = tag("button").attr("type", "button").class("button primary play").does("play").test("play").add(t.playIcon)
	back := iconButton("back", "back", "One event back (<)").test("back")
	event := iconButton("step-event", "event", "One event (.)").test("step-event")
	message := iconButton("step-message", "message", "One message (,)").test("step-message")
	return tag("div").class("steps").add(t.play, back.class("icon-button only-wide"), event.class("icon-button only-wide"), message.class("icon-button only-wide"))
}

func (t *topBar) knob() *element {
	t.words = tag("span").class("ratio-words").id("ratio-words")
	t.speed = tag("input").attr("type", "range").attr("min", "0").attr("max", strconv.Itoa(view.RatioStops()-1)).
		attr("step", "1").label("Speed").attr("data-input", "speed").test("speed")
	return tag("div").class("speed only-wide").tip("Speed: slower [ and faster ]").add(t.speed, t.words)
}

func (t *topBar) time() *element {
	t.clock, t.seconds = tag("span").class("clock-large"), tag("span").class("clock-small")
	t.pace = tag("span").class("pace")
	t.hash = tag("span").class("hash").test("hash").attr("data-hash", "").attr("data-now", "0")
	face := tag("div").class("clock").test("clock").attr("role", "timer").attr("aria-label", "Virtual time").add(t.clock, t.seconds)
	return tag("div").class("time").add(face, tag("div").class("time-words only-wide").add(t.pace, t.hash))
}

// actions puts the document's buttons before those that index.html has.
func (t *topBar) actions(in *element) {
	t.undo = iconButton("undo", "undo", "Undo (Ctrl+Z)").test("undo").class("icon-button only-wide")
	t.redo = iconButton("redo", "redo", "Redo (Ctrl+Shift+Z)").test("redo").class("icon-button only-wide")
	first := in.js().Get("firstChild")
	for _, e := range []*element{
		t.undo, t.redo, tag("span").class("rule only-wide"),
		iconButton("gallery", "gallery", "Gallery").test("gallery").class("icon-button only-wide"),
		iconButton("library", "library", "Library (L)").test("library").class("icon-button only-wide"),
		iconButton("find", "search", "Find and do anything (/)").test("find"),
		iconButton("open", "open", "Open a file (Ctrl+O)").test("open").class("icon-button only-wide"),
		iconButton("save", "save", "Save as a file (Ctrl+S)").test("save").class("icon-button only-wide"),
		iconButton("share", "share", "Share (S)").test("share").class("icon-button only-wide"),
		iconButton("more", "more", "More").test("more").attr("aria-haspopup", "menu"),
		tag("span").class("rule only-wide"),
	} {
		in.js().Call("insertBefore", e.js(), first)
	}
}

// refresh follows the document.
func (t *topBar) refresh() {
	title := t.p.doc.Scenario().Title
	if title == "" {
		title = "Untitled"
	}
	t.title.text(title).tip("Rename “" + title + "”").label("Title: " + title + ". Rename")
	document().Set("title", title+" · Loosely Coupled")
	t.offer(t.undo, "Undo", t.p.doc.CanUndo(), "Ctrl+Z")
	t.offer(t.redo, "Redo", t.p.doc.CanRedo(), "Ctrl+Shift+Z")
}

func (t *topBar) offer(b *element, what, step, keys string) {
	b.flag("disabled", step == "")
	if step != "" {
		what += ": " + step
	}
	b.tip(what + " (" + keys + ")").label(what)
}

// state follows the run.
func (t *topBar) state() {
	s := t.p.state
	icon, label := "play", "Play (Space)"
	if s.Playing {
		icon, label = "pause", "Pause (Space)"
	}
	if t.play.attrs["aria-label"] != label {
		redraw(t.playIcon, icon)
		t.play.label(label).tip(label)
	}
	large, small := view.Clock(s.Now)
	t.clock.text(large)
	t.seconds.text(small)
	t.pace.text(s.Pace())
	t.hash.attr("data-hash", s.Hash).attr("data-now", strconv.FormatInt(s.Now, 10))
	if len(s.Hash) >= 6 {
		t.hash.text("#" + s.Hash[:6]).tip("Trace hash " + s.Hash + ": the same scenario, seed and journal give the same")
	}
}

func (t *topBar) setSpeed(position int) {
	t.position = position
	t.speed.setValue(strconv.Itoa(position))
	words := view.RatioWords(position)
	t.speed.attr("aria-valuetext", words)
	t.words.text(words).tip(view.RatioShort(position))
}

// stand says how the document stands on this device, and what can be done about it.
func (t *topBar) stand(l view.Line) {
	t.standing.clear().class(map[bool]string{true: "bad", false: ""}[l.Bad]).tip(l.Text + ". " + l.Tip)
	t.standing.add(tag("span").class("state-words").text(l.Text).test("state"))
	if l.Deed != "" {
		t.standing.add(tag("span").text("·"), button("link", l.Deed, l.Action).test("state-"+l.Deed))
	}
}

// editTitle puts a field in the place of the title.
func (t *topBar) editTitle() {
	field := tag("input").class("title-input").label("Title").attr("data-change", "title").attr("maxlength", "200").
		attr("value", t.p.doc.Scenario().Title).test("title-input")
	byID("scene-title").clear().add(field)
	field.js().Call("addEventListener", "blur", once(func() { byID("scene-title").clear().add(t.title) }), map[string]any{"once": true})
	field.focus()
	field.js().Call("select")
}

func (t *topBar) takeTitle(title string) { t.p.do("rename the drawing", t.p.doc.SetTitle(title)) }
