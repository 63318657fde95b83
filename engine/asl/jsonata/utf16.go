package jsonata

import (
	"unicode/utf8"
)

// Texts are UTF-8 here and UTF-16 in the library. Half a surrogate pair is
// three bytes, as UTF-8 would write it if it were allowed to; two halves that
// meet become one character.

// utf16Length counts the UTF-16 units of a text.
func utf16Length(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c < utf8.RuneSelf || c >= 0xc0 && c < 0xf0:
			n++
		case c >= 0xf0:
			n += 2
		}
	}
	return n
}

// length counts the characters of a text, half a pair as one.
//
//go:noinline
func length(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// characterAt gives the byte at which character n begins, or the end.
func characterAt(s string, n int) int {
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			if n--; n < 0 {
				return i
			}
		}
	}
	return len(s)
}

const (
	firstHigh = 0xd800
	firstLow  = 0xdc00
	lastLow   = 0xdfff
)

// appendUnit adds one UTF-16 unit; the second half of a pair joins the first.
func appendUnit(b []byte, unit uint16) []byte {
	if unit < firstHigh || unit > lastLow {
		return utf8.AppendRune(b, rune(unit))
	}
	half := string(appendHalf(nil, unit))
	return appendText(b, half)
}

func appendHalf(b []byte, unit uint16) []byte {
	return append(b, 0xe0|byte(unit>>12), 0x80|byte(unit>>6)&0x3f|0x80, 0x80|byte(unit)&0x3f)
}

// half gives the half of a pair at the beginning of a text.
//
//go:noinline
func half(s string) (unit uint16, is bool) {
	if len(s) < 3 || s[0] != 0xed || s[1] < 0xa0 {
		return 0, false
	}
	return firstHigh | uint16(s[1]&0x1f)<<6 | uint16(s[2]&0x3f), true
}

// appendText adds a text; where two halves of a pair meet they become one.
func appendText(b []byte, s string) []byte {
	n := len(b)
	if low, is := half(s); is && low >= firstLow && n >= 3 {
		if high, is := half(string(b[n-3:])); is && high < firstLow {
			r := rune(high-firstHigh)<<10 + rune(low-firstLow) + 0x10000
			return append(utf8.AppendRune(b[:n-3], r), s[3:]...)
		}
	}
	return append(b, s...)
}

// units takes a text apart into UTF-16 units.
func units(s string) []string {
	var all []string
	for len(s) > 0 {
		r, size := next(s)
		if size == 4 {
			r -= 0x10000
			all = append(all, string(appendHalf(nil, firstHigh|uint16(r>>10))), string(appendHalf(nil, firstLow|uint16(r&0x3ff))))
		} else {
			all = append(all, s[:size])
		}
		s = s[size:]
	}
	return all
}

// before orders two texts by their UTF-16 units. That differs from the order of
// bytes only where one has a character beyond U+FFFF and the other one from
// U+E000 on.
func before(a, b string) bool {
	for i := range min(len(a), len(b)) {
		x, y := a[i], b[i]
		if x == y {
			continue
		}
		if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
			return x >= 0xf0
		}
		return x < y
	}
	return len(a) < len(b)
}

// next gives the character at the start of a text, half of a pair as one.
//
//go:noinline
func next(s string) (rune, int) {
	if unit, is := half(s); is {
		return rune(unit), 3
	}
	return utf8.DecodeRuneInString(s)
}
