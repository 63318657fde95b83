package conformance

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"playground/engine/value"
)

// repeatMax bounds the texts that $repeat makes; the longest message is a sixteenth of it.
const repeatMax = 16 << 20

// names are the responses that steps have named, and the constants of a case.
type names map[string]value.Value

// resolve puts in what the placeholders of a value stand for.
func (n names) resolve(v value.Value) (value.Value, error) {
	switch v.Kind() {
	case value.KindString:
		text, _ := v.AsText()
		return n.text(text)
	case value.KindArray:
		elements := make([]value.Value, 0, v.Len())
		for _, one := range v.Elements() {
			resolved, err := n.resolve(one)
			if err != nil {
				return v, err
			}
			elements = append(elements, resolved)
		}
		return value.ArrayOf(elements), nil
	case value.KindObject:
		if repeat, is := v.Get("$repeat"); is {
			return n.repeat(v, repeat)
		}
		return n.object(v)
	}
	return v, nil
}

func (n names) object(v value.Value) (value.Value, error) {
	b := value.NewObject(v.Len())
	for name, one := range v.Members() {
		key, err := n.text(name)
		if err != nil {
			return v, err
		}
		resolved, err := n.resolve(one)
		if err != nil {
			return v, err
		}
		b.Set(asText(key), resolved)
	}
	return b.Value(), nil
}

func (n names) repeat(whole, v value.Value) (value.Value, error) {
	if whole.Len() != 1 || v.Len() != 2 {
		return v, fmt.Errorf("$repeat takes a unit and a number: %s", value.Preview(whole, 80))
	}
	unit, err := n.resolve(v.Index(0))
	if err != nil {
		return v, err
	}
	text, isText := unit.AsText()
	times, isInt := v.Index(1).AsInt()
	if !isText || !isInt || times < 0 || times*int64(max(len(text), 1)) > repeatMax {
		return v, fmt.Errorf("$repeat takes a unit and a number: %s", value.Preview(whole, 80))
	}
	return value.Text(strings.Repeat(text, int(times))), nil
}

// text resolves the placeholders in a text. One that is the whole text stands for the value itself.
func (n names) text(text string) (value.Value, error) {
	var out strings.Builder
	rest := text
	for {
		before, after, found := strings.Cut(rest, "${")
		out.WriteString(before)
		if !found {
			return value.Text(out.String()), nil
		}
		inner, behind, closed := closing(after)
		v, known, err := value.Null, false, error(nil)
		if closed {
			v, known, err = n.placeholder(inner)
		}
		switch {
		case err != nil:
			return v, err
		case !known:
			out.WriteString("${")
			rest = after
			continue
		case len(inner)+len("${}") == len(text):
			return v, nil
		}
		out.WriteString(asText(v))
		rest = behind
	}
}

// closing cuts a text at the brace that closes what was opened before it.
func closing(text string) (inside, behind string, found bool) {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return text[:i], text[i+1:], true
		}
	}
	return "", "", false
}

// placeholder finds what stands for the inside of one; it is not known when no step has defined its name.
func (n names) placeholder(inner string) (v value.Value, known bool, err error) {
	if plain, is := strings.CutPrefix(inner, "b64:"); is {
		v, err = n.text(plain)
		return value.Text(base64.StdEncoding.EncodeToString([]byte(asText(v)))), true, err
	}
	path, filter, filtered := strings.Cut(inner, "|")
	name := path
	if end := strings.IndexAny(path, ".["); end >= 0 {
		name = path[:end]
	}
	v, known = n[name]
	if !known {
		return v, false, nil
	}
	if v, err = follow(v, path[len(name):]); err == nil && filtered {
		v, err = partOfURL(v, filter)
	}
	if err != nil {
		err = fmt.Errorf("${%s}: %w", inner, err)
	}
	return v, true, err
}

// follow goes along a path such as .Messages[0].Body. A text on the way is parsed.
func follow(v value.Value, path string) (value.Value, error) {
	for path != "" {
		v = parsed(v)
		end := len(path)
		if next := strings.IndexAny(path[1:], ".["); next >= 0 {
			end = next + 1
		}
		part, found := path[1:end], false
		if path[0] == '[' {
			i, err := strconv.Atoi(strings.TrimSuffix(part, "]"))
			if found = err == nil && i >= 0 && v.Kind() == value.KindArray && i < v.Len(); found {
				v = v.Index(i)
			}
		} else {
			v, found = v.Get(part)
		}
		if !found {
			return value.Null, fmt.Errorf("there is no %q", path[:end])
		}
		path = path[end:]
	}
	return v, nil
}

// partOfURL takes the last part of a queue's URL, which is its name, or the last but one, the account.
func partOfURL(v value.Value, filter string) (value.Value, error) {
	parts := strings.Split(asText(v), "/")
	back, known := map[string]int{"name": 1, "account": 2}[filter]
	if !known || len(parts) < back {
		return v, fmt.Errorf("no part %q of %s", filter, v)
	}
	return value.Text(parts[len(parts)-back]), nil
}

// parsed is the JSON array or object that a text holds, and any other value as it is.
func parsed(v value.Value) value.Value {
	text, is := v.AsText()
	if !is {
		return v
	}
	inner, bad := value.Parse(text, value.Limits{})
	if bad != nil || inner.Kind() != value.KindArray && inner.Kind() != value.KindObject {
		return v
	}
	return inner
}

// asText is a text itself, or any other value as JSON.
func asText(v value.Value) string {
	if text, is := v.AsText(); is {
		return text
	}
	return v.String()
}
