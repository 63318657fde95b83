package value

import (
	"math"
	"strconv"
)

// numberBytes is room for any integer or float.
const numberBytes = 32

func appendNumber(dst []byte, v Value) []byte {
	switch v.ref.(type) {
	case intTag:
		return strconv.AppendInt(dst, int64(v.num), 10)
	case floatTag:
		return appendFloat(dst, math.Float64frombits(v.num))
	}
	s, _ := v.literal()
	return append(dst, s...)
}

// appendFloat writes a finite float64 as ECMAScript's Number::toString does:
// the fewest digits that read back as f, with an exponent only below 1e-6 and
// from 1e21 on (ECMA-262, 6.1.6.1.20).
func appendFloat(dst []byte, f float64) []byte {
	size := math.Abs(f)
	if size != 0 && (size < 1e-6 || size >= 1e21) {
		return trimExponent(strconv.AppendFloat(dst, f, 'e', -1, 64))
	}
	return strconv.AppendFloat(dst, f, 'f', -1, 64)
}

// trimExponent turns Go's e-07 into e-7.
func trimExponent(text []byte) []byte {
	n := len(text)
	if text[n-2] == '0' && text[n-4] == 'e' {
		text[n-2] = text[n-1]
		return text[:n-1]
	}
	return text
}
