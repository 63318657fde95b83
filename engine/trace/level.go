package trace

import (
	"math/bits"

	"playground/engine/kernel"
)

// Level is a gauge over time: its value now, its peak, and the area under it, from which its average follows.
type Level struct {
	Now, Max int64
	since    kernel.Time
	high     uint64 // area in value-nanoseconds, 128 bits
	low      uint64
}

// Set changes the value at an instant. Negative values are kept, but count as 0 in the average.
func (l *Level) Set(at kernel.Time, v int64) {
	l.accrue(at)
	l.Now = v
	l.Max = max(l.Max, v)
}

func (l *Level) accrue(at kernel.Time) {
	if l.Now > 0 && at > l.since {
		high, low := bits.Mul64(uint64(l.Now), uint64(at-l.since))
		var carry uint64
		l.low, carry = bits.Add64(l.low, low, 0)
		l.high += high + carry
	}
	l.since = at
}

// Area is the area under the value from the beginning until now, in value-nanoseconds as a number of 128 bits.
func (l Level) Area(now kernel.Time) (high, low uint64) {
	l.accrue(now)
	return l.high, l.low
}

// MeanMilli is the average over time from the beginning until now, in thousandths.
func (l *Level) MeanMilli(now kernel.Time) int64 {
	l.accrue(now)
	if now <= 0 {
		return l.Now * 1000
	}
	whole, rest := bits.Div64(l.high%uint64(now), l.low, uint64(now))
	high, low := bits.Mul64(rest, 1000)
	part, _ := bits.Div64(high, low, uint64(now))
	return int64(whole*1000 + part)
}
