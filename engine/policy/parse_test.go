package policy_test

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"playground/engine/policy"
	"playground/engine/value"
)

// marked takes the mark ¦ out of a text and tells the column in front of which it stood.
func marked(text string) (plain, column string) {
	before, after, _ := strings.Cut(text, "¦")
	return before + after, strconv.Itoa(len(utf16.Encode([]rune(before))) + 1)
}

// One table: a policy with a mark where AWS's reader stands when it gives up, and what it says. Behind a text that it
// has not read it stands already behind its first quote; behind a name, behind the colon and the beginning of its value.
func TestSNSTellsHowFarItHasRead(t *testing.T) {
	for _, c := range []struct{ marked, told string }{
		{`[¦]`, "Filter is not an object"},
		{`"¦soup"`, "Filter is not an object"},
		{`null¦`, "Filter is not an object"},
		{`{"a":[1],"b":true¦,"c":[]}`, `"b" must be an object or an array`},
		{`{"a":{}¦}`, "Empty objects are not allowed"},
		{`{"a":[1],"b":[]¦}`, "Empty arrays are not allowed"},
		{`{"a":["x",[¦"y"]]}`, "Match value must be String, number, true, false, or null"},
		{`{"a":[{}¦]}`, "Match expression name not found"},
		{`{"a":[{"like":"¦x"}]}`, "Unrecognized match type like"},
		{`{"a":[{"like":{¦"b":1}}]}`, "Unrecognized match type like"},
		{`{"a":[{"prefix":"x","suffix":[¦]}]}`, "Only one key allowed in match expression"},
		{`{"a":[{"prefix":true¦}]}`, "prefix match pattern must be a string"},
		{`{"a":[{"equals-ignore-case":-1.5¦}]}`, "equals-ignore-case match pattern must be a string"},
		{`{"a":[{"wildcard":{¦"x":"y"}}]}`, "wildcard match pattern must be a string"},
		{`{"a":[{"wildcard":"x**"¦}]}`, "Consecutive wildcard characters at pos 2"},
		{`{"a":[{"exists":[¦true]}]}`, "exists match pattern must be either true or false."},
		{`{"a":[{"numeric":"¦="}]}`, "Value of numeric must be an array."},
		{`{"a":[{"numeric":[]¦}]}`, "Invalid member in numeric match: ]"},
		{`{"a":[{"numeric":[{¦"x":1}]}]}`, "Invalid member in numeric match: {"},
		{`{"a":[{"numeric":[null¦]}]}`, "Invalid member in numeric match: null"},
		{`{"a":[{"numeric":["≠",100¦]}]}`, "Unrecognized numeric range operator: ≠"},
		{`{"a":[{"numeric":["=",5,6¦]}]}`, "Too many elements in numeric expression"},
		{`{"a":[{"numeric":[">",5,{¦}]}]}`, "Bad value in numeric range: {"},
		{`{"a":[{"numeric":[">",5,"="¦,6]}]}`, "Bad numeric range operator: ="},
		{`{"a":[{"numeric":[">",5,"<",6,"¦<"]}]}`, "Too many terms in numeric range expression"},
		{`{"a":[{"numeric":[">=",5,"<=",5]¦}]}`, "Bottom must be less than top"},
		{`{"a":[{"numeric":["=",2000000000]¦}]}`, "Value must be between -1.0E9 and 1.0E9, inclusive"},
		{`{"a":[{"numeric":["=",5],"x":5¦}]}`, "Too many elements in numeric expression"},
		{`{"a":[{"anything-but":null¦}]}`, "Value of anything-but must be an array or single string/number value."},
		{`{"a":[{"anything-but":["x",1]¦}]}`, "Inside anything but list, either all values are number or string, mixed type is not supported"},
		{`{"a":[{"anything-but":{}¦}]}`, "Anything-But expression name not found"},
		{`{"a":[{"anything-but":{"wildcard":"¦x"}}]}`, "Unsupported anything-but pattern: wildcard"},
		{`{"a":[{"anything-but":{"prefix":""¦}}]}`, "Null prefix not allowed"},
		{`{"a":[{"anything-but":{"prefix":"x","y":1¦}}]}`, "Only one key allowed in match expression"},
		{`{"a":[{"anything-but":{"prefix":"x"},"y":[¦1]}]}`, "Only one key allowed in match expression"},
		{`{"$or":[{"a":[1]},{"b":5¦}]}`, `"b" must be an object or an array`},
		{`{"$or":{"a":[]¦}}`, "Empty arrays are not allowed"},
		{`{"é😀\"":"¦x"}`, `"é😀"" must be an object or an array`},
	} {
		text, column := marked(c.marked)
		wanted := "FilterPolicy: " + c.told + "\n at [Source: (String)\"" + text + "\"; line: 1, column: " + column + "]"
		_, told := policy.Parse(text, policy.MessageBody)
		require.Equal(t, wanted, told)
		v := parse(t, text)
		_, told = policy.Parse("\n"+string(value.AppendIndent(nil, v))+"\n\n", policy.MessageBody)
		require.Equal(t, wanted, told, "however the text is spaced")
	}
}

