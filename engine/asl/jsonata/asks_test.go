package jsonata_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
)

func TestWhatAnExpressionAsksOfItsContext(t *testing.T) {
	for text, asks := range map[string][]string{
		`phone[0]`:                {"phone"},
		`aaa + bbb.ccc & aaa`:     {"aaa", "bbb"},
		`$.phone`:                 {"$"},
		`$$`:                      {"$$"},
		`$states.input[$$.x = y]`: {"$$"},
		`*.x`:                     {"*"},
		`$sum(**.price)`:          {"**"},
		`{"a": b, c: 1}`:          {"b", "c"},
		`[d, (e; f)]`:             {"d", "e", "f"},
		`g ? h : i`:               {"g", "h", "i"},
		`$map($states.input.a, function($x){ b })`:        {"b"},
		`($y := z; $y.w)`:                                 {"z"},
		`-n`:                                              {"n"},
		`a ~> $uppercase`:                                 {"a"},
		`a ~> |b|{"c": d}|`:                               {"a"},
		`$states.input^(price)`:                           nil,
		`$states.input{name: $sum(n)}`:                    nil,
		`$states.input.items[phone > 3].x`:                nil,
		`$states.input.(a + b)`:                           nil,
		`$map($states.input.a, function($x){ $x.phone })`: nil,
		`$phone`: nil,
		`1`:      nil,
	} {
		e, bad := jsonata.Compile(text, jsonata.Options{StepFunctions: true})
		require.Nil(t, bad, text)
		require.Equal(t, asks, e.Asks(), text)
	}
}

func TestWhatAnExpressionAsksOfAVariable(t *testing.T) {
	for text, asks := range map[string][]string{
		`$states.input.result`:                            {"input"},
		`$states`:                                         nil,
		`$x.result + $states.errorOutput.Error`:           {"errorOutput"},
		`$map($states.result, function($r){ $r.input })`:  {"result"},
		`[$states.input, $states.context, $states.input]`: {"input", "context"},
	} {
		e, bad := jsonata.Compile(text, jsonata.Options{StepFunctions: true})
		require.Nil(t, bad, text)
		require.Equal(t, asks, e.AsksOf("states"), text)
	}
}
