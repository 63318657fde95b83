package view_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
	"playground/web/view"
)

func TestNumbersForPeople(t *testing.T) {
	thin := func(text string) string { return strings.ReplaceAll(text, "_", "\u202f") }
	require.Equal(t, []string{"0", "999", thin("1_000"), thin("12_345_678"), thin("−1_234")},
		[]string{view.Count(0), view.Count(999), view.Count(1000), view.Count(12345678), view.Count(-1234)})
	require.Equal(t, []string{"950", "1.2k", "15k", "3.4M", "100G"},
		[]string{view.Short(950), view.Short(1234), view.Short(15300), view.Short(3_400_000), view.Short(100e9)})
	require.Equal(t, "1 wire", view.Plural(1, "wire", "wires"))
	require.Equal(t, "2 wires", view.Plural(2, "wire", "wires"))
	require.Equal(t, []string{"", "a", "a and b", "a, b and c"},
		[]string{view.List(nil), view.List([]string{"a"}), view.List([]string{"a", "b"}), view.List([]string{"a", "b", "c"})})
	require.Equal(t, []string{"1.17s", "12", "26 bytes"}, []string{view.Amount(1_177_000_000, "ns"), view.Amount(12, ""), view.Amount(26, "bytes")})
	require.Equal(t, "Number\u200bOf\u200bMessages", view.Spaced("NumberOfMessages"))
}

func TestTheClockKeepsItsDigitsInPlace(t *testing.T) {
	for ns, want := range map[int64]string{
		0: "0:00:00.000", 12_500_000_000: "0:00:12.500", 3_725_001_999_999: "1:02:05.001", 2 * 86_400_000_000_000: "2 d 0:00:00.000", -5: "0:00:00.000",
	} {
		large, small := view.Clock(ns)
		require.Equal(t, want, large+small)
	}
}

func TestLongFractionsAreCut(t *testing.T) {
	for text, want := range map[string]string{
		"after 1.260213177s, worker 1": "after 1.260s, worker 1", "0.5s": "0.5s", "v1.2.3": "v1.2.3", "901.993447ms. Then 7": "901.993ms. Then 7", "": "",
	} {
		require.Equal(t, want, view.Calm(text))
	}
}

func TestTheKnobIsLogarithmicAndSaysItsRatio(t *testing.T) {
	require.Equal(t, "1 s = 4 virtual minutes", view.RatioWords(view.RatioPosition(240)))
	require.Equal(t, "1 s = 1 virtual second", view.RatioWords(view.RatioPosition(1)))
	require.Equal(t, "1 s = 1 virtual millisecond", view.RatioWords(0))
	require.Equal(t, "1 s = 1 virtual day", view.RatioWords(1000))
	require.Equal(t, "real time", view.RatioShort(view.RatioPosition(1)))
	require.Equal(t, "×1/10", view.RatioShort(view.RatioPosition(0.1)))
	for i := range view.RatioStops() {
		require.Equal(t, i, view.RatioPosition(view.Ratio(i)), "each position is its own nearest")
	}
	for i := 1; i < view.RatioStops(); i++ {
		step := view.Ratio(i) / view.Ratio(i-1)
		require.True(t, step > 1.4 && step <= 3, "even steps on a logarithmic scale: %v", step)
	}
}

func TestAValueIsShownAsATree(t *testing.T) {
	v, err := value.Parse(`{"attributes":{"VisibilityTimeout":30000},"visible":[{"id":"a","body":"x"},{"id":"b","age":"2s"}],"delayed":[],"names":["p","q"],"on":true,"none":null}`, value.Limits{})
	require.Nil(t, err)
	lines := view.Tree(v)
	var words []string
	for _, l := range lines {
		words = append(words, strings.Repeat(" ", l.Depth)+l.Name+"|"+l.Kind+"|"+l.Text)
	}
	require.Equal(t, []string{
		"attributes|object|", " VisibilityTimeout|number|30\u202f000", "visible|table|2", "delayed|null|none",
		"names|list|2", " 1|text|p", " 2|text|q", "on|boolean|yes", "none|null|–",
	}, words)
	require.Equal(t, []string{"id", "body", "age"}, lines[2].Columns)
	require.Equal(t, [][]string{{"a", "x", ""}, {"b", "", "2s"}}, lines[2].Cells)
}

func TestATreeIsBounded(t *testing.T) {
	list := make([]value.Value, 1000)
	for i := range list {
		b := value.NewObject(1)
		b.Set("n", value.Int(int64(i)))
		list[i] = b.Value()
	}
	b := value.NewObject(2)
	b.Set("rows", value.ArrayOf(list))
	words := make([]value.Value, 1000)
	for i := range words {
		words[i] = value.Text("w")
	}
	b.Set("words", value.ArrayOf(words))
	lines := view.Tree(b.Value())
	require.LessOrEqual(t, len(lines), 200)
	require.Equal(t, 970, lines[0].More)
}
