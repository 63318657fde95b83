package value_test

import (
	"math"
	"math/rand/v2"
	"strconv"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// TestRenderedValuesReadBack is the law that text loses nothing: whatever a
// value is, its JSON reads back as an equal value with the same text.
func TestRenderedValuesReadBack(t *testing.T) {
	for seed := range uint64(2000) {
		v := randomValue(rand.New(rand.NewPCG(seed, 1)), 4)
		for _, text := range []string{v.String(), string(value.AppendIndent(nil, v))} {
			back, bad := value.Parse(text, value.Limits{})
			require.Nil(t, bad, "seed %d: %s", seed, text)
			require.True(t, value.Equal(v, back), "seed %d: %s", seed, text)
			require.True(t, value.Equal(back, v), "seed %d: %s", seed, text)
			require.Equal(t, v.String(), back.String(), "seed %d", seed)
		}
	}
}

// TestAChangeAnywhereMakesValuesDiffer changes one value below a random tree.
func TestAChangeAnywhereMakesValuesDiffer(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 2))
		v := randomValue(r, 4)
		changed := disturb(r, v)
		require.False(t, value.Equal(v, changed), "seed %d: %s and %s", seed, v, changed)
		require.NotEqual(t, v.String(), changed.String())
	}
}

// disturb wraps one value, somewhere below v, into an array.
func disturb(r *rand.Rand, v value.Value) value.Value {
	if v.Len() == 0 || r.IntN(3) == 0 {
		return value.Array(v)
	}
	place := r.IntN(v.Len())
	if v.Kind() == value.KindObject {
		m := v.Member(place)
		return v.With(m.Name, disturb(r, m.Value))
	}
	elements := make([]value.Value, 0, v.Len())
	for i, e := range v.Elements() {
		if i == place {
			e = disturb(r, e)
		}
		elements = append(elements, e)
	}
	return value.ArrayOf(elements)
}

var scalars = []func(*rand.Rand) value.Value{
	func(*rand.Rand) value.Value { return value.Null },
	func(r *rand.Rand) value.Value { return value.Bool(r.IntN(2) == 0) },
	func(r *rand.Rand) value.Value { return value.Int(int64(r.Uint64()) >> r.IntN(64)) },
	func(r *rand.Rand) value.Value { return value.Float(randomFloat(r)) },
	func(r *rand.Rand) value.Value { return value.Exact(randomLiteral(r)) },
	func(r *rand.Rand) value.Value { return value.Text(randomText(r)) },
}

func randomValue(r *rand.Rand, depth int) value.Value {
	choice := r.IntN(len(scalars) + 4)
	switch {
	case choice < len(scalars) || depth == 0:
		return scalars[choice%len(scalars)](r)
	case choice%2 == 0:
		elements := make([]value.Value, r.IntN(6))
		for i := range elements {
			elements[i] = randomValue(r, depth-1)
		}
		return value.ArrayOf(elements)
	}
	var b value.Builder
	for range r.IntN(4) * r.IntN(6) {
		b.Set(randomText(r), randomValue(r, depth-1))
	}
	return b.Value()
}

// randomFloat gives any finite float64: every exponent is as likely.
func randomFloat(r *rand.Rand) float64 {
	for {
		f := math.Float64frombits(r.Uint64())
		if !math.IsNaN(f) && !math.IsInf(f, 0) {
			return f
		}
	}
}

func randomLiteral(r *rand.Rand) string {
	literal := ""
	if r.IntN(2) == 0 {
		literal = "-"
	}
	literal += strconv.FormatUint(r.Uint64()>>r.IntN(64), 10)
	for range r.IntN(3) {
		literal += strconv.FormatUint(r.Uint64(), 10)
	}
	if literal[0] == '0' {
		literal = "0"
	}
	if len(literal) > 1 && literal[:2] == "-0" {
		literal = "-0"
	}
	if r.IntN(2) == 0 {
		literal += "." + strconv.Itoa(r.IntN(1000)) + "0"
	}
	return literal + []string{"", "e5", "E+17", "e-300", "e400", "E-0012"}[r.IntN(6)]
}

var letters = []rune("aZ09 \"\\/\b\f\n\r\t\x00\x1f\x7f~é€\u2028\ufffd😀𝄞{}[]:,")

func randomText(r *rand.Rand) string {
	text := make([]rune, r.IntN(12))
	for i := range text {
		text[i] = letters[r.IntN(len(letters))]
	}
	return string(text)
}
