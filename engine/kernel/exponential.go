package kernel

import (
	"math/bits"
	"time"
)

const (
	logScale     = 57 // results of minusLog are in units of 2^-57, so that the largest, 44.4, fits
	mantissaBits = 51 // of these, the first is 1 and the next 8 choose an entry of logTable
	reciprocal   = 12 // bits of the reciprocals in logTable
)

// minusLog returns -ln(u/2^64) in units of 2^-logScale; u = 0 counts as 1. The relative error is below 1e-8.
//
// u is 2^-n times a mantissa m in [1, 2). The table has a short reciprocal c of about 1/m, and the logarithm of 1/c,
// so that the product m*c = 1+r is exact and ln m = ln(1/c) + r - r²/2 + r³/3. The last entry has c = 1/2 exactly,
// so that the result stays exact to the last digit where u is almost 1 and the logarithm almost 0.
func minusLog(u uint64) uint64 {
	zeros := bits.LeadingZeros64(u | 1)
	m := (u | 1) << zeros >> (64 - mantissaBits)
	entry := &logTable[uint8(m>>(mantissaBits-9))]
	r := int64(m*entry.reciprocal) - 1<<62 // in units of 2^-62, at most 2^53
	s := r >> 31
	square := s * s
	cube := square >> 31 * s * 21845 >> 16 // r³/3
	log := entry.log + r - square>>1 + cube
	return uint64(zeros+1)*ln2 - uint64(log>>(62-logScale))
}

// scale returns x*d, to the nearest nanosecond and at most Longest; x is in units of 2^-logScale.
func scale(x uint64, d time.Duration) time.Duration {
	hi, lo := bits.Mul64(x, uint64(d))
	lo, carry := bits.Add64(lo, 1<<(logScale-1), 0)
	hi += carry
	if hi >= 1<<(logScale-3) {
		return Longest
	}
	return min(time.Duration(hi<<(64-logScale)|lo>>logScale), Longest)
}
