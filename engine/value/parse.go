package value

import "strconv"

// Parse reads one JSON text (RFC 8259, strictly: UTF-8, no comments, no trailing
// commas, no name twice in an object). Strings of the result share the memory
// of a string given; bytes are copied first and may change afterwards.
//
// The error is a *SyntaxError, not an error, so that its place can be used; a
// function that returns error must return nil itself when there is none.
func Parse[T string | []byte](text T, limits Limits) (Value, *SyntaxError) {
	limits = limits.withDefaults()
	if len(text) > limits.Bytes {
		return Value{}, &SyntaxError{Line: 1, Column: 1, Message: "the text of " + strconv.Itoa(len(text)) +
			" bytes is longer than the limit of " + strconv.Itoa(limits.Bytes)}
	}
	return parse(string(text), limits)
}

func parse(text string, limits Limits) (Value, *SyntaxError) {
	p := parser{text: text, limits: limits}
	p.values, p.members = p.firstValues[:0], p.firstMembers[:0]
	p.space()
	v, ok := p.value()
	if ok {
		p.space()
		ok = p.at == len(text) || p.expected("the end")
	}
	if !ok {
		return Value{}, p.syntaxError()
	}
	return v, nil
}

// parser reads a text by recursive descent, its depth limited. Elements and
// members are collected on two stacks that all levels share, and copied off
// with their exact number when their array or object ends.
type parser struct {
	text    string
	at      int
	limits  Limits
	depth   int
	nodes   int
	values  []Value
	members []Member
	decoded []byte // the string with escapes being read

	problem string
	steps   []string // from the problem up to the root: names and indices

	firstValues  [4]Value
	firstMembers [8]Member
}

// fail notes the problem at p.at; it is always false.
func (p *parser) fail(problem string) bool {
	p.problem = problem
	return false
}

// expected fails because something else stands at p.at.
func (p *parser) expected(what string) bool {
	return p.fail("expected " + what + ", " + found(p.text[p.at:]))
}

func (p *parser) syntaxError() *SyntaxError {
	e := &SyntaxError{Offset: p.at, Message: p.problem}
	e.Line, e.Column = place(p.text, p.at)
	for i := len(p.steps) - 1; i >= 0; i-- {
		e.Pointer = e.Pointer.Append(p.steps[i])
	}
	return e
}

func (p *parser) space() {
	for p.at < len(p.text) {
		switch p.text[p.at] {
		case ' ', '\n', '\r', '\t':
			p.at++
		default:
			return
		}
	}
}

// take steps over one punctuation mark when it is there.
func (p *parser) take(mark byte) bool {
	if p.at < len(p.text) && p.text[p.at] == mark {
		p.at++
		return true
	}
	return false
}

func (p *parser) value() (Value, bool) {
	if p.at == len(p.text) {
		return Value{}, p.expected("a value")
	}
	if p.nodes++; p.nodes > p.limits.Nodes {
		return Value{}, p.fail("more values than the limit of " + strconv.Itoa(p.limits.Nodes))
	}
	switch c := p.text[p.at]; c {
	case '"':
		s, ok := p.string()
		return Text(s), ok
	case '{':
		return p.object()
	case '[':
		return p.array()
	case 't':
		return p.word("true", Bool(true))
	case 'f':
		return p.word("false", Bool(false))
	case 'n':
		return p.word("null", Null)
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return p.number()
	}
	return Value{}, p.expected("a value")
}

func (p *parser) word(word string, v Value) (Value, bool) {
	end := p.at + len(word)
	if end > len(p.text) || p.text[p.at:end] != word || end < len(p.text) && isLetter(p.text[end]) {
		return Value{}, p.expected("a value")
	}
	p.at = end
	return v, true
}
