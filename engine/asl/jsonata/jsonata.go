// Package jsonata is the query and transformation language JSONata, version
// 2.0.6, with the additions of Step Functions where they are asked for.
//
//	e, bad := jsonata.Compile("$sum(Order.Product.(Price * Quantity))", jsonata.Options{})
//	v, defined, bad := e.Eval(input, scope, host, jsonata.Limits{})
//
// A text goes through five hands:
//
//	text -> lexer -> parser (precedence climbing) -> process (paths, steps, parents) -> Expr -> machine
//
// An Expr is compiled once and never changes, so it is shared freely. What is
// passed around while it is evaluated are items: JSON values, and what JSONata
// has beside them (nothing at all, sequences, functions, numbers that are not
// finite). They become plain JSON values at the edge.
//
// Small functions that are used everywhere are marked go:noinline: copied into
// their callers they would make the package a fifth larger to download, and
// hardly faster.
//
// Nothing here hangs or overflows: each node, each element of a loop and each
// stretch of a text takes from a budget of steps, and every recursion counts its
// depth.
package jsonata

import "playground/engine/value"

// Options choose the dialect.
type Options struct {
	Eval          bool // $eval is there, as in the library; Step Functions leaves it out
	StepFunctions bool // $partition, $range, $hash, $random with a seed, $parse and $uuid are there
}

// Host is what an expression cannot know by itself.
type Host interface {
	Now() int64                   // unix milliseconds, for $now and $millis
	UUID() string                 // a new one each time
	RandomInt(lo, hi int64) int64 // lo and hi are both possible
}

// Scope has the variables that an expression does not bind itself. Each name is
// asked for once at most in an evaluation.
type Scope interface {
	Variable(name string) (value.Value, bool)
}

// Limits bound an evaluation. A field that is zero has its default.
type Limits struct {
	Steps int // nodes evaluated, elements looped over, stretches of text built
	Depth int // nodes evaluated inside of each other; at most depthMost

	Taken *int // what the evaluation took is added to it; nil: nobody asks
}

const (
	stepsDefault = 20_000_000
	depthDefault = 600
	// depthMost is the deepest that any limit allows: a browser's stack is small.
	depthMost = 600
)

func (l Limits) withDefaults() Limits {
	if l.Steps <= 0 {
		l.Steps = stepsDefault
	}
	if l.Depth <= 0 {
		l.Depth = depthDefault
	}
	l.Depth = min(l.Depth, depthMost)
	return l
}

// Expr is an expression ready to be evaluated, any number of times.
type Expr struct {
	text    string
	root    *node
	names   *names
	natives []item
	binds   bool // variables, outside of blocks
	options Options
}

// Compile reads an expression. The error has the code, place and words of the
// library.
func Compile(text string, o Options) (*Expr, *Error) {
	t := &names{}
	root, binds, f := parse(text, t)
	if f != nil {
		return nil, f.report(text)
	}
	return &Expr{text, root, t, nativesOf(t, functions, o), binds, o}, nil
}

// Free lists the names of the variables that the expression uses without ever
// binding them, functions of the language included, in the order of their first
// use.
func (e *Expr) Free() []string { return e.names.free() }

// Eval evaluates the expression. Without a result, which is not null, defined is
// false.
func (e *Expr) Eval(input value.Value, s Scope, h Host, l Limits) (v value.Value, defined bool, bad *Error) {
	return e.eval(of(input), s, h, l)
}

// EvalNothing evaluates the expression where there is no input at all.
func (e *Expr) EvalNothing(s Scope, h Host, l Limits) (v value.Value, defined bool, bad *Error) {
	return e.eval(item{}, s, h, l)
}

func (e *Expr) eval(input item, s Scope, h Host, l Limits) (value.Value, bool, *Error) {
	l = l.withDefaults()
	m := &machine{
		names: e.names, root: input, scope: s, host: h, options: e.options,
		table: functions, natives: e.natives, steps: l.Steps, deepest: l.Depth,
	}
	if input.isArray() {
		input = list([]item{input}, markSequence|markOuter)
	}
	var env *frame
	if e.binds {
		env = newFrame(nil)
	}
	result := m.eval(e.root, input, env)
	v := value.Null
	if m.bad == nil && !result.undefined() {
		v = m.result(result)
	}
	if l.Taken != nil {
		*l.Taken += l.Steps - m.steps
	}
	if m.bad != nil {
		return value.Null, false, m.bad.report(e.text)
	}
	return v, !result.undefined(), nil
}
