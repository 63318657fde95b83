package component

import (
	"playground/engine/value"
)

// FieldType says how a setting is written, checked and edited.
type FieldType string

// The field types and how they stand in a scenario.
const (
	TypeInteger      FieldType = "integer"      // 30
	TypeBoolean      FieldType = "boolean"      // true
	TypeText         FieldType = "text"         // "one line"
	TypeTemplate     FieldType = "template"     // "order {{n}}"
	TypeEnum         FieldType = "enum"         // one of Options
	TypeDuration     FieldType = "duration"     // "1m30s"
	TypeDistribution FieldType = "distribution" // "exponential 40ms"
	TypeProbability  FieldType = "probability"  // "5%"
	TypeRate         FieldType = "rate"         // "5/s"
	TypePolicy       FieldType = "policy"       // {"store": ["example_corp"]}
)

// Field describes one setting: the form, the validation, the JSON Schema, the reference and random scenarios are
// made from it.
type Field struct {
	Name    string // AWS's spelling where AWS has the attribute
	Title   string // label; Name when empty
	Type    FieldType
	Unit    string      // of an integer: "s", "bytes", "messages"
	Default value.Value // null when the setting is absent by default
	Min     int64       // of integers, and of durations in nanoseconds
	Max     int64       // no upper bound when not above Min
	Options []string    // of an enum
	Help    string      // one plain sentence
	Source  string      // where the range and default come from
	Group   string      // heading under which a form puts it; "" for none
	Badge   string      // of a boolean: what a node says beside its kind while it is true; "" for nothing
	When    string      // name of a boolean field without which the setting has no effect; "" for none
	Peer    string      // of a text that is the id of a node, or empty: the out port of the field's node whose wires lead to such nodes; "" for none
	// Check finds what the type alone does not, such as an unknown operator; nil when there is nothing more.
	Check func(at value.Pointer, v value.Value) []Problem
	// CheckWith is a Check that looks at other settings, too. It comes once they are all read.
	CheckWith func(at value.Pointer, v value.Value, s Settings) []Problem
}

// Problem is something wrong in a scenario, a state machine or a template: where, and one sentence that says what
// is wrong and what would be right.
type Problem struct {
	Pointer value.Pointer
	Message string
}

// Value renders the field as data for forms.
func (f Field) Value() value.Value {
	b := value.NewObject(14)
	b.Set("name", value.Text(f.Name))
	b.Set("title", value.Text(f.Label()))
	b.Set("type", value.Text(string(f.Type)))
	b.Set("unit", value.Text(f.Unit))
	b.Set("default", f.Default)
	if f.bounded() {
		b.Set("min", value.Int(f.Min))
		b.Set("max", value.Int(f.Max))
	}
	if len(f.Options) > 0 {
		b.Set("options", list(f.Options, value.Text))
	}
	b.Set("help", value.Text(f.Help))
	b.Set("source", value.Text(f.Source))
	if f.Group != "" {
		b.Set("group", value.Text(f.Group))
	}
	if f.Badge != "" {
		b.Set("badge", value.Text(f.Badge))
	}
	if f.When != "" {
		b.Set("when", value.Text(f.When))
	}
	if f.Peer != "" {
		b.Set("peer", value.Text(f.Peer))
	}
	return b.Value()
}

// Label is what a form writes beside the setting.
func (f Field) Label() string {
	if f.Title != "" {
		return f.Title
	}
	return f.Name
}

func (f Field) bounded() bool { return f.Max > f.Min }
