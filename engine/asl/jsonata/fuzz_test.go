package jsonata_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

// Whatever the text, it is refused or evaluated within its limits, and gives the same twice.
func FuzzCompileAndEval(f *testing.F) {
	g := &generator{Rand: rand.New(rand.NewPCG(1, 2006))}
	for range 200 {
		f.Add(g.expression())
	}
	f.Add(`Account.Order@$o.Product[%.OrderID = $o.OrderID]#$i^(>Price){ID: [$i, $o]}`)
	f.Add(`$partition([1..9], 2) ~> $map(function($p)<a:a>{$range(1, $p[0], 1)})`)
	f.Add(`$hash($string({"a": $parse("[1e400]")}), "SHA-256") & $random(7) & $uuid()`)
	input, bad := value.Parse(generatorInput, value.Limits{})
	require.Nil(f, bad)
	f.Fuzz(func(t *testing.T, text string) {
		e, bad := jsonata.Compile(text, jsonata.Options{Eval: len(text)%2 == 0, StepFunctions: true})
		if bad != nil {
			require.NotEmpty(t, bad.Message)
			return
		}
		limits := jsonata.Limits{Steps: 20_000}
		v, defined, bad := e.Eval(input, nil, host{}, limits)
		again, twice, worse := e.Eval(input, nil, host{}, limits)
		require.Equal(t, defined, twice)
		require.Equal(t, bad, worse)
		require.Equal(t, v.String(), again.String())
		if bad != nil {
			require.NotEmpty(t, bad.Code)
			require.NotEmpty(t, bad.Message)
		}
	})
}
