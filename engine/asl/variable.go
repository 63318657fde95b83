package asl

import "playground/engine/value"

// variable is what Assign made.
type variable struct {
	name  string
	value value.Value
}
