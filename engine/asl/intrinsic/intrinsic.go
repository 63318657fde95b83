// Package intrinsic is the functions that fields ending in ".$" may call:
// States.Format('{} of {}', $.a, States.ArrayLength($.b)).
//
//	text ── Compile ──▶ Call ── Eval(scope, host) ──▶ a value, or a failure in AWS's words
//
// All eighteen stand in one table, with what their arguments have to be. Where
// AWS's documents are silent, the functions do what executions on AWS were seen
// to do, which is often what the Java behind them does: numbers are cut, not
// rounded, except by States.MathAdd; States.ArrayContains compares texts;
// States.ArrayUnique gives the elements in the order of a HashSet.
package intrinsic

import (
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// Host is what is random: the functions have it from nowhere else.
type Host interface {
	UUID() string                 // version 4, in lower case
	RandomInt(lo, hi int64) int64 // lo and hi are both possible
}

// Call is a compiled call of a function; it never changes and may be shared.
type Call struct {
	text      string
	row       *function
	arguments []argument
}

// argument is a path, a call or a literal.
type argument struct {
	path    *jsonpath.Path
	call    *Call
	literal value.Value
}

// Error says why a text is not a call.
type Error struct {
	Position int // in bytes from the start of the text
	Text     string
}

// Failure says why a call gives no value: States.Runtime with AWS's cause, as executions on AWS fail. (The documents
// name States.IntrinsicFailure, which no execution was seen to fail with.)
type Failure = jsonpath.Failure

// Text gives the call as it was written.
func (c *Call) Text() string { return c.text }

// Paths gives the paths among the arguments, those of nested calls too, in the order written.
func (c *Call) Paths() (paths []*jsonpath.Path) {
	for _, a := range c.arguments {
		switch {
		case a.path != nil:
			paths = append(paths, a.path)
		case a.call != nil:
			paths = append(paths, a.call.Paths()...)
		}
	}
	return paths
}

// Eval evaluates the call.
func (c *Call) Eval(s jsonpath.Scope, h Host) (value.Value, *Failure) {
	return new(Evaluator).Eval(c, s, h)
}

// Evaluator evaluates calls, one after another. Whoever evaluates many keeps one: it has room for arguments.
type Evaluator struct{ evaluation evaluation }

// Eval evaluates a call.
func (v *Evaluator) Eval(c *Call, s jsonpath.Scope, h Host) (value.Value, *Failure) {
	e := &v.evaluation
	e.scope, e.host, e.left, e.reason = s, h, workMost, ""
	result, ok := e.call(c)
	e.scope, e.host = nil, nil
	if !ok {
		cause := "The function '" + c.text + "' had the following error: " + e.reason
		return value.Null, &Failure{Error: "States.Runtime", Cause: cause, Reason: e.reason}
	}
	return result, nil
}

// evaluation is one evaluation of a whole field.
type evaluation struct {
	scope  jsonpath.Scope
	host   Host
	left   int           // characters and values that may still be looked at
	reason string        // why it failed
	stack  []value.Value // arguments of the calls under way; no function keeps any of it
}

func (e *evaluation) call(c *Call) (value.Value, bool) {
	base := len(e.stack)
	defer e.drop(base)
	for i := range c.arguments {
		v, ok := e.argument(&c.arguments[i])
		if !ok {
			return value.Null, false
		}
		e.stack = append(e.stack, v)
	}
	arguments := e.stack[base:]
	if c.row.fits(arguments) && e.affords(c.row, arguments) {
		if v, ok := c.row.run(e, arguments); ok {
			return v, true
		}
	}
	if e.reason == "" {
		e.reason = "Invalid arguments in " + c.row.name
	}
	return value.Null, false
}

// drop takes arguments off the stack.
func (e *evaluation) drop(base int) {
	clear(e.stack[base:])
	e.stack = e.stack[:base]
}

func (e *evaluation) argument(a *argument) (value.Value, bool) {
	switch {
	case a.call != nil:
		return e.call(a.call)
	case a.path == nil:
		return a.literal, true
	}
	v, found, failed := a.path.Select(e.scope)
	if !found {
		e.reason = e.missing(a.path, failed)
	}
	return v, found
}

// missing words that a path leads nowhere. AWS shows the state's input whatever the path begins at, and "$$" as "$".
func (e *evaluation) missing(p *jsonpath.Path, failed *jsonpath.Failure) string {
	if !failed.Missing {
		return failed.Reason
	}
	text := p.Text()
	if p.Root() == jsonpath.Context {
		text = text[1:]
	}
	return "The JsonPath argument for the field '" + text + "' could not be found in the input '" + e.scope.Input().String() + "'"
}
