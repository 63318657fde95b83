package kernel

import (
	"errors"
	"math/bits"
	"strings"
)

var (
	errNotNumber = errors.New("has a number that is none: write digits with at most one point, such as 1.5")
	errTooFine   = errors.New("is finer than can be counted: write fewer decimals")
)

const (
	decimalsMax = 18              // what a factor of 10^18 in 64 bits allows
	tooMuch     = uint64(1) << 63 // stands for every value that is larger
)

// parseDecimal returns number times scale, exactly, where number is digits with an optional point. Where the product
// is no integer it answers errTooFine; what is too large comes back as tooMuch.
func parseDecimal(number string, scale uint64) (uint64, error) {
	whole, fraction, pointed := strings.Cut(number, ".")
	if !digits(whole) || whole == "" || !digits(fraction) || pointed && fraction == "" {
		return 0, errNotNumber
	}
	fraction = strings.TrimRight(fraction, "0")
	if len(fraction) > decimalsMax {
		return 0, errTooFine
	}
	part, power := uint64(0), uint64(1)
	for _, digit := range []byte(fraction) {
		part, power = part*10+uint64(digit-'0'), power*10
	}
	hi, lo := bits.Mul64(part, scale)
	below, remainder := bits.Div64(hi, lo, power) // part < power, so the quotient fits
	if remainder != 0 {
		return 0, errTooFine
	}
	return times(digitsValue(whole), scale, below), nil
}

func digits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}

// digitsValue reads digits; what is too large is tooMuch.
func digitsValue(text string) uint64 {
	n := uint64(0)
	for _, digit := range []byte(text) {
		if n >= tooMuch/10 {
			return tooMuch
		}
		n = n*10 + uint64(digit-'0')
	}
	return n
}

// times returns a*b + c, or tooMuch where that is larger; c is below tooMuch.
func times(a, b, c uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	if hi != 0 || lo >= tooMuch-c {
		return tooMuch
	}
	return lo + c
}
