package kernel

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// units are the units of durations, largest first.
var units = [...]struct {
	name string
	size int64
}{
	{"y", 365 * 24 * int64(time.Hour)}, {"w", 7 * 24 * int64(time.Hour)}, {"d", 24 * int64(time.Hour)},
	{"h", int64(time.Hour)}, {"m", int64(time.Minute)}, {"s", int64(time.Second)},
	{"ms", int64(time.Millisecond)}, {"us", int64(time.Microsecond)}, {"µs", int64(time.Microsecond)}, {"ns", 1},
}

// String renders the instant exactly as a person reads it: "12.5s", "1h2m3.25s".
func (t Time) String() string {
	if t == Forever {
		return "forever"
	}
	return FormatDuration(time.Duration(t))
}

// FormatDuration renders a duration exactly, such as "250ms", "1m30s" or "1d2h"; ParseDuration reads it back.
func FormatDuration(d time.Duration) string {
	n := uint64(d)
	sign := ""
	if d < 0 {
		sign, n = "-", -n
	}
	if n == 0 {
		return "0s"
	}
	if n < uint64(time.Second) {
		return sign + fraction(n)
	}
	var b strings.Builder
	b.WriteString(sign)
	for _, u := range units[2:5] {
		if size := uint64(u.size); n >= size {
			b.WriteString(strconv.FormatUint(n/size, 10) + u.name)
			n %= size
		}
	}
	if n > 0 {
		b.WriteString(decimals(n, uint64(time.Second)) + "s")
	}
	return b.String()
}

// fraction renders less than a second in the largest unit that leaves a whole part.
func fraction(n uint64) string {
	switch {
	case n >= uint64(time.Millisecond):
		return decimals(n, uint64(time.Millisecond)) + "ms"
	case n >= uint64(time.Microsecond):
		return decimals(n, uint64(time.Microsecond)) + "µs"
	}
	return strconv.FormatUint(n, 10) + "ns"
}

// decimals renders n/scale, a power of ten, without trailing zeros.
func decimals(n, scale uint64) string {
	whole := strconv.FormatUint(n/scale, 10)
	if n%scale == 0 {
		return whole
	}
	return whole + "." + strings.TrimRight(strconv.FormatUint(scale+n%scale, 10)[1:], "0")
}

// ParseTime reads an instant: the duration since the simulation began.
func ParseTime(text string) (Time, error) {
	d, err := ParseDuration(text)
	return Time(d), err
}

// ParseDuration reads a duration such as "250ms", "1m30s", "1.5h", "14d" or "0". It is exact, never negative, and at
// most 292 years.
func ParseDuration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	wrong := fmt.Errorf(`%q is not a duration; write "250ms", "1m30s", "2h" or "14d"`, short(text))
	if text == "" || len(text) > 64 {
		return 0, wrong
	}
	var sum int64
	for rest := text; rest != ""; {
		n, left, ok := parsePart(rest)
		if !ok {
			return 0, wrong
		}
		if n > 1<<63-1-sum {
			return 0, fmt.Errorf("%q is longer than the 292 years that can be counted", short(text))
		}
		sum, rest = sum+n, left
	}
	return time.Duration(sum), nil
}

// parsePart reads one number and its unit from the front of a duration.
func parsePart(text string) (n int64, rest string, ok bool) {
	end := strings.IndexFunc(text, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end <= 0 {
		return 0, "", false
	}
	number, rest := text[:end], text[end:]
	end = strings.IndexFunc(rest, func(r rune) bool { return r == '.' || r >= '0' && r <= '9' })
	if end < 0 {
		end = len(rest)
	}
	for _, u := range units {
		if u.name == rest[:end] {
			n, ok := scaled(number, u.size)
			return n, rest[end:], ok
		}
	}
	return 0, "", false
}

// scaled reads a decimal number times a scale, which must come out whole and below 2^63.
func scaled(number string, scale int64) (int64, bool) {
	whole, part, dotted := strings.Cut(number, ".")
	if whole == "" || dotted && part == "" || strings.Contains(part, ".") {
		return 0, false
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n > (1<<63-1)/scale {
		return 0, false
	}
	n *= scale
	for _, digit := range strings.TrimRight(part, "0") {
		if scale%10 != 0 {
			return 0, false
		}
		scale /= 10
		step := int64(digit-'0') * scale
		if n > 1<<63-1-step {
			return 0, false
		}
		n += step
	}
	return n, true
}

// short cuts an offending text for an error.
func short(text string) string {
	if len(text) > 40 {
		return strings.ToValidUTF8(text[:40], "") + "…"
	}
	return text
}
