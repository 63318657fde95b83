package intrinsic_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/intrinsic"
	"playground/engine/value"
)

// scope is an input, with the Context Object and the variables that the tests use.
type scope struct{ input value.Value }

func (s scope) Input() value.Value   { return s.input }
func (s scope) Context() value.Value { return parsed(`{"Execution":{"Name":"run","Input":{"n":4}}}`) }
func (s scope) Variable(name string) (value.Value, bool) {
	return parsed(`{"x":{"y":[7,8]}}`).Get(name)
}

// host always draws the largest number.
type host struct{}

func (host) UUID() string                 { return "9d1b3f6e-7c1a-4d53-8d0a-0d5c9c0c9f10" }
func (host) RandomInt(lo, hi int64) int64 { return hi }

func parsed(text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		panic(bad)
	}
	return v
}

const input = `{"list":[1,2,3,4,5],"empty":[],"o":{"a":1,"b":[true,null,"x"]},"p":{"b":2,"c":3},"s":"text","n":1.5,"none":null,
	"a, b)":"odd","template":"{}-\\{\\}","deep":true,"word":"false"}`

// calls have what they give, most of it as seen on AWS.
var calls = []struct{ call, want string }{
	{"States.Array()", "[]"},
	{"States.Array( 1 , 'a', $.o.a,null,true,false , States.Array(-2.50))", `[1,"a",1,null,true,false,[-2.50]]`},
	{"States.Array($$.Execution.Name, $x.y[0], $['a, b)'], $.list[?(@ > 3)])", `["run",7,"odd",[4,5]]`},
	{"States.Array($.no[*], $.list[0,1])", "[[],[1,2]]"},

	{"States.ArrayContains($.list, 3)", "true"},
	{"States.ArrayContains($.list, '3')", "true"},
	{"States.ArrayContains($.list, 6)", "false"},
	{"States.ArrayContains($.o.b, 'true')", "true"},
	{"States.ArrayContains($.o.b, null)", "true"},
	{"States.ArrayContains($.list, null)", "false"},
	{"States.ArrayContains(States.Array($.o), $.o)", "true"},
	{`States.ArrayContains(States.Array($.p), States.StringToJson('{"c":3,"b":2}'))`, "false"},

	{"States.ArrayGetItem($.list, 0)", "1"},
	{"States.ArrayGetItem($.list, 4.9)", "5"},
	{"States.ArrayGetItem($.list, -0.5)", "1"},
	{"States.ArrayGetItem($.empty, 999)", "null"},
	{"States.ArrayLength($.list)", "5"},

	{"States.ArrayPartition($.list, 2)", "[[1,2],[3,4],[5]]"},
	{"States.ArrayPartition($.list, 2.9)", "[[1,2],[3,4],[5]]"},
	{"States.ArrayPartition($.list, 2147483647)", "[[1,2,3,4,5]]"},
	{"States.ArrayPartition($.empty, 3)", "[]"},

	{"States.ArrayRange(1, 9, 2)", "[1,3,5,7,9]"},
	{"States.ArrayRange(0, 10, 3)", "[0,3,6,9]"},
	{"States.ArrayRange(5, 1, -2)", "[5,3,1]"},
	{"States.ArrayRange(3, 3, -1)", "[3]"},
	{"States.ArrayRange(5, 1, 1)", "[]"},
	{"States.ArrayRange(1, 5, -1)", "[]"},
	{"States.ArrayRange(1.6, 1.4, 1)", "[1]"},
	{"States.ArrayRange(5.4, -0.6, -2.4)", "[5,3,1]"},
	{"States.ArrayLength(States.ArrayRange(1, 1000, 1))", "1000"},

	{"States.Base64Encode('✓ ok')", `"4pyTIG9r"`},
	{"States.Base64Encode('')", `""`},
	{"States.Base64Decode('4pyTIG9r')", `"✓ ok"`},
	{"States.Base64Decode(' YWJj\nZA==x ')", `"abcd"`},
	{"States.Base64Decode('YWJ')", `"ab"`},
	{"States.Base64Decode('YWJjZ')", `"abc"`},
	{"States.Base64Decode('/w==')", `"�"`},

	{"States.Format('plain')", `"plain"`},
	{"States.Format('{} {} {}', $.s, $.n, $.deep)", `"text 1.5 true"`},
	{"States.Format('{}', $.none)", `"null"`},
	{"States.Format('{}', $.o)", `"{a=1, b=[true, null, x]}"`},
	{`States.Format('\'{}\' "{}" \\ \{\} \{{}\}', 1, 2, 3)`, `"'1' \"2\" \\ {} {3}"`},
	{"States.Format($.template, 7)", `"7-{}"`},

	{"States.Hash('hello', 'MD5')", `"5d41402abc4b2a76b9719d911017c592"`},
	{"States.Hash('hello', 'SHA-1')", `"aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"`},
	{"States.Hash(123, 'MD5')", `"202cb962ac59075b964b07152d234b70"`},

	{"States.JsonMerge($.o, $.p, false)", `{"a":1,"b":2,"c":3}`},
	{"States.JsonMerge($.p, $.o, $.word)", `{"b":[true,null,"x"],"c":3,"a":1}`},
	{"States.JsonToString($.o)", `"{\"a\":1,\"b\":[true,null,\"x\"]}"`},
	{"States.JsonToString('x')", `"\"x\""`},
	{`States.StringToJson(' {"a":1.50,"a":12345678901234567890} ')`, `{"a":12345678901234567890}`},
	{"States.StringToJson('')", "null"},

	{"States.MathAdd(1.5, 1.51)", "4"},
	{"States.MathAdd(-1.5, -1.51)", "-3"},
	{"States.MathAdd(-0.5, 0)", "0"},
	{"States.MathAdd(0.49999999999999994, 0)", "0"},
	{"States.MathAdd(2147483646, 1)", "2147483647"},
	{"States.MathAdd(-2147483648, 0)", "-2147483648"},
	{"States.MathAdd(1e3, $$.Execution.Input.n)", "1004"},

	{"States.MathRandom(1, 10)", "9"},
	{"States.MathRandom(1.9, 2.1)", "1"},
	{"States.MathRandom(0, 10, 42)", "0"},
	{"States.MathRandom(0, 100, -7)", "62"},
	{"States.MathRandom(0, 16, 1)", "11"},
	{"States.MathRandom(-2147483648, 2147483647, 5)", "1163639835"},

	{"States.StringSplit('This.is+a,test', '.+,')", `["This","is","a","test"]`},
	{"States.StringSplit(',a,,b,', ',')", `["a","b"]`},
	{"States.StringSplit('', ',')", "[]"},
	{"States.StringSplit('abc', '')", `["abc"]`},
	{"States.StringSplit('1é2✓3', '✓é')", `["1","2","3"]`},
	{"States.UUID()", `"9d1b3f6e-7c1a-4d53-8d0a-0d5c9c0c9f10"`},
}

