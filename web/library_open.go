//go:build js && wasm

package web

import (
	"math"
	"syscall/js"
	"time"

	"github.com/hack-pad/safejs"

	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// with runs work when the module of the library is there. A module that cannot be loaded is asked for again later.
func (l *library) with(work func()) {
	if l.loaded {
		work()
		return
	}
	l.waiting = append(l.waiting, work)
	if l.loading {
		return
	}
	l.loading = true
	await(l.p.port.call(l.p.port.root, "load", "library"), l.take, func(why string) {
		l.loading, l.waiting = false, nil
		for _, o := range l.all {
			if o.wanted != nil {
				l.failed(o, o.wanted, "the library could not be loaded: "+why)
			}
		}
	})
}

// take begins with the module: what older pages and other visits have left is moved in.
func (l *library) take(module safejs.Value) {
	host, _ := safejs.ValueOf(map[string]any{})
	_ = host.Set("listed", l.action(func(args []string) string {
		l.recent, l.total = view.Library(args[0])
		l.p.palette.listed()
		return ""
	}))
	made, err := module.Call("createLibrary", host)
	if err != nil {
		l.p.port.failed(err)
		return
	}
	l.module, l.loaded, l.loading = made, true, false
	l.p.port.call(made, "start", l.open.ID)
	waiting := l.waiting
	l.waiting = nil
	for _, work := range waiting {
		work()
	}
}

// action makes a function of texts for the module.
func (l *library) action(do func(args []string) string) safejs.Func {
	f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		texts := make([]string, max(2, len(args)))
		for i, a := range args {
			texts[i], _ = a.String()
		}
		answer := ""
		guard(func() { answer = do(texts) })
		return answer
	})
	if err != nil {
		l.p.port.failed(err)
	}
	return f
}

// openDocument opens a drawing that came from elsewhere as a document of its own: nothing of it is stored until it is
// edited or kept, and no other document is touched. The origin says where it came from: "own" for a new one, "link",
// "gallery" or "file"; the label is what the toast and undo call the step, such as "Opened “Orders”".
func (p *page) openDocument(s *scenario.Scenario, origin, label string) {
	about := view.About{Origin: origin}
	if origin == "gallery" {
		about.Scene = p.fileOf(s.Title)
	}
	p.library.replace(s, label, func() { p.library.start(about, s) })
}

// replace puts a drawing in the place of the one that is open, which undo and a click on the toast bring back.
func (l *library) replace(s *scenario.Scenario, label string, start func()) {
	p := l.p
	p.doc.Visit(math.MaxInt64) // undo comes back to the drawing as it was left
	l.leave(p.doc.Scenario())
	p.doc.Open(s, label)
	start()
	l.keepOpen()
	p.run()
	p.port.call(p.port.canvas, "fit")
	p.port.call(p.port.link, "play")
	l.show()
	p.toasts.offer(label, "Undo", p.undo)
}

// openStored opens a document of the library, given its record.
func (l *library) openStored(record value.Value) {
	about := view.About{ID: view.Text(record, "id"), Rev: view.Whole(record, "rev"), Origin: view.Text(record, "origin"), At: view.Whole(record, "at")}
	kept, _ := record.Get("kept")
	about.Kept, _ = kept.AsBool()
	title := view.Named(view.Text(record, "title"))
	if l.open.ID == about.ID && l.open.Rev == about.Rev {
		l.p.toasts.say("“" + title + "” is open.")
		return
	}
	s, ok := l.p.decode(view.Text(record, "text"), title)
	if !ok {
		return
	}
	l.replace(s, "Opened “"+title+"”", func() { l.start(about, s).stored = s })
}

// openByID opens a document of the library.
func (p *page) openByID(id string) {
	p.library.with(func() {
		p.library.ask("read", id, p.library.openStored, func(why string) { p.refused("Not opened: " + why) })
	})
}

// openVersion puts a version in the place of the document that it belongs to, as a step that undo takes back.
func (l *library) openVersion(version value.Value) {
	name := view.Text(version, "name")
	if s, ok := l.p.decode(view.Text(version, "text"), name); ok {
		o := l.open
		l.replace(s, "Opened the version “"+name+"”", func() { l.of[s] = o })
		l.changed()
	}
}

// keepVersion keeps a drawing beside the document that is open, as one of its versions that nobody asked for: the
// library keeps the newest twenty of these. Call it when a future is left, with a name such as "future left at 12 s".
func (p *page) keepVersion(name string, s *scenario.Scenario) { p.library.version(name, s, true) }

