package link

import (
	"strings"
	"unicode/utf8"
)

// plain are the characters that stand for themselves in a tail, besides letters and digits: programs that look for
// links in a text take all of these for a part of one.
const plain = "-_.~/:,"

const hexDigits = "0123456789ABCDEF"

func appendEscaped(dst []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		if c := text[i]; alphanumeric(c) || strings.IndexByte(plain, c) >= 0 {
			dst = append(dst, c)
		} else {
			dst = append(dst, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return dst
}

func alphanumeric(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
}

// unescape reads escapes; a % that begins none stands for itself, since people write 5% by hand.
func unescape(text string) (plain string, ok bool) {
	dst := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '%' && i+2 < len(text) {
			high, low := hexValue(text[i+1]), hexValue(text[i+2])
			if high >= 0 && low >= 0 {
				c, i = byte(high<<4|low), i+2
			}
		}
		dst = append(dst, c)
	}
	return string(dst), utf8.Valid(dst)
}

func hexValue(c byte) int {
	if 'a' <= c && c <= 'f' {
		c -= 0x20
	}
	return strings.IndexByte(hexDigits, c)
}
