package asl

import (
	"strconv"

	"playground/engine/asl/intrinsic"
	"playground/engine/asl/jsonata"
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// scope is what paths, intrinsic functions and expressions see while a thread is at a state. An Execution has one,
// which is set anew for each use.
type scope struct {
	x      *Execution
	thread int32
	input  value.Value // what $ is to a path; $states.input is always the state's own

	result, errorOutput       value.Value // $states.result and $states.errorOutput, if the next two say so
	hasResult, hasErrorOutput bool

	selecting bool        // an ItemSelector or a batch: $$.Map.Item is the item below
	index     int         // of the item
	item      value.Value // its value
	key       string      // its name, where the items are an object's members

	wantsContext bool        // the expression being evaluated may look at it
	context      value.Value // once it was asked for
	contextKnown bool
}

// scope makes ready what is seen at the state where a thread is.
func (x *Execution) scope(t int32, input value.Value) *scope {
	s := &x.seen
	if s.hasResult || s.hasErrorOutput || s.selecting {
		*s = scope{}
	}
	s.x, s.thread, s.input, s.contextKnown = x, t, input, false
	return s
}

// Input is what $ refers to in a path.
func (s *scope) Input() value.Value { return s.input }

// Context is the Context Object, $$ in a path and $states.context in an expression.
func (s *scope) Context() value.Value {
	if !s.contextKnown {
		s.context, s.contextKnown = s.x.context(s), true
	}
	return s.context
}

// Variable finds a variable in the thread and in those around it; for expressions also $states.
func (s *scope) Variable(name string) (value.Value, bool) {
	if name == "states" {
		return s.states(), true
	}
	return s.x.variable(s.thread, name)
}

// states is $states.
func (s *scope) states() value.Value {
	b := value.NewObject(4)
	b.Set("input", s.x.threads[s.thread].input)
	if s.hasResult {
		b.Set("result", s.result)
	}
	if s.hasErrorOutput {
		b.Set("errorOutput", s.errorOutput)
	}
	if s.wantsContext {
		b.Set("context", s.Context())
	}
	return b.Value()
}

func (s *scope) state() *state { return s.x.threads[s.thread].state }

// failed is a failure of the state, worded as AWS words it.
func (s *scope) failed(name, cause string) *failure {
	return failureOf(name, s.x.located(s.thread, cause))
}

// runtime is a failure that nothing catches.
func (s *scope) runtime(cause string) *failure {
	return runtimeFailure(s.x.located(s.thread, cause))
}

// located begins a cause with the state where it arose.
func (x *Execution) located(t int32, cause string) string {
	th := &x.threads[t]
	cause = "An error occurred while executing the state '" + th.state.name + "' (entered at the event id #" +
		strconv.Itoa(int(th.entered)) + "). " + cause
	if len(cause) > causeBytesMost {
		cause = cause[:causeBytesMost]
	}
	if cause != x.lastCause {
		x.lastCause = cause
	}
	return x.lastCause
}

// astray is the failure of a path that leads nowhere.
func (s *scope) astray(f *jsonpath.Failure) *failure {
	if f.Error == errorRuntime {
		return s.runtime(f.Cause)
	}
	return s.failed(f.Error, f.Cause)
}

// find follows the path of a template's member.
func (s *scope) find(p *jsonpath.Path, field string) (value.Value, *failure) {
	v, found, bad := s.follow(p)
	switch {
	case found:
		return v, nil
	case bad.PastEnd: // a template alone takes what is past the end of an array for null
		return value.Null, nil
	case !bad.Missing:
		return value.Null, s.runtime(bad.Cause)
	}
	document, _ := p.Document(s)
	return value.Null, s.runtime("The JSONPath '" + p.Text() + "' specified for the field '" + field +
		"' could not be found in the input '" + document.String() + "'")
}

// follow follows a path. One that searches may look at very much.
func (s *scope) follow(p *jsonpath.Path) (v value.Value, found bool, bad *jsonpath.Failure) {
	if !p.Definite() {
		s.x.spent += searchSteps
	}
	return p.Select(s)
}

// resolve follows the path of a field.
func (s *scope) resolve(p *jsonpath.Path) (value.Value, *failure) {
	v, found, bad := s.follow(p)
	if !found {
		return value.Null, s.runtime(bad.Cause)
	}
	return v, nil
}

// call calls an intrinsic function.
func (s *scope) call(c *intrinsic.Call) (value.Value, *failure) {
	v, bad := s.x.calls.Eval(c, s, s.x.host)
	if bad != nil {
		return value.Null, s.runtime(bad.Cause)
	}
	return v, nil
}

// codeNoData says that an expression gave a function, which is no data.
const codeNoData = "U1002"

// What bounds one evaluation, ours.
const (
	expressionSteps = 1 << 20
	expressionDepth = 256
)

// evaluate evaluates an expression, which must give something.
func (s *scope) evaluate(e *expression) (value.Value, *failure) {
	taken := 0
	s.wantsContext = e.context
	v, defined, bad := e.compiled.EvalNothing(s, s.x.host, jsonata.Limits{Steps: expressionSteps, Depth: expressionDepth, Taken: &taken})
	s.x.spent += taken / expressionsPerStep
	switch {
	case bad != nil && bad.Code == codeNoData:
		return value.Null, s.unfit(e, "returned an unsupported result type.")
	case bad != nil:
		return value.Null, s.unfit(e, "threw an error during evaluation. "+bad.Code+": "+bad.Message)
	case !defined:
		return value.Null, s.unfit(e, "returned nothing (undefined).")
	}
	return v, nil
}

// unfit says what is wrong with what an expression gave.
func (s *scope) unfit(e *expression, what string) *failure {
	return s.query(e.field, "The JSONata expression '"+e.text+"' specified for the field '"+e.field+"' "+what)
}

// unexpected says that a field has a value of the wrong type.
func (s *scope) unexpected(e *expression, expected string, v value.Value) *failure {
	return s.unfit(e, "returned an unexpected result type. Expected '"+expected+"', but was '"+v.Kind().String()+
		"' for value: "+v.String())
}

// query is a failure to evaluate a field of a state whose query language is JSONata.
func (s *scope) query(location, cause string) *failure {
	f := s.failed(errorQuery, cause)
	f.evaluation, f.location = true, location
	return f
}
