package intrinsic

import (
	"encoding/base64"
	"strings"

	"playground/engine/asl/digest"
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// textOf gives an argument that the table says is a text.
func textOf(v value.Value) string {
	text, _ := v.AsText()
	return text
}

// short reports whether a text has no more than TextMost characters, counted as Java does: in UTF-16.
func short(text string) bool {
	n := 0
	for _, c := range text {
		if n++; c > 0xffff {
			n++
		}
	}
	return n <= TextMost
}

func base64Encode(_ *evaluation, a []value.Value) (value.Value, bool) {
	text := textOf(a[0])
	return value.Text(base64.StdEncoding.EncodeToString([]byte(text))), short(text)
}

// base64Decode is lenient: it passes over what is not of the alphabet, stops at "=" and lets bits go that make no byte.
func base64Decode(_ *evaluation, a []value.Value) (value.Value, bool) {
	text := textOf(a[0])
	if !short(text) {
		return value.Null, false
	}
	var letters []byte
	for _, c := range []byte(text) {
		if c == '=' {
			break
		}
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			letters = append(letters, c)
		}
	}
	if len(letters)%4 == 1 {
		letters = letters[:len(letters)-1]
	}
	plain, err := base64.RawStdEncoding.DecodeString(string(letters))
	if err != nil {
		return value.Null, false
	}
	return value.Text(strings.ToValidUTF8(string(plain), "\uFFFD")), true
}

// hash takes any value, and what is not a text as Java prints it.
func hash(_ *evaluation, a []value.Value) (value.Value, bool) {
	text := jsonpath.Plain(a[0])
	digits, known := digest.Hex(textOf(a[1]), text)
	return value.Text(digits), known && short(text)
}

// stringSplit splits at every character of the second text and drops what is empty: Java's StringTokenizer.
func stringSplit(_ *evaluation, a []value.Value) (value.Value, bool) {
	parts := []value.Value{}
	marks := textOf(a[1])
	for _, part := range strings.FieldsFunc(textOf(a[0]), func(c rune) bool { return strings.ContainsRune(marks, c) }) {
		parts = append(parts, value.Text(part))
	}
	return value.ArrayOf(parts), true
}

func uuid(e *evaluation, _ []value.Value) (value.Value, bool) { return value.Text(e.host.UUID()), true }

// format puts arguments in for {}, as Java prints them.
func format(e *evaluation, a []value.Value) (value.Value, bool) {
	template, rest := textOf(a[0]), a[1:]
	text := make([]byte, 0, len(template)+32)
	for i := 0; i < len(template); i++ {
		c := template[i]
		switch {
		case c == '\\' && i+1 < len(template) && strings.IndexByte(`'{}\`, template[i+1]) >= 0:
			i++
			text = append(text, template[i])
		case c == '{' && strings.HasPrefix(template[i:], "{}"):
			if len(rest) == 0 {
				return e.miscounted()
			}
			text = jsonpath.AppendPlain(text, rest[0])
			rest = rest[1:]
			i++
		case c == '{' || c == '}':
			return value.Null, false
		default:
			text = append(text, c)
		}
	}
	if len(rest) > 0 {
		return e.miscounted()
	}
	return value.Text(string(text)), true
}

func (e *evaluation) miscounted() (value.Value, bool) {
	e.reason = "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}"
	return value.Null, false
}
