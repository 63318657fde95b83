// Package diagnose finds what is wrong with the definition of a state machine, all of it at once, in AWS's words. It is
// what ValidateStateMachineDefinition answers, and what CreateStateMachine and UpdateStateMachine refuse with.
//
//	text ── JSON ──▶ fields, by one table ──▶ variables, expressions ──▶ transitions ──▶ diagnostics
//
// A definition that has no errors is one that package asl compiles and runs. What AWS says was recorded, or measured by
// others with ValidateStateMachineDefinition; where nobody has seen AWS's wording, it is ours, and stands in ours.go.
package diagnose

import (
	"strings"

	"playground/engine/value"
)

// Type is the type of the state machine, which decides what its tasks may do.
type Type uint8

// The types of state machine.
const (
	Standard Type = iota
	Express
)

// Diagnostic is one thing that is wrong, or doubtful, in a definition.
type Diagnostic struct {
	Severity string        // Error or Warning
	Code     string        // "SCHEMA_VALIDATION_FAILED"
	Message  string        // "These fields are required: [States]"
	Location string        // where, as AWS writes it: "/States/Pick/Choices[0]/Next"; "" where AWS gives no place
	Pointer  value.Pointer // the same place as a JSON Pointer: "/States/Pick/Choices/0/Next"
}

// What Severity can be. A definition with warnings alone is accepted.
const (
	Error   = "ERROR"
	Warning = "WARNING"
)

// Definition diagnoses a definition as it was sent. The diagnostics come in AWS's order.
func Definition(text string, kind Type) []Diagnostic {
	definition, twice, bad := parse(text)
	if bad != nil {
		return bad
	}
	c := newChecker(twice)
	c.machine(definition, kind == Express)
	return c.found
}

// State diagnoses one state, as TestState gets it without the machine around it. AWS calls it StateName then. What the
// state leads to need not be there.
func State(text string) []Diagnostic {
	state, twice, bad := parse(text)
	if bad != nil {
		return bad
	}
	c := newChecker(twice)
	c.alone("StateName", state)
	return c.found
}

// Refused reports whether AWS refuses the definition.
func Refused(found []Diagnostic) bool {
	for i := range found {
		if found[i].Severity == Error {
			return true
		}
	}
	return false
}

// Message is what CreateStateMachine says to a definition that it refuses, with the code InvalidDefinition: the errors
// one behind the other. AWS writes "null" where there is no place.
func Message(found []Diagnostic) string {
	var b strings.Builder
	b.WriteString("Invalid State Machine Definition: '")
	first := true
	for i := range found {
		d := &found[i]
		if d.Severity != Error {
			continue
		}
		if !first {
			b.WriteString(", ")
		}
		first = false
		b.WriteString(d.Code + ": " + d.Message + " at ")
		if d.Location == "" {
			b.WriteString("null")
		}
		b.WriteString(d.Location)
	}
	b.WriteString("'")
	return b.String()
}
