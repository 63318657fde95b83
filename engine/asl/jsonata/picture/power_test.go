package picture_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata/picture"
)

// Every power with an exponent of quarters is the float that is nearest to what
// arithmetic with 2,000 bits gives.
func TestPowersAreNearestToTheTruth(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3_000 {
		base := math.Abs(dice{r}.number())
		if base == 0 {
			continue
		}
		quarters := r.IntN(160) - 80
		if r.IntN(4) == 0 {
			base, quarters = float64(r.IntN(300)+1), 4*(r.IntN(120)-60)
		}
		exact := big.NewFloat(base).SetPrec(2000)
		power := big.NewFloat(1).SetPrec(2000)
		root := new(big.Float).SetPrec(2000).Sqrt(exact)
		root.Sqrt(root)
		for range max(quarters, -quarters) {
			power.Mul(power, root)
		}
		if quarters < 0 {
			power.Quo(big.NewFloat(1).SetPrec(2000), power)
		}
		nearest, _ := power.SetPrec(1900).Float64() // what is exact loses the dust of its roots
		require.Equal(t, nearest, picture.Power(base, float64(quarters)/4), "%v to the power of %v quarters", base, quarters)
	}
}

func TestPowersAtTheEnds(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct{ base, exponent, result float64 }{
		{nan, 0, 1}, {1, nan, nan}, {1, inf, nan}, {-1, -inf, nan}, {2, inf, inf}, {2, -inf, 0}, {0.5, inf, 0}, {0.5, -inf, inf}, {0, 1, 0}, {0, -1, inf},
		{math.Copysign(0, -1), 3, math.Copysign(0, -1)}, {math.Copysign(0, -1), -3, -inf}, {-inf, 3, -inf}, {-inf, 2, inf}, {-inf, -3, math.Copysign(0, -1)},
		{-8, 1.0 / 3, nan}, {-2, 3, -8}, {-2, -1074, 5e-324}, {2, 1024, inf}, {2, -1075, 0}, {5e-324, 0.5, math.Sqrt(5e-324)}, {10, 22, 1e22}, {10, -5, 1e-5},
		{1 + 1.0/(1<<52), 1 << 52, 2.718281828459045}, {math.MaxFloat64, 1, math.MaxFloat64}, {3, 34, 16677181699666569}, {5e-324, 1, 5e-324}, {2, 1e300, inf},
	} {
		got := picture.Power(c.base, c.exponent)
		require.Equal(t, picture.NumberText(c.result)+strconv.FormatBool(math.Signbit(c.result)), picture.NumberText(got)+strconv.FormatBool(math.Signbit(got)), "%v to the power of %v", c.base, c.exponent)
	}
}

// Math.pow in Node is within one unit in the last place.
func TestPowersAreLikeThoseOfNode(t *testing.T) {
	r, calls := rand.New(rand.NewPCG(3, 4)), make([]call, 20_000)
	for i := range calls {
		calls[i] = ours("pow", math.Abs(dice{r}.number()), r.NormFloat64()*float64(r.IntN(40)))
	}
	answers := ask(t, calls)
	if answers == nil {
		return
	}
	most, apart := int64(0), 0
	for i, theirs := range answers {
		their, err := strconv.ParseFloat(*theirs.Result, 64)
		require.NoError(t, err)
		our, err := strconv.ParseFloat(*calls[i].ours.Result, 64)
		require.NoError(t, err)
		if d := int64(math.Float64bits(their) - math.Float64bits(our)); d != 0 {
			apart++
			most = max(most, d, -d)
		}
	}
	t.Logf("%d powers of %d differ, by %d units in the last place at most", apart, len(calls), most)
	require.LessOrEqual(t, most, int64(1))
}

// The bits are the same natively, in WebAssembly and where multiplications and sums are fused.
func TestPowersHaveTheSameBitsEverywhere(t *testing.T) {
	r, all := rand.New(rand.NewPCG(5, 6)), uint64(0)
	for range 20_000 {
		bits := math.Float64bits(picture.Power(math.Float64frombits(r.Uint64()>>1), math.Float64frombits(r.Uint64()&^(0x7f<<56)|0x3f<<56)))
		all = (all ^ bits) * 0x100000001b3
	}
	require.Equal(t, uint64(0x593949703e80adf5), all)
}
