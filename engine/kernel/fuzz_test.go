package kernel

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func FuzzParseDuration(f *testing.F) {
	for _, text := range []string{"0", "250ms", "1m30s", "1.5h", "14d", "1y2w3d", "5", "-1s", "1.2.3s", "99999999999999999999s", "1µs", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDuration(text)
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		require.GreaterOrEqual(t, d, d*0)
		require.LessOrEqual(t, d, Longest)
		again, err := ParseDuration(FormatDuration(d))
		require.NoError(t, err)
		require.Equal(t, d, again)
	})
}

func FuzzParseProbability(f *testing.F) {
	for _, text := range []string{"5%", "0.1%", "0.05", "1", "101%", "-1", "1e9", "%", "0.0000000001"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParseProbability(text)
		if err != nil {
			return
		}
		require.LessOrEqual(t, p, Always)
		again, err := ParseProbability(p.String())
		require.NoError(t, err)
		require.Equal(t, p, again)
	})
}

func FuzzParseRate(f *testing.F) {
	for _, text := range []string{"5/s", "300/m", "0.5/h", "1/d", "0", "0/s", "1000001/s", "5", "/s", "-1/s"} {
		f.Add(text, int64(3))
	}
	f.Fuzz(func(t *testing.T, text string, n int64) {
		r, err := ParseRate(text)
		if err != nil {
			return
		}
		again, err := ParseRate(r.String())
		require.NoError(t, err)
		require.Equal(t, r, again)
		require.Positive(t, r.Interval())
		require.LessOrEqual(t, r.Nth(n), Longest)
		require.GreaterOrEqual(t, int64(r.Nth(n)), int64(0))
	})
}

func FuzzParseDistribution(f *testing.F) {
	for _, text := range []string{
		"40ms", "constant 40ms", "uniform 10ms 50ms", "exponential 40ms", "erlang 3 40ms", "lognormal 40ms 200ms",
		"lognormal 1ns 36500d", "exponential 36500d", "uniform 0s 36500d", "erlang 100 36500d", "slow", "uniform 1s",
	} {
		f.Add(text, uint64(1))
	}
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		d, err := ParseDistribution(text)
		if err != nil {
			require.NotEmpty(t, err.Error())
			return
		}
		again, err := ParseDistribution(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
		r := NewRand(seed)
		for range 20 {
			x := d.Sample(&r)
			require.True(t, 0 <= x && x <= Longest, "%s drew %d", d, x)
		}
		require.True(t, 0 <= d.Mean() && d.Mean() <= Longest)
	})
}
