//go:build js && wasm

package web

import (
	"syscall/js"

	"playground/engine/component"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// page is everything that the panels share.
type page struct {
	port    port
	deeds   deeds
	doc     *view.Document
	gallery []view.Scene
	glyphs  map[string]string

	state    view.State
	events   view.Events
	watch    view.Watch
	watching bool         // the engine knows what is watched
	lineage  int64        // the message whose events are listed; 0 for all
	between  view.Between // the span of time whose events are listed
	labels   []string
	about    map[string]about // of the nodes and wires that are watched
	clip     string           // what was copied last
	told     int64            // restarts of the engine that were announced
	lost     bool             // the engine did not survive a change, which was left out
	toggled  js.Func          // hears of sections that are folded away
	spaceAt  float64          // when Space was pressed, in real milliseconds
	panned   bool             // a pointer was pressed since

	library   *library
	sharing   sharing
	top       *topBar
	palette   *palette
	inspector *inspector
	drawer    *drawer
	futures   *futures
	outline   *outline
	trouble   *trouble
	breaks    *breaks
	floating  *floating
	toasts    *toasts
	banner    *banner
}

// about is what the engine last told of a node, or of a wire.
type about struct {
	state    string
	inspect  value.Value
	metrics  value.Value
	failures value.Value
}

// Start shows the panels and begins to run the scene that the page opens on. Call it once, on the page, with the version
// of the engine that links are made for.
func Start(kinds scenario.Kinds, version int) {
	guard(func() {
		p := &page{deeds: newDeeds(), glyphs: map[string]string{}, about: map[string]about{}}
		p.sharing.codec = link.Codec{Kinds: kinds, Engine: version}
		p.banner = newBanner(p)
		*onBug = p.banner.bug
		p.port = openPort(func(err error) { p.banner.bug(err.Error()) })
		p.gallery = view.Gallery(p.port.text("gallery"))
		s, problems := firstScene(p.port.text("firstScene"), kinds)
		p.doc = view.NewDocument(s, kinds)
		p.library = newLibrary(p)
		p.library.begin(p.port.text("kept"))
		p.build()
		p.library.show()
		p.listen()
		p.run()
		p.setSpeed(view.RatioPosition(1))
		p.port.call(p.port.link, "play")
		p.drawer.problems(problems)
		p.listenAddress()
		byID("window").attr("data-ready", "")
		p.library.with(p.library.pump)
	})
}

// firstScene reads the scene in index.html; an empty drawing takes its place where that cannot be read.
func firstScene(text string, kinds scenario.Kinds) (*scenario.Scenario, []component.Problem) {
	if text == "" || text == "null" {
		return scenario.New(), nil
	}
	s, problems := scenario.Decode([]byte(text), kinds)
	if len(problems) > 0 {
		return scenario.New(), problems
	}
	return s, nil
}

func (p *page) fileOf(title string) string {
	for _, s := range p.gallery {
		if s.Title == title {
			return s.File
		}
	}
	return ""
}

func (p *page) build() {
	p.floating = newFloating(p)
	p.toasts = newToasts(p)
	p.top = newTopBar(p)
	p.palette = newPalette(p)
	p.inspector = newInspector(p)
	p.toggled = p.inspector.toggles()
	p.drawer = newDrawer(p)
	p.outline = newOutline(p)
	p.trouble, p.breaks = &trouble{p: p}, newBreaks(p)
	p.refresh()
}

func (p *page) listen() {
	p.listenDocument()
	p.library.listen()
	p.port.listen(p.port.canvas, "onIntent", p.intent)
	p.port.listen(p.port.timeline, "onIntent", p.timelineIntent)
	on(byID("window").js(), "layout", false, func(js.Value) { p.observe() })
	p.port.listen(p.port.link, "onNote", p.note)
	p.port.listen(p.port.link, "onState", p.stateChanged)
	p.port.listen(p.port.link, "onLeaving", p.leaving)
	p.port.listen(p.port.link, "onArrived", p.arrived)
}

// glyph draws a kind's picture in small.
func (p *page) glyph(name string) *element {
	data, ok := p.glyphs[name]
	if !ok {
		data = p.port.glyph(name)
		p.glyphs[name] = data
	}
	return path(data)
}
