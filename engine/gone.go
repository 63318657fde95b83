package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// nobody stands where the component of a removed node was, whose messages went with it: its name stays for the trace,
// and what it held does not stay in memory.
type nobody struct{}

// Configure does nothing.
func (nobody) Configure(component.Settings) {}

// Call does nothing: the engine refuses the calls to a removed node itself.
func (nobody) Call(component.Call) {}

// Return does nothing.
func (nobody) Return(component.CallID, component.Result) {}

// Wake does nothing.
func (nobody) Wake(kernel.Event) {}

// Trouble does nothing.
func (nobody) Trouble(component.Trouble) {}

// Contents lists nothing.
func (nobody) Contents(*component.Contents) {}

// Inspect shows nothing.
func (nobody) Inspect() value.Value { return value.Null }

// Clone is the same nobody.
func (nobody) Clone(component.Env) component.Component { return nobody{} }
