package value

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// SyntaxError says what is wrong in a JSON text, and where. Parse returns it as
// a pointer: compare that with nil before assigning it to an error.
type SyntaxError struct {
	Offset       int     // bytes before the place
	Line, Column int     // of the place, from 1; columns count characters
	Pointer      Pointer // the value being read: that of the array or object when it is not inside a member
	Message      string  // one sentence without the place
}

// Error gives place and message: line 3, column 9: expected ":" after a name, found "x".
func (e *SyntaxError) Error() string {
	return "line " + strconv.Itoa(e.Line) + ", column " + strconv.Itoa(e.Column) + ": " + e.Message
}

// place finds line and column of an offset. Lines end with \n, \r\n or \r.
func place(text string, offset int) (line, column int) {
	line, start := 1, 0
	for i := range offset {
		if text[i] == '\n' || text[i] == '\r' && (i+1 >= len(text) || text[i+1] != '\n') {
			line++
			start = i + 1
		}
	}
	return line, utf8.RuneCountInString(text[start:offset]) + 1
}

// wordMost is how much of an unexpected word a message repeats.
const wordMost = 24

// found describes what stands at the beginning of rest.
func found(rest string) string {
	if rest == "" {
		return "found the end"
	}
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '"':
		return "found a string"
	case r == utf8.RuneError && size == 1:
		return "found a byte that is not UTF-8"
	case isLetter(rest[0]):
		return `found "` + word(rest) + `"`
	case r == '\'' || r == '`':
		return "found " + string(r) + ` (strings stand in double quotes)`
	case strconv.IsPrint(r) && r != '\\':
		return `found "` + string(r) + `"`
	}
	return "found " + codePoint(r)
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func word(rest string) string {
	end := strings.IndexFunc(rest, func(r rune) bool { return r >= utf8.RuneSelf || !isLetter(byte(r)) })
	if end < 0 {
		end = len(rest)
	}
	return rest[:min(end, wordMost)]
}

// codePoint writes a character that cannot be shown: U+000A.
func codePoint(r rune) string {
	hex := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return "U+" + strings.Repeat("0", max(0, 4-len(hex))) + hex
}