// What SNS reads is not the text as it came, but as it writes it itself.
func TestSNSWritesAPolicyAnewBeforeItReadsIt(t *testing.T) {
	for _, c := range []struct{ text, anew string }{
		{"{ \"a\" : [ 1.50, 1e2, -0, 12345678.0, 0.0001, 2e-3, 1.0E+10, 12345678901234567890 ],\r\n\t\"b\": 5 }", `{"a":[1.5,100.0,0,1.2345678E7,1.0E-4,0.002,1.0E10,12345678901234567890],"b":5}`},
		{`{"\u0061":["\u00e9\u001F\u00e9\/\n\u007f\"\\"],"b":5}`, `{"a":["é\u001Fé/\n` + "\u007f" + `\"\\"],"b":5}`},
		{`{"b":[1],"a":[2],"b":5}`, `{"b":5,"a":[2]}`},
	} {
		_, told := policy.Parse(c.text, policy.MessageBody)
		require.True(t, strings.HasPrefix(told, "FilterPolicy: \"b\" must be an object or an array\n at [Source: (String)\""+c.anew+"\"; line: 1, column: "), "%s\n%s", c.anew, told)
	}
	long := strings.Repeat("é", 600)
	_, told := policy.Parse(`{"a":["`+long+`"],"b":5}`, policy.MessageBody)
	require.Equal(t, "FilterPolicy: \"b\" must be an object or an array\n at [Source: (String)\"{\"a\":[\""+long[:2*493]+"\"[truncated 116 chars]; line: 1, column: 616]", told)
}

// Where AWS has no position to tell, or another beginning.
func TestSomeRefusalsTellNoPosition(t *testing.T) {
	for _, c := range []struct {
		text  string
		scope policy.Scope
		told  string
	}{
		{`{"a":[{"cidr":"10.0.0.0"}]}`, policy.MessageAttributes, "FilterPolicy: Malformed CIDR, one '/' required"},
		{`{"a":[{"anything-but":2e9}]}`, policy.MessageAttributes, "FilterPolicy: Value must be between -1.0E9 and 1.0E9, inclusive"},
		{`{"a":{"b":["c"]}}`, policy.MessageAttributes, "Filter policy scope MessageAttributes does not support nested filter policy"},
		{`{"a":[1],"b":[1],"c":[1],"d":{"e":[1],"f":[1],"g":[1]}}`, policy.MessageBody, "FilterPolicy: Filter policy can not have more than 5 keys"},
		{`{"a":{"b":[` + strings.Repeat("1,", 75) + `1]}}`, policy.MessageBody, "FilterPolicy: Filter policy is too complex"},
		{`{"a":["` + strings.Repeat("x", 256*1024) + `"]}`, policy.MessageBody, "FilterPolicy: Filter policy is larger than 262144 bytes"},
		{`{"a":{"b":[` + strings.Repeat("1,", 74) + `1]}}`, policy.MessageBody, ""},
		{`{"a":[1],"a":["x"]}`, policy.MessageAttributes, ""},
		{` {} `, policy.MessageAttributes, ""},
	} {
		_, told := policy.Parse(c.text, c.scope)
		require.Equal(t, c.told, told)
	}
}

