package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
)

func TestAPathThatLeadsNowhereSaysWhyInTheWordsOfAWS(t *testing.T) {
	notAnObject := func(property, path, class string) string {
		return "Expected to find an object with property " + property + " in path " + path + " but found '" + class +
			"'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JsonSmartJsonProvider'."
	}
	for _, c := range []struct{ path, want string }{
		{"$.no", "No results for path: $['no']"},
		{"$.no.such.result.path", "Missing property in path $['no']"},
		{"$.store.no.path", "Missing property in path $['store']['no']"},
		{"$.store.no", "No results for path: $['store']['no']"},
		{"$$.Execution.Input.no", "Missing property in path $['Execution']['Input']"},
		{"$.list[5]", "No results for path: $['list'][5]"},
		{"$.list[-6].a", "No results for path: $['list'][-6]['a']"},
		{"$.word.a", notAnObject("['a']", "$['word']", "java.lang.String")},
		{"$.list.a", notAnObject("['a']", "$['list']", "net.minidev.json.JSONArray")},
		{"$.list[1]['a','b']", notAnObject("['a','b']", "$['list'][1]", "java.lang.Integer")},
		{"$.store.none.a", notAnObject("['a']", "$['store']['none']", "null")},
		{"$.store.open.a", notAnObject("['a']", "$['store']['open']", "java.lang.Boolean")},
		{"$.store.book[0].price.a", notAnObject("['a']", "$['store']['book'][0]['price']", "java.lang.Double")},
		{"$.word[0]", "Filter: [0] can only be applied to arrays. Current context is: text"},
		{"$.store.book[3].of[0]", "Filter: [0] can only be applied to arrays. Current context is: {title=E, price=1}"},
		{"$.store.none[0]", "The path $['store']['none'] is null"},
		{"$.word[?(@.a)]", "Filter: [?] can not be applied to primitives. Current context is: text"},
		{"$.store.book[1].tags.sum()", "Aggregation function attempted to calculate value using empty array"},
		{"$none", "No results for path: $['none']"},
		{"$x.z", "No results for path: $['z']"},
	} {
		t.Run(c.path, func(t *testing.T) {
			p, bad := jsonpath.Compile(c.path)
			require.Nil(t, bad)
			_, found, failed := p.Select(scope{parsed(store)})
			require.False(t, found)
			require.Equal(t, "States.Runtime", failed.Error)
			require.Equal(t, "Invalid path '"+c.path+"' : "+c.want, failed.Cause)
			require.True(t, failed.Missing)
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
		{`$['\u12']`, 5, `\u is followed by four hexadecimal digits`},
		{"$[1,]", 4, `not an index: ""`},
		{"$[1-2]", 5, `not an index: "1-2"`},
		{"$[99999999999]", 13, `not an index: "99999999999"`},
		{"$[:]", 3, "a slice has a start or an end"},
		{"$[1:x]", 4, "expected ']', found 'x'"},
		{"$.a.other()", 9, "there is no function other()"},
		{"$.a.length(1)", 11, "expected ')', found '1'"},
		{"$..length()", 11, "expected a name, found a function"},
		{"$[?@.a]", 3, "expected '(', found '@'"},
		{"$[?(@.a]", 7, "expected ')', found ']'"},
		{"$[?(1)]", 5, "expected an operator, found ')'"},
		{"$[?(@.a = 1)]", 8, `not an operator: "="`},
		{"$[?(@.a like 1)]", 8, `not an operator: "like"`},
		{"$[?(@.a == b)]", 11, "expected a value, found 'b'"},
		{"$[?(@.a == 1.)]", 11, `not a number: "1."`},
		{"$[?(@.a == {a:1})]", 12, "expected a name in quotes, found 'a'"},
		{"$[?(@.a =~ /b)]", 15, "a pattern is not closed by /"},
		{"$[?(@.a =~ /(/)]", 14, "not a pattern: /(/"},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, bad := jsonpath.Compile(c.text)
			require.NotNil(t, bad)
			require.Equal(t, jsonpath.Error{Position: c.position, Text: c.want}, *bad)
		})
	}
}
