package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
)

func TestAPathThatLeadsNowhereSaysWhyInTheWordsOfAWS(t *testing.T) {
	for _, c := range []struct {
		path, want       string
		missing, pastEnd bool
	}{
		{"$.no", "No results for path: $['no']", true, false},
		{"$.no.such.result.path", "Missing property in path $['no']", true, false},
		{"$.store.no.path", "Missing property in path $['store']['no']", true, false},
		{"$.store.no", "No results for path: $['store']['no']", true, false},
		{"$$.Execution.Input.no", "Missing property in path $['Execution']['Input']", true, false},
		{"$.word.a", "Property ['a'] not found in path $['word']", true, false},
		{"$.list.length()", "Property ['length()'] not found in path $['list']", true, false},
		{"$.list[1]['a','b']", "Property ['a','b'] not found in path $['list'][1]", true, false},
		{"$.store.none.a", "Property ['a'] not found in path $['store']['none']", true, false},
		{"$.list[5]", "No results for path: $['list'][5]", true, true},
		{"$.list[-6]", "No results for path: $['list'][-6]", true, true},
		{"$.list[5].a.b", "Property ['a'] not found in path $['list'][5]", true, false},
		{"$.list[5][0]", "The path $['list'][5] is null", true, false},
		{"$.word[0]", "Filter: [0] can only be applied to arrays. Current context is: \"text\"", false, false},
		{"$.list[1][0]", "Filter: [0] can only be applied to arrays. Current context is: 1", false, false},
		{"$.store.none[0]", "Filter: [0] can only be applied to arrays. Current context is: null", false, false},
		{"$.word[?(@.a)]", "Filter: [?] can not be applied to primitives. Current context is: \"text\"", false, false},
		{"$.word[1:].a", "Filter: [1:] can only be applied to arrays. Current context is: \"text\"", false, false},
		{"$.word[:1]", "Filter: [:1] can only be applied to arrays. Current context is: \"text\"", false, false},
		{"$.word[0,-1]", "Filter: [0,-1] can only be applied to arrays. Current context is: \"text\"", false, false},
		{"$none", "No results for path: $['none']", true, false},
		{"$x.z", "No results for path: $['z']", true, false},
	} {
		t.Run(c.path, func(t *testing.T) {
			p, bad := jsonpath.Compile(c.path)
			require.Nil(t, bad)
			_, found, failed := p.Select(scope{parsed(store)})
			require.False(t, found)
			require.Equal(t, jsonpath.Failure{
				Error:   "States.Runtime",
				Cause:   "Invalid path '" + c.path + "' : " + c.want,
				Reason:  c.want,
				Missing: c.missing,
				PastEnd: c.pastEnd,
			}, *failed)
			require.False(t, p.Has(scope{parsed(store)}))
		})
	}
}

func TestATextThatIsNoPathSaysWhere(t *testing.T) {
	for _, c := range []struct {
		text     string
		position int
		want     string
	}{
		{"", 0, "a path begins with '$'"},
		{"a.b", 0, "a path begins with '$'"},
		{"@.a", 0, "a path begins with '$'"},
		{"$.", 2, "expected a name, found the end"},
		{"$.a.", 4, "expected a name, found the end"},
		{"$.a..", 5, "expected a name, found the end"},
		{"$...a", 3, "expected a name, found '.'"},
		{"$*", 1, "unexpected '*'"},
		{"$ a", 1, "unexpected ' '"},
		{"$.a b", 3, "a name with blanks is written ['a ...']"},
		{"$[", 2, "expected a name in quotes, a number, '*' or '?', found the end"},
		{"$[a]", 2, "expected a name in quotes, a number, '*' or '?', found 'a'"},
		{"$['a", 4, "a text is not closed by '"},
		{"$['a'", 5, "expected ']', found the end"},
		{"$['a',]", 6, "expected a name in quotes, found ']'"},
		{`$['a',"b"]`, 6, "expected a name in quotes, found '\"'"},
		{`$[?(@.a == '\u12')]`, 14, `\u is followed by four hexadecimal digits`},
		{"$[1,]", 4, `not an index: ""`},
		{"$[1-2]", 5, `not an index: "1-2"`},
		{"$[99999999999]", 13, `not an index: "99999999999"`},
		{"$[:]", 3, "a slice has a start or an end"},
		{"$[1:x]", 4, "expected ']', found 'x'"},
		{"$[?@.a]", 3, "expected '(', found '@'"},
		{"$[?(@.a]", 7, "expected ')', found ']'"},
		{"$[?(1)]", 5, "expected an operator, found ')'"},
		{"$[?(@.a = 1)]", 8, `not an operator: "="`},
		{"$[?(@.a like 1)]", 8, `not an operator: "like"`},
		{"$[?(@.a == b)]", 11, "expected a value, found 'b'"},
		{"$[?(@.a == 1.)]", 11, `not a number: "1."`},
		{"$[?(@.a == {a:1})]", 12, "expected a name in quotes, found 'a'"},
		{"$[?(@.a =~ /b)]", 15, "a pattern is not closed by /"},
		{"$[?(@.a =~ /(/)]", 14, "not a pattern: /(/: unterminated group"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, bad := jsonpath.Compile(c.text)
			require.NotNil(t, bad)
			require.Equal(t, jsonpath.Error{Position: c.position, Text: c.want}, *bad)
		})
	}
}
