package engine

import (
	"slices"
	"strings"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/policy"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/value"
)

// Breakpoint is a moment at which a run is to stop, for people: a message gets somewhere, or a number crosses a line.
// Make it with DecodeBreakpoints and hand it to Session.Watch.
//
//	{"id": "b1", "node": "orders"}                                       a message reaches the node
//	{"id": "b2", "node": "orders", "port": "dead-letter"}                a message leaves through the port
//	{"id": "b3", "node": "orders", "when": {"card": ["stolen"]}}         a message with such attributes reaches the node
//	{"id": "b4", "when": {"card": ["stolen"]}}                           such a message reaches any node
//	{"id": "b5", "node": "orders", "metric": "ApproximateAgeOfOldestMessage", "comparison": ">", "value": 60}
//
// Messages come in by ports for calls, and by ports that poll, with the answer. They go out by the other ports. A port
// that takes no messages waits for any call, and a node without a way in for what leaves it. A metric is compared after
// each event, and an age whenever time goes by: ages and durations in seconds, the rest in the metric's own unit; a
// counter by its sum, a measure such as Duration by its latest value. The age of nothing meets no comparison. A metric
// stops the run when the comparison becomes true, and not again while it stays true.
type Breakpoint struct {
	ID, Node, Port     string
	When               value.Value // a filter policy over message attributes; null for every message
	Metric, Comparison string
	Value              int64 // in the metric's base unit: nanoseconds, bytes, a number
	Off                bool  // kept, but not waited for

	filter *policy.Policy
}

const (
	breakpointsMax   = 64
	breakpointIDsMax = 64 // bytes of an id
)

var breakpointMembers = []string{"id", "node", "port", "when", "metric", "comparison", "value", "off"}

// DecodeBreakpoints reads a list of breakpoints, and says everything that is wrong with it: pointers begin at the list.
// Of a list with problems it returns those that are sound.
func DecodeBreakpoints(v value.Value, sc *scenario.Scenario, kinds scenario.Kinds) ([]Breakpoint, []component.Problem) {
	if v.Kind() != value.KindArray {
		return nil, problem("", "%s is not a list of breakpoints", value.Preview(v, 40))
	}
	d := breakpointDecoder{scenario: sc, kinds: kinds}
	var all []Breakpoint
	for i, element := range v.Elements() {
		if i == breakpointsMax {
			d.fail("", "there are more than the %d breakpoints that a run may have", breakpointsMax)
			break
		}
		d.at = value.Pointer("").AppendIndex(i)
		before := len(d.problems)
		b := d.breakpoint(element)
		if slices.ContainsFunc(all, func(o Breakpoint) bool { return o.ID == b.ID }) && b.ID != "" {
			d.fail("id", "id: %s is the id of another breakpoint", value.Preview(value.Text(b.ID), 40))
		}
		if len(d.problems) == before {
			all = append(all, b)
		}
	}
	return all, d.problems
}

type breakpointDecoder struct {
	scenario *scenario.Scenario
	kinds    scenario.Kinds
	at       value.Pointer
	problems []component.Problem
}

// fail notes a problem with a member of the present breakpoint, or with all of it when member is "".
func (d *breakpointDecoder) fail(member, format string, args ...any) {
	at := d.at
	if member != "" {
		at = at.Append(member)
	}
	d.problems = append(d.problems, problem(at, format, args...)...)
}

func (d *breakpointDecoder) breakpoint(v value.Value) (b Breakpoint) {
	if v.Kind() != value.KindObject {
		d.fail("", `%s is not a breakpoint such as {"id": "b1", "node": "orders"}`, value.Preview(v, 40))
		return b
	}
	for name := range v.Members() {
		if !slices.Contains(breakpointMembers, name) {
			d.fail(name, "%s is no member of a breakpoint; there are %s", value.Preview(value.Text(name), 40), strings.Join(breakpointMembers, ", "))
		}
	}
	before := len(d.problems)
	b.ID, b.Node, b.Port = d.text(v, "id"), d.text(v, "node"), d.text(v, "port")
	b.Metric, b.Comparison = d.text(v, "metric"), d.text(v, "comparison")
	b.Off = d.boolean(v, "off")
	if len(d.problems) > before {
		return b
	}
	if b.ID == "" || len(b.ID) > breakpointIDsMax {
		d.fail("id", "id: a breakpoint needs an id of 1 to %d bytes", breakpointIDsMax)
	}
	d.policy(v, &b)
	kind := d.place(&b)
	if b.Metric != "" {
		d.condition(v, &b, kind)
		return b
	}
	for _, name := range [...]string{"comparison", "value"} {
		if m, there := v.Get(name); there && !m.IsNull() {
			d.fail(name, "%s: only a metric is compared; name the metric, or leave this out", name)
		}
	}
	return b
}

// text reads an optional text; null is absent.
func (d *breakpointDecoder) text(v value.Value, name string) string {
	m, _ := v.Get(name)
	text, ok := m.AsText()
	if !ok && !m.IsNull() {
		d.fail(name, "%s: %s is not a text", name, value.Preview(m, 40))
	}
	return text
}

func (d *breakpointDecoder) boolean(v value.Value, name string) bool {
	m, _ := v.Get(name)
	b, ok := m.AsBool()
	if !ok && !m.IsNull() {
		d.fail(name, "%s: %s is not true or false", name, value.Preview(m, 40))
	}
	return b
}

