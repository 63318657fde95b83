package value_test

import (
	"bufio"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

func TestANumberKeepsTheTextItWasWrittenWith(t *testing.T) {
	for _, literal := range []string{
		"0", "-0", "1", "-1", "1.0", "12.50", "1e0", "1E+2", "0e0", "0.0000", "1e400", "-1e-400",
		"12345678901234567890", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
		"999999999999999999", "1000000000000000000", "0.1000000000000000055511151231257827", "1e-0000000000000000000000007",
		"1e999999999999999999", "-1.5E-999999999999999999",
	} {
		v, bad := value.Parse(literal, value.Limits{})
		require.Nil(t, bad, literal)
		require.Equal(t, literal, v.Literal())
		require.Equal(t, literal, v.String())
		require.Equal(t, literal, value.Exact(literal).Literal())
		require.True(t, value.Equal(v, value.Exact(literal)), literal)
	}
}

func TestAnIntegerIsOneHoweverItIsWritten(t *testing.T) {
	for literal, want := range map[string]int64{
		"3": 3, "3.0": 3, "3e0": 3, "-0": 0, "0e17": 0, "30e-1": 3, "0.003E3": 3, "-1.20e2": -120,
		"9223372036854775807": math.MaxInt64, "9223372036854775807.000": math.MaxInt64,
		"-9223372036854775808": math.MinInt64, "-9.223372036854775808e18": math.MinInt64, "1e18": 1e18,
	} {
		i, ok := value.Exact(literal).AsInt()
		require.True(t, ok, literal)
		require.Equal(t, want, i, literal)
	}
	for _, literal := range []string{
		"3.5", "1e-1", "0.1", "9223372036854775808", "-9223372036854775809", "1e19", "18446744073709551616", "1e400", "1e999999999999999999",
	} {
		_, ok := value.Exact(literal).AsInt()
		require.False(t, ok, literal)
	}
}

func TestAFloatIsTheNearestAndNeverInfinite(t *testing.T) {
	for literal, want := range map[string]float64{
		"7": 7, "0.1": 0.1, "12345678901234567890": 12345678901234567890, "1e-400": 0, "-2.5e3": -2500,
		"1.7976931348623157e308": math.MaxFloat64, "9007199254740993": 9007199254740992,
	} {
		f, ok := value.Exact(literal).AsFloat()
		require.True(t, ok, literal)
		require.Equal(t, want, f, literal)
	}
	for _, v := range []value.Value{value.Exact("1e400"), value.Exact("-1e309"), value.Text("1"), value.Null} {
		_, ok := v.AsFloat()
		require.False(t, ok, v.String())
	}
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		require.Panics(t, func() { value.Float(f) })
	}
}

func TestTextThatIsNoNumberIsABugInExact(t *testing.T) {
	for _, literal := range []string{"", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "NaN", " 1", "1 ", "1e1234567890123456789"} {
		require.Panics(t, func() { value.Exact(literal) }, literal)
	}
}

// TestFloatsReadAsInABrowser compares with what JSON.stringify printed for
// random bit patterns and for the borders of ECMAScript's notation.
func TestFloatsReadAsInABrowser(t *testing.T) {
	file, err := os.Open("testdata/ecmascript_numbers.txt")
	require.NoError(t, err)
	defer file.Close()
	count := 0
	for lines := bufio.NewScanner(file); lines.Scan(); count++ {
		hex, want, _ := strings.Cut(lines.Text(), " ")
		bits, err := strconv.ParseUint(hex, 16, 64)
		require.NoError(t, err)
		v := value.Float(math.Float64frombits(bits))
		require.Equal(t, want, v.String(), hex)
		f, ok := v.AsFloat()
		require.True(t, ok)
		require.Equal(t, math.Float64frombits(bits), f, hex)
	}
	require.Equal(t, 530, count)
}

func TestFloatsEqualTheDecimalTheyReadAs(t *testing.T) {
	require.True(t, value.Equal(value.Float(0.1), value.Exact("0.1")))
	require.True(t, value.Equal(value.Float(3), value.Int(3)))
	require.True(t, value.Equal(value.Float(math.Copysign(0, -1)), value.Int(0)))
	require.True(t, value.Equal(value.Float(1<<60), value.Exact("1152921504606847000")))
	require.False(t, value.Equal(value.Float(1<<60), value.Int(1<<60)), "1<<60 has more digits than a float keeps")
}