func TestCallsGiveWhatTheyGiveOnAWS(t *testing.T) {
	for _, c := range calls {
		t.Run(c.call, func(t *testing.T) {
			call, bad := intrinsic.Compile(c.call)
			require.Nil(t, bad)
			require.Equal(t, c.call, call.Text())
			v, failed := call.Eval(scope{parsed(input)}, host{})
			require.Nil(t, failed)
			require.Equal(t, c.want, v.String())
		})
	}
}

func TestUniqueElementsComeInTheOrderOfAHashSet(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{`[]`, `[]`},
		{`[1,2,3,3,3,4]`, `[1,2,3,4]`},
		{`[1,2.0,2,1.0]`, `[1,2.0]`},
		{`[4,3,17,1]`, `[17,1,3,4]`},
		{`["b","a","c","b"]`, `["a","b","c"]`},
		{`[true,false,true]`, `[false,true]`},
		{`[null,1,null]`, `[null,1]`},
		{`[1,"1","01"]`, `[1,"1","01"]`},
		{`[[1,2],[1,2],[2,1]]`, `[[2,1],[1,2]]`},
		{`[{"a":1,"b":2},{"b":2,"a":1}]`, `[{"a":1,"b":2}]`},
		{`["Aa","BB","Aa"]`, `["Aa","BB"]`},
		{`[16,15,14,13,12,11,10,9,8,7,6,5,4]`, `[4,5,6,7,8,9,10,11,12,13,14,15,16]`},
		{`[1.5,-1,10000000000,"🚀"]`, `[-1,1.5,"🚀",10000000000]`},
	} {
		call, bad := intrinsic.Compile("States.ArrayUnique($)")
		require.Nil(t, bad)
		v, failed := call.Eval(scope{parsed(c.list)}, host{})
		require.Nil(t, failed)
		require.Equal(t, c.want, v.String())
	}
}

func TestPathsOfACall(t *testing.T) {
	call, bad := intrinsic.Compile("States.Array($.a, 'x', States.Format('{}', $$.b, States.MathAdd($c, 1)))")
	require.Nil(t, bad)
	var texts []string
	for _, p := range call.Paths() {
		texts = append(texts, p.Text())
	}
	require.Equal(t, "$.a $$.b $c", strings.Join(texts, " "))
	require.True(t, intrinsic.Is("States.UUID()"))
	require.False(t, intrinsic.Is("$.States"))
}
