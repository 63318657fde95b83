package kernel

import "math/bits"

// Logarithms and powers in fixed point: 32 fractional bits, from tables that integer arithmetic makes.

const (
	fixedBits = 32
	fixedOne  = 1 << fixedBits
	tableBits = 10
	ln2       = 2977044472 // ln 2 in fixed point
	log2e     = 6196328019 // 1 / ln 2 in fixed point
)

// logTable holds log2(1 + i/1024), powTable 2^(i/1024), both in fixed point.
var (
	logTable = makeLogTable()
	powTable = makePowTable()
)

func makeLogTable() (t [1<<tableBits + 1]uint64) {
	for i := range t {
		t[i] = log2(fixedOne + uint64(i)<<(fixedBits-tableBits))
	}
	return t
}

// log2 computes the binary logarithm of x in [1, 2], both in fixed point, by squaring.
func log2(x uint64) (y uint64) {
	if x >= 2*fixedOne {
		return fixedOne
	}
	for bit := uint64(fixedOne / 2); bit > 0; bit /= 2 {
		x = mulFixed(x, x)
		if x >= 2*fixedOne {
			x /= 2
			y |= bit
		}
	}
	return y
}

func makePowTable() (t [1<<tableBits + 1]uint64) {
	root := [tableBits]uint64{} // 2^(1/2), 2^(1/4), ...
	x := uint64(2 * fixedOne)
	for i := range root {
		x = squareRoot(x)
		root[i] = x
	}
	for i := range t {
		t[i] = fixedOne
		for k, r := range root {
			if i>>(tableBits-1-k)&1 != 0 {
				t[i] = mulFixed(t[i], r)
			}
		}
	}
	t[1<<tableBits] = 2 * fixedOne
	return t
}

// squareRoot takes the root of a fixed-point number, by bits.
func squareRoot(x uint64) (y uint64) {
	for bit := uint64(fixedOne); bit > 0; bit /= 2 {
		try := y | bit
		if mulFixed(try, try) < x {
			y = try
		}
	}
	return y
}

// negLog draws -ln(u) for a uniform u in (0, 1]: an exponential variate of mean 1, in fixed point.
func (r *Rand) negLog() uint64 {
	u := r.Uint64() | 1
	zeros := bits.LeadingZeros64(u)
	mantissa := u << zeros << 1 // the bits behind the leading one
	i := mantissa >> (64 - tableBits)
	part := mantissa << tableBits >> 32
	low, high := logTable[i], logTable[i+1]
	binary := uint64(zeros+1)<<fixedBits - (low + (high-low)*part>>fixedBits)
	return mulFixed(binary, ln2)
}

// mulFixed multiplies two fixed-point numbers whose product stays below 2^32.
func mulFixed(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high<<(64-fixedBits) | low>>fixedBits
}

// scale multiplies a duration by a fixed-point factor and stops at the longest duration.
func scale(d int64, factor uint64) int64 {
	high, low := bits.Mul64(uint64(d), factor)
	if high>>(fixedBits-1) != 0 {
		return 1<<63 - 1
	}
	return int64(high<<(64-fixedBits) | low>>fixedBits)
}

// pow2 computes 2^x for a fixed-point x from -31 to 31; the result is in fixed point.
func pow2(x int64) uint64 {
	whole, part := x>>fixedBits, uint64(x)&(fixedOne-1)
	i := part >> (fixedBits - tableBits)
	rest := part << tableBits & (fixedOne - 1)
	low, high := powTable[i], powTable[i+1]
	y := low + (high-low)*rest>>fixedBits
	if whole < 0 {
		return y >> -whole
	}
	return y << whole
}
