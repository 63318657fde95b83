package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
)

func reference(t *testing.T, text string) *jsonpath.Reference {
	t.Helper()
	r, bad := jsonpath.CompileReference(text)
	require.Nil(t, bad)
	return r
}

func TestAResultIsPutWhereTheReferencePoints(t *testing.T) {
	for _, c := range []struct{ path, into, want string }{
		{"$", `{"a":1}`, `"new"`},
		{"$.a", `{"a":1,"b":2}`, `{"a":"new","b":2}`},
		{"$.c", `{"a":1}`, `{"a":1,"c":"new"}`},
		{"$.c.d['e f']", `{"a":1}`, `{"a":1,"c":{"d":{"e f":"new"}}}`},
		{"$.a.b", `{"a":{"x":1}}`, `{"a":{"x":1,"b":"new"}}`},
		{"$.a[1]", `{"a":[1,2,3]}`, `{"a":[1,"new",3]}`},
		{"$[0].b", `[{"a":1},2]`, `[{"a":1,"b":"new"},2]`},
	} {
		into := parsed(c.into)
		got, failed := reference(t, c.path).Put(into, parsed(`"new"`))
		require.Nil(t, failed, c.path)
		require.Equal(t, c.want, got.String(), c.path)
		require.Equal(t, c.into, into.String(), "the document stays as it was")
	}
}

func TestWhatStandsInTheWayOfAResultIsAConflict(t *testing.T) {
	for _, c := range []struct{ path, into, step string }{
		{"$.a", `[1,2]`, "a"},
		{"$.a", `"text"`, "a"},
		{"$.a", `null`, "a"},
		{"$.a.b", `{"a":1}`, "b"},
		{"$.a.b", `{"a":null}`, "b"},
		{"$.a[3]", `{"a":[1,2,3]}`, "3"},
		{"$.a[0]", `{}`, "0"},
		{"$.a[0].x.y", `{"a":[{"x":[]}]}`, "y"},
	} {
		_, failed := reference(t, c.path).Put(parsed(c.into), parsed("1"))
		require.NotNil(t, failed, c.path)
		require.Equal(t, "States.ReferencePathConflict", failed.Error)
		require.Equal(t, `Unable to apply step "`+c.step+`" to input `+c.into, failed.Cause)
	}
}

func TestReferencesAreReadToo(t *testing.T) {
	s := scope{parsed(`{"discovery":{"status":500,"objects":[1,{"a":2}]}}`)}
	v, failed := reference(t, "$.discovery.objects[1]['a']").Get(s)
	require.Nil(t, failed)
	require.Equal(t, "2", v.String())
	require.Equal(t, "$.discovery", reference(t, "$.discovery").Path().Text())

	_, failed = reference(t, "$.discovery.nothing").Get(s)
	require.Equal(t, `Unable to apply step "nothing" to input `+s.input.String(), failed.Cause)
	_, failed = reference(t, "$none").Get(s)
	require.Equal(t, "Invalid path '$none' : No results for path: $['none']", failed.Cause)
}

func TestAPathThatIsNoReferenceIsReadLikeOne(t *testing.T) {
	s := scope{parsed(`{"list":[{"id":1},{"id":2}]}`)}
	for _, c := range []struct{ path, want, cause string }{
		{"$.list[*].id", "[1,2]", ""},
		{"$.list[-1]['id','no']", `{"id":2}`, ""},
		{"$.other[*]", "[]", ""},
		{"$.list['id','no']", "null", `Unable to apply step "['id','no']" to input ` + s.input.String()},
		{"$[0:1]", "null", "Invalid path '$[0:1]' : Filter: [0:1] can only be applied to arrays. Current context is: " + s.input.String()},
	} {
		p, bad := jsonpath.Compile(c.path)
		require.Nil(t, bad, c.path)
		v, failed := p.Get(s)
		require.Equal(t, c.want, v.String(), c.path)
		if c.cause == "" {
			require.Nil(t, failed, c.path)
		} else {
			require.Equal(t, c.cause, failed.Cause, c.path)
		}
	}
}

func TestAReferenceNamesOnePlace(t *testing.T) {
	for _, text := range []string{
		"$.a[*]", "$..a", "$.a[1:2]", "$.a[-1]", "$['a','b']", "$.a[0,1]", "$[?(@.a)]", "a",
	} {
		_, bad := jsonpath.CompileReference(text)
		require.NotNil(t, bad, text)
	}
}
