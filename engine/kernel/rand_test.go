package kernel

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func firstNumbers(r Rand) (numbers [4]uint64) {
	for i := range numbers {
		numbers[i] = r.Uint64()
	}
	return numbers
}

// Each name counts, and where one ends and the next begins; so does each seed.
func TestEveryNameHasItsOwnStream(t *testing.T) {
	streams := map[[4]uint64][]string{}
	for _, names := range [][]string{
		{}, {""}, {"", ""}, {"a"}, {"a", ""}, {"", "a"}, {"b"}, {"a", "b"}, {"b", "a"}, {"ab"}, {"ab", ""},
		{"node", "orders", "work"}, {"node", "orders", "arrivals"}, {"wire", "orders", "work"},
	} {
		for seed := range uint64(3) {
			numbers := firstNumbers(NewRand(seed, names...))
			require.NotContains(t, streams, numbers, "seed %d %q is the stream of %q", seed, names, streams[numbers])
			streams[numbers] = names
			require.Equal(t, numbers, firstNumbers(NewRand(seed, names...)))
		}
	}
}

func TestACopyGoesOnAsTheOriginal(t *testing.T) {
	r := NewRand(1, "copy")
	r.Uint64()
	copied := r
	require.Equal(t, firstNumbers(r), firstNumbers(copied))
}

// chiSquare sums (observed - expected)²/expected. Its 99.99th percentile for n-1 degrees of freedom is below
// n + 4.3 sqrt(2n).
func requireEvenlySpread(t *testing.T, counts []int, draws int) {
	expected, sum := float64(draws)/float64(len(counts)), 0.0
	for _, n := range counts {
		sum += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	n := float64(len(counts))
	require.Less(t, sum, n+4.3*math.Sqrt(2*n))
	require.Greater(t, sum, n-4.3*math.Sqrt(2*n))
}

func TestBelowIsEven(t *testing.T) {
	r := NewRand(3, "below")
	for _, buckets := range []int64{7, 100, 1000} {
		for _, size := range []int64{1, 3, 1 << 24, 1 << 50} { // products below and above 32 bits
			counts := make([]int, buckets)
			for range 50_000 {
				counts[r.Below(buckets*size)/size]++
			}
			requireEvenlySpread(t, counts, 50_000)
		}
	}
}

// Neighbouring names must not give neighbouring numbers.
func TestFirstNumbersOfManyStreamsAreEven(t *testing.T) {
	counts := make([]int, 256)
	for i := range 50_000 {
		r := NewRand(9, "node", time.Duration(i).String())
		counts[r.Below(256)]++
	}
	requireEvenlySpread(t, counts, 50_000)
}

func TestBetweenKeepsItsBounds(t *testing.T) {
	r := NewRand(4, "between")
	seen := map[int64]int{}
	for range 1000 {
		seen[r.Between(-2, 2)]++
	}
	require.Len(t, seen, 5)
	require.NotZero(t, seen[-2])
	require.NotZero(t, seen[2])
	for range 1000 {
		n := r.Between(0, 1<<32-1)
		require.True(t, 0 <= n && n < 1<<32)
		n = r.Between(math.MinInt64, 0)
		require.LessOrEqual(t, n, int64(0))
		r.Between(math.MinInt64, math.MaxInt64)
	}
	require.Equal(t, int64(5), r.Between(5, 5))
	require.Equal(t, int64(5), r.Between(5, 4))
	require.Zero(t, r.Below(1))
	require.Zero(t, r.Below(0))
	require.Zero(t, r.Below(-3))
}

func TestHitsAreAsFrequentAsTheirProbability(t *testing.T) {
	const draws = 50_000
	for _, text := range []string{"0%", "0.1%", "5%", "50%", "99.9%", "100%"} {
		p, err := ParseProbability(text)
		require.NoError(t, err)
		r, hits := NewRand(5, "hit", text), 0
		for range draws {
			if r.Hit(p) {
				hits++
			}
		}
		q := float64(p) / float64(Always)
		require.InDelta(t, q, float64(hits)/draws, 4*math.Sqrt(q*(1-q)/draws), text)
	}
}

func TestWhoIsHitAtFivePercentIsHitAtTenToo(t *testing.T) {
	five, ten := NewRand(6, "hit"), NewRand(6, "hit")
	for range 10_000 {
		rare, often := five.Hit(Always/20), ten.Hit(Always/10)
		require.False(t, rare && !often)
	}
	require.Equal(t, five, ten, "both streams are in step")
}
