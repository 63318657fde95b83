package jsonpath_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// list makes [element,element,...].
func list(element string, n int) string {
	return "[" + strings.TrimSuffix(strings.Repeat(element+",", n), ",") + "]"
}

func TestPathsThatWouldTakeTooLongFail(t *testing.T) {
	deep := strings.Repeat("[", 400) + list("1", 100) + strings.Repeat("]", 400)
	wide := `{"list":` + list("1", 10_000) + `,"other":` + list("2", 10_000) + `,"text":"` + strings.Repeat("a", 100_000) + `"}`
	for _, c := range []struct{ path, document string }{
		{"$..*..*..*..*", deep},
		{"$..[?(@..[?(@..*)])]", deep},
		{"$..*..[?(@..* == 1)]", deep},
		{"$" + strings.Repeat("[0,0]", 40), deep},
		{"$.list[?(@ in $.other)]", wide},
		{"$.list[?($.list all $.list)]", wide},
		{"$.list[?($.text =~ /(a+)+b/)]", wide},
		{"$.list[?($.text contains 'b')]", wide},
		{"$.list[?($.list == $.other)]", wide},
		{"$.list[?($.list[*])]", wide},
	} {
		p, bad := jsonpath.Compile(c.path)
		require.Nil(t, bad)
		v, found, failed := p.Select(scope{parsed(c.document)})
		require.False(t, found, c.path)
		require.True(t, v.IsNull())
		require.Equal(t, "The path looks at more than 1048576 values", failed.Reason)
		require.False(t, failed.Missing)
	}
}

func TestPathsMayLookAtAWholeInputManyTimes(t *testing.T) {
	wide := parsed(list(`{"a":1}`, 30_000))
	for _, path := range []string{"$..*", "$..a", "$[*].a", "$[?(@.a == 1 && @.a < 2)].a"} {
		p, bad := jsonpath.Compile(path)
		require.Nil(t, bad)
		v, _, failed := p.Select(scope{wide})
		require.Nil(t, failed, path)
		require.GreaterOrEqual(t, v.Len(), 30_000)
	}
}

func TestWhatNestsTooDeepIsNoPath(t *testing.T) {
	nested := func(open, inside, closed string, n int) string {
		return strings.Repeat(open, n) + inside + strings.Repeat(closed, n)
	}
	for _, filter := range []string{
		nested("(", "@.a", ")", 5000),
		nested("!", "@.a", "", 5000),
		"@.a == " + nested("[", "", "]", 5000),
		"@.a == " + nested("{'a':", "1", "}", 5000),
		nested("@[?(", "@.a", ")]", 5000),
	} {
		_, bad := jsonpath.Compile("$[?(" + filter + ")]")
		require.NotNil(t, bad)
		require.Equal(t, "nested more than 32 deep", bad.Text)
	}
	_, bad := jsonpath.Compile("$[?(" + nested("@[?(", "@.a", ")]", 10) + ")]")
	require.Nil(t, bad)
}

func TestAPathHasAThousandSteps(t *testing.T) {
	p, bad := jsonpath.Compile("$" + strings.Repeat(".a", jsonpath.StepsMost))
	require.Nil(t, bad)
	require.False(t, p.Has(scope{value.Null}))
	_, bad = jsonpath.Compile("$" + strings.Repeat(".a", jsonpath.StepsMost+1))
	require.Equal(t, "a path has at most 1000 steps", bad.Text)
}
