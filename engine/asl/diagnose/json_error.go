package diagnose

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// JSONError says why a text is no JSON, in the words of Jackson, the library behind AWS, which InvalidDefinition,
// InvalidExecutionInput and the like pass on. The source is its place: [Source: (String)"{"; line: 1, column: 2].
// bad is false where the text is JSON; one of blanks alone counts as JSON here too.
func JSONError(text string) (message, source string, bad bool) {
	s := scanner{text: text}
	s.document()
	if s.message == "" {
		return "", "", false
	}
	return s.message, s.source(s.at), true
}

// What Jackson expects where a value has to be.
const jsonValues = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

// sourceMost is how many characters of a text Jackson repeats.
const sourceMost = 500

// source prints a place as Jackson does: lines and columns count from 1, columns in UTF-16 units.
func (s *scanner) source(at int) string {
	text := s.text[:at]
	line := strings.Count(text, "\n") + strings.Count(text, "\r") - strings.Count(text, "\r\n") + 1
	column := units(text[strings.LastIndexAny(text, "\r\n")+1:]) + 1
	return s.quoted() + "; line: " + strconv.Itoa(line) + ", column: " + strconv.Itoa(column) + "]"
}

// quoted is the beginning of a place: the text itself, cut.
func (s *scanner) quoted() string {
	if s.shown != "" {
		return s.shown
	}
	var b strings.Builder
	b.WriteString(`[Source: (String)"`)
	left, end := sourceMost, len(s.text)
	for i, r := range s.text {
		if left -= utf16Units(r); left < 0 {
			end = i
			break
		}
		if unicode.IsControl(r) && r != '\n' && r != '\r' {
			b.WriteString(`\u` + hex(r, 4))
		} else {
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	if end < len(s.text) {
		b.WriteString("[truncated " + strconv.Itoa(units(s.text[end:])) + " chars]")
	}
	s.shown = b.String()
	return s.shown
}

// hex writes a number with capital digits, zeros in front.
func hex(r rune, digits int) string {
	text := strings.ToUpper(strconv.FormatInt(int64(r), 16))
	return strings.Repeat("0", max(0, digits-len(text))) + text
}

func utf16Units(r rune) int {
	if r > 0xffff {
		return 2
	}
	return 1
}

// units is how long a text is in Java.
func units(text string) (n int) {
	for _, r := range text {
		n += utf16Units(r)
	}
	return n
}

// character names the one that stands at the place, and where the next begins.
func (s *scanner) character() (name string, after int) {
	r, size := utf8.DecodeRuneInString(s.text[s.at:])
	code := strconv.Itoa(int(r))
	switch {
	case unicode.IsControl(r):
		return "(CTRL-CHAR, code " + code + ")", s.at + size
	case r > 0xff:
		return "'" + string(r) + "' (code " + code + " / 0x" + strconv.FormatInt(int64(r), 16) + ")", s.at + size
	}
	return "'" + string(r) + "' (code " + code + ")", s.at + size
}

// unexpected fails at a character; what is expected follows a colon.
func (s *scanner) unexpected(expected string) bool {
	name, after := s.character()
	s.at = after
	return s.fail("Unexpected character (" + name + ")" + expected)
}
