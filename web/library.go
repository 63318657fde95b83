//go:build js && wasm

package web

import (
	"syscall/js"
	"time"

	"github.com/hack-pad/safejs"

	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// library is what this tab has opened, and how that gets stored on this device. The database itself is JavaScript, in
// web/library, which is loaded when the page shows what it opened on.
//
//	an edit ─▶ changed ─(still for a moment)─▶ settle ─▶ pump ─▶ store ─▶ stored, or failed: the next edit tries again
//	           the tab is hidden or left ──────┘  └─ what is not stored yet is put down in localStorage too
type library struct {
	p       *page
	module  safejs.Value
	loaded  bool
	loading bool
	waiting []func() // for the module
	me      string   // names this tab
	open    *opened
	all     []*opened
	of      map[*scenario.Scenario]*opened // whose drawing it was, at the steps where another was opened
	storing *opened
	under   *scenario.Scenario // what is being stored
	slow    bool               // and takes its time
	serial  int
	pending bool // something is going to settle
	said    string
	recent  []view.Recent
	total   int64
	doings  safejs.Value // what the dialog asks of the page
}

// opened is a document that this tab has opened.
type opened struct {
	_ [0]func() // never compared: the module need not carry the code for it
	view.About
	base   *scenario.Scenario // as it was opened; as long as it stays so, nothing need be stored
	stored *scenario.Scenario // as it was stored last; nil for not at all
	wanted *scenario.Scenario // is to be stored next; nil for nothing
	noted  bool               // in localStorage
	stuck  bool               // could not be stored; waits for the next edit
	failed string             // why
	gone   bool               // deleted in the library
}

const (
	// draftDelay is how long a drawing stays still before it is stored.
	draftDelay = 600 * time.Millisecond
	// slowDelay is how long storing may take before it is said that it goes on.
	slowDelay = time.Second
	// unsavedPrefix names what a tab could not store before it was left.
	unsavedPrefix = "playground.unsaved."
)

func newLibrary(p *page) *library {
	return &library{p: p, me: randomID(), of: map[*scenario.Scenario]*opened{}}
}

// randomID names a document for ever.
func randomID() string {
	const digits, bytes = "0123456789abcdef", 12
	list := js.Global().Get("Uint8Array").New(bytes)
	js.Global().Get("crypto").Call("getRandomValues", list)
	id := make([]byte, 0, 2*bytes)
	for i := range bytes {
		b := list.Index(i).Int()
		id = append(id, digits[b>>4], digits[b&15])
	}
	return string(id)
}

// begin takes what the page starts with: what this tab had before it was loaded anew, or the first scene.
func (l *library) begin(kept string) {
	s := l.p.doc.Scenario()
	about, ok := view.ReadAbout(kept)
	if !ok {
		file := l.p.fileOf(s.Title)
		l.start(view.About{Origin: map[bool]string{true: "own", false: "gallery"}[file == ""], Scene: file}, s)
		return
	}
	l.start(about, s)
	if about.Rev > 0 {
		l.open.stored = s
	}
	if about.Unsaved {
		l.open.stored, l.open.wanted = nil, s
	}
}

// start is a document that this tab goes on with.
func (l *library) start(about view.About, s *scenario.Scenario) *opened {
	if about.ID == "" {
		about.ID = randomID()
	}
	l.open = &opened{About: about, base: s}
	l.all = append(l.all, l.open)
	l.of[s] = l.open
	return l.open
}

// leave hands what is open over to be stored, before another drawing takes its place.
func (l *library) leave(s *scenario.Scenario) {
	l.of[s] = l.open
	l.want(s)
}

// newest is the drawing as it is kept: what was changed later than the moment that is shown belongs to it.
func (l *library) newest() *scenario.Scenario { return l.p.doc.Newest() }

// returned goes on with the document whose drawing undo has brought back.
func (l *library) returned() {
	s := l.p.doc.Scenario()
	if l.open = l.of[s]; l.open == nil {
		l.start(view.About{Origin: "own"}, s)
	}
	l.keepOpen()
	l.changed() // a version of it may have been open
	l.show()
}

// changed notes that the drawing is another now: it is stored when it has been still for a moment.
func (l *library) changed() {
	if l.pending {
		return
	}
	l.pending = true
	time.AfterFunc(draftDelay, func() { guard(l.settle) })
}

// settle hands the drawing over to be stored as it stands.
func (l *library) settle() {
	l.pending = false
	l.want(l.newest())
}

func (l *library) want(s *scenario.Scenario) {
	if o := l.open; o.differs(s) && o.wanted != s && (l.storing != o || l.under != s) {
		o.wanted = s
		l.keepOpen()
	}
	l.retry()
}

// retry tries once more what could not be stored.
func (l *library) retry() {
	for _, o := range l.all {
		o.stuck = false
	}
	l.pump()
}

// differs reports whether a drawing must be stored.
func (o *opened) differs(s *scenario.Scenario) bool {
	before := o.stored
	if before == nil && !o.Kept && o.Rev == 0 {
		before = o.base
	}
	return before == nil || before != s && !scenario.Equal(before, s)
}

// keepOpen lets a reload of this tab go on with what is open.
func (l *library) keepOpen() {
	o, s := l.open, l.newest()
	o.Unsaved = o.differs(s)
	l.p.port.call(l.p.port.root, "keep", o.JSON(), string(scenario.Encode(s)))
}

// pump stores what waits, one document after another.
func (l *library) pump() {
	if l.storing != nil {
		return
	}
	for _, o := range l.all {
		if o.wanted != nil && !o.stuck {
			l.with(func() { l.store(o) })
			return
		}
	}
	l.show()
}

func (l *library) store(o *opened) {
	if l.storing != nil || o.wanted == nil {
		return
	}
	s := o.wanted
	l.storing, l.under, o.wanted = o, s, nil
	l.serial++
	serial := l.serial
	time.AfterFunc(slowDelay, func() {
		if l.slow = l.storing != nil && l.serial == serial; l.slow {
			guard(l.show)
		}
	})
	l.ask("save", l.draft(o, s).String(), func(v value.Value) { l.stored(o, s, v) }, func(why string) { l.failed(o, s, why) })
}

// ask calls the module; its answer is JSON.
func (l *library) ask(method, argument string, done func(value.Value), failed func(why string)) {
	promise, err := l.module.Call(method, argument)
	if err != nil {
		failed(err.Error())
		return
	}
	await(promise, func(answer safejs.Value) {
		text, _ := answer.String()
		v, bad := value.Parse(text, value.Limits{Depth: 10, Bytes: 64 << 20})
		if bad != nil {
			panic("the library answered " + value.Preview(value.Text(text), 80))
		}
		done(v)
	}, failed)
}

func (l *library) draft(o *opened, s *scenario.Scenario) value.Value {
	b := value.NewObject(8)
	b.Set("id", value.Text(o.ID))
	b.Set("rev", value.Int(o.Rev))
	b.Set("title", value.Text(s.Title))
	b.Set("text", value.Text(string(scenario.Encode(s))))
	b.Set("origin", value.Text(o.Origin))
	b.Set("kept", value.Bool(o.Kept))
	b.Set("by", value.Text(l.me))
	return b.Value()
}

// stored goes on where a document is stored; as a document of its own, when another tab was faster.
func (l *library) stored(o *opened, s *scenario.Scenario, answer value.Value) {
	l.storing, l.under, l.slow, l.said = nil, nil, false, ""
	l.forget(o)
	copied, title := view.Text(answer, "copied"), view.Text(answer, "title")
	o.ID, o.Rev, o.At = view.Text(answer, "id"), view.Whole(answer, "rev"), view.Whole(answer, "at")
	o.stored, o.failed, o.stuck, o.gone = s, "", false, false
	if copied != "" {
		l.copied(o, copied, title)
	}
	if o == l.open {
		l.keepOpen()
	}
	l.pump()
}

// copied tells that this drawing goes on beside the one that another tab has changed.
func (l *library) copied(o *opened, how, title string) {
	if o == l.open {
		l.p.do("rename the drawing", l.p.doc.SetTitle(title))
	}
	l.p.toasts.tell("Another tab has " + how + " this drawing, so this one is kept beside it as “" + title + "”.")
}

// failed keeps what could not be stored, and says why once.
func (l *library) failed(o *opened, s *scenario.Scenario, why string) {
	l.storing, l.under, l.slow = nil, nil, false
	if o.wanted == nil {
		o.wanted = s
	}
	o.failed, o.stuck = why, true
	if l.said != why {
		l.said = why
		l.p.refused("Not saved: " + why + ". Save the drawing as a file to be sure of it.")
	}
	l.pump()
}

// hide puts down what is not stored yet, since the tab may be gone in a moment: the next visit stores it.
func (l *library) hide() {
	l.settle()
	l.keepOpen()
	for _, o := range l.all {
		s := o.wanted
		if s == nil && o == l.storing {
			s = l.under
		}
		if s == nil {
			continue
		}
		_, err := storage().Call("setItem", unsavedPrefix+o.ID, l.draft(o, s).With("at", value.Int(time.Now().UnixMilli())).String())
		o.noted = err == nil
	}
}

// forget takes back what hide has put down.
func (l *library) forget(o *opened) {
	if o.noted {
		_, err := storage().Call("removeItem", unsavedPrefix+o.ID)
		o.noted = err != nil
	}
}

// atRisk reports whether closing the tab now would lose work.
func (l *library) atRisk() bool {
	for _, o := range l.all {
		if o.failed != "" && o.wanted != nil && !o.noted {
			return true
		}
	}
	return false
}

// show says how the document that is open stands.
func (l *library) show() {
	o := l.open
	s := view.Standing{Origin: o.Origin, Kept: o.Kept, Gone: o.gone, Failed: o.failed, Saving: l.slow && l.storing == o}
	if o.Rev > 0 && o.At > 0 {
		s.Saved = clock(o.At, true)
	}
	l.p.top.stand(s.Line())
	l.p.palette.current()
}

// asItCame reports whether what is open was neither changed nor stored since.
func (l *library) asItCame() bool {
	return l.open.Rev == 0 && l.open.wanted == nil && !l.open.differs(l.newest())
}

// clock is a real moment's time of day here.
func clock(milliseconds int64, seconds bool) string {
	options := map[string]any{"hour": "2-digit", "minute": "2-digit", "hourCycle": "h23"}
	if seconds {
		options["second"] = "2-digit"
	}
	return js.Global().Get("Date").New(float64(milliseconds)).Call("toLocaleTimeString", js.Undefined(), options).String()
}
