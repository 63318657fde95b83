package component

import "playground/engine/value"

// Peeker is kept by components that hold messages at rest. Peek renders the message of that number whole, as Inspect
// numbers them; null when there is none. It changes nothing: whoever looks leaves no trace.
type Peeker interface {
	Peek(number uint64) value.Value
}
