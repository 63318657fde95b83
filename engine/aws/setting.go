package aws

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// Setting reads an attribute's text as the setting that holds it. Whether a text is sound is not looked into.
func Setting(f *component.Field, text string) (v value.Value, ok bool) {
	switch f.Type {
	case component.TypeInteger:
		n, err := strconv.ParseInt(text, 10, 64)
		return value.Int(n), err == nil && n >= f.Min && n <= f.Max
	case component.TypeBoolean:
		b, ok := Bool(text)
		return value.Bool(b), ok
	case component.TypeEnum:
		return value.Text(text), slices.Contains(f.Options, text)
	}
	return value.Text(text), true
}

// Bool reads a truth value as AWS does, which does not mind capitals.
func Bool(text string) (b, ok bool) {
	b = strings.EqualFold(text, "true")
	return b, b || strings.EqualFold(text, "false")
}
