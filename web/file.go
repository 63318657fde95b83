//go:build js && wasm

package web

import (
	"strings"
	"syscall/js"

	"github.com/hack-pad/safejs"

	"playground/web/view"
)

// fileBytesMax is the largest file that is read; a scenario's own limit is below it.
const fileBytesMax = 8 << 20

// pickFile asks for a file and opens it.
func (p *page) pickFile() {
	field := tag("input").attr("type", "file").attr("accept", ".json,application/json").test("file").hide(true)
	byID("floating").add(field)
	field.js().Call("addEventListener", "change", once(func() {
		files := field.js().Get("files")
		if files.Length() > 0 {
			p.readFile(files.Index(0))
		}
		field.js().Call("remove")
	}), map[string]any{"once": true})
	field.js().Call("addEventListener", "cancel", once(func() { field.js().Call("remove") }), map[string]any{"once": true})
	field.js().Call("click")
}

func (p *page) readFile(file js.Value) {
	name := file.Get("name").String()
	if size := file.Get("size").Int(); size > fileBytesMax {
		p.refused(name + " is larger than " + view.Count(fileBytesMax) + " bytes: no scenario is")
		return
	}
	promise, err := safejs.Safe(file).Call("text")
	if err != nil {
		p.refused(name + " could not be read: " + err.Error())
		return
	}
	await(promise, func(v safejs.Value) {
		text, _ := v.String()
		p.openText(text, "file", name)
	}, func(why string) { p.refused(name + " could not be read: " + why) })
}

// saveFile downloads the drawing.
func (p *page) saveFile() {
	p.download(fileName(p.doc.Scenario().Title), string(p.doc.Text()))
	p.toasts.say("Saved as " + fileName(p.doc.Scenario().Title) + ".")
}

// fileName makes a name of a title: "The ticket window" is the-ticket-window.json.
func fileName(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := strings.Trim(b.String(), "-")
	if name == "" {
		name = "scenario"
	}
	return name + ".json"
}

func (p *page) download(name, text string) {
	global := js.Global()
	blob := global.Get("Blob").New([]any{text}, map[string]any{"type": "application/json"})
	address := global.Get("URL").Call("createObjectURL", blob)
	tag("a").attr("href", address.String()).attr("download", name).js().Call("click")
	global.Call("setTimeout", once(func() { global.Get("URL").Call("revokeObjectURL", address) }), 10_000)
}

// clipboard writes a text there; a page without the right to does what otherwise says.
func (p *page) clipboard(text string, done, otherwise func()) {
	navigator, err := safejs.Global().Get("navigator")
	var at, promise safejs.Value
	if err == nil {
		at, err = navigator.Get("clipboard")
	}
	if err == nil && truthy(at) {
		if promise, err = at.Call("writeText", text); err == nil {
			await(promise, func(safejs.Value) { done() }, func(string) { otherwise() })
			return
		}
	}
	otherwise()
}
