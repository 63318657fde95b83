package jsonata

import "playground/engine/asl/jsonata/regex"

// matching is a search through a text that can be continued.
type matching struct {
	pattern  *pattern
	position int32 // of the pattern, plus one
	text     string
	at       int // where the next search begins
}

// hit is one match of a pattern in a text.
type hit struct {
	text       string
	start, end int   // in bytes
	places     []int // of the groups, too
	object     item  // what a function gave that is no regular expression
}

// find searches a text from a place, counting steps.
func (m *machine) find(p *regex.Program, s string, from int) ([]int, bool) {
	places, is := p.FindIn(&m.room, s, from, &m.steps)
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
func (m *machine) search(s *matching, again bool) (h hit, is bool) {
	if again && s.at >= len(s.text) {
		return hit{}, false
	}
	places, is := m.find(s.pattern.program, s.text, s.at)
	if !is {
		return hit{}, false
	}
	if again && places[0] == places[1] {
		f := &failure{code: "D1004", position: s.position}
		m.fail(f.with(insertValue, text(s.pattern.source)))
		return hit{}, false
	}
	s.at = places[1]
	return hit{text: s.text, start: places[0], end: places[1], places: places}, true
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
	made.set("match", one.match())
	made.set("start", integer(utf16Length(s.text[:one.start])))
	made.set("end", integer(utf16Length(s.text[:one.end])))
	made.set("groups", list(one.groups(), 0))
	made.set("next", functionItem(&function{next: s}))
	return item{x: made}
}

// match is the text that was found.
func (h *hit) match() item {
	if h.places == nil {
		return h.object.get("match")
	}
	return text(h.text[h.start:h.end])
}

// groups gives what the groups matched, nothing for those that took no part.
func (h *hit) groups() (groups []item) {
	if h.places == nil {
		return h.object.get("groups").asArray().elements()
	}
	for n := 2; n < len(h.places); n += 2 {
		groups = append(groups, h.group(n/2))
	}
	return groups
}

func (h *hit) group(n int) item {
	from, to := h.places[2*n], h.places[2*n+1]
	if from < 0 || to < 0 {
		return item{}
	}
	return text(h.text[from:to])
}

// asObject is what a function that makes replacements gets.
func (h *hit) asObject() item {
	if h.places == nil {
		return h.object
	}
	made := newObject(4)
	made.set("match", h.match())
	made.set("start", integer(utf16Length(h.text[:h.start])))
	made.set("end", integer(utf16Length(h.text[:h.end])))
	made.set("groups", list(h.groups(), 0))
	return item{x: made}
}

// matches calls take for each match of a pattern in a text, until it says no;
// as in the library one more is
// looked for even then. The pattern is a regular expression or any function
// that gives such objects.
func (m *machine) matches(s string, by item, take func(h *hit) bool) {
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
		h := &hit{text: s, start: unitAt(s, start), end: unitAt(s, end), object: one}
		if h.start > h.end || !m.spendText(len(s)+32) || !take(h) {
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

func (m *machine) regexMatches(s string, f *function, take func(h *hit) bool) {
	search := &matching{pattern: f.regex, position: f.position, text: s}
	for again := false; ; again = true {
		one, is := m.search(search, again)
		if !is || m.bad != nil {
			return
		}
		if !m.spend(1) || !take(&one) {
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
