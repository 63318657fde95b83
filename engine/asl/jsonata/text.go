package jsonata

import (
	"math"

	"playground/engine/asl/jsonata/picture"
	"playground/engine/value"
)

// text is $string of an item: a text itself, JSON of everything else.
func (m *machine) text(i item, pretty bool) string {
	if s, is := plainText(i); is {
		return s
	}
	if i.marked(markOuter) {
		i = i.at(0)
	}
	switch f, is := i.asNumber(); {
	case is && f-f != 0:
		m.failCode("D3001", i)
		return ""
	case is:
		return value.Float(rounded(f)).Literal()
	case i.kind() == kindFunction:
		return ""
	}
	w := writer{machine: m, pretty: pretty}
	w.write(i, 0)
	return string(w.text)
}

// rounded keeps 15 digits of a number, as the library does before it prints
// one.
//
//go:noinline
func rounded(f float64) float64 {
	if math.Trunc(f) == f && math.Abs(f) < 1e15 {
		return f
	}
	return picture.Shorten(f)
}

// writer writes JSON as JavaScript does.
type writer struct {
	*machine
	text   []byte
	pretty bool
}

func (w *writer) write(i item, depth int) {
	if !w.spend(1) || !w.nested(depth) {
		return
	}
	if len(w.text) > textMost {
		w.spendText(len(w.text))
	}
	switch i.kind() {
	case kindNumber:
		if f, _ := i.asNumber(); w.numeric(i) {
			w.text = value.Append(w.text, value.Float(rounded(f)))
		} else {
			w.text = append(w.text, "null"...)
		}
	case kindFunction:
		w.text = append(w.text, `""`...)
	case kindArray:
		w.array(i, depth)
	case kindObject:
		w.object(i, depth)
	default:
		from := len(w.text)
		w.text = value.Append(w.text, i.v)
		w.spend((len(w.text) - from) >> 5)
	}
}

func (w *writer) line(depth int) {
	if w.pretty {
		w.text = append(w.text, '\n')
		for range depth {
			w.text = append(w.text, ' ', ' ')
		}
	}
}

func (w *writer) array(i item, depth int) {
	w.text = append(w.text, '[')
	for n := range i.size() {
		if n > 0 {
			w.text = append(w.text, ',')
		}
		w.line(depth + 1)
		if w.write(i.at(n), depth+1); w.bad != nil {
			return
		}
	}
	if i.size() > 0 {
		w.line(depth)
	}
	w.text = append(w.text, ']')
}

func (w *writer) object(i item, depth int) {
	w.text = append(w.text, '{')
	written := 0
	for n := range i.members() {
		name, one := i.member(n)
		if one.undefined() {
			continue
		}
		if written++; written > 1 {
			w.text = append(w.text, ',')
		}
		w.line(depth + 1)
		w.text = append(value.Append(w.text, value.Text(name)), ':')
		if w.pretty {
			w.text = append(w.text, ' ')
		}
		if w.write(one, depth+1); w.bad != nil {
			return
		}
	}
	if written > 0 {
		w.line(depth)
	}
	w.text = append(w.text, '}')
}
