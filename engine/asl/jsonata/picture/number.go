package picture

import (
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// symbols are the characters of a number's picture, by the names that options
// have for them.
type symbols struct {
	decimal, grouping, exponent, minus, percent, perMille, zero, digit, pattern string
}

// symbolsOf gives the usual symbols, or those of the options.
func symbolsOf(options value.Value) symbols {
	s := symbols{".", ",", "e", "-", "%", "‰", "0", "#", ";"}
	for name, v := range options.Members() {
		text, is := v.AsText()
		if !is {
			text = v.String()
		}
		switch name {
		case "decimal-separator":
			s.decimal = text
		case "grouping-separator":
			s.grouping = text
		case "exponent-separator":
			s.exponent = text
		case "minus-sign":
			s.minus = text
		case "percent":
			s.percent = text
		case "per-mille":
			s.perMille = text
		case "zero-digit":
			s.zero = text
		case "digit":
			s.digit = text
		case "pattern-separator":
			s.pattern = text
		}
	}
	return s
}

// ofFamily gives the digit that a character of the family of zero stands for.
func (s *symbols) ofFamily(r rune) (digit rune, is bool) {
	zero, _ := utf8.DecodeRuneInString(s.zero)
	return r - zero, s.zero != "" && r >= zero && r <= zero+9
}

// member gives a digit of the family.
func (s *symbols) member(digit rune) string {
	if s.zero == "" {
		return ""
	}
	zero, _ := utf8.DecodeRuneInString(s.zero)
	return string(zero + digit)
}

func (s *symbols) isDigit(r rune) bool {
	_, is := s.ofFamily(r)
	return is || string(r) == s.digit
}

// active reports whether a character means something in a picture, beside
// percent and per mille.
func (s *symbols) active(r rune) bool {
	c := string(r)
	return s.isDigit(r) || c == s.decimal || c == s.exponent || c == s.grouping || c == s.pattern
}

// count counts the digits of the family, and those that are optional.
func (s *symbols) count(part []rune) (mandatory, optional int) {
	for _, r := range part {
		if _, is := s.ofFamily(r); is {
			mandatory++
		} else if s.isDigit(r) {
			optional++
		}
	}
	return mandatory, optional
}

// subPicture is a picture of numbers of one sign, cut into its parts.
type subPicture struct {
	*symbols
	whole, prefix, suffix, active []rune
	mantissa, integer, fraction   []rune
	exponent                      []rune
	hasExponent                   bool
}

// find gives the place of a text at or behind a place, counted in characters;
// -1 where there is none.
func find(in []rune, what string, from int) int {
	rest := string(in[min(from, len(in)):])
	at := strings.Index(rest, what)
	if at < 0 {
		return -1
	}
	return min(from, len(in)) + utf8.RuneCountInString(rest[:at])
}

// cut gives the characters from one place up to another, as far as there are.
func cut(in []rune, from, to int) []rune {
	to = max(0, min(to, len(in)))
	return in[min(max(from, 0), to):to]
}

// split cuts a picture as the library does. Where there is no decimal separator,
// what follows the number stands for the fraction, too.
func (s *symbols) split(whole []rune) (p subPicture, bad *Error) {
	p = subPicture{symbols: s, whole: whole}
	first, last := -1, -1
	for i, r := range whole {
		if s.active(r) && string(r) != s.exponent {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return p, fail("D3085")
	}
	p.prefix, p.active, p.suffix = whole[:first], whole[first:last+1], whole[last+1:]
	p.mantissa = p.active
	if at := find(whole, s.exponent, first); at >= 0 && at <= last+1 {
		p.hasExponent = true
		p.mantissa, p.exponent = cut(p.active, 0, at), cut(p.active, at+1, len(p.active))
	}
	p.integer, p.fraction = p.mantissa, p.suffix
	if at := find(p.mantissa, s.decimal, 0); at >= 0 {
		p.integer, p.fraction = p.mantissa[:at], cut(p.mantissa, at+1, len(p.mantissa))
	}
	return p, p.check()
}

// check gives the last rule of F&O 4.7.3 that a picture breaks.
func (p *subPicture) check() *Error {
	whole, broken := string(p.whole), ""
	for _, rule := range [...]struct {
		code  string
		holds bool
	}{
		{"D3081", strings.Index(whole, p.decimal) == strings.LastIndex(whole, p.decimal)},
		{"D3082", strings.Index(whole, p.percent) == strings.LastIndex(whole, p.percent)},
		{"D3083", strings.Index(whole, p.perMille) == strings.LastIndex(whole, p.perMille)},
		{"D3084", !strings.Contains(whole, p.percent) || !strings.Contains(whole, p.perMille)},
		{"D3085", p.anyDigit(p.mantissa)},
		{"D3086", p.allActive()},
		{"D3087", !p.groupedAtDecimal()},
		{"D3088", strings.Contains(whole, p.decimal) || p.grouping == "" || len(p.integer) == 0 || string(p.integer[len(p.integer)-1:]) != p.grouping},
		{"D3089", !strings.Contains(whole, p.grouping+p.grouping)},
		{"D3090", !p.mandatoryWithin(p.integer[:max(find(p.integer, p.digit, 0), 0)])},
		{"D3091", !p.mandatoryBehindOptional()},
		{"D3092", len(p.exponent) == 0 || !strings.Contains(whole, p.percent) && !strings.Contains(whole, p.perMille)},
		{"D3093", !p.hasExponent || len(p.exponent) > 0 && p.onlyMandatory(p.exponent)},
	} {
		if !rule.holds {
			broken = rule.code
		}
	}
	if broken != "" {
		return fail(broken)
	}
	return nil
}

func (p *subPicture) anyDigit(part []rune) bool {
	mandatory, optional := p.count(part)
	return mandatory+optional > 0
}

func (p *subPicture) allActive() bool {
	for _, r := range p.active {
		if !p.symbols.active(r) {
			return false
		}
	}
	return true
}

func (p *subPicture) groupedAtDecimal() bool {
	at := find(p.whole, p.decimal, 0)
	return at >= 0 && (at > 0 && string(p.whole[at-1:at]) == p.grouping || string(cut(p.whole, at+1, at+2)) == p.grouping)
}

func (p *subPicture) mandatoryWithin(part []rune) bool {
	mandatory, _ := p.count(part)
	return mandatory > 0
}

func (p *subPicture) mandatoryBehindOptional() bool {
	fraction := string(p.fraction)
	at := strings.LastIndex(fraction, p.digit)
	return at >= 0 && p.mandatoryWithin([]rune(fraction[at:]))
}

func (p *subPicture) onlyMandatory(part []rune) bool {
	mandatory, _ := p.count(part)
	return mandatory == len(part)
}
