package jsonpath

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Compile reads a path. The Error is nil when the text is one.
func Compile(text string) (*Path, *Error) {
	r := &reader{text: text}
	p := &Path{text: text}
	p.root, p.variable = r.root()
	if r.bad == nil {
		p.route = r.route()
	}
	if r.bad == nil && !r.ended() {
		r.fail("unexpected " + r.next())
	}
	if r.bad != nil {
		return nil, r.bad
	}
	return p, nil
}

// reader reads a path, and in a filter the paths and values of it.
type reader struct {
	text   string
	at     int
	depth  int
	within bool // inside a filter, where a name ends at an operator too
	bad    *Error
}

// fail keeps the first thing that is wrong.
func (r *reader) fail(text string) {
	if r.bad == nil {
		r.bad = &Error{r.at, text}
	}
}

func (r *reader) ended() bool { return r.at >= len(r.text) }

// here gives the byte that comes next, 0 at the end.
func (r *reader) here() byte {
	if r.ended() {
		return 0
	}
	return r.text[r.at]
}

func (r *reader) take(mark string) bool {
	if !strings.HasPrefix(r.text[r.at:], mark) {
		return false
	}
	r.at += len(mark)
	return true
}

func (r *reader) space() {
	for r.at < len(r.text) && r.text[r.at] <= ' ' {
		r.at++
	}
}

// expect takes a mark behind blanks, or fails.
func (r *reader) expect(mark string) bool {
	r.space()
	if r.bad == nil && !r.take(mark) {
		r.fail("expected '" + mark + "', found " + r.next())
	}
	return r.bad == nil
}

// next names what comes next, for a sentence.
func (r *reader) next() string {
	if r.ended() {
		return "the end"
	}
	c, _ := utf8.DecodeRuneInString(r.text[r.at:])
	return strconv.QuoteRune(c)
}

// enter goes one level deeper, if that is allowed.
func (r *reader) enter() bool {
	if r.depth++; r.depth > NestedMost {
		r.fail("nested more than " + strconv.Itoa(NestedMost) + " deep")
	}
	return r.bad == nil
}

func (r *reader) leave() { r.depth-- }

// root reads "$", "$$" or "$name".
func (r *reader) root() (Root, string) {
	if !r.take("$") {
		r.fail("a path begins with '$'")
		return Input, ""
	}
	if r.take("$") {
		return Context, ""
	}
	if name := r.identifier(); name != "" {
		return Variable, name
	}
	return Input, ""
}

// identifier reads the name of a variable: a letter or _, then also digits (Unicode's identifiers).
func (r *reader) identifier() string {
	start := r.at
	for !r.ended() {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if c != '_' && !unicode.IsLetter(c) && (r.at == start || !unicode.IsDigit(c) && !unicode.Is(unicode.Mn, c)) {
			break
		}
		r.at += size
	}
	return r.text[start:r.at]
}

// route reads steps as far as there are any.
func (r *reader) route() (to route) {
	for r.bad == nil && (r.here() == '.' || r.here() == '[') {
		if to.steps = r.step(to.steps); len(to.steps) > StepsMost {
			r.fail("a path has at most " + strconv.Itoa(StepsMost) + " steps")
		}
	}
	to.definite = true
	for i := range to.steps {
		s := &to.steps[i]
		s.loose = !to.definite
		to.definite = to.definite && s.definite(i == len(to.steps)-1)
	}
	return to
}

// step reads one step, which begins with "." or "[".
func (r *reader) step(steps []step) []step {
	if r.here() == '[' {
		return append(steps, r.bracket())
	}
	if r.take("..") {
		steps = append(steps, step{kind: descend})
		if r.here() == '[' {
			return append(steps, r.bracket())
		}
	} else {
		r.at++
		if r.here() == '[' { // $.[0] is $[0] to Jayway
			return append(steps, r.bracket())
		}
	}
	if r.take("*") {
		return append(steps, step{kind: every})
	}
	return append(steps, r.named())
}

// named reads a member's name without quotes. Brackets belong to it: Step Functions knows no functions in paths, and
// $.list.length() is a member that nobody has (developer guide, amazon-states-language-paths).
func (r *reader) named() step {
	start := r.at
	for !r.ended() && !r.endsName(r.text[r.at]) {
		r.at++
	}
	name := r.text[start:r.at]
	if name == "" {
		r.fail("expected a name, found " + r.next())
	} else if r.here() == ' ' && !r.within {
		r.fail("a name with blanks is written ['" + name + " ...']")
	}
	return step{kind: member, name: name}
}

func (r *reader) endsName(c byte) bool {
	switch c {
	case '.', '[', ' ':
		return true
	case '(', ')', ']', ',', '=', '!', '<', '>', '~', '&', '|', '\t', '\n', '\r':
		return r.within
	}
	return false
}
