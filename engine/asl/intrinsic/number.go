package intrinsic

import (
	"math"

	"playground/engine/value"
)

// truncated gives a number without its fraction, if it is within Java's int.
func truncated(v value.Value) (int64, bool) { return integer(v, math.Trunc) }

// rounded gives the nearest integer, of two the larger one: Java's Math.round.
func rounded(v value.Value) (int64, bool) {
	return integer(v, func(f float64) float64 {
		down := math.Floor(f)
		if f-down >= 0.5 {
			down++
		}
		return down
	})
}

func integer(v value.Value, by func(float64) float64) (int64, bool) {
	if i, is := v.AsInt(); is && integerLeast <= i && i <= integerMost {
		return i, true
	}
	f, ok := v.AsFloat()
	if f = by(f); !ok || f < integerLeast || f > integerMost {
		return 0, false
	}
	return int64(f), true
}

// mathAdd rounds both numbers before it adds them.
func mathAdd(_ *evaluation, a []value.Value) (value.Value, bool) {
	x, ok := rounded(a[0])
	y, fine := rounded(a[1])
	sum := x + y
	return value.Int(sum), ok && fine && integerLeast <= sum && sum <= integerMost
}

// mathRandom gives an integer from the start up to, and not including, the end. With a seed it is always the same one.
func mathRandom(e *evaluation, a []value.Value) (value.Value, bool) {
	start, ok := truncated(a[0])
	end, fine := truncated(a[1])
	if !ok || !fine || start >= end {
		return value.Null, false
	}
	if len(a) < 3 {
		return value.Int(e.host.RandomInt(start, end-1)), true
	}
	seed, ok := truncated(a[2])
	return value.Int(start + seeded(seed, end-start)), ok
}

// javaRandom is java.util.Random: a linear congruential generator of 48 bits.
type javaRandom struct{ state int64 }

const (
	javaMultiplier = 0x5deece66d
	javaMask       = 1<<48 - 1
)

// next draws 31 bits.
func (r *javaRandom) next() int64 {
	r.state = (r.state*javaMultiplier + 0xb) & javaMask
	return r.state >> 17
}

// seeded gives a number below n as new java.util.Random(seed).nextInt(n) does; for an n beyond Java's int, two draws
// make one.
func seeded(seed, n int64) int64 {
	r := javaRandom{(seed ^ javaMultiplier) & javaMask}
	switch {
	case n > integerMost:
		return (r.next()<<31 | r.next()) % n
	case n&(n-1) == 0:
		return n * r.next() >> 31
	}
	for {
		drawn := r.next()
		if kept := drawn % n; drawn-kept+n-1 <= integerMost {
			return kept
		}
	}
}