// One table: a text that is no JSON with a mark at the column that Jackson tells, and what it says.
func TestATextThatIsNoJSONIsRefusedInTheWordsOfJackson(t *testing.T) {
	const source = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: "
	const anyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
	for _, c := range []struct{ marked, told string }{
		{`{¦invalidjson}`, "Unexpected character ('i' (code 105)): was expecting double-quote to start field name"},
		{`invalid¦-json`, "Unrecognized token 'invalid': was expecting " + anyValue},
		{`{"a":[1]¦`, "Unexpected end-of-input: expected close marker for Object (start marker at " + source + "1])"},
		{`{"a":[1¦`, "Unexpected end-of-input: expected close marker for Array (start marker at " + source + "6])"},
		{`{"a":[1] ¦"b":[2]}`, `Unexpected character ('"' (code 34)): was expecting comma to separate Object entries`},
		{`{"a":[1,¦]}`, "Unexpected character (']' (code 93)): expected a valid value " + anyValue},
		{`{"a":[1],¦}`, "Unexpected character ('}' (code 125)): was expecting double-quote to start field name"},
		{`{"a" ¦[1]}`, "Unexpected character ('[' (code 91)): was expecting a colon to separate field name and value"},
		{`{"a":¦}`, "Unexpected character ('}' (code 125)): expected a value"},
		{`{"a":[1}¦}`, "Unexpected close marker '}': expected ']' (for Array starting at " + source + "6])"},
		{`{"a":[tru¦]}`, "Unrecognized token 'tru': was expecting " + anyValue},
		{`{"a":[¦“x”]}`, "Unexpected character ('“' (code 8220 / 0x201c)): expected a valid value " + anyValue},
		{`{"a":["x¦`, "Unexpected end-of-input: was expecting closing quote for a string value"},
		{`{"a¦`, "Unexpected end-of-input in field name"},
		{`{"a":["\x¦"]}`, "Unrecognized character escape 'x' (code 120)"},
		{`{"a":["\u00¦g0"]}`, "Unexpected character ('g' (code 103)): expected a hex-digit for character escape sequence"},
		{"{\"a\":[\"\t¦\"]}", "Illegal unquoted character ((CTRL-CHAR, code 9)): has to be escaped using backslash to be included in string value"},
		{`{"a":[-¦x]}`, "Unexpected character ('x' (code 120)) in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value"},
		{`{"a":[1.¦]}`, "Unexpected character (']' (code 93)) in numeric value: Decimal point not followed by a digit"},
		{`{"a":[1e+¦]}`, "Unexpected character (']' (code 93)) in numeric value: Exponent indicator not followed by a digit"},
	} {
		text, column := marked(c.marked)
		_, told := policy.Parse(text, policy.MessageAttributes)
		require.Equal(t, "FilterPolicy: failed to parse JSON. "+c.told+"\n at "+source+column+"]", told)
	}
	_, told := policy.Parse("{\r\n \"a\":\n[1 2]}", policy.MessageAttributes)
	require.Contains(t, told, "line: 3, column: 4]")
	_, told = policy.Parse(`{"a":[1]} {}`, policy.MessageAttributes)
	require.Contains(t, told, "FilterPolicy: failed to parse JSON. expected the end")
}

func TestAnEditorHearsWhyAMessageDoesNotMatch(t *testing.T) {
	const cake = `{"dish":"cake","parts":[{"kind":"top","price":1},{"kind":"base","price":2}]}`
	for _, c := range []struct {
		text, body string
		scope      policy.Scope
		why        policy.Failing
	}{
		{`{"dish":["soup"]}`, cake, policy.MessageAttributes, policy.Failing{}},
		{`{"dish":["cake"]}`, cake, policy.MessageAttributes, policy.Failing{Key: "dish", Found: `"soup" (String)`, Wanted: `["cake"]`}},
		{`{"dish":["soup"]}`, cake, policy.MessageBody, policy.Failing{Key: "dish", Found: `"cake"`, Wanted: `["soup"]`}},
		{`{"parts":{"price":[3]}}`, cake, policy.MessageBody, policy.Failing{Key: "parts.price", Found: `[1,2]`, Wanted: `[3]`}},
		{`{"parts":{"name":[3]}}`, cake, policy.MessageBody, policy.Failing{Key: "parts.name", Wanted: `[3]`}},
		{`{"parts":{"kind":["top"],"price":[2]}}`, cake, policy.MessageBody,
			policy.Failing{Key: "parts.kind, parts.price", Found: "each of them", Wanted: "all of them in the same element of an array"}},
		{`{"dish":[{"exists":false}]}`, cake, policy.MessageBody, policy.Failing{Key: "dish", Found: `"cake"`, Wanted: `[{"exists":false}]`}},
		{`{"dish":["soup"]}`, "soup", policy.MessageBody, policy.Failing{Found: `"soup"`, Wanted: "a JSON object"}},
	} {
		v, told := policy.Parse(c.text, c.scope)
		require.Empty(t, told)
		p, _ := policy.Compile(v, c.scope)
		var m policy.Message
		m.Read(attributes("dish:String=soup"), c.body)
		require.Equal(t, c.why, p.Failing(&m), c.text)
		require.Equal(t, c.why == policy.Failing{}, p.Passes(&m), c.text)
	}
}
