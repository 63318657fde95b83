package kernel

import "math/bits"

// Rand is one named random stream. Streams of different names do not disturb each other: a new node, or one more draw
// somewhere, leaves every other stream as it was. Copying a Rand clones it.
//
// The generator is PCG XSH RR 64/32, twice for 64 bits: its state is one word and it needs no 128-bit product, which
// WebAssembly has not got.
type Rand struct{ state, increment uint64 }

// NewRand returns the stream of that seed and name, such as "node", "orders", "work".
func NewRand(seed uint64, names ...string) Rand {
	h := uint64(0xcbf29ce484222325) ^ seed
	for _, name := range names {
		for i := 0; i < len(name); i++ {
			h = (h ^ uint64(name[i])) * 0x100000001b3
		}
		h = scramble(h ^ uint64(len(name))<<56)
	}
	r := Rand{increment: scramble(h)<<1 | 1}
	r.state = scramble(h^seed) + r.increment
	r.Uint32()
	return r
}

// scramble is the finaliser of SplitMix64.
func scramble(x uint64) uint64 {
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

// Below draws a number from 0 to n-1, all equally likely; n must be positive.
func (r *Rand) Below(n int64) int64 {
	if n <= 0 {
		panic("kernel: Below needs a positive bound")
	}
	if n <= 1<<32-1 {
		return int64(r.below32(uint32(n)))
	}
	most := uint64(1)<<63 - uint64(1)<<63%uint64(n)
	for {
		if v := r.Uint64() >> 1; v < most {
			return int64(v % uint64(n))
		}
	}
}

// below32 is Lemire's method: a product instead of a division.
func (r *Rand) below32(n uint32) uint32 {
	product := uint64(r.Uint32()) * uint64(n)
	if low := uint32(product); low < n {
		for threshold := -n % n; low < threshold; low = uint32(product) {
			product = uint64(r.Uint32()) * uint64(n)
		}
	}
	return uint32(product >> 32)
}

// Between draws a number from low to high, both included.
func (r *Rand) Between(low, high int64) int64 {
	if uint64(high-low) >= 1<<63-1 {
		panic("kernel: Between needs low <= high, less than 2^63 apart")
	}
	return low + r.Below(high-low+1)
}

// Hit draws whether something of that probability happens.
func (r *Rand) Hit(p Probability) bool { return r.below32(uint32(Always)) < uint32(p) }
