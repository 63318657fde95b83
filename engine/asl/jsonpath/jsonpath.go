// Package jsonpath is the path language of state machines: what stands in
// InputPath, ItemsPath, Variable, and in every field whose name ends in ".$".
//
//	text ── Compile ──▶ Path ── Select(scope) ──▶ a value, or why there is none
//	        CompileReference ──▶ Reference ── Put(into, v) ──▶ the changed document
//
// A path begins at the state's input ($), at the Context Object ($$) or at a
// variable ($name). Behind Step Functions stands Jayway's JsonPath, whose ways
// are kept, the odd ones too:
//
//	$.a.b  $['a b']  $.list[0]  $.list[-1]          definite: one value, or a failure
//	$.list[*]  $.list[1:3]  $..id  $.list[0,2]      indefinite: an array, empty where nothing fits
//	$.list[?(@.price > 10 && @.name =~ /a.*/i)]     filters
//
// A definite path is followed without allocating. Every other path counts what
// it visits, so that $..*..*..* ends with a failure and not never.
package jsonpath

import "playground/engine/value"

// Scope is where paths begin: what a state knows while its fields are evaluated.
type Scope interface {
	Input() value.Value
	Context() value.Value
	Variable(name string) (value.Value, bool)
}

// Root says where a path begins.
type Root uint8

// Where a path begins.
const (
	Input    Root = iota // $
	Context              // $$
	Variable             // $name
)

// Path is a compiled path; it never changes and may be shared.
type Path struct {
	text     string
	root     Root
	variable string
	route
}

// Error says why a text is not a path.
type Error struct {
	Position int // in bytes from the start of the text
	Text     string
}

// Failure says why there is no value, in AWS's words.
type Failure struct {
	Error  string // "States.Runtime"
	Cause  string // without the name of the state: "Invalid path '$.a' : No results for path: $['a']"
	Reason string // the cause behind the path's text: "No results for path: $['a']"

	// Missing is true where AWS's library says "path not found", which payload templates and intrinsic functions tell in
	// a sentence of their own. It is false where the library cannot apply the path.
	Missing bool

	// PastEnd is true where the path ends with an index that the array does not have. It is missing; payload templates
	// alone take it for null.
	PastEnd bool
}

// Text gives the path as it was written.
func (p *Path) Text() string { return p.text }

// Root tells where the path begins.
func (p *Path) Root() Root { return p.root }

// VariableName is the name of the variable in which the path begins, "" where it begins elsewhere.
func (p *Path) VariableName() string { return p.variable }

// Definite reports whether the path leads to one value; what an indefinite path gives is always an array.
func (p *Path) Definite() bool { return p.definite }

// Whole reports whether the path is a root alone: "$", "$$" or "$name".
func (p *Path) Whole() bool { return len(p.steps) == 0 }

// Document gives what the path is a path in; defined is false for a variable that nobody assigned.
func (p *Path) Document(s Scope) (document value.Value, defined bool) {
	switch p.root {
	case Context:
		return s.Context(), true
	case Variable:
		return s.Variable(p.variable)
	}
	return s.Input(), true
}

// Select follows the path. A definite path gives the value it leads to, an indefinite one an array of all that fits.
// found is false where there is no value, and failed tells why.
func (p *Path) Select(s Scope) (v value.Value, found bool, failed *Failure) {
	document, defined := p.Document(s)
	if !defined {
		return value.Null, false, p.undefined()
	}
	return p.in(document)
}

// Has reports whether Select would find a value, without wording why not.
func (p *Path) Has(s Scope) bool {
	document, defined := p.Document(s)
	if !defined {
		return false
	}
	if p.definite {
		_, at := follow(p.steps, document)
		return at == len(p.steps)
	}
	_, found, _ := p.in(document)
	return found
}

func (p *Path) in(document value.Value) (v value.Value, found bool, failed *Failure) {
	if !p.definite {
		return p.search(document)
	}
	v, at := follow(p.steps, document)
	if at == len(p.steps) {
		return v, true, nil
	}
	return value.Null, false, p.missing(at, v)
}
