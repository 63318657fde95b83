package jsonata

import (
	"strings"
	"unicode/utf8"
)

const base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// latin gives a text as Node's encoding "binary": the low byte of each UTF-16
// unit.
func latin(s string) []byte {
	bytes := make([]byte, 0, len(s))
	for _, unit := range units(s) {
		r, size := utf8.DecodeRuneInString(unit)
		if size == 1 && len(unit) == 3 {
			half, _ := half(unit)
			r = rune(half)
		}
		bytes = append(bytes, byte(r))
	}
	return bytes
}

func base64Encode(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(16*len(s)) {
		return item{}
	}
	bytes := latin(s)
	var b strings.Builder
	for len(bytes) > 0 {
		var three [3]byte
		n := copy(three[:], bytes)
		bytes = bytes[n:]
		bits := uint(three[0])<<16 | uint(three[1])<<8 | uint(three[2])
		for k := range 4 {
			if k > n {
				b.WriteByte('=')
			} else {
				b.WriteByte(base64Digits[bits>>(18-6*k)&63])
			}
		}
	}
	return text(b.String())
}

// base64Decode is as lenient as Node: it reads both alphabets up to the first
// =, and passes over what is in neither.
func base64Decode(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	var b []byte
	bits, count := uint(0), 0
	for _, c := range []byte(s) {
		if c == '=' {
			break
		}
		digit := strings.IndexByte(base64Digits, c)
		switch c {
		case '-':
			digit = 62
		case '_':
			digit = 63
		}
		if digit < 0 {
			continue
		}
		bits = bits<<6 | uint(digit)
		if count += 6; count >= 8 {
			count -= 8
			b = utf8.AppendRune(b, rune(bits>>count&0xff))
		}
	}
	return text(string(b))
}
