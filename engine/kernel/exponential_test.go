package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"
)

// uniforms are numbers of every magnitude, and some that lie close to the ends of octaves and intervals.
func uniforms() []uint64 {
	list := []uint64{0, 1, 2, 3, math.MaxUint64, math.MaxUint64 - 1}
	source := rand.NewPCG(1, 2)
	for shift := range 64 {
		power := uint64(1) << shift
		list = append(list, power, power-1, power+1, -power, -power-1)
		for range 200 {
			u := source.Uint64() >> shift
			list = append(list, u, ^u)
		}
	}
	for i := range uint64(256) {
		list = append(list, 1<<63|i<<55, 1<<63|i<<55-1)
	}
	return list
}

// exactMinusLog is -ln(u/2^64) to the last digits of a float, where u is close to 2^64 too.
func exactMinusLog(u uint64) float64 {
	if u >= 1<<63 {
		return -math.Log1p(-float64(-u) / 0x1p64)
	}
	return -math.Log(float64(u) / 0x1p64)
}

func TestMinusLogIsRightToTenNanos(t *testing.T) {
	for _, u := range uniforms() {
		u |= 1
		want := exactMinusLog(u)
		// The bits of u that are dropped count more the closer the result is to 0.
		tolerance := 1e-8*want + 0x1p-50
		require.InDelta(t, want, float64(minusLog(u))/(1<<logScale), tolerance, "u = %#x", u)
	}
}
