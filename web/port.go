//go:build js && wasm

package web

import (
	"errors"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
)

// port is the door to the JavaScript of the page: globalThis.playground.
type port struct {
	root, canvas, link, layout, timeline safejs.Value
	failed                               func(error)
}

func openPort(failed func(error)) port {
	root, err := safejs.Global().Get("playground")
	p := port{root: root, failed: failed}
	for _, part := range [...]struct {
		name string
		at   *safejs.Value
	}{{"canvas", &p.canvas}, {"link", &p.link}, {"layout", &p.layout}, {"timeline", &p.timeline}} {
		if err == nil {
			*part.at, err = root.Get(part.name)
		}
	}
	if err != nil {
		failed(err)
	}
	return p
}

// text reads a member that is a text: kinds, gallery, firstScene.
func (p port) text(name string) string {
	v, err := p.root.Get(name)
	if err != nil || v.Type() != safejs.TypeString {
		return ""
	}
	text, _ := v.String()
	return text
}

func (p port) call(on safejs.Value, method string, args ...any) safejs.Value {
	v, err := on.Call(method, args...)
	if err != nil {
		p.failed(err)
	}
	return v
}

// answer calls a method that answers with a JSON text.
func (p port) answer(on safejs.Value, method string, args ...any) string {
	v := p.call(on, method, args...)
	if v.Type() != safejs.TypeString {
		return ""
	}
	text, _ := v.String()
	return text
}

// listen hands the texts that a method gives its listener to receive.
func (p port) listen(on safejs.Value, method string, receive func(json string)) {
	f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		guard(func() {
			if len(args) > 0 {
				text, _ := args[0].String()
				receive(text)
			}
		})
		return nil
	})
	if err != nil {
		p.failed(err)
		return
	}
	p.call(on, method, f)
}

// command queues a command and returns the revision that it will be.
func (p port) command(v value.Value) int64 {
	n, err := p.call(p.link, "command", v.String()).Int()
	if err != nil {
		p.failed(err)
	}
	return int64(n)
}

// glyph is the drawing of a kind as the data of an SVG path.
func (p port) glyph(name string) string { return p.answer(p.root, "glyph", name) }

// part loads a part of the page that is fetched when somebody needs it, web/NAME/entry.js, and hands its module to done.
// The browser keeps it: a second call costs nothing.
func (p port) part(name string, done func(module safejs.Value)) {
	await(p.call(p.root, "load", name), done, func(reason string) { p.failed(errors.New(name + " could not be loaded: " + reason)) })
}

// await hands what a promise gives to done, or the reason of its failure to failed.
func await(promise safejs.Value, done func(safejs.Value), failed func(reason string)) {
	var onDone, onFailed safejs.Func
	release := func() { onDone.Release(); onFailed.Release() }
	onDone, _ = safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		guard(func() { done(args[0]) })
		release()
		return nil
	})
	onFailed, _ = safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
		guard(func() { failed(reason(args[0])) })
		release()
		return nil
	})
	if _, err := promise.Call("then", onDone, onFailed); err != nil {
		release()
		failed(err.Error())
	}
}

// reason is an error's message.
func reason(v safejs.Value) string {
	if m, err := v.Get("message"); err == nil && m.Type() == safejs.TypeString {
		text, _ := m.String()
		return text
	}
	text, _ := v.String()
	return text
}

// fetchText reads a file of the site.
func fetchText(address string, done func(text string), failed func(reason string)) {
	promise, err := safejs.Global().Call("fetch", address)
	if err != nil {
		failed(err.Error())
		return
	}
	await(promise, func(answer safejs.Value) {
		if ok, _ := answer.Get("ok"); !truthy(ok) {
			failed(address + " is not there")
			return
		}
		text, err := answer.Call("text")
		if err != nil {
			failed(err.Error())
			return
		}
		await(text, func(v safejs.Value) { s, _ := v.String(); done(s) }, failed)
	}, failed)
}

func truthy(v safejs.Value) bool {
	t, err := v.Truthy()
	return err == nil && t
}
