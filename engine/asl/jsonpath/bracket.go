package jsonpath

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// bracket reads a step in brackets.
func (r *reader) bracket() (s step) {
	r.at++
	r.space()
	switch c := r.here(); {
	case c == '\'' || c == '"':
		s = r.quotedNames(c)
	case c == '*':
		r.at++
		s = step{kind: every}
	case c == '?':
		r.at++
		s = step{kind: choose, filter: r.filter()}
	case c == '-' || c == ':' || c >= '0' && c <= '9':
		s = r.positions()
	default:
		r.fail("expected a name in quotes, a number, '*' or '?', found " + r.next())
	}
	r.expect("]")
	return s
}

// quotedNames reads 'a','b'. All of them have the same kind of quotes.
func (r *reader) quotedNames(quote byte) step {
	var names []string
	for r.bad == nil {
		names = append(names, r.quotedName(quote))
		r.space()
		if !r.take(",") {
			break
		}
		if r.space(); r.here() != quote {
			r.fail("expected a name in quotes, found " + r.next())
		}
	}
	if len(names) == 1 {
		return step{kind: member, name: names[0]}
	}
	return step{kind: members, names: names}
}

// quotedName reads a name in quotes. A backslash lets it hold a quote of its kind; every other one is part of the name, as
// the member Test\""Name" is found on AWS by $['Test\""Name"'].
func (r *reader) quotedName(quote byte) string {
	r.at++
	start, escaped := r.at, false
	for !r.ended() {
		switch c := r.text[r.at]; {
		case c == quote:
			r.at++
			name := r.text[start : r.at-1]
			if escaped {
				name = strings.ReplaceAll(name, "\\"+string(quote), string(quote))
			}
			return name
		case c == '\\' && strings.HasPrefix(r.text[r.at+1:], string(quote)):
			r.at += 2
			escaped = true
		default:
			r.at++
		}
	}
	r.fail("a text is not closed by " + string(quote))
	return ""
}

// escapes are the characters that stand for another behind a backslash; every other one stands for itself (Jayway,
// Utils.unescape).
var escapes = map[byte]byte{'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// quoted reads a text in quotes.
func (r *reader) quoted(quote byte) string {
	r.at++
	end := strings.IndexByte(r.text[r.at:], quote)
	if end >= 0 && strings.IndexByte(r.text[r.at:r.at+end], '\\') < 0 {
		r.at += end + 1
		return r.text[r.at-end-1 : r.at-1]
	}
	var text []byte
	for !r.ended() {
		c := r.text[r.at]
		r.at++
		switch {
		case c == quote:
			return string(text)
		case c == '\\' && !r.ended():
			text = r.escape(text)
		default:
			text = append(text, c)
		}
	}
	r.fail("a text is not closed by " + string(quote))
	return ""
}

func (r *reader) escape(text []byte) []byte {
	c := r.text[r.at]
	r.at++
	if c != 'u' {
		if other, is := escapes[c]; is {
			c = other
		}
		return append(text, c)
	}
	if r.at+4 <= len(r.text) {
		if code, err := strconv.ParseUint(r.text[r.at:r.at+4], 16, 32); err == nil {
			r.at += 4
			return utf8.AppendRune(text, rune(code))
		}
	}
	r.fail("\\u is followed by four hexadecimal digits")
	return text
}

// positions reads 3, 0,2 or 1:3.
func (r *reader) positions() step {
	start := r.at
	for c := r.here(); c >= '0' && c <= '9' || c == '-' || c == ',' || c == ':' || c == ' '; c = r.here() {
		r.at++
	}
	text := strings.TrimRight(r.text[start:r.at], " ")
	if strings.Contains(text, ":") {
		return r.slice(text)
	}
	var indices []int
	for _, one := range strings.Split(text, ",") {
		indices = append(indices, r.number(strings.Trim(one, " ")))
	}
	if len(indices) == 1 {
		return step{kind: element, index: indices[0]}
	}
	return step{kind: elements, indices: indices}
}

// slice reads from:to, of which one may be missing. What follows a second colon is not looked at, as in Jayway.
func (r *reader) slice(text string) step {
	parts := strings.Split(text, ":")
	s := step{kind: slice, indices: make([]int, 2)}
	for i, part := range parts[:2] {
		if s.open[i] = part == ""; !s.open[i] {
			s.indices[i] = r.number(part)
		}
	}
	if s.open[0] && s.open[1] {
		r.fail("a slice has a start or an end")
	}
	return s
}

// number reads an index, which is a Java int.
func (r *reader) number(text string) int {
	i, err := strconv.ParseInt(text, 10, 32)
	if err != nil {
		r.fail("not an index: " + strconv.Quote(text))
	}
	return int(i)
}
