package kernel

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Distribution is how long something takes. It is a comparable value; the zero Distribution is always 0.
type Distribution struct {
	shape  distributionShape
	stages int64 // of erlang
	a, b   int64 // nanoseconds; what they mean depends on the shape
	sigma  int64 // of lognormal: log2(p99/median)/z99, in fixed point
}

type distributionShape uint8

const (
	constant distributionShape = iota
	uniform
	exponential
	lognormal
	erlang
)

// distributionMax bounds what a distribution yields: a hundred years.
const distributionMax = int64(100 * 365 * 24 * time.Hour)

// Constant returns the distribution that always yields d.
func Constant(d time.Duration) Distribution { return Distribution{a: int64(max(d, 0))} }

// distributionForms has a row a shape: its word, how many durations follow, and how they are put in place.
var distributionForms = [...]struct {
	word      string
	durations int
	samples   func(Distribution, *Rand) int64
}{
	constant:    {"constant", 1, func(d Distribution, _ *Rand) int64 { return d.a }},
	uniform:     {"uniform", 2, func(d Distribution, r *Rand) int64 { return r.Between(d.a, d.b) }},
	exponential: {"exponential", 1, func(d Distribution, r *Rand) int64 { return scale(d.a, r.negLog()) }},
	lognormal:   {"lognormal", 2, sampleLognormal},
	erlang:      {"erlang", 1, sampleErlang},
}

// ParseDistribution reads "40ms", "constant 40ms", "uniform 10ms 50ms", "exponential 40ms" (the mean), "lognormal 40ms
// 200ms" (the median and the 99th percentile) or "erlang 3 40ms" (stages and the mean).
func ParseDistribution(text string) (Distribution, error) {
	words := strings.Fields(text)
	if len(words) == 1 && len(text) <= 200 {
		d, err := ParseDuration(words[0])
		if err == nil && int64(d) > distributionMax {
			err = fmt.Errorf("%q is longer than 100 years", short(text))
		}
		return Constant(d), err
	}
	for shape, form := range distributionForms {
		if len(text) <= 200 && len(words) > 0 && words[0] == form.word {
			return parseShape(distributionShape(shape), text, words[1:])
		}
	}
	return Distribution{}, fmt.Errorf(`%q is not a distribution; write "40ms", "uniform 10ms 50ms", "exponential 40ms", "lognormal 40ms 200ms" or "erlang 3 40ms"`, short(text))
}

func parseShape(shape distributionShape, text string, words []string) (Distribution, error) {
	d := Distribution{shape: shape}
	form := distributionForms[shape]
	if shape == erlang && len(words) == 2 {
		n, err := strconv.Atoi(words[0])
		if err != nil || n < 1 || n > stagesMax {
			return d, fmt.Errorf("%q: erlang has 1 to %d stages", short(text), stagesMax)
		}
		d.stages, words = int64(n), words[1:]
	}
	if len(words) != form.durations || shape == erlang && d.stages == 0 {
		return d, fmt.Errorf("%q: %s takes %d durations, such as %q", short(text), form.word, form.durations, distributionExamples[shape])
	}
	into := [...]*int64{&d.a, &d.b}
	for i, word := range words {
		n, err := ParseDuration(word)
		if err != nil {
			return d, err
		}
		if int64(n) > distributionMax {
			return d, fmt.Errorf("%q is longer than 100 years", short(word))
		}
		*into[i] = int64(n)
	}
	return d.finish(text)
}

const stagesMax = 100

var distributionExamples = [...]string{"constant 40ms", "uniform 10ms 50ms", "exponential 40ms", "lognormal 40ms 200ms", "erlang 3 40ms"}

// finish checks what the shape demands of its durations.
func (d Distribution) finish(text string) (Distribution, error) {
	switch d.shape {
	case uniform:
		if d.b < d.a {
			return d, fmt.Errorf("%q: the second duration is the longest and must not be below the first", short(text))
		}
	case lognormal:
		if d.a <= 0 || d.b < d.a || d.b/d.a > 1_000_000 {
			return d, fmt.Errorf("%q: the second duration is the 99th percentile, from 1 to 1,000,000 times the median before it", short(text))
		}
		d.sigma = spread(d.a, d.b)
	}
	return d, nil
}

// spread is log2(b/a) divided by the normal 99th percentile, in fixed point.
func spread(a, b int64) int64 {
	whole := int64(0)
	for ; b >= 2*a; whole++ {
		a *= 2
	}
	for b >= 1<<31 { // keep b<<32 within 64 bits
		a, b = a>>1, b>>1
	}
	log := whole<<fixedBits + int64(log2(uint64(b)<<fixedBits/uint64(max(a, 1))))
	// log / z99, both with 32 fractional bits; log stays below 2^37
	return log << 20 / (quantile99 >> 12)
}

// Sample draws one duration.
func (d Distribution) Sample(r *Rand) time.Duration {
	if d.shape == constant {
		return time.Duration(d.a)
	}
	return time.Duration(min(distributionForms[d.shape].samples(d, r), distributionMax))
}

func sampleLognormal(d Distribution, r *Rand) int64 {
	z := r.normal()
	x := (z >> 12) * (d.sigma >> 12) >> 8
	const most = 31 << fixedBits
	return scale(d.a, pow2(min(max(x, -most), most)))
}

func sampleErlang(d Distribution, r *Rand) int64 {
	var sum uint64
	for range d.stages {
		sum += r.negLog()
	}
	return scale(d.a, sum/uint64(d.stages))
}

// IsZero reports whether the distribution yields nothing but 0.
func (d Distribution) IsZero() bool { return d.shape == constant && d.a == 0 }

// String renders the distribution so that ParseDistribution reads it back.
func (d Distribution) String() string {
	first := FormatDuration(time.Duration(d.a))
	switch d.shape {
	case constant:
		return first
	case erlang:
		return "erlang " + strconv.FormatInt(d.stages, 10) + " " + first
	case exponential:
		return "exponential " + first
	}
	return distributionForms[d.shape].word + " " + first + " " + FormatDuration(time.Duration(d.b))
}

// Exponential draws a duration of that mean: the gaps of a Poisson process.
func (r *Rand) Exponential(mean time.Duration) time.Duration {
	return time.Duration(min(scale(int64(mean), r.negLog()), distributionMax))
}
