package value

import (
	"cmp"
	"strings"
)

// decimal is a number taken apart so that it can be compared exactly, whatever
// its size: 0.d1d2d3... times ten to the power of exponent, d1 and the last
// digit not zero. Zero has no digits.
type decimal struct {
	negative        bool
	whole, fraction string // the digits: those of whole, then those of fraction
	exponent        int64
}

// decimalOf takes a JSON number's text apart, which must be well formed.
func decimalOf(literal string) (d decimal) {
	literal, d.negative = strings.CutPrefix(literal, "-")
	point := digits(literal, 0)
	end := point
	if point < len(literal) && literal[point] == '.' {
		end = digits(literal, point+1)
		d.fraction = strings.TrimRight(literal[point+1:end], "0")
	}
	exponent := int64(0)
	if end < len(literal) {
		exponent = exponentOf(literal[end+1:])
	}
	d.whole = strings.TrimLeft(literal[:point], "0")
	d.exponent = exponent + int64(len(d.whole))
	if d.whole == "" {
		significant := strings.TrimLeft(d.fraction, "0")
		d.exponent -= int64(len(d.fraction) - len(significant))
		d.fraction = significant
	}
	if d.fraction == "" {
		d.whole = strings.TrimRight(d.whole, "0")
	}
	if d.count() == 0 {
		return decimal{}
	}
	return d
}

// exponentOf reads an exponent; the parser lets at most exponentDigits through.
func exponentOf(text string) (e int64) {
	digits := strings.TrimLeft(text, "+-")
	for _, c := range []byte(digits) {
		e = e*10 + int64(c-'0')
	}
	if text[0] == '-' {
		return -e
	}
	return e
}

func (d *decimal) count() int { return len(d.whole) + len(d.fraction) }

// digit gives digit i, and '0' beyond the last.
func (d *decimal) digit(i int) byte {
	if i < len(d.whole) {
		return d.whole[i]
	}
	if i -= len(d.whole); i < len(d.fraction) {
		return d.fraction[i]
	}
	return '0'
}

func (d *decimal) sign() int {
	switch {
	case d.count() == 0:
		return 0
	case d.negative:
		return -1
	}
	return 1
}

// compareDecimals orders two numbers exactly.
func compareDecimals(a, b decimal) int {
	if order := cmp.Compare(a.sign(), b.sign()); order != 0 {
		return order
	}
	return a.sign() * a.compareSize(&b)
}

func (d *decimal) compareSize(other *decimal) int {
	if order := cmp.Compare(d.exponent, other.exponent); order != 0 {
		return order
	}
	for i := range max(d.count(), other.count()) {
		if order := cmp.Compare(d.digit(i), other.digit(i)); order != 0 {
			return order
		}
	}
	return 0
}

// integer gives the number when it is an integer within int64.
func (d decimal) integer() (i int64, ok bool) {
	if d.count() == 0 {
		return 0, true
	}
	if d.exponent < int64(d.count()) || d.exponent > 19 {
		return 0, false
	}
	size := uint64(0)
	for k := range int(d.exponent) {
		size = size*10 + uint64(d.digit(k)-'0')
	}
	if d.negative {
		return -int64(size), size <= 1<<63
	}
	return int64(size), size < 1<<63
}
