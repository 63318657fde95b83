package view

import (
	"slices"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Comparisons are the signs by which a metric is compared.
func Comparisons() []string { return []string{">", ">=", "<", "<=", "="} }

// BreakpointForm is what the form of a condition shows: {"node": "orders", "nodes": [{"id", "metrics": [{"name", "unit"}]}],
// "comparisons": [">", …]}.
func (d *Document) BreakpointForm(node string) string {
	var nodes []value.Value
	for i := range d.scenario.Nodes {
		n := &d.scenario.Nodes[i]
		if n.Table() == nil {
			continue
		}
		var metrics []value.Value
		eachMetric(n.Table(), func(name, unit string) {
			m := value.NewObject(2)
			m.Set("name", value.Text(name))
			m.Set("unit", value.Text(unit))
			metrics = append(metrics, m.Value())
		})
		one := value.NewObject(2)
		one.Set("id", value.Text(n.ID))
		one.Set("metrics", value.ArrayOf(metrics))
		nodes = append(nodes, one.Value())
	}
	var signs []value.Value
	for _, sign := range Comparisons() {
		signs = append(signs, value.Text(sign))
	}
	b := value.NewObject(3)
	b.Set("node", value.Text(node))
	b.Set("nodes", value.ArrayOf(nodes))
	b.Set("comparisons", value.ArrayOf(signs))
	return b.Value().String()
}

// TypedBreakpoint reads what the form of a condition holds, all of it as typed: {"about": "message", "node", "when"}, or
// {"about": "metric", "node", "metric", "comparison", "value"}; and says what is wrong with it.
func (d *Document) TypedBreakpoint(v value.Value) (one Breakpoint, problems []component.Problem) {
	fail := func(member, text string) {
		problems = append(problems, component.Problem{Pointer: value.Pointer("").Append(member), Message: text})
	}
	one.Node = Text(v, "node")
	n, ok := d.Node(one.Node)
	if one.Node != "" && !ok {
		fail("node", "there is no node "+quoted(one.Node))
		return one, problems
	}
	if Text(v, "about") == "message" {
		text := Text(v, "when")
		if one.When, problems = d.typedPolicy(text); one.Node == "" && one.When.IsNull() && len(problems) == 0 {
			fail("when", `say which message, such as {"card": ["stolen"]}, or choose a node`)
		}
		return one, problems
	}
	if !ok || n.Table() == nil {
		fail("node", "a metric belongs to a node; choose one")
		return one, problems
	}
	one.Metric, one.Comparison = Text(v, "metric"), Text(v, "comparison")
	unit, known := unitOf(n.Table(), one.Metric)
	if !known {
		fail("metric", one.Node+" has no metric "+quoted(one.Metric))
	}
	if !slices.Contains(Comparisons(), one.Comparison) {
		fail("comparison", "choose how the metric is compared")
	}
	number, wrong := typedNumber(Text(v, "value"), unit)
	if one.Value = number; wrong != "" {
		fail("value", wrong)
	}
	return one, problems
}

// typedPolicy reads a filter policy, by the rules of the kinds' own settings; null for an empty text.
func (d *Document) typedPolicy(text string) (value.Value, []component.Problem) {
	at := value.Pointer("").Append("when")
	v, wrong := Read(component.Field{Name: "when", Type: component.TypePolicy, Check: d.policyCheck()}, text)
	if wrong != "" {
		return value.Null, []component.Problem{{Pointer: at, Message: wrong}}
	}
	return v, nil
}

// policyCheck is how the kinds check filter policies.
func (d *Document) policyCheck() func(value.Pointer, value.Value) []component.Problem {
	for _, k := range d.kinds {
		for i := range k.Fields {
			if f := &k.Fields[i]; f.Type == component.TypePolicy && f.Check != nil {
				return f.Check
			}
		}
	}
	return nil
}

func typedNumber(text, unit string) (number value.Value, wrong string) {
	v, err := value.Parse(text, value.Limits{Depth: 1, Bytes: 64})
	if err != nil || v.Kind() != value.KindNumber {
		return value.Null, quoted(text) + " is not a number"
	}
	if unit == "s" {
		if _, err := kernel.ParseDuration(v.Literal() + "s"); err != nil {
			return value.Null, quoted(text) + " is not a number of seconds, such as 60 or 0.25"
		}
		return v, ""
	}
	if _, whole := v.AsInt(); !whole {
		return value.Null, quoted(text) + " is not a whole number"
	}
	return v, ""
}
