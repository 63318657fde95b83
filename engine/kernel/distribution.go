package kernel

import (
	"math/bits"
	"time"
)

// Distribution says how long something takes each time, such as a wire's latency or a worker's work. It is a value:
// compare with ==, copy freely; the zero Distribution is always 0s. Read one with ParseDistribution.
//
//	40ms                   always the same
//	uniform 10ms 50ms      from 10 to 50 ms, each equally likely
//	exponential 40ms       mean 40 ms, without memory: the next is as likely now as ever
//	erlang 3 40ms          mean 40 ms, the sum of 3 exponential stages: less spread
//	lognormal 40ms 200ms   half take up to 40 ms, 99 in 100 up to 200 ms: a long tail, as measured latencies have
type Distribution struct {
	a, b   time.Duration // what the shape's words name, in their order
	slope  int64         // of lognormal: log2 of the factor per standard deviation, in units of 2^-slopeScale
	shape  shape
	stages uint8 // of erlang
}

type shape uint8

const (
	constant shape = iota
	uniform
	exponential
	erlang
	lognormal
)

// Constant is the distribution that always gives d; at most Longest, and 0s where d is negative.
func Constant(d time.Duration) Distribution {
	return Distribution{a: min(max(d, 0), Longest)}
}

// IsZero reports whether every sample is 0s.
func (d Distribution) IsZero() bool { return d.a == 0 && d.b == 0 }

// Sample draws one time from 0s to Longest. A constant draws no number from the stream.
func (d Distribution) Sample(r *Rand) time.Duration {
	switch d.shape {
	case uniform:
		return time.Duration(r.Between(int64(d.a), int64(d.b)))
	case exponential:
		return scale(r.exponential(), d.a)
	case erlang:
		return d.sampleErlang(r)
	case lognormal:
		return powerOfTwo(d.a, d.slope*r.Normal())
	}
	return d.a
}

// The sum of a hundred exponential draws needs 7 bits more than one.
const (
	stagesMax  = 100
	stagesBits = 7
)

func (d Distribution) sampleErlang(r *Rand) time.Duration {
	sum := uint64(0)
	for range d.stages {
		sum += r.exponential() >> stagesBits
	}
	return scale(sum/uint64(d.stages)<<stagesBits, d.a)
}

// Mean is the average of infinitely many samples, but for the limit of Longest: exact, save that a lognormal mean is
// right to a millionth.
func (d Distribution) Mean() time.Duration {
	switch d.shape {
	case uniform:
		return d.a + (d.b-d.a)/2
	case lognormal:
		return powerOfTwo(d.a, meanExponent(d.slope))
	}
	return d.a
}

// meanExponent returns ln(2)*s²/2 for powerOfTwo, where s is the slope: a lognormal mean is median*exp(sigma²/2).
func meanExponent(slope int64) int64 {
	hi, _ := bits.Mul64(uint64(slope*slope), ln2<<(63-logScale)) // in units of 2^-51
	return int64(hi << (powerScale - 51) >> 1)
}

// slopeOf returns what a lognormal distribution needs, given its median and its 99th percentile.
func slopeOf(median, percentile99 time.Duration) int64 {
	if median <= 0 || percentile99 < median {
		return 0
	}
	hi, _ := bits.Mul64(logOf(percentile99)-logOf(median), perQuantile99)
	return int64(hi >> (logScale - 1 - slopeScale))
}

// logOf returns ln(d), in units of 2^-logScale; d is positive.
func logOf(d time.Duration) uint64 {
	zeros := bits.LeadingZeros64(uint64(d))
	return uint64(64-zeros)*ln2 - minusLog(uint64(d)<<zeros)
}
