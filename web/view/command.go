package view

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Arguments reads what was typed into the form of a command; what was not typed has its default.
func Arguments(fields []component.Field, typed map[string]string) (input value.Value, problem string) {
	b := value.NewObject(len(fields))
	for _, f := range fields {
		text, ok := typed[f.Name]
		if !ok {
			continue
		}
		v, problem := Read(f, text)
		if problem != "" {
			return value.Null, f.Label() + ": " + problem
		}
		if !v.IsNull() {
			b.Set(f.Name, v)
		}
	}
	return b.Value(), ""
}

// NodeCommand renders a person's command to a node as the engine is told.
func NodeCommand(id, name string, input value.Value) value.Value {
	b := value.NewObject(4)
	b.Set("do", value.Text("node"))
	b.Set("node", value.Text(id))
	b.Set("command", value.Text(name))
	b.Set("input", input)
	return b.Value()
}
