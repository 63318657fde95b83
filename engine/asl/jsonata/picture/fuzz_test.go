package picture_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata/picture"
	"playground/engine/value"
)

// Whatever a picture says, there is an answer, and one of bounded length.
func FuzzPictures(f *testing.F) {
	f.Add("#,##0.00;(0)", "+0100", 12.5)
	f.Add("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]", "2018-03-23T10:33:36.617Z", 1.5e12)
	f.Add("[FNn,*-3] [D1o] [Ywo] [YI] [MA] [P] [z]", "-0530", -1e15)
	f.Add("Ww;o", "One Hundred and Twenty-First", 1e300)
	f.Add("I", "MCMXCIX", 5e6)
	f.Fuzz(func(t *testing.T, text, other string, number float64) {
		steps := 100_000
		results := []string{}
		keep := func(s string, bad *picture.Error) {
			if bad == nil {
				results = append(results, s)
			}
		}
		keep(picture.FormatInteger(number, text))
		keep(picture.FormatNumber(number, text, value.Null))
		keep(picture.FormatBase(number, 36))
		keep(picture.FromMillis(number, text, other))
		for _, result := range append([]string{other}, results...) {
			_, _ = picture.ParseInteger(result, text)
			_, _, _ = picture.ToMillis(result, text, number, &steps)
			_, _ = picture.FromISO8601(result)
		}
		for _, result := range results {
			require.LessOrEqual(t, len(result), 100*(len(text)+400)+5*10_000*max(1, len(text)/3))
		}
		_ = picture.Power(number, float64(len(text)))
		_ = picture.Round(number, float64(len(other)))
	})
}
