package jsonpath_test

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/value"
)

// positions are [3], [0,-1] and [1:3].
func (n *naive) positions(inside string, loose bool, v value.Value) (found []value.Value) {
	if v.Kind() != value.KindArray {
		n.unfit = n.unfit || !loose
		return nil
	}
	for _, i := range wanted(inside, v.Len()) {
		if i < 0 {
			i += v.Len()
		}
		if i >= 0 && i < v.Len() {
			found = append(found, v.Index(i))
		}
	}
	return found
}

func wanted(inside string, length int) (indices []int) {
	from, to, isSlice := strings.Cut(inside, ":")
	if !isSlice {
		for _, one := range strings.Split(inside, ",") {
			i, _ := strconv.Atoi(one)
			indices = append(indices, i)
		}
		return indices
	}
	start, _ := strconv.Atoi(from)
	end, _ := strconv.Atoi(to)
	if to == "" {
		end = length
		if start < 0 {
			start = max(start+length, 0)
		}
	} else if from == "" && end < 0 {
		end += length
	}
	for i := start; i < min(end, length); i++ {
		indices = append(indices, i)
	}
	return indices
}

// holds evaluates a filter by splitting its text: it has a blank on each side of every operator.
func (n *naive) holds(filter string, item value.Value) bool {
	filter = strings.Trim(filter, " ")
	if parts := split(filter, " || "); len(parts) > 1 {
		return slices.ContainsFunc(parts, func(p string) bool { return n.holds(p, item) })
	}
	if parts := split(filter, " && "); len(parts) > 1 {
		return !slices.ContainsFunc(parts, func(p string) bool { return !n.holds(p, item) })
	}
	if filter[0] == '!' {
		return !n.holds(filter[1:], item)
	}
	if filter[0] == '(' {
		return n.holds(filter[1:len(filter)-1], item)
	}
	for name, compare := range naiveOperators {
		if parts := split(filter, " "+name+" "); len(parts) == 2 {
			left, l := n.operand(parts[0], item)
			right, r := n.operand(parts[1], item)
			return compare(left, right, l, r)
		}
	}
	_, there := n.operand(filter, item)
	return there
}

// split splits at a mark that stands in no brackets; the literals of the tests contain none.
func split(text, mark string) (parts []string) {
	depth, start := 0, 0
	for i := 0; i+len(mark) <= len(text); i++ {
		depth += strings.Count("[(", text[i:i+1]) - strings.Count("])", text[i:i+1])
		if depth == 0 && text[i:i+len(mark)] == mark {
			parts = append(parts, text[start:i])
			start = i + len(mark)
		}
	}
	return append(parts, text[start:])
}

func (n *naive) operand(text string, item value.Value) (v value.Value, there bool) {
	switch text[0] {
	case '@', '$':
		from := item
		if text[0] == '$' {
			from = n.root
		}
		inner := naive{root: n.root}
		v, outcome := inner.evaluate(text, from)
		return v, outcome == "value"
	case '\'':
		return value.Text(strings.Trim(text, "'")), true
	}
	return parsed(strings.ReplaceAll(text, "'", `"`)), true
}

type comparison func(left, right value.Value, l, r bool) bool

var naiveOperators = map[string]comparison{
	"==": alike,
	"!=": func(a, b value.Value, l, r bool) bool { return !alike(a, b, l, r) },
	"<": func(a, b value.Value, l, r bool) bool {
		return l && r && ordered(a, b, func(o int) bool { return o < 0 })
	},
	"<=": func(a, b value.Value, l, r bool) bool {
		return l && r && ordered(a, b, func(o int) bool { return o <= 0 })
	},
	">": func(a, b value.Value, l, r bool) bool {
		return l && r && ordered(b, a, func(o int) bool { return o < 0 })
	},
	">=": func(a, b value.Value, l, r bool) bool {
		return l && r && ordered(b, a, func(o int) bool { return o <= 0 })
	},
	"in": func(a, b value.Value, l, r bool) bool { return r && among(a, b, l) },
}

func among(v, list value.Value, there bool) bool {
	return slices.ContainsFunc(children(list), func(e value.Value) bool {
		return list.Kind() == value.KindArray && alike(v, e, there, true)
	})
}

// alike compares texts where one side is a text and the other a number: as numbers if the number stands left.
func alike(a, b value.Value, l, r bool) bool {
	text, isText := b.AsText()
	f, isNumber := a.AsFloat()
	if g, err := strconv.ParseFloat(text, 64); isText && isNumber {
		return l && r && err == nil && f == g
	}
	if text, isText = a.AsText(); isText && b.Kind() == value.KindNumber {
		return l && r && text == b.String()
	}
	return l && r && value.Equal(a, b)
}

func ordered(a, b value.Value, fits func(order int) bool) bool {
	f, isNumber := a.AsFloat()
	g, also := b.AsFloat()
	if isNumber && also {
		return fits(int(4 * (f - g)))
	}
	s, isText := a.AsText()
	t, too := b.AsText()
	return isText && too && fits(strings.Compare(s, t))
}
