package link

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// apply gives the scenario with the seed and the attributes of the tail. The tables of the kinds check these like the
// attributes of any document.
func (t Tail) apply(sc *scenario.Scenario, kinds scenario.Kinds) (*scenario.Scenario, []component.Problem) {
	if t.Seed == nil && len(t.Attributes) == 0 {
		return sc, nil
	}
	doc := sc.Value()
	if t.Seed != nil {
		doc = doc.With("seed", value.Int(int64(*t.Seed)))
	}
	nodes := make([]value.Value, len(sc.Nodes))
	for i := range nodes {
		nodes[i] = sc.Nodes[i].Value()
	}
	var problems []component.Problem
	for _, a := range t.Attributes {
		i, v, err := a.find(sc)
		if err != nil {
			problems = append(problems, component.Problem{Message: err.Error()})
			continue
		}
		nodes[i] = nodes[i].With(a.Name, v)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return scenario.DecodeValue(doc.With("nodes", value.ArrayOf(nodes)), kinds)
}

// find gives the node that is meant, and the value as its table wants it.
func (a Attribute) find(sc *scenario.Scenario) (node int, v value.Value, err error) {
	node = sc.Find(a.Node)
	if node < 0 {
		return 0, v, fmt.Errorf("p.%s.%s: there is no node %s", a.Node, a.Name, quote(a.Node))
	}
	fields := sc.Nodes[node].Table().Fields
	for i := range fields {
		if fields[i].Name == a.Name {
			return node, typed(&fields[i], a.Text), nil
		}
	}
	return 0, v, fmt.Errorf("p.%s.%s: %s has no attribute %s", a.Node, a.Name, a.Node, quote(a.Name))
}

// typed reads a text as the field's type is written in a document. What does not fit stays a text, and the table says
// what is wrong with it.
func typed(f *component.Field, text string) value.Value {
	switch f.Type {
	case component.TypeInteger, component.TypeBoolean, component.TypePolicy:
		if v, err := value.Parse(text, value.Limits{Depth: depthMax}); err == nil {
			return v
		}
	case component.TypeRate:
		if v, err := value.Parse(text, value.Limits{}); err == nil && v.Kind() == value.KindNumber {
			return value.Text(text + "/s")
		}
	}
	return value.Text(text)
}