func (l *library) version(name string, s *scenario.Scenario, auto bool) {
	if o := l.open; o.Rev == 0 && o.wanted == nil && l.storing != o {
		o.wanted = l.newest() // a version without its document would be lost
		l.retry()
	}
	b := value.NewObject(4)
	b.Set("document", value.Text(l.open.ID))
	b.Set("name", value.Text(name))
	b.Set("text", value.Text(string(scenario.Encode(s))))
	b.Set("auto", value.Bool(auto))
	l.with(func() {
		l.ask("keepVersion", b.Value().String(), func(value.Value) {
			if !auto {
				l.p.toasts.say("Kept the version “" + name + "”.")
			}
		}, func(why string) { l.p.refused("The version was not kept: " + why) })
	})
}

// keepCopy makes a document this person's own, as it stands.
func (p *page) keepCopy(string) {
	l := p.library
	l.open.Kept, l.open.gone, l.open.stored = true, false, nil
	l.settle()
	p.toasts.say("Kept in the library of this device.")
}

// showLibrary opens the dialog: "list", or the "versions" of what is open.
func (p *page) showLibrary(shown string) {
	l := p.library
	l.settle()
	l.with(func() {
		body := tag("div").class("library-body")
		head := tag("div").class("dialog-head").add(tag("h2").text("Library"), iconButton("shut", "close", "Close"))
		p.floating.open("library", "Library", head, body)
		if _, err := l.module.Call("show", safejs.Safe(body.js()), l.actions(), shown); err != nil {
			p.port.failed(err)
		}
	})
}

// actions are what the dialog asks of the page. They are made once.
func (l *library) actions() safejs.Value {
	if l.doings.Type() == safejs.TypeObject {
		return l.doings
	}
	l.doings, _ = safejs.ValueOf(map[string]any{})
	for name, do := range map[string]func(first, second string) string{
		"check":       func(text, _ string) string { return l.check(text) },
		"current":     func(string, string) string { return l.current() },
		"open":        func(json, _ string) string { l.shut(json, l.openStored); return "" },
		"openVersion": func(json, _ string) string { l.shut(json, l.openVersion); return "" },
		"retitle":     l.retitle,
		"renameOpen":  func(title, _ string) string { l.p.top.takeTitle(title); l.settle(); return "" },
		"touched":     func(json, _ string) string { l.touched(json); return "" },
		"keepVersion": func(name, _ string) string { l.version(name, l.p.doc.Scenario(), false); return "" },
		"download":    func(title, text string) string { l.p.download(fileName(title), text); return "" },
		"openFile":    func(string, string) string { l.p.floating.shut(); l.p.pickFile(); return "" },
	} {
		_ = l.doings.Set(name, l.action(func(args []string) string { return do(args[0], args[1]) }))
	}
	return l.doings
}

func (l *library) shut(json string, open func(value.Value)) {
	v, bad := value.Parse(json, value.Limits{Depth: 10, Bytes: 64 << 20})
	if bad != nil {
		panic("the library sent " + value.Preview(value.Text(json), 80))
	}
	l.p.floating.shut()
	open(v)
}

// check says what is wrong with a text; "" for nothing.
func (l *library) check(text string) string {
	_, problems := scenario.Decode([]byte(text), l.p.doc.Kinds())
	if len(problems) > 0 && problems[0].Pointer != "" {
		return string(problems[0].Pointer) + ": " + problems[0].Message
	}
	return firstMessage(problems)
}

func (l *library) current() string {
	b := value.NewObject(3)
	b.Set("id", value.Text(l.open.ID))
	b.Set("title", value.Text(l.p.doc.Scenario().Title))
	b.Set("suggestion", value.Text(view.VersionName(clock(time.Now().UnixMilli(), false), l.p.doc.CanUndo())))
	return b.Value().String()
}

// retitle is the same scenario with another title.
func (l *library) retitle(text, title string) string {
	s, problems := scenario.Decode([]byte(text), l.p.doc.Kinds())
	if len(problems) > 0 {
		return text
	}
	renamed := *s
	renamed.Title = title
	return string(scenario.Encode(&renamed))
}

// touched takes the revision that a document has after it was deleted or had back in the dialog.
func (l *library) touched(json string) {
	v, _ := value.Parse(json, value.Limits{Depth: 4})
	for _, o := range l.all {
		if o.ID == view.Text(v, "id") {
			gone, _ := v.Get("gone")
			o.gone, _ = gone.AsBool()
			o.Rev = view.Whole(v, "rev")
		}
	}
	l.keepOpen()
	l.show()
}

// listen hears of the tab being hidden, left and shown again.
func (l *library) listen() {
	d, window := document(), js.Global()
	on(d, "visibilitychange", false, func(js.Value) {
		if d.Get("visibilityState").String() == "hidden" {
			l.hide()
		} else {
			l.retry()
		}
	})
	on(window, "pagehide", false, func(js.Value) { l.hide() })
	on(window, "beforeunload", false, func(e js.Value) {
		if l.hide(); l.atRisk() {
			e.Call("preventDefault")
		}
	})
}
