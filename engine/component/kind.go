package component

import (
	"playground/engine/trace"
	"playground/engine/value"
)

// Kind describes one kind of node. It is the only place that does: palette, form, validation, drawing, script
// commands, random scenarios, reference and the contract suite are made from it.
type Kind struct {
	Name    string // in scenarios: "sqs"
	Title   string // for people: "SQS queue"
	Group   string // heading in the palette
	Glyph   string // name of the small drawing in the palette
	Picture string // name of the painter on the canvas
	Help    string // one plain sentence

	Ports    []Port
	Fields   []Field
	Gauges   []Gauge
	Commands []Command
	Verbs    []trace.Verb // Record.Verb counts from 0 in this list
	Timers   []Timer      // Expectation.Verb counts from 0 in this list
	Faults   []Disturbance

	New func(Env) Component
}

// Direction says whether calls arrive at a port or leave from it.
type Direction string

// The directions.
const (
	In  Direction = "in"
	Out Direction = "out"
)

// Port is where wires end or begin.
type Port struct {
	Name      string
	Title     string
	Direction Direction
	Actions   []string // actions that the port takes (In), or can make, best first (Out)
	Side      string   // "left", "right", "bottom", "top": where it is drawn
	Limit     int      // at most so many wires; 0 for no limit
	Reverse   bool     // messages flow against the calls: polling. Such a wire may be drawn from either end
	Fields    []Field  // settings of the wires that leave here, beside the latency that every wire has
}

// Gauge is a current number of a node, drawn on it and charted under CloudWatch's name.
type Gauge struct {
	Name string
	Unit trace.Unit
}

// Command is something a person can do to a node: it arrives as a Call on port "".
type Command struct {
	Name    string // an action, such as "SendMessage"
	Title   string // on the button
	Fed     string // the port of other nodes from which a wire must come for it to make sense; "" where it always does
	Fields  []Field
	Request func(Settings, Env) Request
	Ready   func(told value.Value) bool // by what Inspect told last, whether there is something to do; nil: always
}

// Port returns the port of that name.
func (k *Kind) Port(name string) (*Port, bool) {
	for i := range k.Ports {
		if k.Ports[i].Name == name {
			return &k.Ports[i], true
		}
	}
	return nil, false
}

// DefaultPort returns the first port of a direction: what a wire end without a port name means.
func (k *Kind) DefaultPort(d Direction) (*Port, bool) {
	for i := range k.Ports {
		if k.Ports[i].Direction == d {
			return &k.Ports[i], true
		}
	}
	return nil, false
}

// Action returns the first action of an out port that an in port takes.
func Action(out, in *Port) (string, bool) {
	for _, a := range out.Actions {
		for _, b := range in.Actions {
			if a == b {
				return a, true
			}
		}
	}
	return "", false
}

// Suffers reports whether the kind can be disturbed so.
func (k *Kind) Suffers(d Disturbance) bool {
	for _, f := range k.Faults {
		if f == d {
			return true
		}
	}
	return false
}

// Value renders the kind as data for the page: everything but its code.
func (k *Kind) Value() value.Value {
	b := value.NewObject(13)
	for _, m := range [...][2]string{{"name", k.Name}, {"title", k.Title}, {"group", k.Group}, {"glyph", k.Glyph}, {"picture", k.Picture}, {"help", k.Help}} {
		b.Set(m[0], value.Text(m[1]))
	}
	b.Set("ports", list(k.Ports, Port.value))
	b.Set("fields", list(k.Fields, Field.Value))
	b.Set("gauges", list(k.Gauges, Gauge.value))
	b.Set("commands", list(k.Commands, Command.value))
	b.Set("faults", list(k.Faults, func(d Disturbance) value.Value { return value.Text(string(d)) }))
	b.Set("marks", k.marks())
	return b.Value()
}

// marks lists the names of the verbs that stand at the node for a moment, in the order in which frames count them.
func (k *Kind) marks() value.Value {
	var names []value.Value
	for i := range k.Verbs {
		if k.Verbs[i].Mark {
			names = append(names, value.Text(k.Verbs[i].Name))
		}
	}
	return value.ArrayOf(names)
}

func list[T any](items []T, render func(T) value.Value) value.Value {
	all := make([]value.Value, len(items))
	for i, item := range items {
		all[i] = render(item)
	}
	return value.ArrayOf(all)
}

func (p Port) value() value.Value {
	b := value.NewObject(8)
	b.Set("name", value.Text(p.Name))
	b.Set("title", value.Text(p.Title))
	b.Set("direction", value.Text(string(p.Direction)))
	b.Set("actions", list(p.Actions, value.Text))
	b.Set("side", value.Text(p.Side))
	b.Set("limit", value.Int(int64(p.Limit)))
	flow := "forward"
	if p.Reverse {
		flow = "reverse"
	}
	b.Set("flow", value.Text(flow))
	b.Set("fields", list(p.Fields, Field.Value))
	return b.Value()
}

func (g Gauge) value() value.Value {
	b := value.NewObject(2)
	b.Set("name", value.Text(g.Name))
	b.Set("unit", value.Text(g.Unit.String()))
	return b.Value()
}

func (c Command) value() value.Value {
	b := value.NewObject(3)
	b.Set("name", value.Text(c.Name))
	b.Set("title", value.Text(c.Title))
	b.Set("fields", list(c.Fields, Field.Value))
	return b.Value()
}
