//go:build js && wasm

package web

import (
	"syscall/js"

	"honnef.co/go/js/dom/v2"
)

// element is an element of the page that remembers what it shows, so that showing the same again costs nothing. Its
// methods are kept out of line: there are a thousand calls of them, and the module is downloaded. For the same reason
// it holds the bindings' concrete element and never their interfaces, which would keep every kind of element alive.
type element struct {
	at    dom.BasicElement
	shown string
	attrs map[string]string
}

const svgNamespace = "http://www.w3.org/2000/svg"

func document() js.Value { return js.Global().Get("document") }

// wrap gives an element of the page its methods.
func wrap(v js.Value) *element {
	return &element{at: dom.BasicElement{BasicNode: &dom.BasicNode{Value: v}}}
}

//go:noinline
func tag(name string) *element { return wrap(document().Call("createElement", name)) }

func svgTag(name string) *element {
	return wrap(document().Call("createElementNS", svgNamespace, name))
}

// byID finds an element of index.html; one that is missing is a bug of the page.
func byID(id string) *element {
	found := document().Call("getElementById", id)
	if found.IsNull() {
		panic("the page has no element #" + id)
	}
	return wrap(found)
}

// query finds the first element that a selector names.
func query(selector string) (js.Value, bool) {
	found := document().Call("querySelector", selector)
	return found, !found.IsNull()
}

func (e *element) js() js.Value { return e.at.Value }

//go:noinline
func (e *element) attr(name, value string) *element {
	if before, ok := e.attrs[name]; ok && before == value {
		return e
	}
	if e.attrs == nil {
		e.attrs = map[string]string{}
	}
	e.attrs[name] = value
	e.at.SetAttribute(name, value)
	return e
}

// flag sets an attribute that is there or not, such as hidden.
//
//go:noinline
func (e *element) flag(name string, on bool) *element {
	if on {
		return e.attr(name, "")
	}
	if _, ok := e.attrs[name]; !ok && e.attrs != nil && !e.at.HasAttribute(name) {
		return e
	}
	delete(e.attrs, name)
	e.at.RemoveAttribute(name)
	return e
}

//go:noinline
func (e *element) class(names string) *element { return e.attr("class", names) }

//go:noinline
func (e *element) id(id string) *element { return e.attr("id", id) }

//go:noinline
func (e *element) label(text string) *element { return e.attr("aria-label", text) }

//go:noinline
func (e *element) test(id string) *element { return e.attr("data-testid", id) }

// does names the deed that a click does.
//
//go:noinline
func (e *element) does(action string) *element { return e.attr("data-do", action) }

// tip explains on hover; it is the label too where there is no text.
//
//go:noinline
func (e *element) tip(text string) *element { return e.attr("title", text) }

// text shows a text, and only ever a text. Do not use it on an element with children.
//
//go:noinline
func (e *element) text(text string) *element {
	if e.shown != text {
		e.shown = text
		e.at.SetTextContent(text)
	}
	return e
}

//go:noinline
func (e *element) add(children ...*element) *element {
	for _, child := range children {
		if child != nil {
			e.at.Call("appendChild", child.at.Value)
		}
	}
	return e
}

// clear removes all children.
//
//go:noinline
func (e *element) clear() *element {
	e.shown = ""
	e.at.Call("replaceChildren")
	return e
}

//go:noinline
func (e *element) hide(on bool) *element { return e.flag("hidden", on) }

func (e *element) focus() { e.at.Call("focus") }

// focused reports whether the element or something in it has the focus.
func (e *element) focused() bool {
	active := document().Get("activeElement")
	return active.Truthy() && e.at.Call("contains", active).Bool()
}

//go:noinline
func (e *element) value() string { return e.at.Get("value").String() }

//go:noinline
func (e *element) setValue(text string) *element {
	if e.value() != text {
		e.at.Set("value", text)
	}
	return e
}

func (e *element) checked() bool { return e.at.Get("checked").Bool() }

//go:noinline
func button(class, action, text string) *element {
	return tag("button").attr("type", "button").class(class).does(action).text(text)
}

// iconButton is a button with a drawing; its label says what it does.
//
//go:noinline
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
			k.root(part).at.Remove()
			delete(k.parts, key)
		}
	}
	cursor := k.in.at.Get("firstElementChild")
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
		k.in.at.Call("insertBefore", e, cursor)
	}
}

// hidden reports whether the element is hidden.
func (e *element) hidden() bool { return e.at.HasAttribute("hidden") }
