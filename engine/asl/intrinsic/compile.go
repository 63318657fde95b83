package intrinsic

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// Is reports whether a text is meant as a call, and not as a path.
func Is(text string) bool { return strings.HasPrefix(text, "States.") }

// Compile reads a call. The Error is nil when the text is one; how many arguments a function has and what they are is
// looked at by Eval, as AWS does.
func Compile(text string) (*Call, *Error) {
	r := &reader{text: text}
	c := r.call()
	if r.bad == nil && r.at < len(text) {
		r.fail("unexpected " + r.next())
	}
	if r.bad != nil {
		return nil, r.bad
	}
	c.text = text
	return c, nil
}

// reader reads a call.
type reader struct {
	text  string
	at    int
	depth int
	bad   *Error
}

// fail keeps the first thing that is wrong.
func (r *reader) fail(text string) {
	if r.bad == nil {
		r.bad = &Error{r.at, text}
	}
}

// here gives the byte that comes next, 0 at the end.
func (r *reader) here() byte {
	if r.at < len(r.text) {
		return r.text[r.at]
	}
	return 0
}

func (r *reader) space() {
	for c := r.here(); c == ' ' || c == '\t' || c == '\n' || c == '\r'; c = r.here() {
		r.at++
	}
}

func (r *reader) take(mark byte) bool {
	if r.here() != mark || r.at >= len(r.text) {
		return false
	}
	r.at++
	return true
}

// next names what comes next, for a sentence.
func (r *reader) next() string {
	if r.at >= len(r.text) {
		return "the end"
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.at:])
	return strconv.QuoteRune(c)
}

// call reads States.Name(arguments).
func (r *reader) call() *Call {
	c := &Call{}
	if r.depth++; r.depth > NestedMost {
		r.fail("more than " + strconv.Itoa(NestedMost) + " functions in each other")
		return c
	}
	name := r.text[r.at:]
	if end := strings.IndexByte(name, '('); end >= 0 {
		name = name[:end]
	}
	if c.row = functionNamed(strings.TrimRight(name, " ")); c.row == nil {
		r.fail("there is no function " + strconv.Quote(name))
		return c
	}
	if r.at += len(name); !r.take('(') {
		r.fail("expected '(', found " + r.next())
		return c
	}
	r.arguments(c)
	r.depth--
	return c
}

func (r *reader) arguments(c *Call) {
	if r.space(); r.take(')') {
		return
	}
	for r.bad == nil {
		c.arguments = append(c.arguments, r.argument(c.row))
		r.space()
		if r.take(')') {
			return
		}
		if !r.take(',') {
			r.fail("expected ',' or ')', found " + r.next())
		}
		r.space()
	}
}

func (r *reader) argument(of *function) argument {
	switch c := r.here(); {
	case c == '$':
		return argument{path: r.path()}
	case c == '\'':
		return argument{literal: value.Text(r.quoted(of.template))}
	case c == '-' || c >= '0' && c <= '9':
		return argument{literal: r.number()}
	case Is(r.text[r.at:]):
		return argument{call: r.call()}
	}
	for _, w := range words {
		if strings.HasPrefix(r.text[r.at:], w.name) {
			r.at += len(w.name)
			return argument{literal: w.value}
		}
	}
	r.fail("expected an argument, found " + r.next())
	return argument{}
}

// words are the literals that are names.
var words = [...]struct {
	name  string
	value value.Value
}{{"true", value.Bool(true)}, {"false", value.Bool(false)}, {"null", value.Null}}

// path reads a path, which ends at a comma or a bracket that does not belong to it.
func (r *reader) path() *jsonpath.Path {
	text := r.text[r.at:]
	text = strings.TrimRight(text[:pathEnd(text)], " \t\n\r")
	p, bad := jsonpath.Compile(text)
	if bad != nil {
		r.at += bad.Position
		r.fail(bad.Text)
		return nil
	}
	r.at += len(text)
	return p
}

// pathEnd finds the end of the path that a text begins with. Within brackets everything belongs to the path, and within
// quotes brackets are letters.
func pathEnd(text string) int {
	depth, quote := 0, byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0 && c == '\\':
			i++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case depth > 0 && (c == '\'' || c == '"'):
			quote = c
		case c == '[' || c == '(':
			depth++
		case depth > 0 && (c == ']' || c == ')'):
			depth--
		case depth == 0 && (c == ',' || c == ')'):
			return i
		}
	}
	return len(text)
}

func (r *reader) number() value.Value {
	start := r.at
	for c := r.here(); c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c|0x20 == 'e'; c = r.here() {
		r.at++
	}
	text := r.text[start:r.at]
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		r.at = start
		r.fail("not a number: " + strconv.Quote(text))
	}
	return v
}

// quoted reads a text in single quotes. Behind a backslash stands ', {, } or \; in a template all but ' keep theirs.
func (r *reader) quoted(template bool) string {
	r.at++
	var text []byte
	for r.at < len(r.text) {
		c := r.text[r.at]
		r.at++
		switch {
		case c == '\'':
			return string(text)
		case c != '\\':
			text = append(text, c)
			continue
		}
		c = r.here()
		if strings.IndexByte(`'{}\`, c) < 0 || r.at >= len(r.text) {
			r.at--
			r.fail("a backslash stands before ', {, } or \\ only")
			return ""
		}
		if template && c != '\'' {
			text = append(text, '\\')
		}
		text = append(text, c)
		r.at++
	}
	r.fail("a text is not closed by '")
	return ""
}
