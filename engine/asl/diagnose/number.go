package diagnose

import (
	"strconv"

	"playground/engine/value"
)

// number checks a number and its range. AWS writes the ends of ranges of numbers that may have fractions with one.
func (c *checker) number(at *place, f *field, v value.Value) {
	whole := f.kind == integer
	if kindOf(v) != value.KindNumber {
		if whole && kindOf(v) == value.KindString {
			c.schema(at, saysInteger)
			return
		}
		c.is(at, v, value.KindNumber)
		return
	}
	fraction := ".0"
	if whole {
		if fraction = ""; !isWhole(v) {
			c.schema(at, saysInteger)
			return
		}
	}
	switch {
	case value.CompareNumbers(v, value.Int(f.least)) < 0:
		c.says(at, saysMinimum, strconv.FormatInt(f.least, 10)+fraction)
	case f.most != unbounded && value.CompareNumbers(v, value.Int(f.most)) > 0:
		c.says(at, saysMaximum, strconv.FormatInt(f.most, 10)+fraction)
	}
}

// isWhole reports whether a number is written as an integer: one of any length is, 1.0 is not.
func isWhole(v value.Value) bool {
	for i, c := range []byte(v.Literal()) {
		if (c < '0' || c > '9') && (i > 0 || c != '-') {
			return false
		}
	}
	return true
}
