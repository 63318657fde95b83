package diagnose_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/diagnose"
	"playground/engine/value"
)

const jsonValues = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

// The first two are recorded; the others are what Jackson 2 says.
func TestWhatIsNoJSON(t *testing.T) {
	for _, c := range []struct {
		text, says string
		at         string
	}{
		{`not some json`, "Unrecognized token 'not': was expecting " + jsonValues, "line: 1, column: 4"},
		{`{'not': 'json'`, "Unexpected character (''' (code 39)): was expecting double-quote to start field name", "line: 1, column: 3"},
		{`nul`, "Unrecognized token 'nul': was expecting " + jsonValues, "line: 1, column: 4"},
		{"{\n\"a\" 1}", "Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value", "line: 2, column: 6"},
		{`{"a":1 "b":2}`, "Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries", "line: 1, column: 9"},
		{`[1 2]`, "Unexpected character ('2' (code 50)): was expecting comma to separate Array entries", "line: 1, column: 5"},
		{`{"a":1,}`, "Unexpected character ('}' (code 125)): was expecting double-quote to start field name", "line: 1, column: 9"},
		{`[1,]`, "Unexpected character (']' (code 93)): expected a valid value " + jsonValues, "line: 1, column: 5"},
		{`{"a":}`, "Unexpected character ('}' (code 125)): expected a valid value " + jsonValues, "line: 1, column: 7"},
		{`[1}`, `Unexpected close marker '}': expected ']' (for Array starting at [Source: (String)"[1}"; line: 1, column: 1])`, "line: 1, column: 4"},
		{`{"a":1]`, `Unexpected close marker ']': expected '}' (for Object starting at [Source: (String)"{"a":1]"; line: 1, column: 1])`, "line: 1, column: 8"},
		{`{"a":1`, `Unexpected end-of-input: expected close marker for Object (start marker at [Source: (String)"{"a":1"; line: 1, column: 1])`, "line: 1, column: 7"},
		{`{"a":`, "Unexpected end-of-input within/between Object entries", "line: 1, column: 6"},
		{`{"a`, `Unexpected end-of-input: was expecting closing '"' for name`, "line: 1, column: 4"},
		{`"a`, "Unexpected end-of-input: was expecting closing quote for a string value", "line: 1, column: 3"},
		{"\"a\n\"", "Illegal unquoted character ((CTRL-CHAR, code 10)): has to be escaped using backslash to be included in string value", "line: 2, column: 1"},
		{`"\x"`, "Unrecognized character escape 'x' (code 120)", "line: 1, column: 4"},
		{`"\u12G4"`, "Unexpected character ('G' (code 71)): expected a hex-digit for character escape sequence", "line: 1, column: 7"},
		{`01`, "Invalid numeric value: Leading zeroes not allowed", "line: 1, column: 2"},
		{`-a`, "Unexpected character ('a' (code 97)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value", "line: 1, column: 3"},
		{`1.x`, "Unexpected character ('x' (code 120)) in numeric value: Decimal point not followed by a digit", "line: 1, column: 4"},
		{`1a`, "Unexpected character ('a' (code 97)): Expected space separating root-level values", "line: 1, column: 3"},
		{`😀`, "Unexpected character ('😀' (code 128512 / 0x1f600)): expected a valid value " + jsonValues, "line: 1, column: 3"},
		{`{} {}`, "Trailing token found after value", "line: 1, column: 5"},
	} {
		message, source, bad := diagnose.JSONError(c.text)
		require.True(t, bad, c.text)
		require.Equal(t, c.says, message, c.text)
		require.True(t, strings.HasSuffix(source, c.at+"]"), "%s: %s", c.text, source)
	}
}

func TestTheSourceIsCut(t *testing.T) {
	_, source, bad := diagnose.JSONError(strings.Repeat("x", 501) + "\x01")
	require.True(t, bad)
	require.Equal(t, `[Source: (String)"`+strings.Repeat("x", 500)+`"[truncated 2 chars]; line: 1, column: 502]`, source)
}

// Whatever the reader of JSON takes is taken here too, and the other way round.
func FuzzJSONError(f *testing.F) {
	for _, text := range []string{`{"a":[1,2.5e+3,true,null,"x\u00e9\n"]}`, `[`, `[[]]]`, `{"States":{"a":1,"a":2}}`, ` `, `-`, `"\ud800"`, "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, wrong := value.Parse(text, value.Limits{Depth: value.DepthMost, LastNameWins: true})
		_, _, bad := diagnose.JSONError(text)
		if wrong == nil {
			require.False(t, bad, text)
		}
	})
}
