package policy

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"playground/engine/value"
)

// syntaxTold says what Jackson, AWS's reader, says of a text that is no JSON. Where it knows nothing against it, such
// as something behind the end, the parser's own words stand in.
func syntaxTold(text string, bad *value.SyntaxError) string {
	s := scanner{text: text}
	if s.document() {
		s.told, s.at = bad.Message, bad.Offset
	}
	return s.told + "\n at " + s.location(s.at)
}

// scanner goes through a text as Jackson does until something is wrong.
type scanner struct {
	text string
	at   int    // what comes next; where it stopped, once something is wrong
	open []int  // where the arrays and objects begin that have not ended
	told string // what is wrong
}

// location is a place of the text in Jackson's words. Columns count characters from 1.
func (s *scanner) location(at int) string {
	line, start := 1, 0
	for i := range at {
		if c := s.text[i]; c == '\n' || c == '\r' && !strings.HasPrefix(s.text[i+1:], "\n") {
			line, start = line+1, i+1
		}
	}
	return "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: " + strconv.Itoa(line) +
		", column: " + strconv.Itoa(characters(s.text[start:at])+1) + "]"
}

// document reads one value; it is false once something is wrong.
func (s *scanner) document() bool {
	s.space()
	if !s.value() {
		return false
	}
	for len(s.open) > 0 {
		if !s.next() {
			return false
		}
	}
	return true
}

func (s *scanner) fail(told string) bool {
	s.told = told
	return false
}

// ended says that the text is at its end where it must not be.
func (s *scanner) ended(where string) bool { return s.fail("Unexpected end-of-input" + where) }

// unexpected says that the character at the place should not be there.
func (s *scanner) unexpected(wanted string) bool {
	return s.fail("Unexpected character (" + s.character() + ")" + wanted)
}

// character describes the character that comes next.
func (s *scanner) character() string {
	r, _ := utf8.DecodeRuneInString(s.text[s.at:])
	code := "code " + strconv.Itoa(int(r))
	switch {
	case unicode.IsControl(r):
		return "(CTRL-CHAR, " + code + ")"
	case r > 0xff:
		code += " / 0x" + strconv.FormatInt(int64(r), 16)
	}
	return "'" + string(r) + "' (" + code + ")"
}

// space steps to what comes next; it is false at the end of the text.
func (s *scanner) space() bool {
	s.at += len(s.text[s.at:]) - len(strings.TrimLeft(s.text[s.at:], " \t\r\n"))
	return s.at < len(s.text)
}

func (s *scanner) in(opening byte) bool {
	return len(s.open) > 0 && s.text[s.open[len(s.open)-1]] == opening
}

func (s *scanner) container() string {
	if s.in('[') {
		return "Array"
	}
	return "Object"
}

// next reads what comes in the innermost array or object: its end, or one more value with what belongs before it.
func (s *scanner) next() bool {
	begin := s.open[len(s.open)-1]
	first := strings.TrimLeft(s.text[begin+1:s.at], " \t\r\n") == ""
	if !s.space() {
		return s.ended(": expected close marker for " + s.container() + " (start marker at " + s.location(begin) + ")")
	}
	switch c := s.text[s.at]; {
	case c == ']' || c == '}':
		return s.close(c)
	case first:
	case c != ',':
		return s.unexpected(": was expecting comma to separate " + s.container() + " entries")
	default:
		s.at++
		if !s.space() {
			return s.ended(" within/between " + s.container() + " entries")
		}
	}
	if s.in('{') && !s.name() {
		return false
	}
	return s.value()
}

func (s *scanner) close(mark byte) bool {
	wanted := byte('}')
	if s.in('[') {
		wanted = ']'
	}
	s.at++
	if mark != wanted {
		return s.fail("Unexpected close marker '" + string(mark) + "': expected '" + string(wanted) + "' (for " + s.container() +
			" starting at " + s.location(s.open[len(s.open)-1]) + ")")
	}
	s.open = s.open[:len(s.open)-1]
	return true
}

