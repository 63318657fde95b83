package jsonata

import (
	"strconv"
	"strings"
)

// tokenKind says what the lexer read.
type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenOperator
	tokenName
	tokenVariable
	tokenString
	tokenNumber
	tokenValue // true, false, null
	tokenRegex
)

type token struct {
	kind     tokenKind
	text     string // as the parser looks it up, and as messages name it
	value    item   // of literals
	position int32
	regex    *pattern
}

// lexer reads one token at a time; the parser says whether a slash divides or
// begins a regular expression.
type lexer struct {
	text string
	at   int
	bad  *failure
}

// operators are those of two letters first.
const pairs = "..:=!=>=<=**~>"

const singles = ".[]{}(),@#;:?+-*/%|=<>^&!~"

func (l *lexer) fail(code string, at int, token string) token {
	if l.bad == nil {
		l.bad = fault(code, int32(at), token)
	}
	l.at = len(l.text)
	return l.token(tokenEnd, "(end)")
}

// token makes one of what was just read. Its position is where it ends, as in
// the library.
//
//go:noinline
func (l *lexer) token(k tokenKind, text string) token {
	return token{kind: k, text: text, position: int32(l.at)}
}

//
//go:noinline
func (l *lexer) peek(n int) byte {
	if l.at+n < len(l.text) {
		return l.text[l.at+n]
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\v' || c == '\r' }

// space skips blanks and comments.
func (l *lexer) space() bool {
	for l.at < len(l.text) {
		switch {
		case isSpace(l.text[l.at]):
			l.at++
		case l.text[l.at] == '/' && l.peek(1) == '*':
			end := strings.Index(l.text[l.at+2:], "*/")
			if end < 0 {
				l.fail("S0106", l.at, "")
				return false
			}
			l.at += end + 4
		default:
			return true
		}
	}
	return true
}

// next reads a token. After an operand a slash is an operator.
func (l *lexer) next(afterOperand bool) token {
	if !l.space() || l.at >= len(l.text) {
		return l.token(tokenEnd, "(end)")
	}
	at, c := l.at, l.text[l.at]
	switch {
	case c == '/' && !afterOperand:
		return l.regex()
	case l.at+1 < len(l.text) && isPair(l.text[l.at:l.at+2]):
		l.at += 2
		return l.token(tokenOperator, l.text[at:l.at])
	case strings.IndexByte(singles, c) >= 0:
		l.at++
		return l.token(tokenOperator, l.text[at:l.at])
	case c == '"' || c == '\'':
		return l.quoted(c)
	case c >= '0' && c <= '9':
		return l.number()
	case c == '`':
		return l.backquoted()
	}
	return l.name()
}

func isPair(two string) bool {
	for n := 0; n < len(pairs); n += 2 {
		if pairs[n:n+2] == two {
			return true
		}
	}
	return false
}

func (l *lexer) backquoted() token {
	at := l.at
	end := strings.IndexByte(l.text[at+1:], '`')
	if end < 0 {
		return l.fail("S0105", len(l.text), "")
	}
	l.at += end + 2
	return l.token(tokenName, l.text[at+1:l.at-1])
}

func (l *lexer) name() token {
	at := l.at
	for l.at < len(l.text) && !isSpace(l.text[l.at]) && strings.IndexByte(singles, l.text[l.at]) < 0 {
		l.at++
	}
	name := l.text[at:l.at]
	if name[0] == '$' {
		return l.token(tokenVariable, name[1:])
	}
	t := l.token(tokenName, name)
	switch name {
	case "or", "in", "and":
		t.kind = tokenOperator
	case "true", "false":
		t.kind, t.value = tokenValue, boolean(name == "true")
	case "null":
		t.kind, t.value = tokenValue, item{x: plain}
	}
	return t
}

func (l *lexer) digits() bool {
	from := l.at
	for c := l.peek(0); c >= '0' && c <= '9'; c = l.peek(0) {
		l.at++
	}
	return l.at > from
}

// number reads as JSON does, and leaves what does not belong to it: 01 is 0 and
// then 1.
func (l *lexer) number() token {
	at := l.at
	if l.peek(0) == '0' {
		l.at++
	} else {
		l.digits()
	}
	back := l.at
	if l.peek(0) == '.' {
		l.at++
		if !l.digits() {
			l.at = back
		}
	}
	back = l.at
	if c := l.peek(0); c == 'e' || c == 'E' {
		l.at++
		if c := l.peek(0); c == '+' || c == '-' {
			l.at++
		}
		if !l.digits() {
			l.at = back
		}
	}
	f, err := strconv.ParseFloat(l.text[at:l.at], 64)
	if err != nil {
		return l.fail("S0102", at, l.text[at:l.at])
	}
	t := l.token(tokenNumber, l.text[at:l.at])
	t.value = number(f)
	return t
}
