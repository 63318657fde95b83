package kernel

import (
	"strconv"
	"time"
)

// Time is an instant of the virtual clock: nanoseconds since the simulation began.
type Time int64

// Forever lies after every instant that can be scheduled.
const Forever Time = 1<<63 - 1

// Add returns the instant d later, or Forever where that cannot be counted.
func (t Time) Add(d time.Duration) Time {
	sum := t + Time(d)
	if d > 0 && sum < t {
		return Forever
	}
	return sum
}

// Sub returns how long t lies after earlier.
func (t Time) Sub(earlier Time) time.Duration { return time.Duration(t - earlier) }

// String shows an instant as a clock does, exactly: "0.25s", "12.5s", "1m05s", "1h02m03.25s", "3d04h00m00s".
func (t Time) String() string {
	if t == Forever {
		return "forever"
	}
	return string(t.Append(nil))
}

// Append adds what String shows to dst, for rows that are written by the thousand.
func (t Time) Append(dst []byte) []byte {
	rest := uint64(t)
	if t < 0 {
		dst, rest = append(dst, '-'), -rest
	}
	shown := false
	for _, u := range clockUnits {
		count := rest / u.nanoseconds
		rest %= u.nanoseconds
		if !shown && count == 0 {
			continue
		}
		dst = appendPadded(dst, count, shown)
		dst, shown = append(dst, u.name...), true
	}
	dst = appendPadded(dst, rest/uint64(time.Second), shown)
	dst = appendFraction(dst, rest%uint64(time.Second), uint64(time.Second))
	return append(dst, 's')
}

func appendPadded(dst []byte, n uint64, padded bool) []byte {
	if padded && n < 10 {
		dst = append(dst, '0')
	}
	return strconv.AppendUint(dst, n, 10)
}

// appendFraction adds the decimals of part/whole, where whole is a power of ten, without trailing zeros.
func appendFraction(dst []byte, part, whole uint64) []byte {
	if part == 0 {
		return dst
	}
	dst = append(dst, '.')
	for part > 0 {
		whole /= 10
		dst = append(dst, '0'+byte(part/whole))
		part %= whole
	}
	return dst
}

// ParseTime reads an instant as people write it, which is the duration since the simulation began: "1m30s".
func ParseTime(text string) (Time, error) {
	d, err := ParseDuration(text)
	return Time(d), err
}
