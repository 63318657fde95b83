package sns

import (
	"math/bits"
	"time"
)

// backoffs are the functions of the backoff phase: each makes n pauses that grow from the least to the most, by their
// place i from 0 to n-1. AWS draws their curves and gives no formula, so these are ours, cut to whole milliseconds, the
// geometric ones rounded:
//
//	linear       least + (most - least) · i / (n-1)                  every step is the same
//	arithmetic   least + (most - least) · i(i+1) / (n(n-1))          steps grow by the same
//	geometric    least · (most / least) ^ (i/(n-1))                  each pause is the same multiple of the one before
//	exponential  least + (most - least) · (2^i - 1) / (2^(n-1) - 1)  every step is twice the one before
//
// A single pause is the least.
var backoffs = map[string]func(n int, least, most time.Duration) []time.Duration{
	"linear":      linear,
	"arithmetic":  arithmetic,
	"geometric":   geometric,
	"exponential": exponential,
}

func linear(n int, least, most time.Duration) []time.Duration {
	return between(n, least, most, func(i uint64) uint64 { return i })
}

func arithmetic(n int, least, most time.Duration) []time.Duration {
	return between(n, least, most, func(i uint64) uint64 { return i * (i + 1) })
}

// exponential: of more pauses than a power of two can tell apart, the first ones do not differ.
func exponential(n int, least, most time.Duration) []time.Duration {
	const told = 50
	skipped := uint64(max(n-1-told, 0))
	return between(n, least, most, func(i uint64) uint64 { return 1<<(max(i, skipped)-skipped) - 1 })
}

// between makes pauses that have come as far from the least to the most as reached has from 0 to its last value.
func between(n int, least, most time.Duration, reached func(i uint64) uint64) []time.Duration {
	all := make([]time.Duration, max(n, 0))
	last := reached(uint64(max(n-1, 0)))
	for i := range all {
		all[i] = least
		if last > 0 {
			hi, lo := bits.Mul64(uint64((most-least)/time.Millisecond), reached(uint64(i)))
			part, _ := bits.Div64(hi, lo, last)
			all[i] += time.Duration(part) * time.Millisecond
		}
	}
	return all
}

// geometric finds the multiple by halving: the greatest with which the last pause is not longer than the most.
func geometric(n int, least, most time.Duration) []time.Duration {
	all := make([]time.Duration, max(n, 0))
	var multiple uint64 = 1 << ratioBits
	for step := multiple * uint64(most/least+1); step > 0; step /= 2 {
		if grown(least, multiple+step, n-1, most) <= most {
			multiple += step
		}
	}
	for i := range all {
		all[i] = grown(least, multiple, i, most).Round(time.Millisecond)
	}
	return all
}

// ratioBits is how many binary places a multiple has.
const ratioBits = 32

// grown multiplies a pause so many times, until it is beyond the most.
func grown(d time.Duration, multiple uint64, times int, most time.Duration) time.Duration {
	for ; times > 0 && d <= most; times-- {
		hi, lo := bits.Mul64(uint64(d), multiple)
		d = time.Duration(hi<<(64-ratioBits) | lo>>ratioBits)
	}
	return d
}
