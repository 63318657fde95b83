package traffic

import (
	"math/bits"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
)

// The patterns of arrivals.
const (
	patternConstant = "constant"
	patternPoisson  = "poisson"
	patternBurst    = "burst"
	patternRamp     = "ramp"
)

// plan is what the settings say about arrivals. Plans are comparable: an edit that leaves the plan as it is does not
// disturb the arrivals.
type plan struct {
	pattern string
	rate    kernel.Rate
	size    int64         // messages of a burst
	period  time.Duration // of bursts
	ramp    time.Duration
	start   time.Duration
	total   int64 // messages; 0 for no end
}

func planOf(s component.Settings) plan {
	return plan{
		s.Text("Pattern"), s.Rate("Rate"), s.Int("BurstSize"), s.Duration("BurstPeriod"), s.Duration("RampDuration"),
		s.Duration("Start"), s.Int("Total"),
	}
}

// silent reports whether the plan never sends anything.
func (p *plan) silent() bool { return p.pattern != patternBurst && p.rate.IsZero() }

// messages is how many an arrival brings.
func (p *plan) messages() int64 {
	if p.pattern == patternBurst {
		return p.size
	}
	return 1
}

// offset returns how long after the plan began its k-th arrival comes, counted from 0. Counting from the beginning
// instead of from the arrival before keeps 3/s exact for ever. Poisson arrivals do not count.
func (p *plan) offset(k uint64) time.Duration {
	switch p.pattern {
	case patternBurst:
		return repeated(k, p.period)
	case patternRamp:
		return p.climb(p.rate.Nth(int64(k + 1)))
	}
	return p.rate.Nth(int64(k))
}

// climb returns when a ramp reaches the arrival that comes at the given time at the full rate. The rate at t is
// Rate*t/ramp, so the arrivals by t are Rate*t*t/(2*ramp): full = t*t/(2*ramp). Then it goes on as at the full rate,
// half a ramp late.
func (p *plan) climb(full time.Duration) time.Duration {
	if full > p.ramp/2 {
		return full + p.ramp/2
	}
	high, low := bits.Mul64(2*uint64(full), uint64(p.ramp))
	return time.Duration(squareRoot(high, low))
}

// repeated is k periods, at most kernel.Longest.
func repeated(k uint64, period time.Duration) time.Duration {
	high, low := bits.Mul64(k, uint64(period))
	if high > 0 || low > uint64(kernel.Longest) {
		return kernel.Longest
	}
	return time.Duration(low)
}

// squareRoot is the root of a 128-bit number below 2^126, rounded down: Newton's method from above.
func squareRoot(high, low uint64) uint64 {
	if high == 0 && low == 0 {
		return 0
	}
	length := 64 + bits.Len64(high)
	if high == 0 {
		length = bits.Len64(low)
	}
	root := uint64(1) << ((length + 1) / 2)
	for {
		quotient, _ := bits.Div64(high, low, root)
		next := (root + quotient) / 2
		if next >= root {
			return root
		}
		root = next
	}
}
