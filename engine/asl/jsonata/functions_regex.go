package jsonata

import (
	"strconv"
	"strings"
)

// limit is an argument that says how many matches are wanted: all of them where
// it is missing.
func (m *machine) limit(i item, code string) (most float64, good bool) {
	f, is := i.asNumber()
	switch {
	case !is:
		return textMost, true
	case f < 0:
		m.failCode(code, i)
		return 0, false
	}
	return f, true
}

func contains(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	if part, is := plainText(argument(a, 1)); is {
		return boolean(strings.Contains(s, part))
	}
	return boolean(m.matchesAnywhere(s, argument(a, 1)))
}

func match(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	most, good := m.limit(argument(a, 2), "D3040")
	if !good {
		return item{}
	}
	var all []item
	counted, units := 0, 0
	if most > 0 {
		m.matches(s, argument(a, 1), func(h *hit) bool {
			units += utf16Length(s[min(counted, h.start):h.start])
			counted = h.start
			made := newObject(3)
			made.set("match", h.match())
			made.set("index", integer(units))
			made.set("groups", list(h.groups(), 0))
			all = append(all, made.object())
			return float64(len(all)) < most
		})
	}
	return list(all, markSequence)
}

func split(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	most, good := m.limit(argument(a, 2), "D3020")
	if !good || !m.spendText(len(s)) {
		return item{}
	}
	var parts []item
	if by, is := plainText(argument(a, 1)); is {
		return list(m.splitText(s, by, int(min(truncated(most), textMost))), 0)
	}
	at := 0
	if most > 0 {
		m.matches(s, argument(a, 1), func(h *hit) bool {
			parts = append(parts, text(s[min(at, h.start):h.start]))
			at = h.end
			return float64(len(parts)) < most
		})
	}
	if float64(len(parts)) < most {
		parts = append(parts, text(s[at:]))
	}
	return list(parts, 0)
}

// splitText cuts a text at each separator; without one into UTF-16 units.
func (m *machine) splitText(s, by string, most int) (parts []item) {
	add := func(part string) bool {
		if len(parts) < most && m.spend(1) {
			parts = append(parts, text(part))
		}
		return len(parts) < most && m.bad == nil
	}
	if by == "" {
		for _, unit := range units(s) {
			if !add(unit) {
				break
			}
		}
		return parts
	}
	for {
		part, rest, found := strings.Cut(s, by)
		if !add(part) || !found {
			return parts
		}
		s = rest
	}
}

func replace(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	by, plainly := plainText(argument(a, 1))
	if plainly && by == "" {
		return m.failCode("D3010", a[1])
	}
	most, good := m.limit(argument(a, 3), "D3011")
	if !good || most == 0 {
		return a[0]
	}
	with := argument(a, 2)
	var b []byte
	at, count := 0, 0
	put := func(start, end int, replacement string) bool {
		b = appendText(append(b, s[min(at, start):start]...), replacement)
		at = end
		count++
		return m.spendText(len(replacement)+32) && m.spendText(len(b)>>20) && len(b) <= textMost && float64(count) < most
	}
	if plainly {
		replacement := m.asText(with)
		for start := strings.Index(s, by); start >= 0 && m.bad == nil; {
			if !put(start, start+len(by), replacement) {
				break
			}
			again := strings.Index(s[at:], by)
			if start = at + again; again < 0 {
				break
			}
		}
	} else {
		m.matches(s, argument(a, 1), func(h *hit) bool {
			return put(h.start, h.end, m.substitute(h, with))
		})
	}
	if count == 0 {
		return a[0]
	}
	if len(b) > textMost {
		m.spendText(textMost + 1)
	}
	return text(string(appendText(b, s[min(at, len(s)):])))
}

// substitute gives what stands for a match: a text with $1 and its like filled
// in, or what a function makes of the match.
func (m *machine) substitute(h *hit, with item) string {
	if s, is := plainText(with); is {
		return expand(s, h)
	}
	made := m.run(with, h.asObject())
	s, is := plainText(made)
	if !is && m.bad == nil {
		m.failCode("D3012", made)
	}
	return s
}

// expand puts the groups of a match in: $0 is the whole match, $$ a dollar.
func expand(s string, h *hit) string {
	if strings.IndexByte(s, '$') < 0 {
		return s
	}
	var b strings.Builder
	groups := h.groups()
	for {
		before, after, found := strings.Cut(s, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		s = after
		switch {
		case strings.HasPrefix(s, "$"):
			b.WriteByte('$')
			s = s[1:]
		case strings.HasPrefix(s, "0"):
			whole, _ := plainText(h.match())
			b.WriteString(whole)
			s = s[1:]
		default:
			number, size := groupNumber(s, len(groups))
			if size == 0 {
				b.WriteByte('$')
				continue
			}
			if number >= 1 && number <= len(groups) {
				group, _ := plainText(groups[number-1])
				b.WriteString(group)
			}
			s = s[size:]
		}
	}
}

// groupNumber reads as many digits as the number of groups has, or one fewer
// where there is no such group.
func groupNumber(s string, groups int) (number, size int) {
	most := len(strconv.Itoa(max(groups, 1)))
	read := func(most int) {
		size = 0
		for size < most && size < len(s) && s[size] >= '0' && s[size] <= '9' {
			size++
		}
		number, _ = strconv.Atoi(s[:size])
	}
	if read(most); most > 1 && number > groups {
		read(most - 1)
	}
	return number, len(strconv.Itoa(number)) * min(size, 1)
}
