package diagnose

import (
	"strings"

	"playground/engine/value"
)

// checker goes through one definition.
type checker struct {
	found  []Diagnostic
	room   int                        // bytes of places and messages that may still be kept
	twice  map[value.Pointer][]string // states with the name of another in the same States
	names  map[string]bool            // of states
	labels map[string]bool            // of Map states

	jsonata bool // the query language of the whole machine
	nested  int  // States within States
}

func newChecker(twice map[value.Pointer][]string) *checker {
	return &checker{room: foundTextMost, twice: twice, names: map[string]bool{}, labels: map[string]bool{}}
}

// scope is what holds for a part of a definition.
type scope struct {
	jsonata     bool
	express     bool
	result      bool // $states.result is there
	errorOutput bool // $states.errorOutput is there
}

// add keeps a diagnostic while there is room for it.
func (c *checker) add(at *place, d Diagnostic) {
	if len(c.found) == foundMost || c.room < 0 {
		return
	}
	if d.Code != codeEnd {
		d.Location, d.Pointer = at.location(), at.pointer()
	}
	c.room -= len(d.Message) + len(d.Location) + len(d.Pointer)
	c.found = append(c.found, d)
}

//go:noinline
func (c *checker) report(at *place, code, message string) {
	c.add(at, Diagnostic{Severity: Error, Code: code, Message: message})
}

//go:noinline
func (c *checker) schema(at *place, message string) { c.report(at, codeSchema, message) }

// says puts a name or a number into a sentence about the schema.
//
//go:noinline
func (c *checker) says(at *place, words, filler string) {
	c.report(at, codeSchema, say(words, filler))
}

//go:noinline
func (c *checker) warn(at *place, code, message string) {
	c.add(at, Diagnostic{Severity: Warning, Code: code, Message: message})
}

// say puts a name or a number into a sentence.
//
//go:noinline
func say(words, filler string) string { return strings.Replace(words, "%", filler, 1) }

// kinds are AWS's names of the kinds of JSON values.
var kinds = [...]string{value.KindNull: "NULL", value.KindBool: "BOOLEAN", value.KindNumber: "NUMBER", value.KindString: "STRING",
	value.KindArray: "ARRAY", value.KindObject: "OBJECT"}

// is reports whether a value is of a kind, and says so when it is not.
func (c *checker) is(at *place, v value.Value, k value.Kind) bool {
	if kindOf(v) != k {
		c.says(at, saysKind, kinds[k])
	}
	return kindOf(v) == k
}

// textOf gives a text, and says so when it is none.
func (c *checker) textOf(at *place, v value.Value) (string, bool) {
	if !c.is(at, v, value.KindString) {
		return "", false
	}
	return asText(v)
}
