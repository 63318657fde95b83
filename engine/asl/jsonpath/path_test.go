package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// scope is a document, with the Context Object and the variables that the tests use.
type scope struct{ input value.Value }

func (s scope) Input() value.Value   { return s.input }
func (s scope) Context() value.Value { return parsed(`{"Execution":{"Name":"run"}}`) }
func (s scope) Variable(name string) (value.Value, bool) {
	return parsed(`{"x":{"y":[7,8]},"größe":3,"_a1":null}`).Get(name)
}

func parsed(text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		panic(bad)
	}
	return v
}

const store = `{"store":{"book":[
	{"title":"A","price":8.95,"tags":["x","y"],"isbn":"1"},
	{"title":"B","price":12.5,"tags":[],"stock":0},
	{"title":"C","price":"9","tags":["y"],"stock":null},
	{"title":"D d","price":22.99,"of":{"title":"E","price":1}}],
	"open":true,"a-b":1,"it's":2,"none":null},"list":[0,1,2,3,4],"word":"text"}`

var leading = []struct{ path, want string }{
	{"$.word", `"text"`},
	{"$.store.book[0].title", `"A"`},
	{"$['store']['book'][3]['title']", `"D d"`},
	{`$["store"].book[-1].title`, `"D d"`},
	{"$.store.a-b", "1"},
	{`$.store['it\'s']`, "2"},
	{`$.store["it's"]`, "2"},
	{"$.store.none", "null"},
	{"$.[ 'word' ]", `"text"`},
	{"$.store['open','a-b']", `{"open":true,"a-b":1}`},
	{"$.store['open','no']", `{"open":true}`},
	{"$$.Execution.Name", `"run"`},
	{"$x.y[1]", "8"},
	{"$größe", "3"},
	{"$_a1", "null"},

	{"$.list[*]", "[0,1,2,3,4]"},
	{"$.list.*", "[0,1,2,3,4]"},
	{"$.list[0,2,-1,9]", "[0,2,4]"},
	{"$.list[1:3]", "[1,2]"},
	{"$.list[:2]", "[0,1]"},
	{"$.list[:-2]", "[0,1,2]"},
	{"$.list[3:]", "[3,4]"},
	{"$.list[-2:]", "[3,4]"},
	{"$.list[-9:]", "[0,1,2,3,4]"},
	{"$.list[-2:1]", "[3,4,0]"},
	{"$.list[0:4:2]", "[0,1,2,3]"},
	{"$.list[7:]", "[]"},
	{"$.store.book[*].title", `["A","B","C","D d"]`},
	{"$.store.book[*].isbn", `["1"]`},
	{"$.store.book[0,1]['title','price']", `[{"title":"A","price":8.95},{"title":"B","price":12.5}]`},
	{"$.store.book[*]['title','tags'][0]", `["x","y"]`},
	{"$..title", `["A","B","C","D d","E"]`},
	{"$..tags[0]", `["x","y"]`},
	{"$..[1]", `[{"title":"B","price":12.5,"tags":[],"stock":0},"y",1]`},
	{"$.store.book[3]..*", `["D d",22.99,{"title":"E","price":1},"E",1]`},
	{"$.word[*]", "[]"},
	{"$.nothing.here[*]", "[]"},
	{"$.nothing[1:].a", "[]"},
	{"$..nothing", "[]"},
}

func TestPathsLeadToValues(t *testing.T) {
	for _, c := range leading {
		t.Run(c.path, func(t *testing.T) {
			p, bad := jsonpath.Compile(c.path)
			require.Nil(t, bad)
			require.Equal(t, c.path, p.Text())
			v, found, failed := p.Select(scope{parsed(store)})
			require.Nil(t, failed)
			require.True(t, found)
			require.Equal(t, c.want, v.String())
			require.True(t, p.Has(scope{parsed(store)}))
		})
	}
}

func TestFollowingADefinitePathAllocatesNothing(t *testing.T) {
	var s jsonpath.Scope = scope{parsed(store)}
	for _, path := range []string{"$", "$.word", "$.store.book[1].title", "$.store.book[-1]['title']"} {
		p, bad := jsonpath.Compile(path)
		require.Nil(t, bad)
		require.Zero(t, testing.AllocsPerRun(100, func() { p.Select(s) }), path)
	}
	p, bad := jsonpath.Compile("$.store.nothing.here")
	require.Nil(t, bad)
	require.Zero(t, testing.AllocsPerRun(100, func() { p.Has(s) }), "whether a path leads anywhere")
}

// As recorded on AWS: a backslash before another character than the quote is part of the name.
func TestANameInQuotesKeepsItsBackslashes(t *testing.T) {
	for path, name := range map[string]string{
		`$['Test\""Name"']`: `Test\""Name"`,
		`$['a\b']`:          `a\b`,
		`$["it\'s"]`:        `it\'s`,
		`$["a\"b"]`:         `a"b`,
		`$['a\\b']`:         `a\\b`,
	} {
		p, bad := jsonpath.Compile(path)
		require.Nil(t, bad, path)
		v, found, _ := p.Select(scope{input: value.Null.With(name, value.Int(1))})
		require.True(t, found, path)
		require.Equal(t, "1", v.String())
	}
}
