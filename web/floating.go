//go:build js && wasm

package web

import (
	"strconv"
	"syscall/js"

	"playground/web/view"
)

// floating is what lies above the window, one at a time: a menu, the command palette, the list of keys. The focus goes
// in with it and back where it was afterwards.
type floating struct {
	p       *page
	dialog  *element
	menuBox *element
	actions []view.Action
	chosen  int
	field   *element
	list    *element
	adding  bool // the command palette was opened on the canvas: kinds are added there
	x, y    int
	before  js.Value // what had the focus
	menuX   float64  // where the menu was asked for, in pixels of the window
	menuY   float64
}

func newFloating(p *page) *floating {
	f := &floating{p: p, dialog: tag("dialog").class("dialog"), menuBox: tag("div").class("menu").attr("role", "menu").test("menu").hide(true)}
	byID("floating").add(f.menuBox, f.dialog)
	on(f.dialog.js(), "close", false, func(js.Value) {
		if !f.modal() { // the event comes late: the next dialog may be open already
			f.dialog.clear()
		}
	})
	return f
}

// modal reports whether a dialog is open: keys belong to it.
func (f *floating) modal() bool { return f.dialog.js().Get("open").Bool() }

func (f *floating) open(class, label string, children ...*element) {
	f.closeMenu()
	if f.modal() {
		f.dialog.js().Call("close")
	}
	f.dialog.clear().class("dialog " + class).label(label).add(children...)
	f.dialog.js().Call("showModal")
}

// shut closes what is open.
func (f *floating) shut() {
	f.closeMenu()
	if f.modal() {
		f.dialog.js().Call("close")
	}
}

// pointed closes what floats when somebody presses beside it.
func (f *floating) pointed(e js.Value) {
	if !f.menuBox.hidden() && !f.menuBox.js().Call("contains", e.Get("target")).Bool() {
		f.closeMenu()
	}
	if f.modal() && e.Get("target").Equal(f.dialog.js()) {
		f.shut()
	}
}

// help lists the keys.
func (f *floating) help() {
	columns := tag("div").class("key-groups")
	for _, g := range view.Keys() {
		list := tag("dl").class("key-list")
		for _, k := range g.Keys {
			list.add(tag("div").add(tag("dt").add(tag("kbd").class("kbd").text(k.Keys)), tag("dd").text(k.What)))
		}
		columns.add(tag("section").add(tag("h3").text(g.Title), list))
	}
	head := tag("div").class("dialog-head").add(tag("h2").text("Keys"), iconButton("shut", "close", "Close"))
	f.open("keys-dialog", "Keys", head, columns)
}

// menu shows what can be done to an element, at a place of the window.
func (f *floating) menu(id string, x, y float64) { f.menuOf(f.p.doc.Menu(id), x, y) }

// more is the menu of the top bar: what has no room there on a phone.
func (f *floating) more() {
	button, ok := query(`[data-testid="more"]`)
	if ok {
		box := button.Call("getBoundingClientRect")
		f.menuOf(f.p.doc.MoreMenu(f.p.state.Playing), box.Get("right").Float()-8, box.Get("bottom").Float()+4)
	}
}

func (f *floating) menuOf(actions []view.Action, x, y float64) {
	f.actions, f.menuX, f.menuY = actions, x, y
	f.before = document().Get("activeElement")
	f.menuBox.clear()
	for i, a := range actions {
		if a.Breaks {
			f.menuBox.add(tag("hr").attr("role", "separator"))
		}
		item := button("", "choose "+strconv.Itoa(i), "").attr("role", "menuitem").attr("tabindex", "-1").test("menu-" + a.Verb() + dashed(a.Object()))
		if a.Danger {
			item.class("danger")
		}
		item.add(tag("span").text(a.Title))
		if a.Detail != "" {
			item.tip(a.Detail)
		}
		if a.Keys != "" {
			item.add(tag("span").class("key").text(a.Keys))
		}
		f.menuBox.add(item)
	}
	f.menuBox.hide(false)
	f.place(x, y)
	f.focusItem(0)
}

func dashed(object string) string {
	if object == "" {
		return ""
	}
	return "-" + object
}

// place puts the menu where it is wanted, within the window.
func (f *floating) place(x, y float64) {
	box := f.menuBox.js().Call("getBoundingClientRect")
	window := js.Global()
	x = max(8, min(x, window.Get("innerWidth").Float()-box.Get("width").Float()-8))
	y = max(8, min(y, window.Get("innerHeight").Float()-box.Get("height").Float()-8))
	f.menuBox.attr("style", "left:"+strconv.Itoa(int(x))+"px;top:"+strconv.Itoa(int(y))+"px")
}

func (f *floating) items() js.Value {
	return f.menuBox.js().Call("querySelectorAll", "[role=menuitem]")
}

func (f *floating) focusItem(i int) {
	items := f.items()
	n := items.Length()
	if n == 0 {
		return
	}
	f.chosen = (i%n + n) % n
	items.Index(f.chosen).Call("focus")
}

func (f *floating) closeMenu() {
	if f.menuBox.hidden() {
		return
	}
	inside := f.menuBox.focused()
	f.menuBox.hide(true)
	if inside && f.before.Truthy() && f.before.Get("isConnected").Bool() {
		f.before.Call("focus")
	}
}

// choose performs an action of the menu or of the command palette.
func (f *floating) choose(index string) {
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(f.actions) {
		return
	}
	a := f.actions[i]
	finding := f.modal()
	f.shut()
	if finding && f.adding && a.Verb() == "add" {
		f.p.addNear(a.Object(), f.x, f.y)
		return
	}
	f.p.perform(a.Name)
}

// key handles the keys of what is open.
func (f *floating) key(key string, e js.Value) bool {
	if f.modal() {
		return f.field != nil && f.field.focused() && f.findKey(key)
	}
	if f.menuBox.hidden() {
		return false
	}
	switch key {
	case "ArrowDown":
		f.focusItem(f.chosen + 1)
	case "ArrowUp":
		f.focusItem(f.chosen - 1)
	case "Home":
		f.focusItem(0)
	case "End":
		f.focusItem(-1)
	case "Escape", "Tab":
		f.closeMenu()
	default:
		return false
	}
	return true
}