// name reads a name and its colon.
func (s *scanner) name() bool {
	if s.text[s.at] != '"' {
		return s.unexpected(": was expecting double-quote to start field name")
	}
	if !s.string("name", " in field name") {
		return false
	}
	if !s.space() {
		return s.ended(" within/between Object entries")
	}
	if s.text[s.at] != ':' {
		return s.unexpected(": was expecting a colon to separate field name and value")
	}
	s.at++
	return s.space() || s.ended(" within/between Object entries")
}

const anyValue = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')"

func (s *scanner) value() bool {
	if s.at == len(s.text) {
		return s.ended("")
	}
	c := s.text[s.at]
	switch {
	case c == '"':
		return s.string("string value", ": was expecting closing quote for a string value")
	case c == '[' || c == '{':
		s.open = append(s.open, s.at)
		s.at++
		return true
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	case c == '}':
		return s.unexpected(": expected a value")
	}
	if r, _ := utf8.DecodeRuneInString(s.text[s.at:]); identifying(r) && !unicode.IsDigit(r) {
		return s.word()
	}
	return s.unexpected(": expected a valid value " + anyValue)
}

// identifying reports whether a word may have this character.
func identifying(r rune) bool {
	return r == '_' || r == '$' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

func (s *scanner) word() bool {
	from := s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if !identifying(r) {
			break
		}
		s.at += size
	}
	switch word := s.text[from:s.at]; word {
	case "true", "false", "null":
		return true
	default:
		return s.fail("Unrecognized token '" + word + "': was expecting " + anyValue)
	}
}

func (s *scanner) digits() (n int) {
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
		n++
	}
	return n
}

func (s *scanner) number() bool {
	if s.take("-") && (s.at == len(s.text) || s.text[s.at] < '0' || s.text[s.at] > '9') {
		if s.at == len(s.text) {
			return s.ended(" in VALUE_NUMBER_INT")
		}
		return s.unexpected(" in numeric value: expected digit (0-9) to follow minus sign, for valid numeric value")
	}
	zero := s.text[s.at] == '0'
	if s.digits() > 1 && zero {
		return s.fail("Invalid numeric value: Leading zeroes not allowed")
	}
	if s.take(".") && s.digits() == 0 {
		return s.following("Decimal point")
	}
	if s.take("eE") {
		s.take("+-")
		if s.digits() == 0 {
			return s.following("Exponent indicator")
		}
	}
	return true
}

// take steps over one of the marks when it comes next.
func (s *scanner) take(marks string) bool {
	if s.at < len(s.text) && strings.IndexByte(marks, s.text[s.at]) >= 0 {
		s.at++
		return true
	}
	return false
}

func (s *scanner) following(what string) bool {
	if s.at == len(s.text) {
		return s.ended(" in VALUE_NUMBER_FLOAT")
	}
	return s.unexpected(" in numeric value: " + what + " not followed by a digit")
}

func (s *scanner) string(what, unended string) bool {
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return true
		case c == '\\':
			if !s.escape() {
				return false
			}
		case c < ' ':
			s.told = "Illegal unquoted character (" + s.character() + "): has to be escaped using backslash to be included in " + what
			s.at++
			return false
		}
	}
	return s.ended(unended)
}

// escape reads the character behind a backslash, and stays on the last of the escape.
func (s *scanner) escape() bool {
	if s.at++; s.at == len(s.text) {
		return s.ended(" in character escape sequence")
	}
	if c := s.text[s.at]; c != 'u' {
		if strings.IndexByte(`"\/bfnrt`, c) >= 0 {
			return true
		}
		s.told = "Unrecognized character escape " + s.character()
		s.at++
		return false
	}
	for range 4 {
		if s.at++; s.at == len(s.text) {
			return s.ended(" in character escape sequence")
		}
		if strings.IndexByte("0123456789abcdefABCDEF", s.text[s.at]) < 0 {
			return s.unexpected(": expected a hex-digit for character escape sequence")
		}
	}
	return true
}
