package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
)

var choosing = []struct{ filter, want string }{
	{"@.price > 10", `["B","D d"]`},
	{"@.price>=12.50", `["B","D d"]`},
	{"10 < @.price", `["B","D d"]`},
	{"@.price <= 8.95", `["A"]`},
	{"@.price == 9", `["C"]`},
	{"9 == @.price", `["C"]`},
	{"9.0 == @.price", `["C"]`},
	{"@.title == 'A'", `["A"]`},
	{`@.title == "A"`, `["A"]`},
	{"@.title != 'A'", `["B","C","D d"]`},
	{"@.title > 'B'", `["C","D d"]`},
	{"@.isbn", `["A"]`},
	{"!@.isbn", `["B","C","D d"]`},
	{"!(@.isbn || @.of)", `["B","C"]`},
	{"@.stock", `["B","C"]`},
	{"@.stock == null", `["C"]`},
	{"@.stock != null", `["A","B","D d"]`},
	{"@.stock == @.nothing", `[]`},
	{"@.of.price == 1", `["D d"]`},
	{"@.price > 10 && @.tags", `["B"]`},
	{"@.isbn || @.of && @.price < 5", `["A"]`},
	{"(@.isbn || @.of) && @.price > 10", `["D d"]`},
	{"@.isbn||@.of", `["A","D d"]`},
	{"@['title'] == 'B'", `["B"]`},
	{"@.tags[0] == 'y'", `["C"]`},
	{"@.tags[*] == ['y']", `["C"]`},
	{"@..price contains 1", `["D d"]`},
	{"@.title =~ /[a-c]/i", `["A","B","C"]`},
	{"@.title =~ /d/i", `[]`},
	{"@.title =~ /d.d/i", `["D d"]`},
	{"@.price =~ /.*5/", `["A","B"]`},
	{`@.title =~ /\//`, `[]`},
	{"@.title in ['A','C']", `["A","C"]`},
	{"@.title nin ['A','C']", `["B","D d"]`},
	{"@.price IN [9, 12.5]", `["B","C"]`},
	{"@.tags contains 'y'", `["A","C"]`},
	{"@.title contains ' '", `["D d"]`},
	{"@.tags size 0", `["B"]`},
	{"@.title size 3", `["D d"]`},
	{"@.tags empty true", `["B"]`},
	{"@.tags empty false", `["A","C"]`},
	{"@.tags all ['x']", `["A"]`},
	{"@.tags all []", `["A","B","C"]`},
	{"@.title all ['A']", `[]`},
	{"@.of == {'title':'E','price':1}", `["D d"]`},
	{"@.price < $.list[4]", `[]`},
	{"@.price > $.store.book[0].price", `["B","D d"]`},
	{"@.open == true", `[]`},
}

func TestFiltersChooseElements(t *testing.T) {
	for _, c := range choosing {
		t.Run(c.filter, func(t *testing.T) {
			p, bad := jsonpath.Compile("$.store.book[?(" + c.filter + ")].title")
			require.Nil(t, bad)
			v, _, failed := p.Select(scope{parsed(store)})
			require.Nil(t, failed)
			require.Equal(t, c.want, v.String())
		})
	}
}

func TestFiltersOfObjectsAndBelow(t *testing.T) {
	for _, c := range []struct{ path, want string }{
		{"$.store[?(@.open)].open", "[true]"},
		{"$.list[?(@ > 2)]", "[3,4]"},
		{"$..[?(@.price > 20)].title", `["D d"]`},
		{"$..book[?(@.stock)].title", `["B","C"]`},
		{"$[?(@.list)].word", `["text"]`},
		{"$.store.book[ ? ( @.tags[?(@ == 'x')] ) ].title", `["A","B","C","D d"]`},
	} {
		p, bad := jsonpath.Compile(c.path)
		require.Nil(t, bad, c.path)
		v, _, failed := p.Select(scope{parsed(store)})
		require.Nil(t, failed, c.path)
		require.Equal(t, c.want, v.String(), c.path)
	}
}
