package picture

import (
	"math"
	"math/bits"
)

// Power is JavaScript's Math.pow with the same bits on every machine: the float
// that is nearest to the true result, also where that is an integer.
func Power(base, exponent float64) float64 {
	size := math.Abs(base)
	switch {
	case exponent == 0:
		return 1
	case base != base || exponent != exponent || size == 1 && math.IsInf(exponent, 0):
		return math.NaN()
	case size == 0 || math.IsInf(size, 0) || math.IsInf(exponent, 0):
		return powerAtEnds(base, exponent)
	case base < 0 && math.Trunc(exponent) != exponent:
		return math.NaN()
	}
	result, exact := product(size, exponent)
	if !exact {
		result = powerOf(size, exponent)
	}
	if base < 0 && isOdd(exponent) {
		return -result
	}
	return result
}

// powerAtEnds gives what is zero or infinite because base or exponent are.
func powerAtEnds(base, exponent float64) float64 {
	result := 0.0
	if math.Abs(base) > 1 == (exponent > 0) {
		result = math.Inf(1)
	}
	if math.Copysign(1, base) < 0 && isOdd(exponent) {
		return -result
	}
	return result
}

func isOdd(f float64) bool {
	return math.Abs(f) < 1<<53 && math.Trunc(f) == f && int64(f)&1 == 1
}

// product multiplies while all is an integer that a float can tell.
func product(base, exponent float64) (result float64, exact bool) {
	if exponent < 0 || exponent > mantissaWidth || math.Trunc(exponent) != exponent || math.Trunc(base) != base {
		return 0, false
	}
	result = 1
	for range int(exponent) {
		if result = float64(result * base); result > 1<<mantissaWidth {
			return 0, false
		}
	}
	return result, true
}

// powerOf gives the power of a positive number.
func powerOf(base, exponent float64) float64 {
	t := log2(base).times(wideOfFloat(exponent))
	switch {
	case t.hi == 0:
		return 1
	case t.exponent > 11 && t.negative:
		return 0
	case t.exponent > 11:
		return math.Inf(1)
	}
	return exp2(t).float()
}

// terms is how many terms of either series reach the last bit: the argument of
// the first is below 2^-5, that of the second below ln 2 / 2, over a factorial.
const terms = 26

// inverse has 1/k at place k.
var inverse = inverses()

func inverses() (all [2*terms + 2]wide) {
	for k := 1; k < len(all); k++ {
		all[k] = one.over(uint64(k))
	}
	return all
}

// log2 gives the binary logarithm of a positive number, by the series of the
// inverse hyperbolic tangent: ln m = 2 (s + s³/3 + s⁵/5 + ...), s = (m-1)/(m+1),
// for an m from √½ to √2.
func log2(f float64) wide {
	const rootOf2 = 0x16a09e667f3bcd // times 2^-52
	m, e := split(f)
	n := bits.LeadingZeros64(m) - 11
	m, e = m<<n, e-n+52
	unit := int64(1) << 52
	if m >= rootOf2 {
		unit, e = unit*2, e+1
	}
	s := quotient(int64(m)-unit, uint64(int64(m)+unit))
	square, sum := s.times(s), wide{}
	for k := len(inverse) - 1; k > 0; k -= 2 {
		sum = sum.times(square).plus(inverse[k])
	}
	return sum.times(s).times(twiceLog2OfE).plus(wideOf(int64(e)))
}

// quotient divides integers of up to 55 bits, the first of which may be zero
// and has the smaller size.
func quotient(a int64, b uint64) wide {
	if a == 0 {
		return wide{}
	}
	top, bottom := wideOf(a), wideOf(int64(b))
	if top.hi >= bottom.hi {
		top.hi, top.exponent = top.hi>>1, top.exponent+1
	}
	hi, rest := bits.Div64(top.hi, 0, bottom.hi)
	lo, _ := bits.Div64(rest, 0, bottom.hi)
	return wide{hi, lo, top.exponent - bottom.exponent, top.negative}.normal()
}

// exp2 gives two to the power of t, by the exponential series of what is left
// of t beside an integer.
func exp2(t wide) wide {
	whole := int64(0)
	if t.exponent > -1 { // at least a quarter
		hi, _ := t.shifted(12 - t.exponent)
		whole = int64(hi>>51+1) >> 1
	}
	if t.negative {
		whole = -whole
	}
	x := t.plus(wideOf(-whole)).times(logOf2)
	sum := one
	for k := terms; k > 0; k-- {
		sum = sum.times(x).times(inverse[k]).plus(one)
	}
	sum.exponent += int(whole)
	return sum
}
