package value_test

import (
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// TestNumbersCompareLikeRationals checks the exact order against math/big.
func TestNumbersCompareLikeRationals(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 20000 {
		a, b := randomNumber(r), randomNumber(r)
		if r.IntN(4) == 0 {
			b = respelt(r, a)
		}
		want := rational(t, a).Cmp(rational(t, b))
		require.Equal(t, want, value.CompareNumbers(a, b), "%s and %s", a, b)
		require.Equal(t, -want, value.CompareNumbers(b, a), "%s and %s", b, a)
		require.Equal(t, want == 0, value.Equal(a, b), "%s and %s", a, b)
	}
}

func TestHugeNumbersCompareWithoutBeingWrittenOut(t *testing.T) {
	ordered := []string{
		"-1e999999999999999999", "-1e400", "-10", "-9.99", "-1e-400", "0", "1e-999999999999999999", "0.1",
		"0.10000000000000000000001", "1", "1e400", "1.0000000000000000000001e400", "1e401", "1e999999999999999999",
	}
	for i, a := range ordered {
		for j, b := range ordered {
			want := min(1, max(-1, i-j))
			require.Equal(t, want, value.CompareNumbers(value.Exact(a), value.Exact(b)), "%s and %s", a, b)
		}
	}
	require.Panics(t, func() { value.CompareNumbers(value.Int(1), value.Text("1")) })
}

func randomNumber(r *rand.Rand) value.Value {
	switch r.IntN(4) {
	case 0:
		return value.Int(int64(r.Uint64()) >> r.IntN(64))
	case 1:
		return value.Float(float64(r.IntN(2000)-1000) / float64(1+r.IntN(64)))
	case 2:
		return value.Exact(randomLiteral(r))
	}
	return value.Exact(strconv.Itoa(r.IntN(20)-10) + []string{"", ".0", ".50", "e1", "e-1", "e-3"}[r.IntN(6)])
}

// respelt gives the same number with another text.
func respelt(r *rand.Rand, v value.Value) value.Value {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(v.Literal()), "e")
	power, _ := strconv.Atoi(exponent)
	if !strings.Contains(mantissa, ".") {
		mantissa += "."
	}
	mantissa += strings.Repeat("0", 1+r.IntN(30))
	return value.Exact(mantissa + "E" + strconv.Itoa(power))
}

func rational(t *testing.T, v value.Value) *big.Rat {
	exact, ok := new(big.Rat).SetString(v.Literal())
	require.True(t, ok, v.Literal())
	return exact
}
