package jsonata_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

// What Step Functions adds, and what it leaves out.
func TestTheFunctionsOfStepFunctions(t *testing.T) {
	cases := map[string]string{
		`$partition([1..5], 2)`:                  `[[1,2],[3,4],[5]]`,
		`$partition([0], 5)`:                     `[[0]]`,
		`$partition([], 2)`:                      `[]`,
		`$partition([1], 0)`:                     `D3137: $partition: the size must be a positive number`,
		`$range(0, 9, 3)`:                        `[0,3,6,9]`,
		`$range(0, 10, 3)`:                       `[0,3,6,9]`,
		`$range(5, 1, -2)`:                       `[5,3,1]`,
		`$range(5, 1, 2)`:                        `[]`,
		`$range(0, 0.5, 0.25)`:                   `[0,0.25,0.5]`,
		`$range(1, 2, 0)`:                        `D3137: $range: the step must not be 0`,
		`$range(1, 1e9, 1)`:                      `D2014: The size of the sequence allocated by the range operator (..) must not exceed 1e6.  Attempted to allocate 1000000000.`,
		`$hash("hello", "SHA-1")`:                `"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"`,
		`$hash({"a": 1}, "MD5")`:                 `"bb6cb5c68df4652941caf652a366f2d8"`,
		`$hash("x", "CRC")`:                      `D3137: $hash: the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512`,
		`$parse("{\"a\": [1, -0, \"x\"]}").a[0]`: `1`,
		`$parse("-0")`:                           `0`,
		`$parse("1.10")`:                         `1.1`,
		`$parse("{")`:                            `D3137: $parse: line 1, column 2: expected a name in double quotes, found the end`,
		`$uuid()`:                                `"01234567-89ab-4cde-8f01-23456789abcd"`,
		`$random() < 1 and $random() >= 0`:       `true`,
		`$random(7) = $random(7)`:                `true`,
		`$random(7) = $random(8)`:                `false`,
		`$shuffle([1..5]) ~> $sort`:              `[1,2,3,4,5]`,
		`$now()`:                                 `"2026-01-01T00:00:00.000Z"`,
		`$millis()`:                              `1767225600000`,
		`$eval("1")`:                             `T1006: Attempted to invoke a non-function`,
		`$fn := function($x){$x}`:                `U1002: The result is a function, or holds one`,
		`{"f": $sum}`:                            `U1002: The result is a function, or holds one`,
		`[1/0]`:                                  `D1001: Number out of range: null`,
		`$randomSeeded(1)`:                       `T1006: Attempted to invoke a non-function`,
		`$contains('hello$world', /^hello\$/)`:   `true`,
		`$uppercase("straße ŉ") & $lowercase("ΑΣ Σ")`: `"STRASSE ʼNας σ"`,
	}
	for text, want := range cases {
		e, bad := jsonata.Compile(text, jsonata.Options{StepFunctions: true})
		require.Nil(t, bad, text)
		v, defined, bad := e.EvalNothing(nil, host{}, jsonata.Limits{})
		if bad != nil {
			require.Equal(t, want, bad.Error(), text)
			continue
		}
		require.True(t, defined, text)
		require.Equal(t, want, v.String(), text)
	}
}

// counting tells how often each variable is asked for.
type counting struct {
	bindings
	asked map[string]int
}

func (c counting) Variable(name string) (value.Value, bool) {
	c.asked[name]++
	return c.bindings.Variable(name)
}

func TestAVariableIsAskedForOnce(t *testing.T) {
	e, bad := jsonata.Compile(`($y := $states.input.a; [$states.input.a, $x, $x, $y, $count($x), $sum([1..3].($ + $x))])`, jsonata.Options{})
	require.Nil(t, bad)
	require.Equal(t, []string{"states", "x", "count", "sum"}, e.Free())
	object, wrong := value.Parse(`{"states": {"input": {"a": 7}}, "x": 2, "count": "no function"}`, value.Limits{})
	require.Nil(t, wrong)
	scope := counting{bindings{object}, map[string]int{}}
	_, _, bad = e.EvalNothing(scope, host{}, jsonata.Limits{})
	require.Equal(t, "T1006", bad.Code)
	require.Equal(t, 61, bad.Position)
	require.Equal(t, map[string]int{"states": 1, "x": 1, "count": 1}, scope.asked)
}

// An Expr never changes: what one evaluation makes is not seen by another.
func TestAnExprIsShared(t *testing.T) {
	e, bad := jsonata.Compile(`($a := [1, 2]; $b := $a ~> |$|{"x": 1}|; $f := function($n){ $n }; $append($a, $f(3))[])`, jsonata.Options{})
	require.Nil(t, bad)
	for range 3 {
		v, _, bad := e.EvalNothing(nil, host{}, jsonata.Limits{})
		require.Nil(t, bad)
		require.Equal(t, "[1,2,3]", v.String())
	}
}
