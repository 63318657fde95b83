package value_test

import (
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// TestPointersOfTheStandard are the examples of RFC 6901, section 5.
func TestPointersOfTheStandard(t *testing.T) {
	v, bad := value.Parse(`{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}`, value.Limits{})
	require.Nil(t, bad)
	for text, want := range map[string]string{
		"": v.String(), "/foo": `["bar","baz"]`, "/foo/0": `"bar"`, "/": "0", "/a~1b": "1", "/c%d": "2", "/e^f": "3",
		"/g|h": "4", `/i\j`: "5", `/k"l`: "6", "/ ": "7", "/m~0n": "8",
	} {
		p, err := value.ParsePointer(text)
		require.NoError(t, err)
		got, ok := p.Resolve(v)
		require.True(t, ok, text)
		require.Equal(t, want, got.String(), text)
	}
	for _, text := range []string{"/foo/2", "/foo/-", "/foo/01", "/foo/+1", "/foo/1e0", "/foo/9999999999999999999", "/foo/", "/bar", "/foo/0/x", "//", "foo"} {
		_, ok := value.Pointer(text).Resolve(v)
		require.False(t, ok, text)
	}
}

func TestPointersAreBuiltFromNames(t *testing.T) {
	p := value.Pointer("").Append("nodes").AppendIndex(12).Append("a/b~c~1").Append("")
	require.Equal(t, value.Pointer("/nodes/12/a~1b~0c~01/"), p)
	parsed, err := value.ParsePointer(string(p))
	require.NoError(t, err)
	require.Equal(t, p, parsed)
}

func TestMalformedPointersSayWhy(t *testing.T) {
	for text, want := range map[string]string{
		"a/b":  `pointer "a/b" does not begin with "/"`,
		"/a~":  `pointer "/a~" has a "~" that is not followed by 0 or 1`,
		"/a~2": `pointer "/a~2" has a "~" that is not followed by 0 or 1`,
	} {
		_, err := value.ParsePointer(text)
		require.EqualError(t, err, want)
	}
}

// TestEveryPlaceIsReachedByItsPointer walks a document and resolves each
// address on the way.
func TestEveryPlaceIsReachedByItsPointer(t *testing.T) {
	root, bad := value.Parse(`{"a":[{"x/y":[1,2]},[[]]],"~":{"":{"~1":null}}}`, value.Limits{})
	require.Nil(t, bad)
	places := 0
	var walk func(p value.Pointer, v value.Value)
	walk = func(p value.Pointer, v value.Value) {
		places++
		got, ok := p.Resolve(root)
		require.True(t, ok, string(p))
		require.Equal(t, v.String(), got.String(), string(p))
		for name, member := range v.Members() {
			walk(p.Append(name), member)
		}
		for i, e := range v.Elements() {
			walk(p.AppendIndex(i), e)
		}
	}
	walk("", root)
	require.Equal(t, 11, places)
}

func FuzzPointer(f *testing.F) {
	for _, text := range []string{"", "/", "/a/0", "a", "/~", "/~0~1", "/~01", "//", "/é/\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		inner := value.NewObject(1)
		inner.Set(text, value.Int(7))
		got, ok := value.Pointer("").AppendIndex(0).Append(text).Resolve(value.Array(inner.Value()))
		require.True(t, ok, "any name can be stepped into")
		require.Equal(t, "7", got.String())

		p, err := value.ParsePointer(text)
		if err != nil {
			return
		}
		require.Equal(t, text, string(p))
		p.Resolve(value.Array(inner.Value()))
	})
}
