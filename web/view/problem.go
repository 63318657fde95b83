package view

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/value"
)

// Problems reads a list of problems as notes tell them.
func Problems(list value.Value) []component.Problem {
	var all []component.Problem
	for _, p := range list.Elements() {
		all = append(all, component.Problem{Pointer: value.Pointer(Text(p, "pointer")), Message: Text(p, "text")})
	}
	return all
}

// Strings reads a list of texts.
func Strings(list value.Value) []string {
	var all []string
	for _, e := range list.Elements() {
		text, _ := e.AsText()
		all = append(all, text)
	}
	return all
}

// Nanoseconds reads a moment of virtual time as notes tell it: a whole number as text.
func Nanoseconds(text string) (int64, bool) {
	n, err := strconv.ParseInt(text, 10, 64)
	return n, err == nil
}
