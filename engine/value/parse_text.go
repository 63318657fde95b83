package value

import "unicode/utf8"

// What a byte means inside a string.
const (
	classPlain = iota
	classQuote
	classEscape
	classControl
	classBeyondASCII
)

var textClass = classes()

func classes() (class [256]uint8) {
	for c := range class {
		switch {
		case c < ' ':
			class[c] = classControl
		case c >= utf8.RuneSelf:
			class[c] = classBeyondASCII
		}
	}
	class['"'] = classQuote
	class['\\'] = classEscape
	return class
}

// string reads the string that begins at p.at. One without escapes is a part
// of the text; only one with escapes is copied.
func (p *parser) string() (string, bool) {
	p.at++
	start := p.at
	if !p.plain() {
		return "", false
	}
	s := p.text[start:p.at]
	if p.take('"') {
		return s, true
	}
	p.decoded = append(p.decoded[:0], s...)
	for !p.take('"') {
		if !p.escape() {
			return "", false
		}
		start = p.at
		if !p.plain() {
			return "", false
		}
		p.decoded = append(p.decoded, p.text[start:p.at]...)
	}
	return string(p.decoded), true
}

// plain steps over characters that stand for themselves, up to a quote or an
// escape.
func (p *parser) plain() bool {
	text, i := p.text, p.at
	for i < len(text) {
		switch textClass[text[i]] {
		case classPlain:
			i++
			continue
		case classBeyondASCII:
			if _, size := utf8.DecodeRuneInString(text[i:]); size > 1 {
				i += size
				continue
			}
			p.at = i
			return p.fail("a string has a byte that is not UTF-8")
		case classControl:
			p.at = i
			return p.fail("a string has " + codePoint(rune(text[i])) + ", which has to be written as " + string(appendEscape(nil, text[i])))
		}
		p.at = i
		return true
	}
	p.at = i
	return p.fail("a string has no closing quote")
}

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
