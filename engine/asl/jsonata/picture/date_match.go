package picture

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// atom is what a text has to have at a place: characters of a class, so many of
// them, or one of several texts, so often. Either way more is tried before less.
type atom struct {
	part        int // that it belongs to
	class       string
	oneOf       []string
	least, most int
}

const (
	digitClass  = "0123456789"
	letterClass = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	romanClass  = "MDCLXVImdclxvi"
)

// numberWords are those that numbers in words are made of.
var numberWords = allWords()

func allWords() []string {
	all := append(append([]string(nil), few...), nth...)
	for _, decade := range decades {
		all = append(all, decade, decade[:len(decade)-1]+"ieth")
	}
	all = append(all, "hundredth")
	for _, magnitude := range magnitudes {
		all = append(all, magnitude, magnitude+"th")
	}
	return append(all, "and", "-", ",", " ")
}

// shape is a picture as something to be matched.
type shape struct {
	atoms []atom
	part  int // that is added to; in the end, how many there are
}

func (s *shape) text(oneOf ...string) { s.atoms = append(s.atoms, atom{s.part, "", oneOf, 1, 1}) }

func (s *shape) run(class string, least, most int) {
	s.atoms = append(s.atoms, atom{s.part, class, nil, least, most})
}

// shapeOf tells what texts a picture is for.
func shapeOf(parts []part) (s shape, bad *Error) {
	for i := range parts {
		p := &parts[i]
		switch s.part = i; {
		case p.component == "":
			s.text(p.literal)
		case p.component == "Z" || p.component == "z":
			s.zone(p)
		case p.isInteger && p.integer.primary == sequence:
			return s, failText("D3130", p.integer.token)
		case p.isInteger:
			s.integer(p)
		case strings.Contains("MxFP", p.component):
			s.run(letterClass, 1, pictureMost)
		default:
			return s, failText("D3133", p.component)
		}
	}
	s.part = len(parts)
	return s, nil
}

func (s *shape) zone(p *part) {
	if p.component == "z" {
		s.text("GMT")
	}
	s.run("+-", 1, 1)
	s.run(digitClass, 1, pictureMost)
	if p.integer.regular > 0 {
		s.text(string(p.integer.separators[0].mark))
		s.run(digitClass, 1, pictureMost)
	}
}

func (s *shape) integer(p *part) {
	switch p.integer.primary {
	case letters:
		s.run(letterClass, 1, pictureMost)
	case roman:
		s.run(romanClass, 1, pictureMost)
	case words:
		s.atoms = append(s.atoms, atom{s.part, "", numberWords, 1, pictureMost})
	default:
		least, most := 1, pictureMost
		if p.year > 0 {
			most = int(min(p.year, pictureMost))
			least = max(most-int(p.integer.optional), 0)
		}
		if s.run(digitClass, least, most); p.integer.ordinal {
			s.text("th", "st", "nd", "rd")
		}
	}
}

// matcher compares a text with a shape, and notes where each part begins.
type matcher struct {
	atoms  []atom
	text   string
	begins []int
	steps  *int
}

// split cuts a text into the parts of a picture; nil where it has another shape.
func (s *shape) split(text string, steps *int) []string {
	m := matcher{s.atoms, text, make([]int, s.part+1), steps}
	if !m.match(0, 0) {
		return nil
	}
	all := make([]string, s.part)
	m.begins[s.part] = len(text)
	for i := range all {
		all[i] = text[m.begins[i]:m.begins[i+1]]
	}
	return all
}

// match matches from an atom on, whatever is behind the place.
func (m *matcher) match(i, at int) bool {
	if i == len(m.atoms) {
		return at == len(m.text)
	}
	a := &m.atoms[i]
	if i == 0 || m.atoms[i-1].part != a.part {
		m.begins[a.part] = at
	}
	if a.class == "" {
		return m.repeat(i, at, 0)
	}
	n := 0
	for n < a.most && at+n < len(m.text) && strings.IndexByte(a.class, m.text[at+n]) >= 0 {
		n++
	}
	for *m.steps -= n; n >= a.least && *m.steps >= 0; n-- {
		if m.match(i+1, at+n) {
			return true
		}
		*m.steps--
	}
	return false
}

// repeat matches one of the texts of an atom once more, or what is behind it.
func (m *matcher) repeat(i, at, times int) bool {
	a := &m.atoms[i]
	if times < a.most {
		*m.steps -= len(a.oneOf)
		for _, one := range a.oneOf {
			if size := prefix(m.text[at:], one); size > 0 && *m.steps >= 0 && m.repeat(i, at+size, times+1) {
				return true
			}
		}
	}
	return times >= a.least && *m.steps >= 0 && m.match(i+1, at)
}

// prefix gives how much of a text is the other one, in either case; 0 where it
// begins with something else.
func prefix(text, wanted string) (size int) {
	for _, w := range wanted {
		r, n := utf8.DecodeRuneInString(text[size:])
		if n == 0 || r != w && upperOf(r) != upperOf(w) {
			return 0
		}
		size += n
	}
	return size
}

// upperOf is how JavaScript's regular expressions fold cases: nothing becomes
// ASCII that was not.
func upperOf(r rune) rune {
	if up := unicode.ToUpper(r); r < utf8.RuneSelf || up >= utf8.RuneSelf {
		return up
	}
	return r
}