func (d *breakpointDecoder) policy(v value.Value, b *Breakpoint) {
	b.When, _ = v.Get("when")
	var problems []component.Problem
	b.filter, problems = policy.Compile(b.When, policy.MessageAttributes)
	for _, p := range problems {
		d.problems = append(d.problems, component.Problem{Pointer: d.at.Append("when") + p.Pointer, Message: "when: " + p.Message})
	}
}

// place finds the kind of the breakpoint's node and checks the port; nil when there is none.
func (d *breakpointDecoder) place(b *Breakpoint) *component.Kind {
	i := d.scenario.Find(b.Node)
	switch {
	case b.Node == "" && b.When.IsNull():
		d.fail("node", "node: a breakpoint needs a node, or a filter policy in when to wait for such a message anywhere")
	case b.Node == "" && b.Port != "":
		d.fail("port", "port: a port needs the node that it belongs to")
	case b.Node != "" && i < 0:
		d.fail("node", "node: there is no node %s", value.Preview(value.Text(b.Node), 40))
	}
	if b.Node == "" || i < 0 {
		return nil
	}
	kind, _ := d.kinds.Find(d.scenario.Nodes[i].Kind)
	if _, ok := kind.Port(b.Port); b.Port != "" && !ok {
		d.fail("port", "port: %s (%s) has no port %s; it has %s", b.Node, kind.Title, value.Preview(value.Text(b.Port), 40), portNames(kind))
	}
	return kind
}

func portNames(k *component.Kind) string {
	names := make([]string, len(k.Ports))
	for i := range k.Ports {
		names[i] = k.Ports[i].Name
	}
	return strings.Join(names, ", ")
}

// comparisons are the words in which a crossing is told, by the sign that a breakpoint holds.
var comparisons = [...]struct{ sign, crossed string }{
	{">", "rose above"}, {">=", "reached"}, {"<", "fell below"}, {"<=", "fell to"}, {"=", "became"},
}

// condition reads what a metric is compared with. kind is nil where the node is not known.
func (d *breakpointDecoder) condition(v value.Value, b *Breakpoint, kind *component.Kind) {
	if b.Port != "" || !b.When.IsNull() {
		d.fail("metric", "metric: a metric belongs to a whole node; leave out port and when, or make two breakpoints")
	}
	if b.Node == "" {
		d.fail("node", "node: a metric needs the node that it belongs to")
	}
	if crossedWord(b.Comparison) == "" {
		d.fail("comparison", "comparison: %s is not one of > >= < <= =", value.Preview(value.Text(b.Comparison), 40))
	}
	if kind == nil {
		return
	}
	unit, ok := metricUnit(kind, b.Metric)
	if !ok {
		d.fail("metric", "metric: %s (%s) has no metric %s; it has %s", b.Node, kind.Title, value.Preview(value.Text(b.Metric), 40), metricNames(kind))
		return
	}
	d.threshold(v, b, unit)
}

func crossedWord(comparison string) string {
	for _, c := range comparisons {
		if c.sign == comparison {
			return c.crossed
		}
	}
	return ""
}

func (d *breakpointDecoder) threshold(v value.Value, b *Breakpoint, unit trace.Unit) {
	m, _ := v.Get("value")
	if m.Kind() != value.KindNumber {
		d.fail("value", "value: %s is not a number to compare %s with", value.Preview(m, 40), b.Metric)
		return
	}
	if unit == trace.Nanoseconds || unit == trace.Age {
		wait, err := kernel.ParseDuration(m.Literal() + "s")
		if err != nil {
			d.fail("value", "value: %s is not a number of seconds up to %s, such as 60 or 0.25", value.Preview(m, 40), kernel.FormatDuration(kernel.Longest))
		}
		b.Value = int64(wait)
		return
	}
	n, ok := m.AsInt()
	if !ok {
		d.fail("value", "value: %s is not a whole number, as %s is", value.Preview(m, 40), b.Metric)
	}
	b.Value = n
}

// metricUnit finds a gauge or metric of a kind by CloudWatch's name.
func metricUnit(k *component.Kind, name string) (unit trace.Unit, ok bool) {
	eachMetric(k, func(n string, u trace.Unit) {
		if n == name && !ok {
			unit, ok = u, true
		}
	})
	return unit, ok
}

func metricNames(k *component.Kind) string {
	var names []string
	eachMetric(k, func(name string, _ trace.Unit) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	})
	return strings.Join(names, ", ")
}

// eachMetric visits a kind's gauges, then what its verbs count and measure; a name may come twice.
func eachMetric(k *component.Kind, visit func(name string, unit trace.Unit)) {
	for _, g := range k.Gauges {
		visit(g.Name, g.Unit)
	}
	for i := range k.Verbs {
		v := &k.Verbs[i]
		if v.Metric != "" {
			visit(v.Metric, trace.Count)
		}
		if v.Measure.Metric != "" {
			visit(v.Measure.Metric, v.Measure.Unit)
		}
	}
}

// takesMessages reports whether messages travel by a port, as far as its actions tell.
func takesMessages(p *component.Port) bool {
	return slices.ContainsFunc(p.Actions, func(name string) bool {
		return name == "ReceiveMessage" && p.Reverse || slices.Contains(action.Carries(), name)
	})
}
