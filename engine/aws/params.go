package aws

import (
	"strings"

	"playground/engine/value"
)

// TextIn is a parameter; "" when it was left out.
func TextIn(params value.Value, name string) string {
	v, _ := params.Get(name)
	t, _ := v.AsText()
	return t
}

// Given reports whether a parameter was not left out.
func Given(params value.Value, name string) bool {
	v, ok := params.Get(name)
	return ok && !v.IsNull()
}

// TextsIn lists the elements of a list of texts.
func TextsIn(params value.Value, name string) []string {
	v, _ := params.Get(name)
	all := make([]string, 0, v.Len())
	for _, e := range v.Elements() {
		if t, ok := e.AsText(); ok {
			all = append(all, t)
		}
	}
	return all
}

// One makes an object of one member.
func One(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}

// Partition is the first part of the ARNs of a region.
func Partition(region string) string {
	switch {
	case strings.HasPrefix(region, "cn-"):
		return "aws-cn"
	case strings.HasPrefix(region, "us-gov-"):
		return "aws-us-gov"
	}
	return "aws"
}
