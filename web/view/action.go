package view

import "strings"

// Action is one thing that can be done, as a menu or the command palette offers it.
type Action struct {
	_      [0]func() // never compared: the module need not carry the code for it
	Name   string    // what the page does: "play", "undo", or a verb with its object: "add sqs", "go orders"
	Title  string
	Detail string // a few more words, dimmed
	Keys   string // "Ctrl+Z"
	Glyph  string // name of a kind's drawing; "" for none
	Danger bool
	Breaks bool // a line above it, in a menu
}

// Verb is the first word of the action's name, Object the rest.
func (a Action) Verb() string {
	verb, _, _ := strings.Cut(a.Name, " ")
	return verb
}

// Object is what the action's verb is done to; it may hold spaces.
func (a Action) Object() string {
	_, object, _ := strings.Cut(a.Name, " ")
	return object
}

// general lists what can always be done.
var general = []Action{
	{Name: "play", Title: "Play or pause", Keys: "Space"},
	{Name: "step-event", Title: "One event", Detail: "go on by a single event", Keys: "."},
	{Name: "step-message", Title: "One message", Detail: "go on until a message moves", Keys: ","},
	{Name: "back", Title: "One event back", Detail: "as it was before the last event", Keys: "<"},
	{Name: "to-start", Title: "Go to the beginning", Detail: "virtual time zero; what came after stays ahead", Keys: "Home"},
	{Name: "to-end", Title: "Go to the end", Detail: "the farthest moment of this future", Keys: "End"},
	{Name: "variant", Title: "Try a variant", Detail: "begin again with a change; the run as it was stays to compare with"},
	{Name: "tab futures", Title: "Futures", Detail: "what was left behind by changes in the past; compare"},
	{Name: "xray", Title: "X-ray", Detail: "what is inside the selected element, one by one"},
	{Name: "plan-fault", Title: "Plan trouble…", Detail: "crash, burst, delay and more, at a time"},
	{Name: "break-when", Title: "Pause when…", Detail: "a breakpoint on a metric or a message"},
	{Name: "faster", Title: "Faster", Keys: "]"},
	{Name: "slower", Title: "Slower", Keys: "["},
	{Name: "again", Title: "Start again from zero", Detail: "the drawing stays, virtual time begins anew"},
	{Name: "undo", Title: "Undo", Keys: "Ctrl+Z"},
	{Name: "redo", Title: "Redo", Keys: "Ctrl+Shift+Z"},
	{Name: "fit", Title: "Show all", Detail: "fit the drawing into the canvas", Keys: "Shift+1"},
	{Name: "note", Title: "Write a note"},
	{Name: "select-all", Title: "Select all", Keys: "Ctrl+A"},
	{Name: "gallery", Title: "Gallery", Detail: "scenes to learn from"},
	{Name: "new", Title: "New drawing", Detail: "an empty canvas"},
	{Name: "open", Title: "Open a file", Keys: "Ctrl+O"},
	{Name: "save", Title: "Save as a file", Keys: "Ctrl+S"},
	{Name: "library", Title: "Library", Detail: "every drawing on this device", Keys: "L"},
	{Name: "keep-version", Title: "Keep a version", Detail: "and come back to it later", Keys: "Ctrl+Shift+S"},
	{Name: "share", Title: "Share", Detail: "a link, a QR code or a file", Keys: "S"},
	{Name: "theme", Title: "Dark, light or as the system is"},
	{Name: "keys", Title: "Keys", Detail: "what the keyboard can do", Keys: "?"},
	{Name: "restart-engine", Title: "Restart the engine", Detail: "nothing is lost: the run is repeated from its journal"},
}

// weights let what is looked for most come first.
var weights = map[string]int{"add": 24, "go": 8, "scene": -8}

// Actions lists everything that the command palette finds: what fits what was typed, the best first. Kinds come
// first, since adding is what it is opened for most.
func (d *Document) Actions(typed string, gallery []Scene) []Action {
	var all []Action
	for _, k := range d.kinds {
		all = append(all, Action{Name: "add " + k.Name, Title: k.Title, Detail: "add", Glyph: k.Glyph})
	}
	for i := range d.scenario.Nodes {
		n := &d.scenario.Nodes[i]
		all = append(all, Action{Name: "go " + n.ID, Title: n.ID, Detail: d.kindTitle(n.Kind), Glyph: d.glyph(n.Kind)})
	}
	all = append(all, general...)
	for _, s := range gallery {
		all = append(all, Action{Name: "scene " + s.File, Title: s.Title, Detail: "open from the gallery"})
	}
	return Rank(all, typed, func(a Action) (string, int) { return a.Title, weights[a.Verb()] })
}

func (d *Document) kindTitle(name string) string {
	if k, ok := d.kinds.Find(name); ok {
		return k.Title
	}
	return name
}

func (d *Document) glyph(name string) string {
	if k, ok := d.kinds.Find(name); ok {
		return k.Glyph
	}
	return ""
}

// Key is one row of the list of keys.
type Key struct{ Keys, What string }

// KeyGroup is a heading of the list of keys.
type KeyGroup struct {
	Title string
	Keys  []Key
}

// Keys lists what the keyboard can do.
func Keys() []KeyGroup {
	return []KeyGroup{
		{"Run", []Key{
			{"Space", "Play or pause"}, {".", "One event"}, {",", "One message"}, {"[ ]", "Slower, faster"},
			{"B", "Pause when a message gets to the selected node"},
			{"<", "One event back"}, {"Home, End", "Go to the beginning, to the end"},
		}},
		{"Draw", []Key{
			{"/", "Find and do anything; type q to add a queue"}, {"W", "Begin a wire; again for the next port"},
			{"Tab", "Next node, or next target of a wire"}, {"Enter", "Edit what is selected, or connect"},
			{"Arrows", "Move by 8; with Shift by 1"}, {"Delete", "Delete with its wires"}, {"Shift+drag", "Select several"}, {"Esc", "Let go"},
		}},
		{"Edit", []Key{
			{"Ctrl+Z", "Undo"}, {"Ctrl+Shift+Z", "Redo"}, {"Ctrl+C, Ctrl+V", "Copy, paste"}, {"Ctrl+D", "Duplicate"},
			{"Ctrl+A", "Select all"}, {"S", "Share"}, {"Ctrl+S", "Save as a file"}, {"Ctrl+O", "Open a file"},
			{"L", "Library of this device"}, {"Ctrl+Shift+S", "Keep a version"},
		}},
		{"Look", []Key{
			{"+ −", "Zoom; with the wheel at the pointer"}, {"Shift+1", "Show all"}, {"Shift+F10", "Menu of what is selected"}, {"?", "This list"},
		}},
	}
}
