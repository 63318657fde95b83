package value

import (
	"strconv"
	"unicode/utf8"
)

// Append adds the value's compact JSON to dst: no spaces, members in order,
// numbers as they were written, and only those characters escaped that JSON
// does not allow in a string.
func Append(dst []byte, v Value) []byte {
	switch v.ref.(type) {
	case textRef:
		s, _ := v.AsText()
		return appendText(dst, s)
	case intTag:
		return strconv.AppendInt(dst, int64(v.num), 10)
	case objectRef, *indexed:
		return appendMembers(dst, v.members())
	case arrayRef:
		return appendElements(dst, v.elements())
	case boolTag:
		return strconv.AppendBool(dst, v.num == 1)
	case floatTag, literalRef:
		return appendNumber(dst, v)
	}
	return append(dst, "null"...)
}

// String gives the value's compact JSON, as Append does.
func (v Value) String() string { return string(Append(nil, v)) }

func appendElements(dst []byte, elements []Value) []byte {
	dst = append(dst, '[')
	for i := range elements {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = Append(dst, elements[i])
	}
	return append(dst, ']')
}

func appendMembers(dst []byte, members []Member) []byte {
	dst = append(dst, '{')
	for i := range members {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(appendText(dst, members[i].Name), ':')
		dst = Append(dst, members[i].Value)
	}
	return append(dst, '}')
}

// appendText writes a string in quotes.
func appendText(dst []byte, s string) []byte {
	dst = append(dst, '"')
	done := 0 // s[:done] is written
	for i := 0; i < len(s); {
		if textClass[s[i]] == classPlain {
			i++
			continue
		}
		size, good := 1, false
		if s[i] >= utf8.RuneSelf {
			_, size = utf8.DecodeRuneInString(s[i:])
			good = size > 1
		}
		if !good {
			dst = appendEscape(append(dst, s[done:i]...), s[i])
			done = i + 1
		}
		i += size
	}
	return append(append(dst, s[done:]...), '"')
}

const hexDigits = "0123456789abcdef"

// shortEscape holds the letter of each two-character escape.
var shortEscape = [utf8.RuneSelf]byte{
	'"': '"', '\\': '\\', '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't',
}

// appendEscape writes one byte that cannot stand in a string as it is; a byte
// that is not UTF-8 becomes the replacement character.
func appendEscape(dst []byte, c byte) []byte {
	if c >= utf8.RuneSelf {
		return append(dst, "\ufffd"...)
	}
	if letter := shortEscape[c]; letter != 0 {
		return append(dst, '\\', letter)
	}
	return append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}
