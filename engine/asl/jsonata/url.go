package jsonata

import (
	"strings"
	"unicode/utf8"
)

// What encodeURIComponent and encodeURI of JavaScript leave as it is, beside
// letters and digits; decodeURI leaves the escapes of the reserved ones.
const (
	unescaped = "-_.!~*'()"
	reserved  = ";/?:@&=+$,#"
)

func isAlphanumeric(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func encodeURLComponent(m *machine, a []item) item { return m.encode(a, unescaped) }

func encodeURL(m *machine, a []item) item { return m.encode(a, unescaped+reserved) }

func decodeURLComponent(m *machine, a []item) item { return m.decode(a, "") }

func decodeURL(m *machine, a []item) item { return m.decode(a, reserved) }

const hexDigits = "0123456789ABCDEF"

func (m *machine) encode(a []item, keep string) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(3*len(s)) {
		return item{}
	}
	if !utf8.ValidString(s) {
		return m.failCode("D3140", a[0])
	}
	var b strings.Builder
	for _, c := range []byte(s) {
		if isAlphanumeric(c) || strings.IndexByte(keep, c) >= 0 {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(hexDigits[c>>4])
			b.WriteByte(hexDigits[c&15])
		}
	}
	return text(b.String())
}

func hexValue(c byte) int {
	return strings.IndexByte(hexDigits, c&^(c&0x40>>1))
}

// percent reads an escaped byte.
func percent(s string) (byte, bool) {
	if len(s) < 3 || s[0] != '%' {
		return 0, false
	}
	high, low := hexValue(s[1]), hexValue(s[2])
	return byte(high<<4 | low), high >= 0 && low >= 0
}

func (m *machine) decode(a []item, keep string) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	var b []byte
	for at := 0; at < len(s); {
		if s[at] != '%' {
			b = append(b, s[at])
			at++
			continue
		}
		from := at
		var character []byte
		for more := 1; more > 0; more-- {
			c, good := percent(s[at:])
			if !good {
				return m.failCode("D3140", a[0])
			}
			if character = append(character, c); len(character) == 1 {
				more = sizeOf(c)
			}
			at += 3
		}
		if !utf8.Valid(character) {
			return m.failCode("D3140", a[0])
		}
		if strings.IndexByte(keep, character[0]) >= 0 {
			b = append(b, s[from:at]...)
		} else {
			b = append(b, character...)
		}
	}
	return text(string(b))
}

// sizeOf is how many bytes the character has that begins with one.
func sizeOf(c byte) int {
	switch {
	case c >= 0xf0:
		return 4
	case c >= 0xe0:
		return 3
	case c >= 0xc0:
		return 2
	}
	return 1
}
