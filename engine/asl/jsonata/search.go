package jsonata

import "playground/engine/asl/jsonata/regex"

// matching is a search through a text that can be continued.
type matching struct {
	pattern  *pattern
	position int32 // of the pattern, plus one
	text     string
	at       int // where the next search begins
}

// found is one match: places in bytes.
type found struct {
	start, end int
	places     []int
}

// find searches a text from a place, counting steps.
func (m *machine) find(p *regex.Program, s string, from int) ([]int, bool) {
	places, is := p.Find(s, from, &m.steps)
	if m.steps < 0 {
		m.spend(0)
		is = false
	}
	return places, is
}

func (m *machine) finds(p *regex.Program, s string) bool {
	_, is := m.find(p, s, 0)
	return is
}

// search gives the first match, or the next one. A next one that is empty is an
// error: the search would never come to an end.
func (m *machine) search(s *matching, again bool) (found, bool) {
	if again && s.at >= len(s.text) {
		return found{}, false
	}
	places, is := m.find(s.pattern.program, s.text, s.at)
	if !is {
		return found{}, false
	}
	if again && places[0] == places[1] {
		f := &failure{code: "D1004", position: s.position}
		m.fail(f.with(insertValue, text(s.pattern.source)))
		return found{}, false
	}
	s.at = places[1]
	return found{places[0], places[1], places}, true
}

// matchOnce is a regular expression called as a function.
func (m *machine) matchOnce(f *function, i item) item {
	if i.undefined() {
		return i
	}
	s := &matching{pattern: f.regex, position: f.position, text: m.text(i, false)}
	return m.matched(s, false)
}

func (m *machine) matchNext(s *matching) item {
	later := *s
	return m.matched(&later, true)
}

// matched is a match as an object, with a function that finds the next one.
func (m *machine) matched(s *matching, again bool) item {
	one, is := m.search(s, again)
	if !is || !m.spendText(len(s.text)) {
		return item{}
	}
	made := newObject(5)
	made.set("match", text(s.text[one.start:one.end]))
	made.set("start", integer(utf16Length(s.text[:one.start])))
	made.set("end", integer(utf16Length(s.text[:one.end])))
	made.set("groups", list(one.groups(s.text), 0))
	made.set("next", functionItem(&function{next: s}))
	return item{x: made}
}

// groups gives what the groups matched, nothing for those that took no part.
func (f found) groups(s string) []item {
	groups := make([]item, 0, len(f.places)/2)
	for n := 2; n+1 < len(f.places); n += 2 {
		if f.places[n] < 0 || f.places[n+1] < 0 {
			groups = append(groups, item{})
			continue
		}
		groups = append(groups, text(s[f.places[n]:f.places[n+1]]))
	}
	return groups
}

// matches calls take for each match of a pattern in a text, as an object with
// match, start, end and groups, until it says no; as in the library one more is
// looked for even then. The pattern is a regular expression or any function
// that gives such objects.
func (m *machine) matches(s string, by item, take func(start, end int, match item) bool) {
	f := by.function()
	if f != nil && f.regex != nil {
		m.regexMatches(s, f, take)
		return
	}
	for one := m.run(by, text(s)); m.bad == nil && !one.undefined(); one = m.run(one.get("next"), item{}) {
		if !wellFormed(one) {
			m.fail(&failure{code: "T1010"})
			return
		}
		start, _ := one.get("start").asNumber()
		end, _ := one.get("end").asNumber()
		if !m.spendText(len(s)+32) || !take(unitAt(s, start), unitAt(s, end), one) {
			m.run(one.get("next"), item{})
			return
		}
	}
}

// matchesAnywhere reports whether there is a match.
func (m *machine) matchesAnywhere(s string, by item) bool {
	if f := by.function(); f != nil && f.regex != nil {
		return m.finds(f.regex.program, s)
	}
	one := m.run(by, text(s))
	if m.bad == nil && !wellFormed(one) {
		m.fail(&failure{code: "T1010"})
	}
	return !one.undefined()
}

// wellFormed is the library's idea of a match.
func wellFormed(i item) bool {
	if i.kind() != kindObject {
		return !yes(i)
	}
	return i.get("start").kind() == kindNumber || i.get("groups").isArray() || i.get("next").function() != nil
}

func (m *machine) regexMatches(s string, f *function, take func(start, end int, match item) bool) {
	search := &matching{pattern: f.regex, position: f.position, text: s}
	for again := false; ; again = true {
		one, is := m.search(search, again)
		if !is || m.bad != nil {
			return
		}
		made := newObject(2)
		made.set("match", text(s[one.start:one.end]))
		made.set("groups", list(one.groups(s), 0))
		if !m.spend(1) || !take(one.start, one.end, item{x: made}) {
			m.search(search, true)
			return
		}
	}
}

// unitAt gives the byte at which a UTF-16 unit lies.
func unitAt(s string, unit float64) int {
	n := 0
	for at := range len(s) {
		if s[at]&0xc0 != 0x80 {
			if float64(n) >= unit {
				return at
			}
			n++
			if s[at] >= 0xf0 {
				n++
			}
		}
	}
	return len(s)
}
