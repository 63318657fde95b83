package value_test

import (
	"strings"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// TestEachMistakeHasItsPlaceAndOneSentence is the list of what people get to
// read: the text, the pointer, the message.
func TestEachMistakeHasItsPlaceAndOneSentence(t *testing.T) {
	for _, c := range []struct{ text, pointer, want string }{
		{``, ``, `line 1, column 1: expected a value, found the end`},
		{"\n\n  ", ``, `line 3, column 3: expected a value, found the end`},
		{"\ufeff{}", ``, `line 1, column 1: expected a value, found U+FEFF`},
		{`{} {}`, ``, `line 1, column 4: expected the end, found "{"`},
		{`[1,2] // two`, ``, `line 1, column 7: expected the end, found "/"`},
		{`nul`, ``, `line 1, column 1: expected a value, found "nul"`},
		{`{"a":True}`, `/a`, `line 1, column 6: expected a value, found "True"`},
		{`{"a":nullable}`, `/a`, `line 1, column 6: expected a value, found "nullable"`},
		{`{"a":NaN}`, `/a`, `line 1, column 6: expected a value, found "NaN"`},
		{`{'a':1}`, ``, `line 1, column 2: expected a name in double quotes, found ' (strings stand in double quotes)`},
		{`{a:1}`, ``, `line 1, column 2: expected a name in double quotes, found "a"`},
		{`{"a":1,}`, ``, `line 1, column 8: expected a name in double quotes, found "}"`},
		{`{"a" "b"}`, `/a`, `line 1, column 6: expected ":" after a name, found a string`},
		{"{\n \"é\": 1,\n \"b\": 2 x}", ``, `line 3, column 9: expected "," or "}" after a member, found "x"`},
		{`{"a":{"b":[1,2,{"c" 3}]}}`, `/a/b/2/c`, `line 1, column 21: expected ":" after a name, found "3"`},
		{`[1 2]`, ``, `line 1, column 4: expected "," or "]" after an element, found "2"`},
		{`[1,]`, `/1`, `line 1, column 4: expected a value, found "]"`},
		{`[[],[1`, `/1`, `line 1, column 7: expected "," or "]" after an element, found the end`},
		{`{"a":1,"b":{"x":1,"x":2}}`, `/b/x`, `line 1, column 19: the name "x" is already in this object`},
		{`{"a/b~":tru}`, `/a~1b~0`, `line 1, column 9: expected a value, found "tru"`},
		{`{"` + `a\u0062` + `":1,"ab":2}`, `/ab`, `line 1, column 14: the name "ab" is already in this object`},
		{`01`, ``, `line 1, column 1: a number has no leading zeros`},
		{`[-]`, `/0`, `line 1, column 3: expected a digit in a number, found "]"`},
		{`1.e3`, ``, `line 1, column 3: expected a digit after the decimal point, found "e"`},
		{`1e+`, ``, `line 1, column 4: expected a digit in an exponent, found the end`},
		{`1e1234567890123456789`, ``, `line 1, column 3: an exponent has more than 18 digits`},
		{`+1`, ``, `line 1, column 1: expected a value, found "+"`},
		{`"abc`, ``, `line 1, column 5: a string has no closing quote`},
		{`"ab\`, ``, `line 1, column 4: expected one of "\/bfnrtu after \, found the end`},
		{`"a\x41"`, ``, `line 1, column 3: expected one of "\/bfnrtu after \, found "x"`},
		{`"\u12g4"`, ``, `line 1, column 2: \u needs four hexadecimal digits`},
		{`"\ud83d"`, ``, `line 1, column 2: \ud83d is half of a surrogate pair without the other half`},
		{`"\ude00\ud83d"`, ``, `line 1, column 2: \ude00 is half of a surrogate pair without the other half`},
		{`"\ud83d\u0041"`, ``, `line 1, column 2: \ud83d is half of a surrogate pair without the other half`},
		{"\"a\nb\"", ``, `line 1, column 3: a string has U+000A, which has to be written as \n`},
		{"\"a\x00\"", ``, `line 1, column 3: a string has U+0000, which has to be written as \u0000`},
		{"\"a\xff\"", ``, `line 1, column 3: a string has a byte that is not UTF-8`},
		{"\"\xed\xa0\xbd\"", ``, `line 1, column 2: a string has a byte that is not UTF-8`},
		{"[\xff]", `/0`, `line 1, column 2: expected a value, found a byte that is not UTF-8`},
		{"[1,\r\n2,\r3,\n\u00a0]", `/3`, `line 4, column 1: expected a value, found U+00A0`},
		{"é", ``, `line 1, column 1: expected a value, found "é"`},
	} {
		_, bad := value.Parse(c.text, value.Limits{})
		require.NotNil(t, bad, c.text)
		require.Equal(t, c.want, bad.Error(), c.text)
		require.Equal(t, c.pointer, string(bad.Pointer), c.text)
	}
}

func TestTheOffsetCountsBytes(t *testing.T) {
	_, bad := value.Parse([]byte("{\"é\":\r\n  x}"), value.Limits{})
	require.Equal(t, value.SyntaxError{Offset: 10, Line: 2, Column: 3, Pointer: "/é", Message: `expected a value, found "x"`}, *bad)
}

func TestStringsAreDecoded(t *testing.T) {
	for text, want := range map[string]string{
		`""`: "", `"a"`: "a", `"\"\\\/\b\f\n\r\t"`: "\"\\/\b\f\n\r\t", `"\u0041\u00e9\u20AC"`: "Aé€",
		`"\ud83d\ude00!"`: "😀!", `"x\u0000y"`: "x\x00y", "\"\u2028\x7f😀\"": "\u2028\x7f😀", `"é\né"`: "é\né",
	} {
		v, bad := value.Parse(text, value.Limits{})
		require.Nil(t, bad, text)
		got, ok := v.AsText()
		require.True(t, ok)
		require.Equal(t, want, got, text)
	}
}

func TestLimitsEndInOneSentence(t *testing.T) {
	deep := strings.Repeat("[", 100_000)
	for _, c := range []struct {
		text   string
		limits value.Limits
		want   string
	}{
		{deep, value.Limits{}, "line 1, column 501: nested deeper than the limit of 500 levels"},
		{deep, value.Limits{Depth: 1 << 30}, "line 1, column 1001: nested deeper than the limit of 1000 levels"},
		{strings.Repeat(`{"a":`, 100_000), value.Limits{Depth: 3}, "line 1, column 16: nested deeper than the limit of 3 levels"},
		{`[1,2,3]`, value.Limits{Nodes: 3}, "line 1, column 6: more values than the limit of 3"},
		{`[1,2,3]`, value.Limits{Bytes: 6}, "line 1, column 1: the text of 7 bytes is longer than the limit of 6"},
		{"[" + strings.Repeat("0,", 1<<20) + "0]", value.Limits{}, "line 1, column 2097152: more values than the limit of 1048576"},
		{strings.Repeat(" ", 16<<20) + "1", value.Limits{}, "line 1, column 1: the text of 16777217 bytes is longer than the limit of 16777216"},
	} {
		_, bad := value.Parse(c.text, c.limits)
		require.NotNil(t, bad, c.want)
		require.Equal(t, c.want, bad.Error())
	}
}

func TestWhatIsJustWithinTheLimitsIsRead(t *testing.T) {
	deep := strings.Repeat("[", value.DepthMost) + strings.Repeat("]", value.DepthMost)
	v, bad := value.Parse(deep, value.Limits{Depth: value.DepthMost, Nodes: value.DepthMost, Bytes: len(deep)})
	require.Nil(t, bad)
	require.Equal(t, deep, v.String())
	require.True(t, value.Equal(v, value.Array(v.Index(0))))
	side, bad := value.Parse(`[[],{"a":[]},[[]]]`, value.Limits{Depth: 3})
	require.Nil(t, bad, "depth is that of one branch, not the sum of all")
	require.Equal(t, 3, side.Len())
}

func TestTheLastOfTwoNamesWinsWhenAsked(t *testing.T) {
	for members := range 20 {
		text := `{"a":1,`
		for i := range members {
			text += `"` + string(rune('b'+i)) + `":0,`
		}
		v, bad := value.Parse(text+`"z":3,"a":2}`, value.Limits{LastNameWins: true})
		require.Nil(t, bad)
		require.Equal(t, members+2, v.Len())
		require.Equal(t, "a", v.Member(0).Name)
		require.Equal(t, "2", v.Member(0).Value.Literal())

		_, bad = value.Parse(text+`"z":3,"a":2}`, value.Limits{})
		require.NotNil(t, bad, "%d members between", members)
		require.Equal(t, `the name "a" is already in this object`, bad.Message)
		require.Equal(t, strings.Index(text+`"z":3,"a":2}`, `"a":2`), bad.Offset)
	}
}

func TestBytesMayChangeAfterwards(t *testing.T) {
	text := []byte(`{"name":"orders"}`)
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad)
	clear(text)
	require.Equal(t, `{"name":"orders"}`, v.String())
}
