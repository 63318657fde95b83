package kernel

import (
	"math/bits"
	"time"
)

// Rand is one stream of random numbers. Every purpose has its own, so that a change in one place of a scenario leaves
// the draws of all others as they were. Copying the value copies the stream. Make it with NewRand.
//
// The generator is PCG-XSH-RR 64/32 (O'Neill, 2014), drawn twice for 64 bits. It needs no product of 128 bits, which
// WebAssembly has not got: there it takes a quarter of the time that PCG-DXSM 128/64 takes.
type Rand struct{ state, increment uint64 }

// NewRand returns the stream that a seed and names determine: NewRand(seed, "node", "orders", "work").
func NewRand(seed uint64, names ...string) Rand {
	a, b := mix(seed), mix(^seed)
	for _, name := range names {
		a, b = mix(a^hashText(name)), mix(b+hashText(name))
	}
	return Rand{state: a, increment: b | 1}
}

// hashText is FNV-1a in 64 bits.
func hashText(text string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	return h
}

// mix is the finaliser of SplitMix64: each bit of the result depends on each bit of x.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Uint32 draws 32 random bits.
func (r *Rand) Uint32() uint32 {
	old := r.state
	r.state = old*6364136223846793005 + r.increment
	return bits.RotateLeft32(uint32((old>>18^old)>>27), -int(old>>59))
}

// Uint64 draws 64 random bits.
func (r *Rand) Uint64() uint64 { return uint64(r.Uint32())<<32 | uint64(r.Uint32()) }

// Below draws one of 0 to n-1, each equally likely; 0 where n is not positive.
func (r *Rand) Below(n int64) int64 {
	if n <= 0 {
		return 0
	}
	if n <= 1<<32-1 {
		return int64(r.below32(uint32(n)))
	}
	return int64(r.below64(uint64(n)))
}

// below32 is Lemire's method in 64 bits: the upper half of a product is the result; the lower half says when to draw
// again, which is rarer than n in 2^32.
func (r *Rand) below32(n uint32) uint32 {
	product := uint64(r.Uint32()) * uint64(n)
	if uint32(product) < n {
		for reject := -n % n; uint32(product) < reject; {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

func (r *Rand) below64(n uint64) uint64 {
	hi, lo := bits.Mul64(r.Uint64(), n)
	if lo < n {
		for reject := -n % n; lo < reject; {
			hi, lo = bits.Mul64(r.Uint64(), n)
		}
	}
	return hi
}

// Between draws one of lo to hi, both included, each equally likely; lo where hi is not above it.
func (r *Rand) Between(lo, hi int64) int64 {
	span := uint64(hi) - uint64(lo)
	switch {
	case hi <= lo:
		return lo
	case span < 1<<32-1:
		return lo + int64(r.below32(uint32(span)+1))
	case span == 1<<64-1:
		return int64(r.Uint64())
	}
	return int64(uint64(lo) + r.below64(span+1))
}

// Hit draws whether something of probability p happens. It takes one number whatever p is, so that a stream stays in
// step when p changes: who was hit at 5 % is hit at 10 % too.
func (r *Rand) Hit(p Probability) bool { return uint64(r.Uint32())*uint64(Always) < uint64(p)<<32 }

// Exponential draws a time whose mean is given, as between the events of a Poisson process.
func (r *Rand) Exponential(mean time.Duration) time.Duration {
	if mean <= 0 {
		return 0
	}
	return scale(r.exponential(), mean)
}

// exponential draws from the exponential distribution of mean 1, in units of 2^-logScale.
func (r *Rand) exponential() uint64 { return minusLog(r.Uint64()) }

// Normal draws from the standard normal distribution, in units of 1/NormalOne. It takes one number.
func (r *Rand) Normal() int64 { return normal(r.Uint64()) }
