package view

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Breakpoint is a moment at which a person wants the run to pause: a message gets somewhere, or a metric crosses a line.
// It is a tool of the one who looks, and no part of the drawing.
type Breakpoint struct {
	_          [0]func() // never compared: the module need not carry the code for it
	ID         string
	Node, Port string      // "" for any
	When       value.Value // a filter policy over message attributes; null for every message
	Metric     string
	Comparison string
	Value      value.Value // what the metric is compared with: ages and durations in seconds
	Off        bool
}

// Breakpoints is the list of one tab. The zero list is empty.
type Breakpoints struct {
	all    []Breakpoint
	serial int
}

// BreakpointsMax is how many the engine takes.
const BreakpointsMax = 64

// Cycle is a click on a port, or the key of a node: from none to one, then off, then gone. It says what there is now:
// "on", "off" or "", and "full" where there is no room for another.
func (b *Breakpoints) Cycle(node, port string) string {
	for i := range b.all {
		one := &b.all[i]
		if one.Node != node || one.Port != port || one.Metric != "" || !one.When.IsNull() {
			continue
		}
		if one.Off {
			b.all = slices.Delete(b.all, i, i+1)
			return ""
		}
		one.Off = true
		return "off"
	}
	if !b.Add(Breakpoint{Node: node, Port: port}) {
		return "full"
	}
	return "on"
}

// Add puts a breakpoint at the end of the list under an id of its own, where there is room.
func (b *Breakpoints) Add(one Breakpoint) bool {
	if len(b.all) >= BreakpointsMax {
		return false
	}
	b.serial++
	one.ID = "b" + strconv.Itoa(b.serial)
	b.all = append(b.all, one)
	return true
}

// Switch turns a breakpoint off or on again.
func (b *Breakpoints) Switch(id string) {
	for i := range b.all {
		if b.all[i].ID == id {
			b.all[i].Off = !b.all[i].Off
		}
	}
}

// Remove forgets a breakpoint.
func (b *Breakpoints) Remove(id string) {
	b.all = slices.DeleteFunc(b.all, func(one Breakpoint) bool { return one.ID == id })
}

// Clear forgets all of them: another drawing is open.
func (b *Breakpoints) Clear() { b.all = nil }

// Find returns the breakpoint of that id.
func (b *Breakpoints) Find(id string) (Breakpoint, bool) {
	for _, one := range b.all {
		if one.ID == id {
			return one, true
		}
	}
	return Breakpoint{}, false
}

// Follow keeps breakpoints at nodes that edits rename, and drops those whose nodes they delete.
func (b *Breakpoints) Follow(edits []scenario.Edit) {
	for i := range edits {
		e := &edits[i]
		if e.Part != "node" {
			continue
		}
		if e.Rename == "" && e.Value.IsNull() {
			b.all = slices.DeleteFunc(b.all, func(one Breakpoint) bool { return one.Node == e.ID })
		}
		for k := range b.all {
			if e.Rename != "" && b.all[k].Node == e.ID {
				b.all[k].Node = e.Rename
			}
		}
	}
}

// here reports whether what the breakpoint is about stands in the drawing as it is at this moment.
func (one *Breakpoint) here(d *Document) bool {
	if one.Node == "" {
		return true
	}
	n, ok := d.Node(one.Node)
	if !ok || n.Table() == nil {
		return false
	}
	if one.Metric != "" {
		_, ok = unitOf(n.Table(), one.Metric)
		return ok
	}
	_, ok = n.Table().Port(one.Port)
	return ok || one.Port == ""
}

// Render is the list as the engine reads it, without those about what the drawing has not got at this moment.
func (b *Breakpoints) Render(d *Document) string {
	var all []value.Value
	for i := range b.all {
		if b.all[i].here(d) {
			all = append(all, b.all[i].render())
		}
	}
	return value.ArrayOf(all).String()
}

// Keep is the whole list as a text that ReadBreakpoints reads.
func (b *Breakpoints) Keep() string {
	var all []value.Value
	for i := range b.all {
		all = append(all, b.all[i].render())
	}
	return value.ArrayOf(all).String()
}

func (one *Breakpoint) render() value.Value {
	v := value.NewObject(8)
	v.Set("id", value.Text(one.ID))
	for _, m := range [...][2]string{{"node", one.Node}, {"port", one.Port}, {"metric", one.Metric}, {"comparison", one.Comparison}} {
		if m[1] != "" {
			v.Set(m[0], value.Text(m[1]))
		}
	}
	if !one.When.IsNull() {
		v.Set("when", one.When)
	}
	if !one.Value.IsNull() {
		v.Set("value", one.Value)
	}
	if one.Off {
		v.Set("off", value.Bool(true))
	}
	return v.Value()
}

