//go:build js && wasm

package web

import (
	"syscall/js"
	"time"

	"playground/engine/component"
	"playground/web/view"
)

// palette is the list of kinds to draw and of scenes to open.
type palette struct {
	p       *page
	typed   string
	groups  *element
	drafts  *element
	scenes  *element
	started bool // a drag is going on: the click at its end adds nothing more
}

func newPalette(p *page) *palette {
	a := &palette{p: p, groups: tag("div"), drafts: tag("div"), scenes: tag("div")}
	field := tag("input").class("input").attr("type", "search").attr("placeholder", "Filter").
		label("Filter the palette").attr("data-input", "filter").test("palette-filter")
	byID("palette").clear().add(
		tag("h2").class("panel-heading").text("Palette"),
		tag("div").class("palette-filter").add(field),
		a.groups, a.drafts, a.scenes)
	a.filter("")
	a.gallery()
	return a
}

func (a *palette) filter(typed string) {
	a.typed = typed
	a.groups.clear()
	groups := view.Palette(a.p.doc.Kinds(), typed)
	for _, g := range groups {
		list := tag("ul").class("items")
		for _, k := range g.Kinds {
			list.add(tag("li").add(a.item(k)))
		}
		a.groups.add(tag("h3").class("group-title").text(g.Title), list)
	}
	if len(groups) == 0 {
		a.groups.add(tag("p").class("empty").text("Nothing is called so. Empty the filter to see all."))
	}
}

func (a *palette) item(k *component.Kind) *element {
	words := tag("span").class("item-words").add(tag("span").class("item-title").text(k.Title), tag("span").class("item-help").text(k.Help))
	return tag("button").attr("type", "button").class("item").does("add "+k.Name).attr("data-kind", k.Name).
		test("palette-"+k.Name).tip("Drag onto the canvas, or click").
		add(tag("span").class("glyph").add(a.p.glyph(k.Glyph)), words)
}

// dragFrom is how far a pointer moves before a press becomes a drag, in pixels.
const dragFrom = 4

// pressed waits for the pointer to move: then the canvas takes over with a node that follows it.
func (a *palette) pressed(_ js.Value, kind string, e js.Value) {
	x, y := e.Get("clientX").Float(), e.Get("clientY").Float()
	a.started = false
	var moved, ended js.Func
	window := js.Global()
	release := func() {
		window.Call("removeEventListener", "pointermove", moved)
		window.Call("removeEventListener", "pointerup", ended)
		window.Call("removeEventListener", "pointercancel", ended)
		moved.Release()
		ended.Release()
	}
	moved = js.FuncOf(func(_ js.Value, args []js.Value) any {
		dx, dy := args[0].Get("clientX").Float()-x, args[0].Get("clientY").Float()-y
		if dx*dx+dy*dy > dragFrom*dragFrom {
			release()
			guard(func() { a.drag(kind, x+dx, y+dy) })
		}
		return nil
	})
	ended = js.FuncOf(func(js.Value, []js.Value) any { release(); return nil })
	window.Call("addEventListener", "pointermove", moved)
	window.Call("addEventListener", "pointerup", ended)
	window.Call("addEventListener", "pointercancel", ended)
}

func (a *palette) drag(kind string, x, y float64) {
	a.started = true
	settle := once(func() { time.AfterFunc(50*time.Millisecond, func() { a.started = false }) })
	js.Global().Call("addEventListener", "pointerup", settle, map[string]any{"once": true, "capture": true})
	a.p.port.call(a.p.port.canvas, "startAdd", kind, x, y)
}

// listed shows the newest documents of this device.
func (a *palette) listed() {
	l := a.p.library
	a.drafts.clear()
	if len(l.recent) == 0 {
		return
	}
	list := tag("ul").class("items")
	for _, r := range l.recent {
		list.add(tag("li").add(button("item scene", "stored "+r.ID, "").test("stored").
			add(tag("span").class("item-title").text(r.Title), tag("span").class("item-help").text(when(r.At)))))
	}
	a.drafts.add(tag("h3").class("group-title").text("On this device"), list)
	if more := l.total - int64(len(l.recent)); more > 0 {
		a.drafts.add(button("button quiet all-documents", "library", "All "+view.Count(l.total)+" in the library"))
	}
	a.current()
}

// current marks what is open.
func (a *palette) current() {
	l := a.p.library
	mark := func(e js.Value, on bool) {
		if on {
			e.Call("setAttribute", "aria-current", "true")
		} else {
			e.Call("removeAttribute", "aria-current")
		}
	}
	rows := a.drafts.js().Call("querySelectorAll", "button.scene")
	for i := range rows.Length() {
		mark(rows.Index(i), i < len(l.recent) && l.recent[i].ID == l.open.ID)
	}
	untouched := l.asItCame()
	for _, s := range a.p.gallery {
		if e, ok := query(`[data-testid="gallery-` + s.File + `"]`); ok {
			mark(e, untouched && l.open.Scene == s.File)
		}
	}
}

func (a *palette) gallery() {
	if len(a.p.gallery) == 0 {
		return
	}
	list := tag("ul").class("items")
	for _, s := range a.p.gallery {
		lesson := s.Lesson
		if lesson == "" {
			lesson = s.Summary
		}
		b := tag("button").attr("type", "button").class("item scene").does("scene "+s.File).test("gallery-"+s.File).tip(s.Summary).
			add(tag("span").class("item-title").text(s.Title), tag("span").class("item-help").text(lesson))
		list.add(tag("li").add(b))
	}
	a.scenes.add(tag("h3").class("group-title").text("Gallery"), list)
}

// showGallery brings the gallery into view, on a phone too.
func (p *page) showGallery(string) {
	p.port.call(p.port.layout, "show", "palette")
	p.palette.scenes.js().Call("scrollIntoView", map[string]any{"block": "start"})
	if first := p.palette.scenes.js().Call("querySelector", "button"); first.Truthy() {
		first.Call("focus")
	}
}

// openScene opens a scene of the gallery.
func (p *page) openScene(file string) {
	fetchText("gallery/"+file,
		func(text string) { p.openText(text, "gallery", file) },
		func(why string) { p.refused("The scene could not be loaded: " + why) })
}

// when writes a real moment as this browser's language does.
func when(milliseconds int64) string {
	options := map[string]any{"dateStyle": "medium", "timeStyle": "short"}
	return js.Global().Get("Date").New(float64(milliseconds)).Call("toLocaleString", js.Undefined(), options).String()
}
