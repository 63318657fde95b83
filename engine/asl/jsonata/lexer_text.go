package jsonata

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"playground/engine/asl/jsonata/regex"
)

// escapes are the letters after a backslash, and what each stands for.
const (
	escapeLetters = "\"\\/bfnrt"
	escaped       = "\"\\/\b\f\n\r\t"
)

// quoted reads a string literal.
func (l *lexer) quoted(quote byte) token {
	l.at++
	var b []byte
	from := l.at
	for l.at < len(l.text) {
		switch l.text[l.at] {
		case quote:
			read := l.text[from:l.at]
			if b != nil {
				read = string(append(b, read...))
			}
			l.at++
			t := l.token(tokenString, read)
			t.value = text(read)
			return t
		case '\\':
			b = append(b, l.text[from:l.at]...)
			l.at++
			if b = l.escape(b); l.bad != nil {
				return l.token(tokenEnd, "(end)")
			}
			from = l.at
		default:
			l.at++
		}
	}
	return l.fail("S0101", len(l.text), "")
}

// escape reads what follows a backslash.
func (l *lexer) escape(b []byte) []byte {
	c := l.peek(0)
	if n := strings.IndexByte(escapeLetters, c); n >= 0 && l.at < len(l.text) {
		l.at++
		return append(b, escaped[n])
	}
	if c != 'u' {
		_, size := utf8.DecodeRuneInString(l.text[l.at:])
		l.fail("S0103", l.at, l.text[l.at:l.at+size])
		return b
	}
	end := min(l.at+5, len(l.text))
	code, err := strconv.ParseUint(l.text[l.at+1:end], 16, 16)
	if err != nil {
		l.fail("S0104", l.at, "")
		return b
	}
	l.at = end
	return appendUnit(b, uint16(code))
}

// pattern is a regular expression of the text.
type pattern struct {
	source  string
	program *regex.Program
}

// regex reads a regular expression up to the slash that is not escaped and not
// in brackets.
func (l *lexer) regex() token {
	at := l.at
	l.at++
	from, depth := l.at, 0
	for ; l.at < len(l.text); l.at++ {
		c, before := l.text[l.at], l.text[l.at-1]
		switch {
		case c == '/' && depth == 0 && !l.escapedAt(l.at):
			return l.endRegex(at, from)
		case before != '\\' && (c == '(' || c == '[' || c == '{'):
			depth++
		case before != '\\' && (c == ')' || c == ']' || c == '}'):
			depth--
		}
	}
	return l.fail("S0302", len(l.text), "")
}

// escapedAt reports whether an odd number of backslashes stands before a place.
func (l *lexer) escapedAt(at int) bool {
	n := 0
	for at-n > 0 && l.text[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

func (l *lexer) endRegex(at, from int) token {
	source := l.text[from:l.at]
	if source == "" {
		return l.fail("S0301", l.at, "")
	}
	l.at++
	flags := l.at
	for l.peek(0) == 'i' || l.peek(0) == 'm' {
		l.at++
	}
	program, problem := regex.Compile(source, l.text[flags:l.at])
	if problem != "" {
		l.fail("S0303", at, source)
		l.bad.with(insertValue, text(problem))
		return l.token(tokenEnd, "(end)")
	}
	t := l.token(tokenRegex, l.text[at:l.at])
	t.regex = &pattern{source, program}
	return t
}
