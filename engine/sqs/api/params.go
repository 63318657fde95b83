package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// number is a parameter, or what it is when it was left out.
func number(params value.Value, name string, otherwise int64) int64 {
	v, _ := params.Get(name)
	if n, ok := v.AsInt(); ok {
		return n
	}
	return otherwise
}

// required is a text that must be there.
func required(params value.Value, name string) (string, *component.Fault) {
	if t := aws.TextIn(params, name); t != "" {
		return t, nil
	}
	return "", missing(name)
}
