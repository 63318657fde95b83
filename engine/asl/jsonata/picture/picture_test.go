package picture_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata/picture"
	"playground/engine/value"
)

func TestIntegers(t *testing.T) {
	for _, c := range []struct {
		f             float64
		picture, text string
	}{
		{1234, "#,##0", "1,234"},
		{1234567, "#,##0", "1,234,567"},
		{1234567, "##,##,##0", "12,34,567"},
		{12, "0000", "0012"},
		{-12, "0", "-12"},
		{12, "0;o", "12th"},
		{22, "0;o", "22nd"},
		{1999, "I", "MCMXCIX"},
		{28, "a", "ab"},
		{1234, "w", "one thousand, two hundred and thirty-four"},
		{21, "Ww;o", "Twenty-First"},
		{1e15, "w", "one thousand trillion"},
		{12, "#٠", "١٢"},
	} {
		text, bad := picture.FormatInteger(c.f, c.picture)
		require.Nil(t, bad)
		require.Equal(t, c.text, text, "%v by %q", c.f, c.picture)
		if back, bad := picture.ParseInteger(text, c.picture); c.f >= 0 && c.picture != "#٠" {
			require.Nil(t, bad)
			require.Equal(t, c.f, back, "%q by %q", text, c.picture)
		}
	}
	for form, code := range map[string]string{"#": "D3130", "0٠": "D3131", "α": "D3130"} {
		_, bad := picture.FormatInteger(1, form)
		require.Equal(t, code, bad.Code)
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		f             float64
		picture, text string
	}{
		{12345.6, "#,###.00", "12,345.60"},
		{12345678.9, "9,999.99", "12,345,678.90"},
		{0.14, "01%", "14%"},
		{-6, "000", "-006"},
		{-6, "000;(000)", "(006)"},
		{1234.5678, "00.000e0", "12.346e2"},
		{0, "0.0e0", "0.0e0"},
		{-1234.5, "0.0e0", "-1.2e3"},
		{0.5, "#.##", ".5"},
		{296342102686980.125, "0.00", "296342102686980.13"},
	} {
		text, bad := picture.FormatNumber(c.f, c.picture, value.Null)
		require.Nil(t, bad)
		require.Equal(t, c.text, text, "%v by %q", c.f, c.picture)
	}
	for form, code := range map[string]string{
		"0;0;0": "D3080", "0.0.0": "D3081", "0%%": "D3082", "0‰‰": "D3083", "0%‰": "D3084", ".": "D3085", "": "D3085", "0a0": "D3086", "0,.0": "D3087",
		"0,": "D3088", "0,,0": "D3089", "0#.e0": "D3090", "0.#0": "D3091", "0e0%": "D3092", "0e#": "D3093",
	} {
		_, bad := picture.FormatNumber(1, form, value.Null)
		require.NotNil(t, bad, form)
		require.Equal(t, code, bad.Code, form)
	}
}

func TestTimes(t *testing.T) {
	const millis = 1_521_801_216_617
	for _, c := range []struct{ picture, timezone, text string }{
		{picture.ISO8601, "", "2018-03-23T10:33:36.617Z"},
		{picture.ISO8601, "+0530", "2018-03-23T16:03:36.617+05:30"},
		{"[Y]-[M]-[D]", "", "2018-3-23"},
		{"[D1o] [MNn] [Y]", "", "23rd March 2018"},
		{"[FNn], [D#1] [MN,*-3] [Y,2-2]", "", "Friday, 23 MAR 18"},
		{"[h]:[m] [P] week [W] of [X], day [d]", "", "10:33 am week 12 of 2018, day 82"},
		{"[H01][m01] [z]", "-0500", "0533 GMT-05:00"},
		{"[[[YI]]]", "", "[MMXVIII]"},
	} {
		text, bad := picture.FromMillis(millis, c.picture, c.timezone)
		require.Nil(t, bad)
		require.Equal(t, c.text, text, c.picture)
	}
	for form, code := range map[string]string{"[": "D3135", "[q]": "D3132", "[YN]": "D3133", "[Z00000]": "D3134", "[Yx]": "D3130"} {
		_, bad := picture.FromMillis(millis, form, "")
		require.NotNil(t, bad, form)
		require.Equal(t, code, bad.Code, form)
	}
}

func TestTimesAreRead(t *testing.T) {
	for _, c := range []struct {
		text, picture string
		millis        float64
	}{
		{"2018-03-23T10:33:36.617Z", picture.ISO8601, math.NaN()}, // its zone is written as Z, which a picture does not read
		{"2018-03-23", "[Y]-[M]-[D]", 1_521_763_200_000},
		{"23rd March 2018, 4:05 pm", "[D1o] [MNn] [Y], [h]:[m] [P]", 1_521_821_100_000},
		{"2018-082", "[Y0001]-[d001]", 1_521_763_200_000},
		{"Twenty-Third of March Two Thousand and Eighteen", "[DWwo] of [MNn] [YWw]", 1_521_763_200_000},
		{"10:33+01:00", "[H01]:[m01][Z01:01]", 1_772_875_980_000},
	} {
		steps := 100_000
		millis, is, bad := picture.ToMillis(c.text, c.picture, now, &steps)
		require.Nil(t, bad, c.text)
		if is {
			require.Equal(t, c.millis, millis, c.text)
			continue
		}
		require.True(t, math.IsNaN(c.millis), c.text)
	}
	steps := 100_000
	_, _, bad := picture.ToMillis("2018 10", "[Y] [H]", now, &steps)
	require.Equal(t, "D3136", bad.Code)
	_, bad = picture.FromISO8601("yesterday")
	require.Equal(t, "D3110", bad.Code)
}

func TestRounding(t *testing.T) {
	for _, c := range []struct{ f, decimals, rounded float64 }{
		{2.5, 0, 2}, {3.5, 0, 4}, {-2.5, 0, -2}, {4.525, 2, 4.52}, {4.515, 2, 4.52}, {12345, -2, 12300}, {12350, -2, 12400}, {12450, -2, 12400}, {-0.4, 0, 0}, {1e300, 5, 1e300},
	} {
		require.Equal(t, c.rounded, picture.Round(c.f, c.decimals), "%v to %v", c.f, c.decimals)
	}
	require.Equal(t, 100000000000001.0, picture.Shorten(100000000000000.5))
	require.Equal(t, 0.3, picture.Shorten(0.1+0.2))
	text, _ := picture.FormatBase(-255, 16)
	require.Equal(t, "-ff", text)
	_, bad := picture.FormatBase(1, 37)
	require.Equal(t, "D3100", bad.Code)
}
