// Package template is the one small template language: the text of a message body or attribute with placeholders that
// are filled in anew for each message.
//
//	order {{n}} of {{pick alice bob}}: {{int 1 100}} pieces
//
//	{{n}}            the number of the message, from 1
//	{{uuid}}         a version 4 UUID
//	{{now}}          the virtual time as ISO 8601; simulations begin at 2026-01-01T00:00:00.000Z
//	{{int 1 100}}    a whole number between the two, both included
//	{{pick a b c}}   one of the words
//
// Everything else is literal. A template is compiled once; rendering draws from the random stream that it is given
// and from nothing else. Whatever needs more than this is JSONata.
package template

import (
	"playground/engine/kernel"
)

// Template is a compiled text. The zero Template renders the empty text. Templates are immutable.
type Template struct {
	parts  []part
	static string // the whole text when nothing is filled in
}

// part is a literal text, or a placeholder that appends its value.
type part struct {
	literal string
	fill    func(*part, []byte, Context) []byte
	lo, hi  int64
	words   []string
}

// Context is what placeholders are filled from.
type Context struct {
	N    int64       // the number of the message, from 1
	Now  kernel.Time // the virtual time
	Rand *kernel.Rand
}

// Static reports whether the template renders the same text every time.
func (t *Template) Static() bool { return len(t.parts) == 0 }

// Text renders the template. A static one costs nothing.
func (t *Template) Text(c Context) string {
	if t.Static() {
		return t.static
	}
	return string(t.Append(nil, c))
}

// Append renders the template onto dst.
func (t *Template) Append(dst []byte, c Context) []byte {
	dst = append(dst, t.static...)
	for i := range t.parts {
		p := &t.parts[i]
		if p.fill == nil {
			dst = append(dst, p.literal...)
			continue
		}
		dst = p.fill(p, dst, c)
	}
	return dst
}
