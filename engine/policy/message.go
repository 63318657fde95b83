package policy

import (
	"strings"

	"playground/engine/action"
	"playground/engine/value"
)

// Message is a message as policies look at it: attributes are read once for all of them, and the body once when the
// first policy wants it. Its zero value has neither; it may be read into again and again.
type Message struct {
	attributes []attribute
	subjects   []subject // those of all the attributes, one after the other
	text       string
	body       Body
	read       bool // whether body is that of the text
}

type attribute struct {
	source   *action.Attribute
	from, to int // its subjects
}

// Read makes the message one with these attributes and this text, which it keeps.
func (m *Message) Read(attributes []action.Attribute, text string) {
	m.attributes, m.subjects = m.attributes[:0], m.subjects[:0]
	m.text, m.read, m.body = text, false, Body{}
	for i := range attributes {
		a := &attributes[i]
		if isType(a.Type, "Binary") {
			continue // policies do not see it
		}
		from := len(m.subjects)
		m.subjects = appendSubjects(m.subjects, a)
		m.attributes = append(m.attributes, attribute{a, from, len(m.subjects)})
	}
}

// Body is the message's text as policies over the body see it.
func (m *Message) Body() *Body {
	if !m.read {
		m.body, m.read = *ReadBody(m.text), true
	}
	return &m.body
}

// seen are attributes as policies see them: of a Message, or as they are.
type seen struct {
	message *Message // nil where the attributes are all there is
	plain   []action.Attribute
}

// find returns what stands in the attribute of that name; it may lie in room.
func (s *seen) find(name string, room []subject) (subjects []subject, there bool) {
	if s.message != nil {
		for i := range s.message.attributes {
			if a := &s.message.attributes[i]; a.source.Name == name {
				return s.message.subjects[a.from:a.to], true
			}
		}
		return nil, false
	}
	for i := range s.plain {
		if a := &s.plain[i]; a.Name == name && !isType(a.Type, "Binary") {
			return appendSubjects(room, a), true
		}
	}
	return nil, false
}

// isType reports whether an attribute's type is that type, with or without a label: "Number" or "Number.price".
func isType(t, base string) bool {
	return strings.HasPrefix(t, base) && (len(t) == len(base) || t[len(base)] == '.')
}

// appendSubjects adds what stands in an attribute: a text, a number, or the elements of a String.Array, which is a JSON
// array or one JSON value. What is not of its type is nothing.
func appendSubjects(all []subject, a *action.Attribute) []subject {
	switch {
	case a.Type == "String.Array":
		return appendElements(all, a.Value)
	case isType(a.Type, "Number"):
		if n, ok := parseFixed(a.Value); ok {
			return append(all, numberSubject(n, a.Value))
		}
		return all
	}
	return append(all, subject{kind: value.KindString, text: a.Value})
}

func appendElements(all []subject, text string) []subject {
	v, bad := value.Parse(text, value.Limits{Depth: 2})
	if bad != nil {
		return all
	}
	if v.Kind() != value.KindArray {
		v = value.Array(v)
	}
	for i := range v.Len() {
		if s, ok := subjectOf(v.Index(i)); ok {
			all = append(all, s)
		}
	}
	return all
}

// subject is what a pattern looks at: a text, a number, true, false or null. Two that are the same are equal.
type subject struct {
	kind   value.Kind
	truth  bool
	text   string // also of a number that is out of range: only its spelling counts
	number fixed
}

// subjectOf reads a JSON value; ok is false for arrays and objects.
func subjectOf(v value.Value) (s subject, ok bool) {
	s.kind = v.Kind()
	switch s.kind {
	case value.KindString:
		s.text, _ = v.AsText()
	case value.KindNumber:
		if i, ok := v.AsInt(); ok && -fixedMax/one <= i && i <= fixedMax/one {
			s.number = fixed(i) * one
			return s, true
		}
		literal := v.Literal()
		n, _ := parseFixed(literal)
		return numberSubject(n, literal), true
	case value.KindBool:
		s.truth, _ = v.AsBool()
	case value.KindArray, value.KindObject:
		return s, false
	}
	return s, true
}

func numberSubject(n fixed, literal string) subject {
	if n.inRange() {
		literal = ""
	}
	return subject{kind: value.KindNumber, number: n, text: literal}
}
