package view

import (
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
)

// troubles names the disturbances for people: what the button says and what it does.
var troubles = map[component.Disturbance]Trouble{
	component.Crash:     {"crash", "Crash", "memory and work under way are lost"},
	component.Hang:      {"hang", "Hang", "nothing happens until it recovers"},
	component.Slow:      {"slow", "Slow ×10", "work takes ten times as long"},
	component.Burst:     {"burst", "Burst of 100", "a hundred messages more, at once"},
	component.Poison:    {"poison", "Poison message", "one message more, at which its consumers fail"},
	component.Cut:       {"cut", "Cut", "nothing passes"},
	component.Drop:      {"drop", "Drop 20%", "one message in five is lost"},
	component.Duplicate: {"duplicate", "Duplicate 20%", "one request in five arrives twice"},
	component.Delay:     {"delay", "Delay by 2 s", "messages take two seconds longer"},
	component.Reorder:   {"reorder", "Reorder 20%", "one message in five is held back for a second; others overtake it"},
	component.Recover:   {"recover", "Recover", "ends any of these"},
}

// strengths are what a disturbance has when it is chosen from a menu.
var strengths = map[component.Disturbance]map[string]string{
	component.Slow:      {"factor": "10"},
	component.Burst:     {"count": "100"},
	component.Drop:      {"probability": "20%"},
	component.Duplicate: {"probability": "20%"},
	component.Delay:     {"by": "2s"},
	component.Reorder:   {"probability": "20%", "by": "1s"},
}

// Trouble is a disturbance as a button offers it.
type Trouble struct {
	Name  string // "crash"
	Title string
	Help  string
}

// Troubles lists what can be done to a node or a wire on purpose.
func (d *Document) Troubles(id string) []Trouble {
	switch d.Part(id) {
	case "wire":
		w, _ := d.Wire(id)
		n, _ := d.Node(w.From)
		if n == nil || n.Table() == nil {
			return nil
		}
		var all []Trouble
		if out, ok := n.Table().Port(w.FromPort); ok {
			for _, f := range scenario.WireDisturbances(out) {
				all = append(all, troubles[f])
			}
		}
		return all
	case "node":
		n, _ := d.Node(id)
		if n.Table() == nil {
			return nil
		}
		var all []Trouble
		for _, f := range n.Table().Faults {
			if f != component.Recover {
				all = append(all, troubles[f])
			}
		}
		if len(all) > 0 {
			all = append(all, troubles[component.Recover])
		}
		return all
	}
	return nil
}

// Menu lists what the menu of an element offers; of the canvas when id names nothing.
func (d *Document) Menu(id string) []Action {
	switch d.Part(id) {
	case "node":
		return d.nodeMenu(id)
	case "wire":
		return append(append(d.troubleMenu(id), d.lookMenu(id)...), remove)
	case "note":
		return []Action{{Name: "edit", Title: "Edit", Keys: "Enter"}, duplicate, remove}
	}
	return []Action{
		{Name: "palette", Title: "Add", Keys: "/"}, {Name: "note", Title: "Write a note"},
		{Name: "paste", Title: "Paste", Keys: "Ctrl+V"},
		{Name: "select-all", Title: "Select all", Keys: "Ctrl+A", Breaks: true}, {Name: "fit", Title: "Show all", Keys: "Shift+1"},
		{Name: "undo", Title: "Undo", Detail: d.CanUndo(), Keys: "Ctrl+Z", Breaks: true},
		{Name: "redo", Title: "Redo", Detail: d.CanRedo(), Keys: "Ctrl+Shift+Z"},
	}
}

var (
	duplicate = Action{Name: "duplicate", Title: "Duplicate", Keys: "Ctrl+D"}
	remove    = Action{Name: "delete", Title: "Delete", Keys: "Del", Danger: true, Breaks: true}
)

// Offers lists the commands that make sense for a node as it is wired.
func (d *Document) Offers(id string) (all []*component.Command) {
	n, ok := d.Node(id)
	if !ok || n.Table() == nil {
		return nil
	}
	for i := range n.Table().Commands {
		if c := &n.Table().Commands[i]; c.Fed == "" || d.fed(id, c.Fed) {
			all = append(all, c)
		}
	}
	return all
}

// fed reports whether a wire from a port of that name ends at a node.
func (d *Document) fed(id, port string) bool {
	for i := range d.scenario.Wires {
		if w := &d.scenario.Wires[i]; w.To == id && w.FromPort == port {
			return true
		}
	}
	return false
}

