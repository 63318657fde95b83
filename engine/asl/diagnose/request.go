package diagnose

import (
	"unicode/utf8"

	"playground/engine/value"
)

// Refusal is why a request to create, update or validate a state machine is refused.
type Refusal struct{ Code, Message string }

// Request checks what stands around the definition in CreateStateMachine and UpdateStateMachine, and the definition
// itself. That a role, a log group or a machine is there, and tags and keys, are for the service to check.
func Request(args value.Value) (r Refusal, refused bool) {
	if name, is := args.Get("name"); is && !isName(name) {
		word, _ := asText(name)
		return Refusal{"InvalidName", "Invalid Name: '" + word + "'"}, true
	}
	text := textAt(args, "definition")
	if n := utf8.RuneCountInString(text); n > DefinitionMost {
		return tooLong, true
	}
	if there(args, "definition") {
		if found := Definition(text, TypeOf(args)); Refused(found) {
			return Refusal{"InvalidDefinition", Message(found)}, true
		}
	}
	if logging, is := args.Get("loggingConfiguration"); is && !isLogging(logging) {
		return Refusal{"InvalidLoggingConfiguration", "Invalid Logging Configuration: Must specify exactly one Log Destination."}, true
	}
	publish, _ := args.Get("publish")
	if yes, _ := publish.AsBool(); !yes && there(args, "versionDescription") {
		return Refusal{"ValidationException", "Version description can only be set when publish is true"}, true
	}
	return Refusal{}, false
}

var tooLong = Refusal{"ValidationException", "1 validation error detected: Value at 'definition' failed to satisfy constraint: " +
	"Member must have length less than or equal to 1048576"}

// TypeOf is the type that a request gives a state machine.
func TypeOf(args value.Value) Type {
	if textAt(args, "type") == "EXPRESS" {
		return Express
	}
	return Standard
}

// Response is what ValidateStateMachineDefinition answers: the diagnostics from a severity on, maxResults of them at
// most; 0 stands for 100, the most there are.
func Response(found []Diagnostic, severity string, maxResults int) value.Value {
	if maxResults <= 0 || maxResults > resultsMost {
		maxResults = resultsMost
	}
	var all []value.Value
	truncated := false
	for i := range found {
		if d := &found[i]; d.Severity == Error || severity == Warning {
			if truncated = len(all) == maxResults; truncated {
				break
			}
			all = append(all, d.value())
		}
	}
	b := value.NewObject(3)
	b.Set("result", value.Text("OK"))
	if Refused(found) {
		b.Set("result", value.Text("FAIL"))
	}
	b.Set("diagnostics", value.ArrayOf(all))
	b.Set("truncated", value.Bool(truncated))
	return b.Value()
}

func (d *Diagnostic) value() value.Value {
	b := value.NewObject(4)
	b.Set("severity", value.Text(d.Severity))
	b.Set("code", value.Text(d.Code))
	b.Set("message", value.Text(d.Message))
	if d.Location != "" {
		b.Set("location", value.Text(d.Location))
	}
	return b.Value()
}

// isName reports whether a state machine may have the name: 1 to 80 characters (API reference, CreateStateMachine).
func isName(v value.Value) bool {
	name, isText := asText(v)
	if n := utf8.RuneCountInString(name); !isText || n == 0 || n > nameMost {
		return false
	}
	for _, r := range name {
		if forbidden(r) {
			return false
		}
	}
	return true
}

// isLogging reports whether there is one destination, which a level other than OFF needs.
func isLogging(v value.Value) bool {
	destinations, _ := v.Get("destinations")
	level := textAt(v, "level")
	return destinations.Len() == 1 || destinations.Len() == 0 && (level == "" || level == "OFF")
}
