package kernel

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const samples = 50_000

func mustDistribution(t testing.TB, text string) Distribution {
	d, err := ParseDistribution(text)
	require.NoError(t, err, text)
	return d
}

// law is what probability theory says of a distribution, in nanoseconds.
type law struct {
	text           string
	mean, variance float64
	below          func(x float64) float64 // the probability of at most x
}

const ms = 1e6

func laws() []law {
	sigma := math.Log(5) / 2.3263478740408408 // of a lognormal whose 99th percentile is 5 medians
	return []law{
		{"uniform 10ms 50ms", 30 * ms, 1600 * ms * ms / 12, func(x float64) float64 { return (x - 10*ms) / (40 * ms) }},
		{"exponential 40ms", 40 * ms, 1600 * ms * ms, func(x float64) float64 { return 1 - math.Exp(-x/(40*ms)) }},
		{"erlang 3 40ms", 40 * ms, 1600 * ms * ms / 3, func(x float64) float64 {
			y := 3 * x / (40 * ms)
			return 1 - math.Exp(-y)*(1+y+y*y/2)
		}},
		{"lognormal 40ms 200ms", 40 * ms * math.Exp(sigma*sigma/2), 1600 * ms * ms * math.Exp(sigma*sigma) * math.Expm1(sigma*sigma),
			func(x float64) float64 { return normalBelow(math.Log(x/(40*ms)) / sigma) }},
	}
}

func normalBelow(z float64) float64 { return math.Erfc(-z/math.Sqrt2) / 2 }

func sorted(d Distribution, seed uint64) []float64 {
	r := NewRand(seed, d.String())
	drawn := make([]float64, samples)
	for i := range drawn {
		drawn[i] = float64(d.Sample(&r))
	}
	slices.Sort(drawn)
	return drawn
}

func moments(drawn []float64) (mean, variance float64) {
	for _, x := range drawn {
		mean += x / float64(len(drawn))
	}
	for _, x := range drawn {
		variance += (x - mean) * (x - mean) / float64(len(drawn)-1)
	}
	return mean, variance
}

// distance is that of Kolmogorov and Smirnov: the most by which the drawn part below a value differs from the law.
func distance(drawn []float64, below func(float64) float64) float64 {
	most, n := 0.0, float64(len(drawn))
	for i, x := range drawn {
		p := below(x)
		most = max(most, math.Abs(p-float64(i)/n), math.Abs(p-float64(i+1)/n))
	}
	return most
}

// The distance stays below 1.95/sqrt(n) in 999 of 1,000 samples of n; the seeds are fixed.
func TestSamplesFollowTheirLaw(t *testing.T) {
	for _, l := range laws() {
		d := mustDistribution(t, l.text)
		require.InEpsilon(t, l.mean, float64(d.Mean()), 1e-6, l.text)
		for seed := range uint64(3) {
			drawn := sorted(d, seed)
			mean, variance := moments(drawn)
			require.InDelta(t, l.mean, mean, 4*math.Sqrt(l.variance/samples), l.text)
			require.InEpsilon(t, l.variance, variance, 0.05, l.text)
			require.Less(t, distance(drawn, l.below), 1.95/math.Sqrt(samples), l.text)
		}
	}
}

func TestTheTestOfLawsCanFail(t *testing.T) {
	drawn := sorted(mustDistribution(t, "exponential 40ms"), 1)
	wrong := func(x float64) float64 { return 1 - math.Exp(-x/(42*ms)) }
	require.Greater(t, distance(drawn, wrong), 1.95/math.Sqrt(samples))
}

func TestHalfAreBelowTheMedianAndNinetyNineInAHundredBelowThePercentile(t *testing.T) {
	for _, text := range []string{"lognormal 40ms 200ms", "lognormal 1us 100h", "lognormal 3s 3.1s"} {
		d := mustDistribution(t, text)
		drawn := sorted(d, 2)
		half, _ := slices.BinarySearch(drawn, float64(d.a)+1)
		require.InDelta(t, samples/2, half, 4*math.Sqrt(samples*0.25), text)
		within, _ := slices.BinarySearch(drawn, float64(d.b)+1)
		require.InDelta(t, samples/100, samples-within, 4*math.Sqrt(samples*0.01*0.99), text)
	}
}

func TestSomeDistributionsAreNarrow(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"40ms": 40 * time.Millisecond, "0s": 0, "exponential 0s": 0, "erlang 7 0s": 0,
		"uniform 5ms 5ms": 5 * time.Millisecond, "lognormal 40ms 40ms": 40 * time.Millisecond,
	} {
		d, r := mustDistribution(t, text), NewRand(1)
		for range 100 {
			require.Equal(t, want, d.Sample(&r), text)
		}
		require.Equal(t, want, d.Mean(), text)
		require.Equal(t, want == 0, d.IsZero())
	}
	require.Equal(t, mustDistribution(t, "40ms"), Constant(40*time.Millisecond))
	require.Equal(t, Distribution{}, Constant(-1))
	require.Equal(t, Longest, Constant(math.MaxInt64).Mean())
}

func TestAConstantDrawsNothing(t *testing.T) {
	r := NewRand(1)
	mustDistribution(t, "40ms").Sample(&r)
	require.Equal(t, NewRand(1), r)
}

// The longest parameters and the rarest numbers stay within the longest duration.
func TestNothingIsNegativeOrLongerThanTheLongest(t *testing.T) {
	check := func(u uint64, what any, x time.Duration) {
		if x < 0 || x > Longest {
			t.Errorf("%v of %#x draws %d", what, u, x)
		}
	}
	for _, u := range uniforms() {
		for _, mean := range []time.Duration{0, 1, 1000, time.Hour, Longest / 40, Longest} {
			check(u, mean, scale(minusLog(u), mean))
		}
	}
	for _, text := range []string{"lognormal 1ns 36500d", "lognormal 36500d 36500d", "lognormal 1ns 2ns", "lognormal 100d 36500d"} {
		d := mustDistribution(t, text)
		for _, u := range uniforms() {
			check(u, d, powerOfTwo(d.a, d.slope*normal(u)))
		}
	}
}
