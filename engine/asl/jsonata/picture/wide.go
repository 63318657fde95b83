package picture

import (
	"math"
	"math/bits"
)

// wide is a number with 128 bits: 0.hi lo times two to the power of exponent.
// The highest bit of hi is set, save in zero. Results are cut off, not rounded,
// and their last few bits are not to be trusted.
type wide struct {
	hi, lo   uint64
	exponent int
	negative bool
}

// Constants with 128 bits, of which the last is rounded.
var (
	logOf2       = wide{0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af, 0, false}
	twiceLog2OfE = wide{0xb8aa3b295c17f0bb, 0xbe87fed0691d3e89, 2, false}
	one          = wide{1 << 63, 0, 1, false}
)

func wideOf(i int64) wide {
	if i < 0 {
		w := wideOf(-i)
		w.negative = true
		return w
	}
	return wide{hi: uint64(i), exponent: 64}.normal()
}

// wideOfFloat makes a wide number of a finite float.
func wideOfFloat(f float64) wide {
	m, e := split(f)
	w := wideOf(int64(m))
	w.exponent += e
	w.negative = f < 0
	return w
}

// split gives the mantissa of a finite float as an integer, and the power of
// two that it is times.
func split(f float64) (mantissa uint64, exponent int) {
	b := math.Float64bits(f)
	mantissa, exponent = b&(1<<52-1), int(b>>52&0x7ff)
	if exponent == 0 {
		return mantissa, -1074
	}
	return mantissa | 1<<52, exponent - 1075
}

// normal moves the highest bit to its place.
func (w wide) normal() wide {
	if w.hi == 0 {
		if w.lo == 0 {
			return wide{}
		}
		w.hi, w.lo, w.exponent = w.lo, 0, w.exponent-64
	}
	n := bits.LeadingZeros64(w.hi)
	w.hi, w.lo, w.exponent = w.hi<<n|w.lo>>(64-n), w.lo<<n, w.exponent-n
	return w
}

func (w wide) times(v wide) wide {
	hi, lo := bits.Mul64(w.hi, v.hi)
	a, _ := bits.Mul64(w.hi, v.lo)
	b, _ := bits.Mul64(w.lo, v.hi)
	lo, carry := bits.Add64(lo, a, 0)
	hi += carry
	lo, carry = bits.Add64(lo, b, 0)
	hi += carry
	return wide{hi, lo, w.exponent + v.exponent, w.negative != v.negative}.normal()
}

// over divides by a small positive integer.
func (w wide) over(n uint64) wide {
	hi, rest := w.hi/n, w.hi%n
	lo, rest := bits.Div64(rest, w.lo, n)
	more, _ := bits.Div64(rest, 0, n)
	if hi == 0 {
		return wide{lo, more, w.exponent - 64, w.negative}.normal()
	}
	z := bits.LeadingZeros64(hi)
	return wide{hi<<z | lo>>(64-z), lo<<z | more>>(64-z), w.exponent - z, w.negative}
}

func (w wide) plus(v wide) wide {
	if w.hi == 0 || v.hi != 0 && v.exponent > w.exponent {
		w, v = v, w
	}
	hi, lo := v.shifted(w.exponent - v.exponent)
	if w.negative == v.negative {
		sum, carry := bits.Add64(w.lo, lo, 0)
		w.hi, carry = bits.Add64(w.hi, hi, carry)
		w.lo = sum
		if carry != 0 {
			w.hi, w.lo, w.exponent = w.hi>>1|1<<63, w.lo>>1|w.hi<<63, w.exponent+1
		}
		return w
	}
	difference, borrow := bits.Sub64(w.lo, lo, 0)
	w.hi, borrow = bits.Sub64(w.hi, hi, borrow)
	w.lo = difference
	if borrow != 0 { // both have the same exponent, and v is the larger
		w.lo, borrow = bits.Sub64(0, w.lo, 0)
		w.hi, _ = bits.Sub64(0, w.hi, borrow)
		w.negative = !w.negative
	}
	return w.normal()
}

// shifted gives the bits of a number, n places to the right.
func (w wide) shifted(n int) (hi, lo uint64) {
	switch {
	case n >= 128 || w.hi == 0:
		return 0, 0
	case n >= 64:
		return 0, w.hi >> (n - 64)
	}
	return w.hi >> n, w.lo>>n | w.hi<<(64-n)
}

// mantissaWidth is how many bits the mantissa of a float64 has.
const mantissaWidth = 53

// float rounds to the nearest float. A number that is a middle between two, as
// far as can be told, becomes the even one.
func (w wide) float() float64 {
	width := min(mantissaWidth, w.exponent+1074) // a subnormal number has fewer bits
	switch {
	case w.hi == 0 || width < 0:
		return 0
	case w.exponent > 1024:
		return math.Inf(1)
	}
	kept, rest := w.hi>>(64-width), w.hi<<width|w.lo>>(64-width)
	const half, doubt = 1 << 63, 1 << 8
	switch {
	case rest-half+doubt < 2*doubt:
		kept += kept & 1
	case rest > half:
		kept++
	}
	return float64(float64(kept) * powerOfTwo(w.exponent-width))
}

// powerOfTwo gives two to the power of n, which is from -1074 to 1023.
func powerOfTwo(n int) float64 {
	if n < -1022 {
		return math.Float64frombits(1 << (n + 1074))
	}
	return math.Float64frombits(uint64(n+1023) << 52)
}