func (d *Document) nodeMenu(id string) []Action {
	n, _ := d.Node(id)
	var all []Action
	if k := n.Table(); k != nil {
		for _, c := range d.Offers(id) {
			all = append(all, Action{Name: "command " + c.Name, Title: c.Title})
		}
		for i, p := range d.outPorts(k) {
			all = append(all, Action{Name: "wire " + p.Name, Title: "Wire from " + p.Title, Breaks: i == 0 && len(all) > 0})
		}
	}
	all = append(all, d.troubleMenu(id)...)
	all = append(all,
		Action{Name: "break", Title: "Pause when a message " + d.verb(id), Keys: "B", Detail: "again: not now; again: no more", Breaks: true},
		Action{Name: "break-when", Title: "Pause when…", Detail: "a metric crosses a line, or a certain message gets here"})
	all = append(all, d.lookMenu(id)...)
	return append(all,
		Action{Name: "follow", Title: "Only its events"},
		duplicate, Action{Name: "copy", Title: "Copy", Keys: "Ctrl+C"}, remove)
}

// lookMenu offers to look into an element, if there is something to see, and to edit it.
func (d *Document) lookMenu(id string) []Action {
	edit := Action{Name: "edit", Title: "Edit", Keys: "Enter", Breaks: true}
	part, ok := d.Inside(id)
	if !ok {
		return []Action{edit}
	}
	edit.Breaks = false
	return []Action{{Name: "xray", Title: part.Title, Detail: part.Detail, Breaks: true}, edit}
}

func (d *Document) outPorts(k *component.Kind) []component.Port {
	var out []component.Port
	for _, p := range k.Ports {
		if p.Direction == component.Out {
			out = append(out, p)
		}
	}
	return out
}

func (d *Document) troubleMenu(id string) []Action {
	var all []Action
	for i, t := range d.Troubles(id) {
		all = append(all, Action{Name: "fault " + t.Name, Title: t.Title, Detail: t.Help, Breaks: i == 0})
	}
	return all
}

// FaultNow is the disturbance of an element at this moment, as strong as the menu says.
func (d *Document) FaultNow(id, name string) Fault {
	return Fault{Name: name, Part: d.Part(id), ID: id, Strengths: d.strengthsOf(name, id)}
}

// strengthsOf are what a disturbance of that element has before anybody has said otherwise.
func (d *Document) strengthsOf(name, id string) map[string]string {
	if name == string(component.Poison) {
		return map[string]string{"attributes": d.poison(id)}
	}
	return strengths[component.Disturbance(name)]
}

// FieldsOf lists the settings of a node or a wire. One that names a node offers those to which its wires lead.
func (d *Document) FieldsOf(id string) []component.Field {
	fields := d.fieldsOf(id)
	for i := range fields {
		if fields[i].Peer != "" {
			from, _, _ := strings.Cut(id, ".")
			fields = slices.Clone(fields)
			fields[i].Options = append([]string{""}, d.peers(from, fields[i].Peer)...)
		}
	}
	return fields
}

// peers lists the nodes to which the wires of a port lead.
func (d *Document) peers(id, port string) (all []string) {
	for i := range d.scenario.Wires {
		if w := &d.scenario.Wires[i]; w.From == id && w.FromPort == port {
			all = append(all, w.To)
		}
	}
	return all
}

func (d *Document) fieldsOf(id string) []component.Field {
	switch d.Part(id) {
	case "node":
		if n, _ := d.Node(id); n.Table() != nil {
			return n.Table().Fields
		}
	case "wire":
		w, _ := d.Wire(id)
		if n, ok := d.Node(w.From); ok && n.Table() != nil {
			if p, ok := n.Table().Port(w.FromPort); ok {
				return scenario.WireFields(p)
			}
		}
	}
	return nil
}

// MoreMenu is the menu of the top bar: everything that a small screen has no button for.
func (d *Document) MoreMenu(playing bool) []Action {
	title := "Play"
	if playing {
		title = "Pause"
	}
	return []Action{
		{Name: "play", Title: title, Keys: "Space"}, {Name: "step-event", Title: "One event", Keys: "."}, {Name: "step-message", Title: "One message", Keys: ","},
		{Name: "slower", Title: "Slower", Keys: "["}, {Name: "faster", Title: "Faster", Keys: "]"},
		{Name: "again", Title: "Start again from zero"},
		{Name: "undo", Title: "Undo", Detail: d.CanUndo(), Keys: "Ctrl+Z", Breaks: true}, {Name: "redo", Title: "Redo", Detail: d.CanRedo(), Keys: "Ctrl+Shift+Z"},
		{Name: "gallery", Title: "Gallery", Breaks: true}, {Name: "library", Title: "Library", Keys: "L"}, {Name: "keep-version", Title: "Keep a version", Keys: "Ctrl+Shift+S"}, {Name: "keep-copy", Title: "Keep a copy"}, {Name: "new", Title: "New drawing"}, {Name: "open", Title: "Open a file", Keys: "Ctrl+O"}, {Name: "save", Title: "Save as a file", Keys: "Ctrl+S"}, {Name: "share", Title: "Share", Keys: "S"},
		{Name: "keys", Title: "Keys", Keys: "?", Breaks: true}, {Name: "restart-engine", Title: "Restart the engine"},
	}
}
