package value

import (
	"slices"
	"strconv"
	"unicode/utf8"
)

// Preview shows a value in at most `most` characters on one line, for an error
// or a table's cell: compact JSON, cut in the middle with … when it is longer,
// because both ends help to recognise it. Characters that do not show, or would
// turn the text around, are escaped. It reads no more of the value than it shows.
func Preview(v Value, most int) string {
	if most < 1 {
		return ""
	}
	head := excerpt{most: most + 1}
	head.value(v)
	if len(head.runes) <= most {
		return string(head.runes)
	}
	tail := excerpt{most: (most - 1) / 2, backwards: true}
	tail.value(v)
	slices.Reverse(tail.runes)
	shown := append(head.runes[:most-1-len(tail.runes)], '…')
	return string(append(shown, tail.runes...))
}

// excerpt collects a value's compact JSON from its beginning, or from its end
// backwards, until it has enough.
type excerpt struct {
	runes     []rune
	most      int
	backwards bool
}

func (e *excerpt) full() bool { return len(e.runes) >= e.most }

// put adds a piece of text, turned around when collecting backwards.
func (e *excerpt) put(piece string) {
	for piece != "" && !e.full() {
		var r rune
		r, piece = e.cut(piece)
		e.runes = append(e.runes, r)
	}
}

// cut takes the next character off a text, from the side being read.
func (e *excerpt) cut(text string) (r rune, rest string) {
	if e.backwards {
		r, size := utf8.DecodeLastRuneInString(text)
		return r, text[:len(text)-size]
	}
	r, size := utf8.DecodeRuneInString(text)
	return r, text[size:]
}

func (e *excerpt) value(v Value) {
	switch v.Kind() {
	case KindString:
		s, _ := v.AsText()
		e.text(s)
	case KindArray:
		e.list(v, "[", "]", func(i int) { e.value(v.Index(i)) })
	case KindObject:
		e.list(v, "{", "}", func(i int) { e.member(v.Member(i)) })
	case KindNumber:
		e.put(v.Literal())
	default:
		e.put(v.String())
	}
}

func (e *excerpt) text(s string) {
	e.put(`"`)
	for s != "" && !e.full() {
		var r rune
		r, s = e.cut(s)
		e.put(visible(r))
	}
	e.put(`"`)
}

func (e *excerpt) list(v Value, opening, closing string, item func(i int)) {
	n := v.Len()
	if e.backwards {
		opening, closing = closing, opening
	}
	e.put(opening)
	for i := 0; i < n && !e.full(); i++ {
		if i > 0 {
			e.put(",")
		}
		if e.backwards {
			item(n - 1 - i)
		} else {
			item(i)
		}
	}
	e.put(closing)
}

func (e *excerpt) member(m Member) {
	if e.backwards {
		e.value(m.Value)
		e.put(":")
		e.text(m.Name)
		return
	}
	e.text(m.Name)
	e.put(":")
	e.value(m.Value)
}

// visible gives a character as it can be shown inside quotes.
func visible(r rune) string {
	if r < utf8.RuneSelf && (r < ' ' || shortEscape[r] != 0) {
		return string(appendEscape(nil, byte(r)))
	}
	if strconv.IsPrint(r) {
		return string(r)
	}
	return appendUnicode(nil, r)
}

// appendUnicode escapes a character, one beyond U+FFFF as a surrogate pair.
func appendUnicode(dst []byte, r rune) string {
	if r > 0xffff {
		r -= 0x10000
		return appendUnicode(nil, 0xd800+r>>10) + appendUnicode(nil, 0xdc00+r&0x3ff)
	}
	return string(append(dst, '\\', 'u', hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15]))
}
