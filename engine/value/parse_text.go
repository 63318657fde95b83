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
