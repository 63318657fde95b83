package conformance

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// wildcard stands in a pattern for one or more characters: <name:3> and <Name_0idx> for the same text all over a case,
// <*name> for any.
var wildcard = regexp.MustCompile(`<[A-Za-z][A-Za-z0-9_-]*:[0-9]+>|<[A-Za-z][A-Za-z0-9_]*_[0-9]+idx>|<[*][^<>]+>`)

// patterns compares what an execution did with the patterns of a case.
type patterns struct {
	bound   []binding
	ignored []string // members that count on neither side
}

func (p *patterns) clone() *patterns {
	return &patterns{bound: slices.Clone(p.bound), ignored: p.ignored}
}

// text is what a wildcard with a name is bound to.
func (p *patterns) text(name string) (text string, is bool) {
	for _, b := range p.bound {
		if b.name == name {
			return b.text, true
		}
	}
	return "", false
}

// fill puts in for each wildcard that is bound what it stands for, and leaves the others as they stand.
func (p *patterns) fill(v value.Value) value.Value {
	return mapTexts(expanded(v), func(text string) string {
		return wildcard.ReplaceAllStringFunc(text, func(name string) string {
			if bound, is := p.text(name); is {
				return bound
			}
			return name
		})
	})
}

// matches reports whether a text is as a pattern says, and binds the names in the pattern that are free.
func (p *patterns) matches(pattern, text string) bool {
	mark := len(p.bound)
	if p.walk(pattern, text) {
		return true
	}
	p.bound = p.bound[:mark]
	return false
}

// walk matches a pattern from its beginning on. A wildcard takes as few characters as the rest of the pattern allows.
func (p *patterns) walk(pattern, text string) bool {
	at := wildcard.FindStringIndex(pattern)
	if at == nil {
		return pattern == text
	}
	rest, is := strings.CutPrefix(text, pattern[:at[0]])
	if !is {
		return false
	}
	name, behind := pattern[at[0]:at[1]], pattern[at[1]:]
	if bound, is := p.text(name); is {
		rest, is = strings.CutPrefix(rest, bound)
		return is && p.walk(behind, rest)
	}
	literal := behind
	if next := wildcard.FindStringIndex(behind); next != nil {
		literal = behind[:next[0]]
	}
	for end := range rest {
		_, size := utf8.DecodeRuneInString(rest[end:])
		if end += size; strings.HasPrefix(rest[end:], literal) && p.walkBound(name, rest[:end], behind, rest[end:]) {
			return true
		}
	}
	return false
}

func (p *patterns) walkBound(name, text, behind, rest string) bool {
	mark := len(p.bound)
	if name[1] != '*' {
		p.bound = append(p.bound, binding{name, text})
	}
	if p.walk(behind, rest) {
		return true
	}
	p.bound = p.bound[:mark]
	return false
}

// expanded is a value with the long texts written out that {"$repeat": "a", "count": 3} stands for.
func expanded(v value.Value) value.Value {
	switch v.Kind() {
	case value.KindArray:
		elements := make([]value.Value, 0, v.Len())
		for _, one := range v.Elements() {
			elements = append(elements, expanded(one))
		}
		return value.ArrayOf(elements)
	case value.KindObject:
		if text, is := repeated(v); is {
			return text
		}
		b := value.NewObject(v.Len())
		for name, one := range v.Members() {
			b.Set(name, expanded(one))
		}
		return b.Value()
	}
	return v
}

func repeated(v value.Value) (text value.Value, is bool) {
	unit, isText := member(v, "$repeat").AsText()
	count, isCount := member(v, "count").AsInt()
	if v.Len() != 2 || !isText || !isCount || count < 0 || count*int64(max(len(unit), 1)) > repeatMax {
		return v, false
	}
	return value.Text(strings.Repeat(unit, int(count))), true
}
