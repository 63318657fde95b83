package view

import (
	"strconv"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Fault is a disturbance in the making: of a form, of a button or of a menu.
type Fault struct {
	_         [0]func() // never compared: the module need not carry the code for it
	At        string    // "30s"; "" for now
	Name      string    // "crash"
	Part      string    // "node" or "wire"
	ID        string
	Strengths map[string]string // as typed, by member: {"factor": "10"}
}

// Value renders the fault as a scenario holds it; without a time when it happens now.
func (f Fault) Value() value.Value {
	b := value.NewObject(5)
	if f.At != "" {
		b.Set("at", value.Text(f.At))
	}
	f.members(b)
	return b.Value()
}

func (f Fault) members(b *value.Builder) {
	b.Set("fault", value.Text(f.Name))
	b.Set(f.Part, value.Text(f.ID))
	for _, member := range scenario.Strengths(component.Disturbance(f.Name)) {
		typed := strings.TrimSpace(f.Strengths[member])
		n, err := strconv.ParseInt(typed, 10, 64)
		if err == nil && (member == "factor" || member == "count") {
			b.Set(member, value.Int(n))
		} else {
			b.Set(member, value.Text(typed))
		}
	}
}

// Known reports whether nothing has to be asked before the fault can happen.
func (f Fault) Known() bool {
	for _, member := range scenario.Strengths(component.Disturbance(f.Name)) {
		if f.Strengths[member] == "" {
			return false
		}
	}
	return true
}

// Command renders the fault as the engine is told: now.
func (f Fault) Command() value.Value {
	b := value.NewObject(5)
	b.Set("do", value.Text("fault"))
	f.members(b)
	return b.Value()
}

// FaultRow is a planned or a past disturbance in words.
type FaultRow struct {
	_     [0]func() // never compared: the module need not carry the code for it
	At    string
	Title string // "kitchen crashes"
	Name  string
	ID    string // of the node or wire
}

var faultWords = map[component.Disturbance]string{
	component.Crash: "crashes", component.Hang: "hangs", component.Recover: "recovers", component.Slow: "is slow",
	component.Burst: "sends a burst", component.Poison: "sends a poisoned message",
	component.Cut: "is cut", component.Drop: "loses messages", component.Duplicate: "delivers twice",
	component.Delay: "is late", component.Reorder: "mixes up the order",
}

// FaultRows lists the scenario's disturbances in the order of the document.
func (d *Document) FaultRows() []FaultRow {
	rows := make([]FaultRow, len(d.scenario.Faults))
	for i := range rows {
		f := &d.scenario.Faults[i]
		rows[i] = FaultRow{At: kernel.FormatDuration(f.At.Sub(0)), Title: d.faultTitle(f), Name: string(f.Disturbance), ID: f.Node + f.Wire}
	}
	return rows
}

func (d *Document) faultTitle(f *scenario.Fault) string {
	who := f.Node
	if f.Wire != "" {
		who = d.wireName(f.Wire)
	}
	title := who + " " + faultWords[f.Disturbance]
	switch f.Disturbance {
	case component.Slow:
		title += " ×" + Count(f.Factor)
	case component.Burst:
		title += " of " + Count(f.Count)
	case component.Delay:
		title += " by " + kernel.FormatDuration(f.By)
	case component.Drop, component.Duplicate, component.Reorder:
		title += " (" + f.Probability.String() + ")"
	}
	return title
}

// wireName calls a wire by its ends: "shop → waiter".
func (d *Document) wireName(key string) string {
	if w, ok := d.Wire(key); ok {
		return w.From + " → " + w.To
	}
	return key
}

// WireName calls a wire by its ends, in the direction of its messages: "shop → waiter".
func (d *Document) WireName(w *scenario.Wire) string {
	if d.reversed(w.From, w.FromPort) {
		return w.To + " → " + w.From
	}
	return w.From + " → " + w.To
}

// Moment writes a moment of virtual time as a scenario does: "12.5s".
func Moment(ns int64) string { return kernel.FormatDuration(time.Duration(ns)) }

// Targets lists what can be disturbed: nodes whose kinds suffer something, and wires.
func (d *Document) Targets() []Action {
	var all []Action
	for i := range d.scenario.Nodes {
		if id := d.scenario.Nodes[i].ID; len(d.Troubles(id)) > 0 {
			all = append(all, Action{Name: id, Title: id})
		}
	}
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		all = append(all, Action{Name: w.Key(), Title: d.WireName(w)})
	}
	return all
}

// TroubleWord is what a disturbance does, as the end of a sentence: "crashes".
func TroubleWord(name string) string { return faultWords[component.Disturbance(name)] }
