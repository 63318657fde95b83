package diagnose

import (
	"strings"

	"playground/engine/value"
)

// parse reads a definition, or says as AWS does that it is none. A name that an object has twice counts with its last
// value; twice are the states of which there is another before.
func parse(text string) (definition value.Value, twice map[value.Pointer][]string, bad []Diagnostic) {
	s := scanner{text: text}
	s.document()
	if s.message != "" {
		source := s.source(s.at)
		return value.Null, nil, []Diagnostic{{Severity: Error, Code: codeJSON, Message: s.message + "\n at " + source, Location: source}}
	}
	definition, wrong := value.Parse(text, value.Limits{Depth: value.DepthMost, LastNameWins: true})
	if wrong != nil && strings.TrimSpace(text) != "" {
		return value.Null, nil, []Diagnostic{{Severity: Error, Code: codeJSON, Message: wrong.Error(), Pointer: wrong.Pointer}}
	}
	if kindOf(definition) != value.KindObject {
		return value.Null, nil, []Diagnostic{{Severity: Error, Code: codeSchema, Message: "Definition must be a valid JSON object"}}
	}
	return definition, s.twice, nil
}
