package jsonata_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

// run evaluates without input and gives the result as JSON, or code and message of the error.
func run(t *testing.T, text string, limits jsonata.Limits) string {
	t.Helper()
	e, bad := jsonata.Compile(text, jsonata.Options{Eval: true, StepFunctions: true})
	if bad != nil {
		return bad.Error()
	}
	v, defined, bad := e.EvalNothing(nil, host{}, limits)
	switch {
	case bad != nil:
		return bad.Error()
	case !defined:
		return "undefined"
	}
	return v.String()
}

// What would never end, or fill the memory, is refused, wherever it loops or recurses.
func TestNothingHangsOrOverflows(t *testing.T) {
	const tooLong, tooDeep = "U1001: Expression evaluation timeout", "U1001: Stack overflow error"
	endless := map[string]string{
		`($f := function($n){ $f($n + 1) }; $f(1))`:                                             tooLong,
		`($f := function($n){ 1 + $f($n + 1) }; $f(1))`:                                         tooDeep,
		`($f := function($x){ $map([1], $f) }; $f(1))`:                                          tooDeep,
		`$reduce([1..100000], function($a, $b){ $a & $a }, "x")`:                                tooLong,
		`$reduce([1..100000], function($a, $b){ [[$a]] }, 1)`:                                   tooDeep,
		`$reduce([1..100000], function($a, $b){ {"a": $a} }, 1)`:                                tooDeep,
		`$string($reduce([1..100000], function($a, $b){ [[$a]] }, 1))`:                          tooDeep,
		`$reduce([1..100000], function($a, $b){ [[$a]] }, 1).x`:                                 tooDeep,
		`$reduce([1..100000], function($a, $b){ [[$a]] }, 1).**`:                                tooDeep,
		`$boolean($reduce([1..100000], function($a, $b){ [[$a]] }, 1))`:                         tooDeep,
		`$keys($reduce([1..100000], function($a, $b){ [[$a]] }, 1))`:                            tooDeep,
		`($x := $reduce([1..100000], function($a, $b){ [[$a]] }, 1); $y := [$x]; $x = $y[0])`:   tooDeep,
		`($f := function($g, $n){ $n = 0 ? $g : $f($g ~> $abs, $n - 1) }; $f($abs, 5000)(1))`:   tooDeep,
		`($f := function($n){ $eval("$f(1)") }; $f(1))`:                                         tooDeep,
		`[1..10000000][$ in [1..10000000]]`:                                                     tooLong,
		`$sum([1..10000000].[1..10000000].$)`:                                                   tooLong,
		`$sort([1..10000000], function($a, $b){ $a < $b })`:                                     tooLong,
		`$pad("x", 1000000000000)`:                                                              tooLong,
		`$match($pad("", 40, "a") & "b", /^(a+)+$/)`:                                            tooLong,
		`$replace($pad("", 60000, "a"), /(a|aa)+$c/, "")`:                                       tooLong,
		`$reduce([1..100], function($a, $b){ $replace($a, "x", "xxxxxxxxxxxxxxxxxxxx") }, "x")`: tooLong,
		`$reduce([1..100], function($a, $b){ $join([$a, $a]) }, "x")`:                           tooLong,
		`$reduce([1..100], function($a, $b){ $append($a, $a) }, [1])`:                           tooLong,
		`$reduce([1..100], function($a, $b){ $string([$a, $a]) }, "x")`:                         tooLong,
		`$reduce([1..100000], function($a, $b){ {"a": $a} }, {}) ~> $merge() ~> $string()`:      tooDeep,
		`$reduce([1..100], function($a, $b){ $zip($a, $a) }, [1]) ~> $string()`:                 tooLong,
		strings.Repeat("(", 100_000):                                                            tooDeep,
		strings.Repeat("[", 100_000):                                                            tooDeep,
		strings.Repeat("-", 100_000) + "1":                                                      tooDeep,
		strings.Repeat("1+", 100_000) + "1":                                                     tooDeep,
		strings.Repeat("a.", 100_000) + "a":                                                     tooDeep,
		"a" + strings.Repeat("[0]", 100_000):                                                    tooDeep,
		strings.Repeat("function($x){", 100_000):                                                tooDeep,
		strings.Repeat("a?", 100_000) + "a":                                                     tooDeep,
		"$contains('x', /" + strings.Repeat("(", 10_000) + strings.Repeat(")", 10_000) + "/)":   "S0303",
		"$contains('x', /" + "(((x{1000}){1000}){1000}){1000}" + "/)":                           "S0303",
		"$contains('x', /" + "(?:(?:(?:){9000}){9000}){9000}" + "/)":                            "true",
		`1 % 5e-324 + 1.7e308 % 5e-324 + 1.7e308 % 3`:                                           "2",
	}
	for text, want := range endless {
		got := run(t, text, jsonata.Limits{Steps: 1_000_000})
		assert.True(t, strings.HasPrefix(got, want), "%.100s\n gives %.200s", text, got)
	}
}

// The deepest nesting that is allowed is evaluated, in a browser as on this machine.
func TestTheDeepestFits(t *testing.T) {
	require.Equal(t, "197", run(t, `($f := function($n){ $n = 0 ? 0 : 1 + $f($n - 1) }; $f(197))`, jsonata.Limits{}))
	require.Equal(t, "500", run(t, "("+strings.Repeat("1+", 499)+"1)", jsonata.Limits{}))
	require.Equal(t, "1", run(t, strings.Repeat("(", 200)+"1"+strings.Repeat(")", 200), jsonata.Limits{}))
	deep := strings.Repeat("[", 350) + strings.Repeat("]", 350)
	require.Equal(t, deep, run(t, "$parse('"+deep+"')", jsonata.Limits{}))
	require.Equal(t, value.Null.String(), run(t, "null", jsonata.Limits{}))
}
