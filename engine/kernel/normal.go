package kernel

import (
	"math/bits"
	"time"
)

// NormalOne is one standard deviation in the results of Rand.Normal.
const NormalOne = 1 << 28

const (
	normalOctaves   = 32 // beyond them, at 2^-33 of the draws, results stay at 6.23 standard deviations
	normalIntervals = 16 // intervals an octave
)

// normal returns the quantile of the standard normal distribution at a probability that u determines, in units of
// 1/NormalOne; the error is below 3e-7. The last bit of u is the sign, the rest is the probability of the tail. Its
// leading zeros choose an octave, the next four bits an interval, and the table has a cubic for each.
func normal(u uint64) int64 {
	tail := u>>1 | 1
	octave := bits.LeadingZeros64(tail) - 1
	m := tail << octave // in [2^62, 2^63)
	if octave >= normalOctaves {
		octave, m = normalOctaves-1, 1<<62
	}
	c := &normalTable[uint(octave)%normalOctaves*normalIntervals+uint(m>>58)%normalIntervals]
	x := int64(m << 6 >> 33) // how far into the interval, in units of 2^-31
	z := int64(c[3])
	z = z*x>>31 + int64(c[2])
	z = z*x>>31 + int64(c[1])
	z = z*x>>31 + int64(c[0])
	if u&1 == 0 {
		return -z
	}
	return z
}

const (
	powerScale = 54 // exponents of powerOfTwo are in units of 2^-54
	slopeScale = 26 // so that slope*normal is such an exponent
)

// powerOfTwo returns d*2^(e/2^powerScale), at most Longest; the relative error is below 1e-8.
func powerOfTwo(d time.Duration, e int64) time.Duration {
	whole, fraction := int(e>>powerScale), uint64(e)&(1<<powerScale-1)
	t := fraction & (1<<(powerScale-8) - 1) >> 22 * (ln2 >> (logScale - 32)) >> 32 // (g ln 2), in units of 2^-32
	power := 1<<32 + t + t*t>>33
	m := power * uint64(powerTable[uint8(fraction>>(powerScale-8))]) // in units of 2^-62, below 2
	return shifted(uint64(d), m, 62-whole)
}

// shifted returns a*b >> by, to the nearest, at most Longest; b is 2^62 or more, as every mantissa of powerOfTwo.
func shifted(a, b uint64, by int) time.Duration {
	hi, lo := bits.Mul64(a, b)
	switch {
	case by > 127 || a == 0:
		return 0
	case by <= 0:
		return Longest
	}
	roundHi, roundLo := uint64(0), uint64(0)
	if by > 64 {
		roundHi = 1 << (by - 65)
	} else {
		roundLo = 1 << (by - 1)
	}
	lo, carry := bits.Add64(lo, roundLo, 0)
	hi += roundHi + carry
	if by >= 64 {
		return min(time.Duration(hi>>(by-64)), Longest)
	}
	if hi>>by != 0 || hi<<(64-by)|lo>>by > uint64(Longest) {
		return Longest
	}
	return time.Duration(hi<<(64-by) | lo>>by)
}
