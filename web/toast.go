//go:build js && wasm

package web

import (
	"strings"
	"time"
)

// toasts are short messages that go away by themselves; they are spoken too.
type toasts struct {
	p      *page
	box    *element
	text   *element
	button *element
	live   *element
	deed   func()
	serial int
	turn   bool
}

const (
	toastTime = 4 * time.Second
	offerTime = 9 * time.Second
)

func newToasts(p *page) *toasts {
	t := &toasts{p: p, live: byID("live")}
	t.text = tag("span").class("toast-text")
	t.button = button("button quiet", "toast", "").test("toast-action")
	t.box = tag("div").class("toast").test("toast").hide(true).add(t.text, t.button, iconButton("toast-close", "close", "Dismiss"))
	byID("floating").add(t.box)
	return t
}

// announce is heard and not seen.
func (t *toasts) announce(text string) {
	t.turn = !t.turn
	if t.turn { // the same text twice must be spoken twice
		text += "\u00a0"
	}
	t.live.text(text)
}

func (t *toasts) say(text string) { t.show(text, "toast", "", nil, toastTime) }

// tell says what has happened without anybody's doing: it stays for longer.
func (t *toasts) tell(text string) { t.show(text, "toast", "", nil, offerTime) }

// refuse says why something was not done.
func (t *toasts) refuse(why string) { t.show(t.sentence(why), "toast refusal", "", nil, offerTime) }

// offer says what was done and offers a way back.
func (t *toasts) offer(text, action string, deed func()) {
	t.show(text, "toast", action, deed, offerTime)
}

func (t *toasts) show(text, class, action string, deed func(), length time.Duration) {
	t.serial++
	serial := t.serial
	t.deed = deed
	t.text.text(text)
	t.button.text(action).hide(deed == nil)
	t.box.class(class).hide(false)
	t.announce(text)
	time.AfterFunc(length, func() {
		guard(func() {
			if t.serial == serial && !t.box.focused() {
				t.dismiss()
			}
		})
	})
}

func (t *toasts) accept() {
	deed := t.deed
	t.dismiss()
	if deed != nil {
		deed()
	}
}

func (t *toasts) dismiss() {
	t.box.hide(true)
	t.deed = nil
}

// sentence begins with a capital, since errors are written in lower case; the name of an element or a file stays as it is.
func (t *toasts) sentence(text string) string {
	first, _, _ := strings.Cut(text, " ")
	if strings.Contains(first, ".") || t.p.doc != nil && t.p.doc.Part(first) != "" {
		return text
	}
	return upper(text)
}
