package picture

import (
	"math"
	"strconv"
	"strings"

	"playground/engine/value"
)

// NumberText is JavaScript's String(number): the fewest digits that read back
// as f, NaN, Infinity.
func NumberText(f float64) string {
	switch {
	case f == math.Trunc(f) && math.Abs(f) < 1<<mantissaWidth:
		return strconv.FormatInt(int64(f), 10)
	case f != f:
		return "NaN"
	case f > math.MaxFloat64:
		return "Infinity"
	case f < -math.MaxFloat64:
		return "-Infinity"
	}
	return value.Float(f).Literal()
}

// precisionMost is how many digits the library keeps of a number in JSON.
const precisionMost = 15

// Shorten is the number that $string writes for a finite one: with 15 digits,
// the last one rounded away from zero where it stands in the middle.
func Shorten(f float64) float64 {
	if math.Abs(f) < 1e15 && math.Trunc(f) == f {
		return f
	}
	switch digits := mantissa(f, -1); {
	case len(digits) <= precisionMost:
		return f
	case len(digits) == precisionMost+1 && digits[precisionMost] == '5' && isExact(f):
		f = math.Float64frombits(math.Float64bits(f) + 1)
	}
	short, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'e', precisionMost-1, 64), 64)
	return short
}

// isExact reports whether a float has no more than 16 digits: there is nothing
// in the 48 after them.
func isExact(f float64) bool {
	const more = 48
	return strings.TrimRight(mantissa(f, precisionMost+more)[precisionMost+1:], "0") == ""
}

// mantissa gives the digits of a number's size, so many after the first one or
// the fewest that do.
func mantissa(f float64, more int) string {
	digits, _, _ := strings.Cut(strconv.FormatFloat(math.Abs(f), 'e', more, 64), "e")
	return digits[:1] + strings.TrimPrefix(digits[1:], ".")
}

// Round rounds to so many decimals, a half to the even neighbour. It moves the
// decimal point of the text, as the library does; decimals may be negative, and
// where they are no integer the result is NaN.
func Round(f, decimals float64) float64 {
	result := roundInteger(shift(f, decimals))
	if result = shift(result, -decimals); result == 0 {
		return 0
	}
	return result
}

// shift multiplies by a power of ten.
func shift(f, places float64) float64 {
	switch {
	case places == 0:
		return f
	case f-f != 0 || math.Trunc(places) != places:
		return math.NaN()
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
	n, _ := strconv.ParseInt(exponent, 10, 64)
	const most = 1000 // beyond what floats have
	n += int64(max(-most, min(places, most)))
	shifted, _ := strconv.ParseFloat(digits+"e"+strconv.FormatInt(n, 10), 64)
	return shifted
}

func roundInteger(f float64) float64 {
	whole := math.Floor(f)
	switch rest := f - whole; {
	case rest > 0.5, rest == 0.5 && int64(whole)&1 == 1:
		return whole + 1
	}
	return whole
}

const digitsOfBases = "0123456789abcdefghijklmnopqrstuvwxyz"

// FormatBase writes the integer nearest to f with the digits of a base. Bases
// are 2 to 36, D3100 is the error for others.
func FormatBase(f, base float64) (string, *Error) {
	f, base = Round(f, 0), Round(base, 0)
	switch {
	case base < 2 || base > 36:
		return "", &Error{"D3100", value.Float(base)}
	case base != base || base == 10 || f-f != 0:
		return NumberText(f), nil
	}
	size, digits := math.Abs(f), []byte(nil)
	for ; size >= 1<<mantissaWidth; size /= base { // digits that a float cannot tell are 0
		digits = append(digits, '0')
	}
	for whole, radix := uint64(size), uint64(base); ; whole /= radix {
		if digits = append(digits, digitsOfBases[whole%radix]); whole < radix {
			break
		}
	}
	if f < 0 {
		digits = append(digits, '-')
	}
	return reversed(digits), nil
}

func reversed(text []byte) string {
	for i, j := 0, len(text)-1; i < j; i, j = i+1, j-1 {
		text[i], text[j] = text[j], text[i]
	}
	return string(text)
}
