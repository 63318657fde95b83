package intrinsic_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/intrinsic"
)

func TestArgumentsThatDoNotFitFail(t *testing.T) {
	for _, call := range []string{
		"States.ArrayContains('no', 1)", "States.ArrayContains($.list)", "States.ArrayContains($.list, 1, 2)",
		"States.ArrayGetItem($.list, 5)", "States.ArrayGetItem($.list, -1)", "States.ArrayGetItem($.list, '1')",
		"States.ArrayGetItem($.list, 1e30)", "States.ArrayGetItem('no', 0)",
		"States.ArrayLength($.o)", "States.ArrayLength($.none)",
		"States.ArrayPartition($.list, 0.9)", "States.ArrayPartition($.list, -1)", "States.ArrayPartition($.list, null)",
		"States.ArrayRange(1, 10, 0.49)", "States.ArrayRange(1, 1001, 1)", "States.ArrayRange(1001, 1, -1)",
		"States.ArrayRange('a', 1, 1)", "States.ArrayRange(1, 2)", "States.ArrayRange(3000000000, 3000000001, 1)",
		"States.ArrayUnique('no')",
		"States.Base64Encode(1)", "States.Base64Encode($.long)", "States.Base64Decode($.o)", "States.Base64Decode($.long)",
		"States.Format(1)", "States.Format('{', 1)", "States.Format('}')", "States.Format('{{}}', 1)", "States.Format('{1}', 1)",
		"States.Format()",
		"States.Hash('a', 'sha-256')", "States.Hash('a', 5)", "States.Hash($.long, 'MD5')", "States.Hash('a')",
		"States.JsonMerge($.o, $.p, true)", "States.JsonMerge($.none, $.p, false)", "States.JsonMerge($.o, $.list, false)",
		"States.JsonToString()", "States.JsonToString($.o, $.p)",
		"States.StringToJson('{bad}')", "States.StringToJson(1)", `States.StringToJson('\{"a":1')`,
		"States.MathAdd(2147483647, 1)", "States.MathAdd(3000000000, 1)", "States.MathAdd(true, 1)", "States.MathAdd('1', 1)",
		"States.MathAdd(1e400, 1)", "States.MathAdd(1)", "States.MathAdd(1, 2, 3)",
		"States.MathRandom(1, 1)", "States.MathRandom(10, 5)", "States.MathRandom(1.4, 1.6)", "States.MathRandom(1, 10, null)",
		"States.MathRandom(1, 10, 'seed')", "States.MathRandom(1)", "States.MathRandom(1, 2, 3, 4)",
		"States.StringSplit(1, ',')", "States.StringSplit('a', null)", "States.StringSplit('a')",
		"States.UUID(1)",
	} {
		t.Run(call, func(t *testing.T) {
			c, bad := intrinsic.Compile(call)
			require.Nil(t, bad)
			in := parsed(input).With("long", parsed(`"`+strings.Repeat("a", 10_001)+`"`))
			_, failed := c.Eval(scope{in}, host{})
			require.NotNil(t, failed)
			require.Equal(t, "States.Runtime", failed.Error)
			name, _, _ := strings.Cut(call, "(")
			require.Equal(t, "The function '"+call+"' had the following error: Invalid arguments in "+name, failed.Cause)
		})
	}
}

func TestOtherFailuresHaveTheirOwnWords(t *testing.T) {
	for _, c := range []struct{ call, want string }{
		{"States.Format('{} {}', $.s)", "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}"},
		{"States.Format('{}',1, 2)", "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}"},
		{"States.Array(1, $.a.b)", "The JsonPath argument for the field '$.a.b' could not be found in the input '[1]'"},
		{"States.Format('{}', States.Array($[3]))", "The JsonPath argument for the field '$[3]' could not be found in the input '[1]'"},
		{"States.Array($$.No)", "The JsonPath argument for the field '$.No' could not be found in the input '[1]'"},
		{"States.Array($no.a)", "The JsonPath argument for the field '$no.a' could not be found in the input '[1]'"},
		{"States.Array($[0][0])", "Filter: [0] can only be applied to arrays. Current context is: 1"},
		{"States.Array(States.MathAdd('a', 1))", "Invalid arguments in States.MathAdd"},
	} {
		call, bad := intrinsic.Compile(c.call)
		require.Nil(t, bad, c.call)
		in := "[1]"
		if strings.Contains(c.call, "$.s") {
			in = input
		}
		_, failed := call.Eval(scope{parsed(in)}, host{})
		require.NotNil(t, failed, c.call)
		require.Equal(t, "The function '"+c.call+"' had the following error: "+c.want, failed.Cause)
	}
}

func TestAFieldDoesNotLookAtMoreThanItsShare(t *testing.T) {
	many := strings.Repeat(", $.s", 5_000)
	for _, call := range []string{
		"States.JsonToString(States.Array($.s" + many + "))",
		"States.Format($.s" + many + ")",
		"States.ArrayLength(States.Array(States.ArrayRange(1,1000,1)" + strings.Repeat(", States.ArrayRange(1,1000,1)", 5_000) + "))",
	} {
		c, bad := intrinsic.Compile(call)
		require.Nil(t, bad)
		_, failed := c.Eval(scope{parsed(`{"s":"` + strings.Repeat("a", 1000) + `"}`)}, host{})
		require.NotNil(t, failed)
		require.Equal(t, "The function looks at too much", failed.Reason)
	}
}

func TestATextThatIsNoCallSaysWhere(t *testing.T) {
	nested := strings.Repeat("States.Array(", 10) + "1" + strings.Repeat(")", 10)
	_, bad := intrinsic.Compile(nested)
	require.Nil(t, bad)
	for _, c := range []struct {
		text     string
		position int
		want     string
	}{
		{"", 0, `there is no function ""`},
		{"$.a", 0, `there is no function "$.a"`},
		{"States.Other()", 0, `there is no function "States.Other"`},
		{"States.Array", 12, "expected '(', found the end"},
		{"States.Array(", 13, "expected an argument, found the end"},
		{"States.Array(1", 14, "expected ',' or ')', found the end"},
		{"States.Array(1,)", 15, "expected an argument, found ')'"},
		{"States.Array(1 2)", 15, "expected ',' or ')', found '2'"},
		{"States.Array([1])", 13, "expected an argument, found '['"},
		{"States.Array(1.)", 13, `not a number: "1."`},
		{"States.Array(.5)", 13, "expected an argument, found '.'"},
		{"States.Array() x", 14, "unexpected ' '"},
		{"States.Array($.a.)", 17, "expected a name, found the end"},
		{"States.Array('a)", 16, "a text is not closed by '"},
		{`States.Array('a\n')`, 15, `a backslash stands before ', {, } or \ only`},
		{`States.StringToJson('{"text":"An \"escaped\" one"}')`, 33, `a backslash stands before ', {, } or \ only`},
		{"States.Array(" + nested + ")", 130, "more than 10 functions in each other"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, bad := intrinsic.Compile(c.text)
			require.NotNil(t, bad)
			require.Equal(t, intrinsic.Error{Position: c.position, Text: c.want}, *bad)
		})
	}
}
