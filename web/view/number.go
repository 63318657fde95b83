package view

import (
	"strconv"
	"strings"
)

// thin is the space between groups of three digits.
const thin = "\u202f"

// Count writes a whole number in groups of three digits.
func Count(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + thin + digits[i:]
	}
	return sign + digits
}

// Short writes a whole number in at most four characters or so: 950, 1.2k, 3.4M.
func Short(n int64) string {
	for _, step := range [...]struct {
		from int64
		sign string
	}{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}} {
		if n >= step.from {
			tenths := n / (step.from / 10)
			if tenths >= 100 {
				return strconv.FormatInt(tenths/10, 10) + step.sign
			}
			return strconv.FormatInt(tenths/10, 10) + "." + strconv.FormatInt(tenths%10, 10) + step.sign
		}
	}
	return strconv.FormatInt(n, 10)
}

const (
	millisecond = int64(1e6)
	second      = 1000 * millisecond
	minute      = 60 * second
	hour        = 60 * minute
	day         = 24 * hour
)

// Clock writes virtual time as a clock does, in digits that stay in their places: the large part "0:04:12" and the
// small part ".250".
func Clock(ns int64) (large, small string) {
	ns = max(ns, 0)
	if ns >= day {
		large = Count(ns/day) + " d "
	}
	large += strconv.FormatInt(ns%day/hour, 10) + ":" + two(ns%hour/minute) + ":" + two(ns%minute/second)
	return large, "." + three(ns%second/millisecond)
}

func two(n int64) string { return strconv.FormatInt(100+n, 10)[1:] }

func three(n int64) string { return strconv.FormatInt(1000+n, 10)[1:] }

// Plural writes "1 message" or "3 messages".
func Plural(n int64, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return Count(n) + " " + many
}

// List joins words as a sentence does: "a, b and c".
func List(words []string) string {
	switch len(words) {
	case 0:
		return ""
	case 1:
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// Spaced breaks a long name between its words, so that it wraps: a zero-width space before each capital.
func Spaced(name string) string {
	var b strings.Builder
	for i, r := range name {
		if i > 0 && r >= 'A' && r <= 'Z' {
			b.WriteString("\u200b")
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Amount writes a quantity with the unit that the engine names.
func Amount(n int64, unit string) string {
	switch unit {
	case "ns", "nanoseconds":
		return rounded(n)
	case "", "count":
		return Count(n)
	}
	return Count(n) + " " + unit
}

// rounded writes a duration with three digits that count.
func rounded(ns int64) string {
	unit := int64(1)
	for unit*1000 <= ns {
		unit *= 10
	}
	return Moment(ns / unit * unit)
}

// Calm shortens the long fractions in a text to three digits: "after 1.260213177s" becomes "after 1.260s".
func Calm(text string) string {
	var b strings.Builder
	digits, fraction := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		isDigit := c >= '0' && c <= '9'
		switch {
		case c == '.' && i > 0 && text[i-1] >= '0' && text[i-1] <= '9':
			fraction, digits = true, 0
		case fraction && isDigit:
			digits++
		default:
			fraction = false
		}
		if !fraction || digits <= 3 {
			b.WriteByte(c)
		}
	}
	return b.String()
}
