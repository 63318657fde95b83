//go:build js && wasm

package web

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// element is an element of the page that remembers what it shows, so that showing the same again costs nothing.
type element struct {
	dom.Element
	shown string
	attrs map[string]string
}

const svgNamespace = "http://www.w3.org/2000/svg"

func document() dom.Document { return dom.GetWindow().Document() }

func tag(name string) *element { return &element{Element: document().CreateElement(name)} }

// byID finds an element of index.html; one that is missing is a bug of the page.
func byID(id string) *element {
	found := document().GetElementByID(id)
	if found == nil {
		panic("the page has no element #" + id)
	}
	return &element{Element: found}
}

func (e *element) js() js.Value { return e.Underlying() }

func (e *element) attr(name, value string) *element {
	if before, ok := e.attrs[name]; ok && before == value {
		return e
	}
	if e.attrs == nil {
		e.attrs = map[string]string{}
	}
	e.attrs[name] = value
	e.SetAttribute(name, value)
	return e
}

// flag sets an attribute that is there or not, such as hidden.
func (e *element) flag(name string, on bool) *element {
	if on {
		return e.attr(name, "")
	}
	if _, ok := e.attrs[name]; ok || e.HasAttribute(name) {
		delete(e.attrs, name)
		e.RemoveAttribute(name)
	}
	return e
}

func (e *element) class(names string) *element { return e.attr("class", names) }
func (e *element) id(id string) *element       { return e.attr("id", id) }
func (e *element) label(text string) *element  { return e.attr("aria-label", text) }
func (e *element) test(id string) *element     { return e.attr("data-testid", id) }

// does names the deed that a click does.
func (e *element) does(action string) *element { return e.attr("data-do", action) }

// tip explains on hover; it is the label too where there is no text.
func (e *element) tip(text string) *element { return e.attr("title", text) }

// text shows a text, and only ever a text. Do not use it on an element with children.
func (e *element) text(text string) *element {
	if e.shown != text {
		e.shown = text
		e.SetTextContent(text)
	}
	return e
}

func (e *element) add(children ...*element) *element {
	for _, child := range children {
		if child != nil {
			e.AppendChild(child)
		}
	}
	return e
}

// clear removes all children.
func (e *element) clear() *element {
	e.shown = ""
	e.js().Call("replaceChildren")
	return e
}

func (e *element) hide(on bool) *element { return e.flag("hidden", on) }

func (e *element) focus() { e.js().Call("focus") }

// focused reports whether the element or something in it has the focus.
func (e *element) focused() bool {
	active := document().Underlying().Get("activeElement")
	return active.Truthy() && e.js().Call("contains", active).Bool()
}

func (e *element) value() string { return e.js().Get("value").String() }

func (e *element) setValue(text string) *element {
	if e.value() != text {
		e.js().Set("value", text)
	}
	return e
}

func (e *element) checked() bool { return e.js().Get("checked").Bool() }

func button(class, action, text string) *element {
	return tag("button").attr("type", "button").class(class).does(action).text(text)
}

// iconButton is a button with a drawing; its label says what it does.
func iconButton(action, icon, label string) *element {
	return tag("button").attr("type", "button").class("icon-button").does(action).label(label).tip(label).add(drawing(icon))
}

// keyed is a list of elements that are kept by key: showing another list moves and reuses what is there.
type keyed[T any] struct {
	in    *element
	root  func(T) *element
	parts map[string]T
}

func newKeyed[T any](in *element, root func(T) *element) *keyed[T] {
	return &keyed[T]{in: in, root: root, parts: map[string]T{}}
}

// show makes the list hold the keys in their order; what is new is created.
func (k *keyed[T]) show(keys []string, create func(key string) T) {
	wanted := make(map[string]bool, len(keys))
	for _, key := range keys {
		wanted[key] = true
	}
	for key, part := range k.parts {
		if !wanted[key] {
			k.root(part).js().Call("remove")
			delete(k.parts, key)
		}
	}
	cursor := k.in.js().Get("firstElementChild")
	for _, key := range keys {
		part, ok := k.parts[key]
		if !ok {
			part = create(key)
			k.parts[key] = part
		}
		e := k.root(part).js()
		if e.Equal(cursor) {
			cursor = cursor.Get("nextElementSibling")
			continue
		}
		k.in.js().Call("insertBefore", e, cursor)
	}
}
