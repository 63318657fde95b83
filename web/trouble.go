//go:build js && wasm

package web

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/hack-pad/safejs"

	"playground/engine/component"
	"playground/engine/value"
	"playground/web/view"
)

// trouble joins the faults of the drawing to the timeline. The forms are loaded when one is opened.
type trouble struct {
	p       *page
	shown   string // the marks
	pending bool   // they are made anew in a moment
	hits    []view.Hit
}

// marksDelay is how long changes are gathered before the marks are made anew.
const marksDelay = 80 * time.Millisecond

// hitsMax is how many stops at breakpoints have marks.
const hitsMax = 100

// troubleIntents has a row for each thing about faults that the strip reports.
var troubleIntents = map[string]func(*page, value.Value){
	"move-fault": func(p *page, v value.Value) {
		at, _ := view.Nanoseconds(view.Text(v, "at"))
		p.moveFault(whole(v, "index"), at)
	},
	"remove-fault": func(p *page, v value.Value) { p.inspector.removeFault(strconv.Itoa(whole(v, "index"))) },
	"edit-fault":   func(p *page, v value.Value) { p.faultForm(whole(v, "index"), "", "", "") },
	"add-fault-at": (*page).stripMenu,
}

// troubleDeeds are about faults and breakpoints.
func troubleDeeds() deeds {
	return deeds{
		"unfault":    func(p *page, index string) { p.inspector.removeFault(index) },
		"edit-fault": func(p *page, index string) { p.faultForm(number(index), "", "", "") },
		"copy-fault": func(p *page, index string) { p.copyFault(number(index)) },
		"plan-fault": func(p *page, at string) { p.faultForm(-1, p.one(), "", at) },
		"replay":     func(p *page, _ string) { p.replay() },
		"break":      func(p *page, _ string) { p.cycleBreakpoint(p.one(), "") },
		"break-when": func(p *page, _ string) { p.breakpointForm(p.one()) },
		"unbreak":    func(p *page, id string) { p.breaks.Remove(id); p.breaks.changed() },
		"go-on":      func(p *page, _ string) { p.port.call(p.port.link, "play") },
	}
}

// later makes the marks anew when what they are about has been still for a moment.
func (t *trouble) later() {
	if t.pending {
		return
	}
	t.pending = true
	time.AfterFunc(marksDelay, func() { guard(t.mark) })
}

func (t *trouble) mark() {
	t.pending = false
	journal, err := value.Parse(t.p.port.answer(t.p.port.link, "journal"), value.Limits{Depth: 200, Bytes: 64 << 20})
	if err != nil {
		panic("the journal cannot be read: " + err.Error())
	}
	if marks := t.p.doc.Marks(journal, t.hits); marks != t.shown {
		t.shown = marks
		t.p.port.call(t.p.port.timeline, "setMarks", marks)
	}
}

// hit remembers that a breakpoint paused the run.
func (t *trouble) hit(h view.Hit) {
	if slices.Contains(t.hits, h) {
		return
	}
	t.hits = append(t.hits, h)
	t.hits = t.hits[max(0, len(t.hits)-hitsMax):]
	t.later()
}

func (t *trouble) restarted() {
	t.hits = nil
	t.later()
}

// markMenu offers what can be done with a mark; the futures that were left have a menu of their own.
func (p *page) markMenu(v value.Value) {
	if view.Text(v, "what") == "fork" {
		p.forkMenu(v)
		return
	}
	p.floating.menuOf(view.MarkMenu(view.Text(v, "id"), whole(v, "index"), view.Text(v, "at")), view.Number(v, "x"), view.Number(v, "y"))
}

// stripMenu offers what can be done at a time of the strip.
func (p *page) stripMenu(v value.Value) {
	at, _ := view.Nanoseconds(view.Text(v, "at"))
	p.floating.menuOf(view.StripMenu(at), view.Number(v, "x"), view.Number(v, "y"))
}

