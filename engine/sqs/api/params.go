package api

import (
	"playground/engine/component"
	"playground/engine/value"
)

// text is a parameter; "" when it was left out.
func text(params value.Value, name string) string {
	v, _ := params.Get(name)
	t, _ := v.AsText()
	return t
}

// given reports whether a parameter was not left out.
func given(params value.Value, name string) bool {
	v, ok := params.Get(name)
	return ok && !v.IsNull()
}

// number is a parameter, or what it is when it was left out.
func number(params value.Value, name string, otherwise int64) int64 {
	v, _ := params.Get(name)
	if n, ok := v.AsInt(); ok {
		return n
	}
	return otherwise
}

// required is a text that must be there.
func required(params value.Value, name string) (string, *component.Fault) {
	if t := text(params, name); t != "" {
		return t, nil
	}
	return "", missing(name)
}

// texts lists the elements of a list of texts.
func texts(params value.Value, name string) []string {
	v, _ := params.Get(name)
	all := make([]string, 0, v.Len())
	for _, e := range v.Elements() {
		if t, ok := e.AsText(); ok {
			all = append(all, t)
		}
	}
	return all
}

// one makes an object of one member.
func one(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}
