package view

import (
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// The settings of a subscription that say what it wants.
const (
	filterPolicy = "FilterPolicy"
	filterScope  = "FilterPolicyScope"
)

// Draft is a filter policy as somebody is typing it, for a subscription. The drawing has it once it is applied.
type Draft struct {
	Wire   string // key of the subscription
	Policy string // as text; "" for no filter
	Scope  string
	Typed  bool // differs, or may differ, from what the drawing has
}

// Draft is what a subscription's filter policy is now: what somebody begins to type in.
func (d *Document) Draft(key string) Draft {
	policy, scope := value.Null, ""
	if w, ok := d.Wire(key); ok {
		for _, f := range d.FieldsOf(key) {
			v, set := w.Object.Get(f.Name)
			if !set {
				v = f.Default
			}
			switch f.Name {
			case filterPolicy:
				policy = v
			case filterScope:
				scope, _ = v.AsText()
			}
		}
	}
	return Draft{Wire: key, Policy: Shown(policy), Scope: scope}
}

// Filter is what the editor of a subscription's filter policy shows: the draft, what the drawing has, and what the engine
// says of the draft.
func (d *Document) Filter(draft Draft, judged value.Value) value.Value {
	w, ok := d.Wire(draft.Wire)
	if !ok {
		return value.Null
	}
	applied := d.Draft(draft.Wire)
	b := value.NewObject(10)
	b.Set("wire", value.Text(draft.Wire))
	b.Set("node", value.Text(w.From))
	b.Set("to", value.Text(w.To))
	b.Set("policy", value.Text(draft.Policy))
	b.Set("scope", value.Text(draft.Scope))
	b.Set("applied", value.Text(applied.Policy))
	b.Set("appliedScope", value.Text(applied.Scope))
	b.Set("typed", value.Bool(draft.Typed))
	for _, f := range d.FieldsOf(draft.Wire) {
		if f.Name == filterScope {
			b.Set("scopes", texts(f.Options))
		}
	}
	b.Set("judged", judged)
	return b.Value()
}

// SetFilter makes the edit that gives a subscription the policy and scope of a draft, or says what is wrong with them.
func (d *Document) SetFilter(draft Draft) (edits []scenario.Edit, problem string) {
	w, ok := d.Wire(draft.Wire)
	if !ok {
		return nil, "the subscription is gone"
	}
	after := w.Value()
	for _, f := range d.FieldsOf(draft.Wire) {
		switch f.Name {
		case filterPolicy:
			if strings.TrimSpace(draft.Policy) == "" {
				after = after.Without(f.Name)
				continue
			}
			v, problem := readArea(&f, draft.Policy)
			if problem != "" {
				return nil, problem
			}
			after = after.With(f.Name, v)
		case filterScope:
			after = withSetting(after, &f, draft.Scope)
		}
	}
	if value.Equal(w.Value(), after) {
		return nil, ""
	}
	edits = []scenario.Edit{{Part: "wire", ID: draft.Wire, Value: after}}
	return edits, d.FirstProblem(edits)
}

// withSetting gives an object a text setting, which it does not mention where it is the default.
func withSetting(object value.Value, f *component.Field, text string) value.Value {
	if text == "" || value.Equal(value.Text(text), f.Default) {
		return object.Without(f.Name)
	}
	return object.With(f.Name, value.Text(text))
}
