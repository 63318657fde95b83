package kernel

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Longest is the longest duration that a text may name and that a distribution draws: a hundred years of 365 days.
// The sum of two still fits.
const Longest = 36500 * 24 * time.Hour

type unit struct {
	name        string
	nanoseconds uint64
}

// The units of durations, largest first; aliases stand after the name that is written.
var durationUnits = []unit{
	{"y", 365 * 24 * 3600e9},
	{"w", 7 * 24 * 3600e9},
	{"d", 24 * 3600e9},
	{"h", 3600e9},
	{"m", 60e9},
	{"s", 1e9},
	{"ms", 1e6},
	{"µs", 1e3},
	{"us", 1e3},
	{"μs", 1e3}, // the Greek letter, which looks the same
	{"ns", 1},
}

// What is written above the seconds: years and weeks are read but never written.
var clockUnits = durationUnits[2:5]

// What is written below one second.
var smallUnits = []unit{{"ms", 1e6}, {"µs", 1e3}, {"ns", 1}}

const durationAdvice = "write numbers with the units y, w, d, h, m, s, ms, us or ns, such as 250ms or 1m30s"

// ParseDuration reads a duration from a person or a document, exactly: "250ms", "1.5s", "1m30s", "2h", "14d", "1w".
// A year has 365 days. It takes no sign; units go from large to small.
func ParseDuration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	if strings.HasPrefix(text, "-") {
		return 0, fmt.Errorf("duration %s is negative: it must be 0s or more", shown(text))
	}
	total, last := uint64(0), uint64(1)<<63
	for rest := text; rest != "" || text == ""; {
		part, size, after, err := parsePart(text, rest)
		if err != nil {
			return 0, err
		}
		if size >= last {
			return 0, fmt.Errorf("duration %s does not go from large units to small: %s", shown(text), durationAdvice)
		}
		if part > uint64(Longest)-total {
			return 0, fmt.Errorf("duration %s is longer than %s", shown(text), FormatDuration(Longest))
		}
		total, last, rest = total+part, size, after
	}
	return time.Duration(total), nil
}

// parsePart reads one number with its unit; a value beyond Longest comes back as more than Longest.
func parsePart(text, rest string) (nanoseconds, size uint64, after string, err error) {
	number, rest := cutNumber(rest)
	name, after := cutUnit(rest)
	if number == "" {
		return 0, 0, "", fmt.Errorf("%s is not a duration: %s", shown(text), durationAdvice)
	}
	if name == "" {
		return 0, 0, "", fmt.Errorf("duration %s lacks a unit: %s", shown(text), durationAdvice)
	}
	for _, u := range durationUnits {
		if u.name == name {
			nanoseconds, err = parseDecimal(number, u.nanoseconds)
			if err != nil {
				return 0, 0, "", fmt.Errorf("duration %s %w", shown(text), err)
			}
			return nanoseconds, u.nanoseconds, after, nil
		}
	}
	return 0, 0, "", fmt.Errorf("duration %s has the unknown unit %s: %s", shown(text), shown(name), durationAdvice)
}

// cutNumber splits off the leading digits and points.
func cutNumber(text string) (number, rest string) {
	rest = strings.TrimLeft(text, "0123456789.")
	return text[:len(text)-len(rest)], rest
}

// cutUnit splits off what precedes the next number.
func cutUnit(text string) (name, rest string) {
	end := strings.IndexAny(text, "0123456789.")
	if end < 0 {
		end = len(text)
	}
	return text[:end], text[end:]
}

// shown quotes text for an error, shortened where it is long.
func shown(text string) string {
	const most = 40
	if len(text) > most {
		return strconv.Quote(text[:most]) + "..."
	}
	return strconv.Quote(text)
}

// FormatDuration shows a duration as ParseDuration reads it, exactly: "0s", "1.5ms", "40ms", "1m30s", "14d".
func FormatDuration(d time.Duration) string { return string(AppendDuration(nil, d)) }

// AppendDuration adds what FormatDuration shows to dst, for rows that are written by the thousand.
func AppendDuration(dst []byte, d time.Duration) []byte {
	rest := uint64(d)
	if d < 0 {
		dst, rest = append(dst, '-'), -rest
	}
	if rest == 0 {
		return append(dst, "0s"...)
	}
	if rest < uint64(time.Second) {
		return appendSmall(dst, rest)
	}
	for _, u := range clockUnits {
		if count := rest / u.nanoseconds; count > 0 {
			dst = append(strconv.AppendUint(dst, count, 10), u.name...)
		}
		rest %= u.nanoseconds
	}
	if rest == 0 {
		return dst
	}
	return appendIn(dst, rest, unit{"s", uint64(time.Second)})
}

// appendSmall writes what is shorter than a second in the largest unit of which it has one.
func appendSmall(dst []byte, nanoseconds uint64) []byte {
	for _, u := range smallUnits {
		if nanoseconds >= u.nanoseconds {
			return appendIn(dst, nanoseconds, u)
		}
	}
	return dst
}

func appendIn(dst []byte, nanoseconds uint64, u unit) []byte {
	dst = strconv.AppendUint(dst, nanoseconds/u.nanoseconds, 10)
	dst = appendFraction(dst, nanoseconds%u.nanoseconds, u.nanoseconds)
	return append(dst, u.name...)
}
