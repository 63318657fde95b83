package kernel

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestNormalIsTheQuantileToThreeTenMillionths(t *testing.T) {
	for _, u := range uniforms() {
		tail := float64(u>>1|1) / 0x1p64
		want := math.Sqrt2 * math.Erfcinv(2*max(tail, 0x1p-33))
		if u&1 == 0 {
			want = -want
		}
		require.InDelta(t, want, float64(normal(u))/NormalOne, 3e-7, "u = %#x", u)
	}
}

func TestNormalHasMeanZeroAndVarianceOne(t *testing.T) {
	r := NewRand(1, "normal")
	drawn := make([]float64, samples)
	for i := range drawn {
		drawn[i] = float64(r.Normal()) / NormalOne
	}
	mean, variance := moments(drawn)
	require.InDelta(t, 0, mean, 4/math.Sqrt(samples))
	require.InDelta(t, 1, variance, 4*math.Sqrt(2.0/samples))
}

func TestPowersOfTwoAreRightToTenBillionths(t *testing.T) {
	for i := range 2_000 {
		exponent := float64(i)/100 - 10 // from -10 to 10
		const d = time.Duration(1e15)   // so that the nearest nanosecond is near
		got := powerOfTwo(d, int64(math.Ldexp(exponent, powerScale)))
		require.InEpsilon(t, 1e15*math.Exp2(exponent), float64(got), 1e-8)
	}
	require.Equal(t, time.Duration(3), powerOfTwo(1, 3<<(powerScale-1)), "2.83 is nearest to 3")
	require.Zero(t, powerOfTwo(1, -2<<powerScale))
	require.Zero(t, powerOfTwo(Longest, -100<<powerScale))
	require.Zero(t, powerOfTwo(0, 400<<powerScale))
	require.Equal(t, time.Duration(1)<<61, powerOfTwo(1, 61<<powerScale))
	require.Equal(t, Longest, powerOfTwo(1, 62<<powerScale))
	require.Equal(t, Longest, powerOfTwo(Longest, 511<<powerScale))
	require.Equal(t, time.Duration(1), powerOfTwo(1<<61, -61<<powerScale))
	require.Equal(t, time.Duration(1), powerOfTwo(1<<61, -62<<powerScale), "a half rounds up")
	require.Zero(t, powerOfTwo(1<<61, -63<<powerScale))
}

// A lognormal mean is median*exp(sigma²/2), also where that is large.
func TestLognormalMeansAreRightToAMillionth(t *testing.T) {
	for _, text := range []string{"lognormal 40ms 41ms", "lognormal 40ms 200ms", "lognormal 1ms 1h", "lognormal 1us 10s"} {
		d := mustDistribution(t, text)
		sigma := math.Log(float64(d.b)/float64(d.a)) / 2.3263478740408408
		require.InEpsilon(t, float64(d.a)*math.Exp(sigma*sigma/2), float64(d.Mean()), 1e-6, text)
	}
}