// ReadBreakpoints reads a list that Keep wrote; what is no breakpoint is left out.
func ReadBreakpoints(text string) Breakpoints {
	var b Breakpoints
	list, err := value.Parse(text, value.Limits{Depth: 60, Bytes: 1 << 20})
	if err != nil {
		return b
	}
	for _, v := range list.Elements() {
		one := Breakpoint{Node: Text(v, "node"), Port: Text(v, "port"), Metric: Text(v, "metric"), Comparison: Text(v, "comparison"), Off: Truth(v, "off")}
		one.When, _ = v.Get("when")
		one.Value, _ = v.Get("value")
		if v.Kind() == value.KindObject {
			b.Add(one)
		}
	}
	return b
}

// OnCanvas is what the canvas draws: [{"node": "orders", "port": "in", "off": false}]; a port of "" is the whole node.
func (b *Breakpoints) OnCanvas(d *Document) string {
	var all []value.Value
	for i := range b.all {
		if one := &b.all[i]; one.Node != "" && one.here(d) {
			v := value.NewObject(3)
			v.Set("node", value.Text(one.Node))
			v.Set("port", value.Text(one.Port))
			v.Set("off", value.Bool(one.Off))
			all = append(all, v.Value())
		}
	}
	return value.ArrayOf(all).String()
}

// BreakpointRow is a breakpoint in words.
type BreakpointRow struct {
	_     [0]func() // never compared: the module need not carry the code for it
	ID    string
	Title string // "a message reaches orders"
	Off   bool
}

// Rows lists the breakpoints about what the drawing has at this moment.
func (b *Breakpoints) Rows(d *Document) []BreakpointRow {
	var rows []BreakpointRow
	for i := range b.all {
		if one := &b.all[i]; one.here(d) {
			rows = append(rows, BreakpointRow{ID: one.ID, Title: one.title(d), Off: one.Off})
		}
	}
	return rows
}

func (one *Breakpoint) title(d *Document) string {
	if one.Metric != "" {
		n, _ := d.Node(one.Node)
		unit, _ := unitOf(n.Table(), one.Metric)
		return withUnit(one.Metric+" of "+one.Node+" "+one.Comparison+" "+Shown(one.Value), unit)
	}
	what := "a message"
	if !one.When.IsNull() {
		what = "a message with " + value.Preview(one.When, 60)
	}
	return what + " " + d.way(one.Node, one.Port)
}

// Way says what a breakpoint at a port waits for: "a message reaches orders by Requests".
func (d *Document) Way(node, port string) string { return "a message " + d.way(node, port) }

// way says where a message gets: "reaches orders", "leaves shop by Calls".
func (d *Document) way(node, name string) string {
	n, ok := d.Node(node)
	if !ok || n.Table() == nil {
		return "reaches any node"
	}
	port, ok := n.Table().Port(name)
	switch {
	case ok && entry(port):
		return "reaches " + node + " by " + port.Title
	case ok:
		return "leaves " + node + " by " + port.Title
	case !slices.ContainsFunc(n.Table().Ports, func(p component.Port) bool { return entry(&p) }):
		return "leaves " + node
	}
	return "reaches " + node
}

// verb is what a message does at a node: "arrives", or "leaves" where none comes in.
func (d *Document) verb(node string) string {
	if strings.HasPrefix(d.way(node, ""), "leaves") {
		return "leaves"
	}
	return "arrives"
}

// entry reports whether messages come in by a port: with the calls, or with the answers when the port polls.
func entry(p *component.Port) bool { return p.Direction == component.In || p.Reverse }

// eachMetric visits a kind's gauges, and what its verbs count and measure, each name once, with the unit in which a
// person compares it: "s" for ages and durations.
func eachMetric(k *component.Kind, visit func(name, unit string)) {
	seen := map[string]bool{}
	once := func(name, unit string) {
		if name == "" || seen[name] {
			return
		}
		seen[name] = true
		if unit == "ns" || unit == "age" {
			unit = "s"
		}
		visit(name, unit)
	}
	for i := range k.Gauges {
		once(k.Gauges[i].Name, k.Gauges[i].Unit.String())
	}
	for i := range k.Verbs {
		v := &k.Verbs[i]
		once(v.Metric, "")
		once(v.Measure.Metric, v.Measure.Unit.String())
	}
}

func unitOf(k *component.Kind, metric string) (unit string, ok bool) {
	eachMetric(k, func(name, u string) {
		if name == metric {
			unit, ok = u, true
		}
	})
	return unit, ok
}
