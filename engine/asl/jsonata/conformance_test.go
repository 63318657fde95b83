package jsonata_test

import (
	"testing"

	"playground/engine/asl/jsonata"
	"playground/engine/enginetest/conformance"
	"playground/engine/value"
)

// host stands still.
type host struct{}

func (host) Now() int64                   { return 1_767_225_600_000 }
func (host) UUID() string                 { return "01234567-89ab-4cde-8f01-23456789abcd" }
func (host) RandomInt(lo, hi int64) int64 { return hi }

// bindings are the variables of an object.
type bindings struct{ object value.Value }

func (b bindings) Variable(name string) (value.Value, bool) { return b.object.Get(name) }

// The reference suite of the language. Where its folder is absent nothing is tried, and that is said.
func TestConformance(t *testing.T) {
	conformance.Run(t, conformance.Expressions(t, "jsonata/cases", evaluate))
}

func TestNoMutationOfACasePasses(t *testing.T) {
	conformance.RunMutations(t, conformance.Expressions(t, "jsonata/cases", evaluate))
}

func evaluate(e conformance.Expression) conformance.Evaluation {
	compiled, bad := jsonata.Compile(e.Text, jsonata.Options{Eval: true})
	if bad != nil {
		return failed(bad)
	}
	run := compiled.EvalNothing
	if e.Input != nil {
		run = func(s jsonata.Scope, h jsonata.Host, l jsonata.Limits) (value.Value, bool, *jsonata.Error) {
			return compiled.Eval(*e.Input, s, h, l)
		}
	}
	v, defined, bad := run(bindings{e.Bindings}, host{}, jsonata.Limits{Depth: e.Depth})
	switch {
	case bad != nil:
		return failed(bad)
	case !defined:
		return conformance.Evaluation{}
	}
	return conformance.Evaluation{Result: &v}
}

func failed(bad *jsonata.Error) conformance.Evaluation {
	return conformance.Evaluation{Failure: &conformance.ExpressionError{Code: bad.Code, Token: bad.Token, Message: bad.Message}}
}
