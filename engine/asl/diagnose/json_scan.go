package diagnose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"playground/engine/value"
)

// scanner looks for the first thing that is wrong in a JSON text, as Jackson reads it.
type scanner struct {
	text    string
	at      int
	open    []bracket // from the outside to the inside
	message string
	shown   string                     // the beginning of a source
	twice   map[value.Pointer][]string // the names of states of which there is another before, by their States
}

// bracket is an array or object that is not closed yet.
type bracket struct {
	object  bool
	at      int
	last    string          // the name that was read last
	count   int             // of elements and members that have begun
	names   map[string]bool // of an object called States
	pointer value.Pointer   // its place, once it is asked for
}

func (b *bracket) name() string {
	if b.object {
		return "Object"
	}
	return "Array"
}

// fail keeps the first thing that is wrong; it is always false.
func (s *scanner) fail(message string) bool {
	if s.message == "" {
		s.message = message
	}
	return false
}

func (s *scanner) space() {
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n", s.text[s.at]) >= 0 {
		s.at++
	}
}

func (s *scanner) ended() bool {
	s.space()
	return s.at == len(s.text)
}

// document reads one value and what it holds. Nothing is left open on the way by recursion.
func (s *scanner) document() {
	if s.ended() || !s.value() {
		return
	}
	for len(s.open) > 0 {
		if !s.next() {
			return
		}
	}
	if !s.ended() {
		s.value()
		s.fail("Trailing token found after value")
	}
}

// next goes on in the innermost array or object, behind a value or behind its opening mark.
func (s *scanner) next() bool {
	in := &s.open[len(s.open)-1]
	if s.ended() {
		return s.fail("Unexpected end-of-input: expected close marker for " + in.name() + " (start marker at " + s.source(in.at) + ")")
	}
	if c := s.text[s.at]; c == '}' || c == ']' {
		return s.close(in, c)
	}
	if !s.justOpened(in) {
		if s.text[s.at] != ',' {
			return s.unexpected(": was expecting comma to separate " + in.name() + " entries")
		}
		s.at++
		if s.ended() {
			return s.between(in)
		}
	}
	in.count++
	return (!in.object || s.name(in)) && s.value()
}

// justOpened reports whether nothing but blanks stands between the opening mark and the place.
func (s *scanner) justOpened(in *bracket) bool {
	return strings.TrimRight(s.text[in.at+1:s.at], " \t\r\n") == ""
}

func (s *scanner) between(in *bracket) bool {
	return s.fail("Unexpected end-of-input within/between " + in.name() + " entries")
}

func (s *scanner) close(in *bracket, c byte) bool {
	s.at++
	if in.object == (c == '}') {
		s.open = s.open[:len(s.open)-1]
		return true
	}
	return s.mismatched(c, in.name(), in.at)
}

func (s *scanner) mismatched(c byte, name string, at int) bool {
	expected := "]"
	if c == ']' {
		expected = "}"
	}
	return s.fail("Unexpected close marker '" + string(c) + "': expected '" + expected + "' (for " + name + " starting at " + s.source(at) + ")")
}

// name reads a name and the colon behind it.
func (s *scanner) name(in *bracket) bool {
	if s.text[s.at] != '"' {
		return s.unexpected(": was expecting double-quote to start field name")
	}
	start := s.at + 1
	if !s.quotedText("Unexpected end-of-input: was expecting closing '\"' for name", "name") {
		return false
	}
	s.note(in, s.text[start:s.at-1])
	if s.ended() {
		return s.between(in)
	}
	if s.text[s.at] != ':' {
		return s.unexpected(": was expecting a colon to separate field name and value")
	}
	s.at++
	return !s.ended() || s.between(in)
}

// note keeps the name that was read, and that of a state which is there already.
func (s *scanner) note(in *bracket, name string) {
	in.last = name
	if n := len(s.open); n < 2 || s.open[n-2].last != "States" {
		return
	}
	if in.names == nil {
		in.names = map[string]bool{}
	}
	if in.names[name] {
		s.again(in, name)
	}
	in.names[name] = true
}

func (s *scanner) again(in *bracket, name string) {
	if s.twice == nil {
		s.twice = map[value.Pointer][]string{}
	}
	if in.pointer == "" {
		in.pointer = s.pointer()
	}
	s.twice[in.pointer] = append(s.twice[in.pointer], name)
}

