package value

import "unicode/utf8"

// longEscape holds the character of each two-character escape.
var longEscape = [utf8.RuneSelf]byte{
	'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t',
}

// escape decodes the escape at p.at.
func (p *parser) escape() bool {
	rest := p.text[p.at:]
	if len(rest) > 1 && rest[1] < utf8.RuneSelf {
		if c := longEscape[rest[1]]; c != 0 {
			p.decoded = append(p.decoded, c)
			p.at += 2
			return true
		}
	}
	r, size, problem := decodeUnicode(rest)
	if problem != "" {
		return p.fail(problem)
	}
	p.decoded = utf8.AppendRune(p.decoded, r)
	p.at += size
	return true
}

// decodeUnicode decodes \u with four hexadecimal digits, or two of them that
// are a surrogate pair.
func decodeUnicode(rest string) (r rune, size int, problem string) {
	high, ok := unit(rest)
	switch {
	case !ok:
		return 0, 0, badEscape(rest)
	case high < 0xd800 || high > 0xdfff:
		return high, 6, ""
	}
	low, ok := unit(rest[6:])
	if high > 0xdbff || !ok || low < 0xdc00 || low > 0xdfff {
		return 0, 0, rest[:6] + " is half of a surrogate pair without the other half"
	}
	return (high-0xd800)<<10 + (low - 0xdc00) + 0x10000, 12, ""
}

// unit reads \uXXXX.
func unit(rest string) (r rune, ok bool) {
	if len(rest) < 6 || rest[0] != '\\' || rest[1] != 'u' {
		return 0, false
	}
	for _, c := range []byte(rest[2:6]) {
		digit := hexDigit(c)
		if digit < 0 {
			return 0, false
		}
		r = r<<4 | digit
	}
	return r, true
}

func hexDigit(c byte) rune {
	switch {
	case c >= '0' && c <= '9':
		return rune(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return -1
}

func badEscape(rest string) string {
	if len(rest) > 1 && rest[1] == 'u' {
		return `\u needs four hexadecimal digits`
	}
	return `expected one of "\/bfnrtu after \, ` + found(rest[1:])
}
