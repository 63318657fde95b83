package policy

import (
	"strings"

	"playground/engine/value"
)

// pattern is one value of a key: present and absent speak of the key, everything else of its value.
type pattern struct {
	match           func(*pattern, subject) bool
	text            string
	pieces          []string  // of wildcard: the texts between the asterisks
	list            []subject // of anything-but
	low, high       fixed     // of numeric, both included
	address         address   // of cidr
	bits            int       // of cidr: how many of the address count
	present, absent bool
	source          value.Value // as written
}

func (p *pattern) none(subject) bool { return false }

func (p *pattern) exactly(s subject) bool { return s == p.list[0] }

func (p *pattern) prefix(s subject) bool {
	return s.kind == value.KindString && strings.HasPrefix(s.text, p.text)
}

func (p *pattern) suffix(s subject) bool {
	return s.kind == value.KindString && strings.HasSuffix(s.text, p.text)
}

func (p *pattern) equalsIgnoreCase(s subject) bool {
	return s.kind == value.KindString && strings.EqualFold(s.text, p.text)
}

func (p *pattern) numeric(s subject) bool {
	return s.kind == value.KindNumber && p.low <= s.number && s.number <= p.high
}

func (p *pattern) anythingBut(s subject) bool {
	for i := range p.list {
		if p.list[i] == s {
			return false
		}
	}
	return true
}

func (p *pattern) anythingButPrefix(s subject) bool { return !p.prefix(s) }

// wildcard matches greedily: the pieces between the asterisks must occur in order, the first at the beginning and the
// last at the end.
func (p *pattern) wildcard(s subject) bool {
	first, last := p.pieces[0], len(p.pieces)-1
	if s.kind != value.KindString || !strings.HasPrefix(s.text, first) {
		return false
	}
	rest := s.text[len(first):]
	if last == 0 {
		return rest == ""
	}
	for _, piece := range p.pieces[1:last] {
		at := strings.Index(rest, piece)
		if at < 0 {
			return false
		}
		rest = rest[at+len(piece):]
	}
	return strings.HasSuffix(rest, p.pieces[last])
}
