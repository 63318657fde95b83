package jsonpath_test

import (
	"strings"

	"playground/engine/value"
)

// naive evaluates paths without compiling them: it cuts one step after the other off the text and applies it to a list
// of values. It knows nothing of the package that it checks.
type naive struct {
	root  value.Value
	unfit bool
}

// evaluate gives "value", "missing" or "unfit".
func (n *naive) evaluate(path string, from value.Value) (value.Value, string) {
	steps := cutSteps(path[1:])
	last := len(steps) - 1
	all := false
	for i, s := range steps {
		all = all || loosens(s, i == last)
	}
	at, loose := []value.Value{from}, false
	for i, s := range steps {
		at = n.apply(s, i == last, loose, at)
		loose = loose || loosens(s, i == last)
	}
	switch {
	case n.unfit:
		return value.Null, "unfit"
	case all:
		return value.Array(at...), "value"
	case len(at) == 0:
		return value.Null, "missing"
	}
	return at[0], "value"
}

// cutSteps cuts ".a['b']..c[*]" into ".a", "['b']", "..c" and "[*]".
func cutSteps(path string) (steps []string) {
	for path != "" {
		if strings.HasPrefix(path, ".[") { // the dot says nothing
			path = path[1:]
		}
		end := len(path)
		dots := len(path) - len(strings.TrimLeft(path, "."))
		switch i := strings.IndexAny(path[dots:], ".["); {
		case i == 0:
			end = dots + closing(path[dots:]) + 1
		case i > 0:
			end = dots + i
		}
		steps = append(steps, path[:end])
		path = path[end:]
	}
	return steps
}

// closing finds the bracket that closes the first one.
func closing(text string) int {
	depth, quote := 0, byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote && text[i-1] != '\\' {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case strings.IndexByte("[(", c) >= 0:
			depth++
		case strings.IndexByte("])", c) >= 0:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	panic("not closed: " + text)
}

func loosens(step string, last bool) bool {
	if strings.HasPrefix(step, "..") {
		return true
	}
	inside := strings.Trim(step, ".[]")
	if names := quotedNames(inside); names != nil {
		return len(names) > 1 && !last
	}
	return inside == "*" || step[0] == '[' && strings.ContainsAny(inside, "?,:")
}

// quotedNames takes 'a','b' apart; the tests have no names with commas.
func quotedNames(inside string) (names []string) {
	if !strings.HasPrefix(inside, "'") {
		return nil
	}
	for _, name := range strings.Split(inside, ",") {
		names = append(names, strings.ReplaceAll(strings.Trim(name, "'"), `\`, ""))
	}
	return names
}

func (n *naive) apply(step string, last, loose bool, at []value.Value) (next []value.Value) {
	plain, below := strings.CutPrefix(step, "..")
	for _, v := range at {
		from := []value.Value{v}
		if below {
			if from = n.containers(v); plain[0] != '[' {
				plain = "." + strings.TrimPrefix(plain, ".")
			}
		}
		for _, f := range from {
			if text, filter := strings.CutPrefix(plain, "[?("); below && filter && !n.holds(strings.TrimSuffix(text, ")]"), f) {
				continue
			}
			next = append(next, n.one(plain, last, loose || below, f)...)
		}
	}
	return next
}

// containers lists a value and all below it that have elements or members.
func (n *naive) containers(v value.Value) (all []value.Value) {
	if v.Kind() != value.KindArray && v.Kind() != value.KindObject {
		return nil
	}
	all = append(all, v)
	for _, c := range children(v) {
		all = append(all, n.containers(c)...)
	}
	return all
}

func children(v value.Value) (all []value.Value) {
	for _, e := range v.Elements() {
		all = append(all, e)
	}
	for _, m := range v.Members() {
		all = append(all, m)
	}
	return all
}

// one applies a step to one value.
func (n *naive) one(step string, last, loose bool, v value.Value) []value.Value {
	inside := strings.TrimSuffix(strings.TrimPrefix(step, "["), "]")
	names := quotedNames(inside)
	switch {
	case inside == "*" || step == ".*":
		return children(v)
	case step[0] == '.':
		names = []string{step[1:]}
	case strings.HasPrefix(inside, "?("):
		return n.chosen(inside[2:len(inside)-1], loose, v)
	case names == nil:
		return n.positions(inside, loose, v)
	}
	if len(names) > 1 && last {
		return merged(names, v)
	}
	var found []value.Value
	for _, name := range names {
		if m, ok := v.Get(name); ok {
			found = append(found, m)
		}
	}
	return found
}

func merged(names []string, v value.Value) []value.Value {
	if v.Kind() != value.KindObject {
		return nil
	}
	result := value.NewObject(0).Value()
	for _, name := range names {
		if m, ok := v.Get(name); ok {
			result = result.With(name, m)
		}
	}
	return []value.Value{result}
}

func (n *naive) chosen(filter string, loose bool, v value.Value) (found []value.Value) {
	from := []value.Value{v}
	switch v.Kind() {
	case value.KindArray:
		from = children(v)
	case value.KindObject:
	default:
		n.unfit = n.unfit || !loose
		return nil
	}
	for _, f := range from {
		if n.holds(filter, f) {
			found = append(found, f)
		}
	}
	return found
}
