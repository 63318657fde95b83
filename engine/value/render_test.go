package value_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

func TestOnlyWhatJSONForbidsIsEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"":                          `""`,
		"plain":                     `"plain"`,
		"\"\\/":                     `"\"\\/"`,
		"\b\f\n\r\t":                `"\b\f\n\r\t"`,
		"\x00\x0b\x1f\x7f":          "\"\\u0000\\u000b\\u001f\x7f\"",
		"<a href='x'>&</a>\u2028😀é": "\"<a href='x'>&</a>\u2028😀é\"",
		"a\xffb\xc3":                "\"a\ufffdb\ufffd\"",
	} {
		require.Equal(t, want, value.Text(text).String())
	}
}

func TestIndentedTextIsForPeople(t *testing.T) {
	v, bad := value.Parse(`{"a":[1,[],{}],"b":{"c":null},"d":"x"}`, value.Limits{})
	require.Nil(t, bad)
	require.Equal(t, `> {
  "a": [
    1,
    [],
    {}
  ],
  "b": {
    "c": null
  },
  "d": "x"
}`, string(value.AppendIndent([]byte("> "), v)))
	require.Equal(t, "7", string(value.AppendIndent(nil, value.Int(7))))
}

func TestAPreviewShowsBothEnds(t *testing.T) {
	long, bad := value.Parse(`{"order":{"id":12345,"items":["bread","butter"]},"total":12.50}`, value.Limits{})
	require.Nil(t, bad)
	for _, c := range []struct {
		v    value.Value
		most int
		want string
	}{
		{value.Int(7), 40, `7`},
		{value.Null, 40, `null`},
		{value.Null, 4, `null`},
		{value.Null, 3, `n…l`},
		{value.Null, 1, `…`},
		{value.Null, 0, ``},
		{value.Null, -5, ``},
		{value.Text("a\nb\"c\\"), 40, `"a\nb\"c\\"`},
		{value.Text("turned \u202eback\u2028 \x00\x7f \U000e0001"), 80, `"turned \u202eback\u2028 \u0000\u007f \udb40\udc01"`},
		{value.Text("a\xffb"), 40, "\"a\ufffdb\""},
		{long, 100, long.String()},
		{long, 30, `{"order":{"id":…"total":12.50}`},
		{value.Text(strings.Repeat("é", 99)), 9, `"ééé…ééé"`},
		{value.Exact(strings.Repeat("1", 99)), 6, `111…11`},
	} {
		got := value.Preview(c.v, c.most)
		require.Equal(t, c.want, got)
		require.LessOrEqual(t, utf8.RuneCountInString(got), max(0, c.most))
	}
}

func TestAPreviewOfAHugeValueReadsOnlyItsEnds(t *testing.T) {
	row := value.ArrayOf(make([]value.Value, 1000))
	rows := make([]value.Value, 1000)
	for i := range rows {
		rows[i] = row
	}
	cost := testing.AllocsPerRun(10, func() { value.Preview(value.ArrayOf(rows), 40) })
	require.Less(t, cost, 200.0)
}
