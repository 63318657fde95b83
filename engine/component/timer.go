package component

import (
	"playground/engine/kernel"
	"playground/engine/trace"
)

// Timer is one row of a kind's table of what its timers are for: the list of future events is written from it. Forms
// hold the placeholders of trace.Verb.
type Timer struct {
	Name string // in a word or two, such as "visibility timeout"
	Form string // what will happen, such as "message #{lineage} becomes visible again"
	Why  string // the rule, and the setting with its value, such as "VisibilityTimeout of {node}: {a:duration}"
}

// Expectation is what one of a component's timers will bring. Verb is a row of the kind's Timers, and the rest is what
// its forms mention. At is when it happens: later than the timer where that rings too early and is set anew then, and
// Forever where nothing is left to wait for. The engine fills in Node.
type Expectation struct {
	trace.Record
	Others int // what waits besides, behind it
}

// Explainer is kept by components that set timers.
type Explainer interface {
	// Explain tells what the timer that is due at that time will bring, as things stand now. It changes nothing, and
	// interns no symbols.
	Explain(at kernel.Time, e kernel.Event) Expectation
}
