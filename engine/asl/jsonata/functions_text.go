package jsonata

import (
	"strings"
)

// join puts two texts together.
func join(a, b string) string {
	if _, is := half(b); is {
		return string(appendText([]byte(a), b))
	}
	return a + b
}

func toText(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	return text(m.text(a[0], isTrue(argument(a, 1))))
}

// slice cuts characters from start up to end out of a text, counted from its
// end where they are negative, as JavaScript's slice does.
func slice(s string, start, end float64) string {
	count := float64(length(s))
	place := func(f float64) int {
		if f < 0 {
			f = max(f+count, 0)
		}
		return characterAt(s, int(min(f, count)))
	}
	from, to := place(truncated(start)), place(truncated(end))
	if from >= to {
		return ""
	}
	return s[from:to]
}

func substring(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	if !m.spendText(len(s)) {
		return item{}
	}
	start, from := argument(a, 1).asNumber()
	count := float64(length(s))
	if count+start < 0 {
		start = 0
	}
	size, limited := argument(a, 2).asNumber()
	switch {
	case !limited:
		return text(slice(s, start, count))
	case size <= 0 || !from:
		return text("")
	case start >= 0:
		return text(slice(s, start, start+size))
	}
	return text(slice(s, start, count+start+size))
}

func substringBefore(m *machine, a []item) item {
	return m.cut(a, func(before, _ string) string { return before })
}

func substringAfter(m *machine, a []item) item {
	return m.cut(a, func(_, after string) string { return after })
}

func (m *machine) cut(a []item, pick func(before, after string) string) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	by, is := plainText(argument(a, 1))
	if !is {
		by = "undefined" // what JavaScript makes of an argument that is missing
	}
	before, after, found := strings.Cut(s, by)
	if !found {
		return a[0]
	}
	return text(pick(before, after))
}

func textLength(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	return integer(length(s))
}

func trim(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' })
	return text(strings.Join(words, " "))
}

func pad(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	width, _ := argument(a, 1).asNumber()
	with, _ := plainText(argument(a, 2))
	if with == "" {
		with = " "
	}
	missing := max(width, -width) - float64(length(s))
	if !(missing > 0) {
		return a[0]
	}
	if missing >= textMost {
		m.spendText(textMost + 1)
		return item{}
	}
	count := int(missing)
	size := length(with)
	if !m.spendText(count * len(with) / size) {
		return item{}
	}
	padding := strings.Repeat(with, count/size+1)
	padding = padding[:characterAt(padding, count)]
	if width > 0 {
		return text(join(s, padding))
	}
	return text(join(padding, s))
}

func joinTexts(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	between, _ := plainText(argument(a, 1))
	var b []byte
	for n := range a[0].size() {
		s, _ := plainText(a[0].at(n))
		if n > 0 {
			b = appendText(b, between)
		}
		if b = appendText(b, s); !m.spend(1+(len(s)+len(between))>>5) || len(b) > textMost {
			m.spendText(textMost + 1)
			return item{}
		}
	}
	return text(string(b))
}

func lowercase(m *machine, a []item) item { return m.recase(a, lower) }

func uppercase(m *machine, a []item) item { return m.recase(a, upper) }

func (m *machine) recase(a []item, to func(string) string) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(len(s)) {
		return item{}
	}
	return text(to(s))
}