// pointer is the place of the innermost array or object.
func (s *scanner) pointer() (p value.Pointer) {
	for i := range len(s.open) - 1 {
		if in := &s.open[i]; in.object {
			p = p.Append(in.last)
		} else {
			p = p.AppendIndex(in.count - 1)
		}
	}
	return p
}

// value reads a value, or the opening mark of one.
func (s *scanner) value() bool {
	switch c := s.text[s.at]; {
	case c == '{' || c == '[':
		s.open = append(s.open, bracket{object: c == '{', at: s.at})
		s.at++
		return true
	case c == '"':
		return s.quotedText("Unexpected end-of-input: was expecting closing quote for a string value", "string value")
	case c == '-' || c >= '0' && c <= '9':
		return s.number()
	case (c == '}' || c == ']') && len(s.open) == 0:
		s.at++
		return s.mismatched(c, "root", 0)
	}
	return s.word()
}

// word reads null, true or false.
func (s *scanner) word() bool {
	start := s.at
	for s.at < len(s.text) {
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if r != '_' && r != '$' && !unicode.IsLetter(r) && (s.at == start || !unicode.IsDigit(r)) {
			break
		}
		s.at += size
	}
	switch token := s.text[start:s.at]; token {
	case "null", "true", "false":
		return true
	case "":
		return s.unexpected(": expected a valid value " + jsonValues)
	default:
		return s.fail("Unrecognized token '" + token[:min(len(token), tokenMost)] + "': was expecting " + jsonValues)
	}
}

// tokenMost is how many bytes of a word Jackson repeats (its maxErrorTokenLength).
const tokenMost = 256

// quotedText reads a text; what is said where it has no end, and what it is called, are given.
func (s *scanner) quotedText(endless, called string) bool {
	for s.at++; s.at < len(s.text); s.at++ {
		switch c := s.text[s.at]; {
		case c == '"':
			s.at++
			return true
		case c == '\\':
			if s.at++; !s.escape() {
				return false
			}
		case c < ' ':
			name, after := s.character()
			s.at = after
			return s.fail("Illegal unquoted character (" + name + "): has to be escaped using backslash to be included in " + called)
		}
	}
	return s.fail(endless)
}

// escape reads what follows a backslash, up to its last byte.
func (s *scanner) escape() bool {
	if s.at == len(s.text) {
		return s.fail("Unexpected end-of-input in character escape sequence")
	}
	if s.text[s.at] != 'u' {
		if strings.IndexByte(`"\/bfnrt`, s.text[s.at]) >= 0 {
			return true
		}
		name, after := s.character()
		s.at = after
		return s.fail("Unrecognized character escape " + name)
	}
	for range 4 {
		if s.at++; s.at == len(s.text) {
			return s.fail("Unexpected end-of-input in character escape sequence")
		}
		if strings.IndexByte("0123456789abcdefABCDEF", s.text[s.at]) < 0 {
			return s.unexpected(": expected a hex-digit for character escape sequence")
		}
	}
	return true
}

// number reads a number.
func (s *scanner) number() bool {
	if s.text[s.at] == '-' {
		s.at++
	}
	start := s.at
	if s.digits() == 0 {
		return s.inNumber("expected digit (0-9) to follow minus sign, for valid numeric value")
	}
	if s.text[start] == '0' && s.at > start+1 {
		s.at = start + 1
		return s.fail("Invalid numeric value: Leading zeroes not allowed")
	}
	if s.take(".") && s.digits() == 0 {
		return s.inNumber("Decimal point not followed by a digit")
	}
	if s.take("eE") {
		s.take("+-")
		if s.digits() == 0 {
			return s.inNumber("Exponent indicator not followed by a digit")
		}
	}
	if s.at < len(s.text) && len(s.open) == 0 && strings.IndexByte(" \t\r\n", s.text[s.at]) < 0 {
		return s.unexpected(": Expected space separating root-level values")
	}
	return true
}

func (s *scanner) inNumber(expected string) bool {
	if s.at == len(s.text) {
		return s.fail("Unexpected end-of-input in numeric value: " + expected)
	}
	return s.unexpected(" in numeric value: " + expected)
}

func (s *scanner) digits() (n int) {
	for s.at < len(s.text) && s.text[s.at] >= '0' && s.text[s.at] <= '9' {
		s.at++
		n++
	}
	return n
}

func (s *scanner) take(marks string) bool {
	if s.at == len(s.text) || strings.IndexByte(marks, s.text[s.at]) < 0 {
		return false
	}
	s.at++
	return true
}