func (p *page) moveFault(index int, at int64) {
	before := p.doc.FaultAt(index)
	if p.do("move a fault", p.doc.MoveFault(index, at)) {
		p.planned("moved to "+view.Moment(at), min(before, at))
	}
}

func (p *page) copyFault(index int) {
	faults := p.doc.Scenario().Faults
	if index >= 0 && index < len(faults) && p.do("duplicate a fault", p.doc.AddFault(faults[index].Value())) {
		p.faultForm(len(faults), "", "", "")
	}
}

// planned says what was done to a fault. What lies in the past of this run cannot be made not to have happened: the run
// is what drawing and seed and commands make it, so it has to be run again.
func (p *page) planned(what string, at int64) {
	if at >= p.state.Now || at < 0 {
		p.toasts.announce(what)
		return
	}
	p.toasts.offer("This run has passed "+view.Moment(at)+" already: what is changed there happens when it is run again.", "Replay with it", p.replay)
}

// replay runs the drawing from zero again, up to the time at which the run is now, and goes on from there as it was.
func (p *page) replay() {
	at := p.state.Now
	byHand := strings.Contains(p.port.answer(p.port.link, "journal"), `"do":"node"`)
	p.runTo(at)
	said := "Run again from zero, up to " + view.Moment(at) + "."
	if byHand {
		said += " What was sent by hand is not sent again."
	}
	p.toasts.say(said)
}

// faultForm opens the form of a fault: of that index, or of a new one that is about what is known of it already.
func (p *page) faultForm(index int, target, name, at string) {
	if at == "" && index < 0 {
		at = view.Moment(view.Soon(p.state.Now))
	}
	form := p.doc.FaultForm(index, target, name, at)
	title := "Plan trouble"
	if index >= 0 {
		title = "Change trouble"
	}
	p.form("editFault", title, form, func(v value.Value) []component.Problem {
		_, problems := p.doc.PutFault(index, p.doc.TypedFault(v))
		return problems
	}, func(v value.Value) {
		f := p.doc.TypedFault(v)
		edits, _ := p.doc.PutFault(index, f)
		before := p.doc.FaultAt(index)
		if !p.do("plan "+f.Name, edits) {
			return
		}
		now := len(p.doc.Scenario().Faults) - 1
		if index >= 0 {
			now = index
		}
		after := p.doc.FaultAt(now)
		if before >= 0 {
			after = min(before, after)
		}
		p.planned("planned: "+f.Name, after)
	})
}

// form opens a dialog that a function of the lazy part fills. What is typed is checked as it is typed, and taken when
// it is right.
func (p *page) form(fill, title, form string, check func(value.Value) []component.Problem, take func(value.Value)) {
	body := tag("div").class("trouble-form")
	p.port.part("trouble", func(module safejs.Value) {
		head := tag("div").class("dialog-head").add(tag("h2").text(title), iconButton("shut", "close", "Close"))
		p.floating.open("trouble-dialog", title, head, body)
		checked := p.texts(func(json string) string { return view.Beside(check(typedForm(json))) })
		taken := p.texts(func(json string) string {
			v := typedForm(json)
			if problems := check(v); len(problems) > 0 {
				return view.Beside(problems)
			}
			p.floating.shut()
			take(v)
			return "[]"
		})
		p.port.call(module, fill, safejs.Safe(body.js()), form, checked, taken)
	})
}

// texts makes a function that JavaScript calls with a text and that answers with one. A few bytes of each form that was
// opened are never given back.
func (p *page) texts(do func(json string) string) safejs.Func {
	f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		answer := ""
		guard(func() {
			text, _ := args[0].String()
			answer = do(text)
		})
		return answer
	})
	if err != nil {
		p.port.failed(err)
	}
	return f
}

func typedForm(json string) value.Value {
	v, err := value.Parse(json, value.Limits{Depth: 10, Bytes: 1 << 20})
	if err != nil {
		panic("a form sent " + value.Preview(value.Text(json), 80))
	}
	return v
}
