package conformance

import (
	"encoding/base64"
	"regexp"
	"strconv"
	"strings"

	"playground/engine/value"
)

// each holds the list of what a path leads to in every element to what stands beside $each.
func (m *matcher) each(want, path value.Value, at place) error {
	all := parsed(at.value)
	if at.there && all.Kind() != value.KindArray {
		return at.errorf("an array")
	}
	list := make([]value.Value, 0, all.Len())
	for _, v := range all.Elements() {
		member, err := follow(v, dotted(path))
		if err != nil {
			return at.errorf("elements that all have %s", path)
		}
		list = append(list, member)
	}
	at = place{path: at.path + " (each " + path.String() + ")", value: value.ArrayOf(list), there: true}
	return m.eachList(want, at)
}

// dotted writes the names of a path one behind the other, as a placeholder has them.
func dotted(path value.Value) string {
	var b strings.Builder
	for _, name := range path.Elements() {
		b.WriteString("." + asText(name))
	}
	return b.String()
}

func (m *matcher) eachList(want value.Value, at place) error {
	if equals, is := want.Get("equals"); is {
		if err := m.match(equals, at); err != nil {
			return err
		}
	}
	if members, is := want.Get("in_any_order"); is {
		if err := m.set(members, at); err != nil {
			return err
		}
	}
	if lists, is := want.Get("equals_one_of"); is {
		return m.oneOf(lists, at)
	}
	return nil
}

func isAnything(value.Value) bool { return true }

func isTrue(v value.Value) bool {
	b, _ := v.AsBool()
	return b
}

func isText(v value.Value) bool { return v.Kind() == value.KindString }

func isArray(v value.Value) bool { return v.Kind() == value.KindArray && v.Len() > 0 }

func isCount(v value.Value) bool {
	n, is := v.AsInt()
	return is && n >= 0
}

// isInteger also takes a placeholder, which nothing is known of yet.
func isInteger(v value.Value) bool {
	_, is := integer(v)
	return is || isText(v)
}

func isRegex(v value.Value) bool {
	expression, is := v.AsText()
	_, err := regexp.Compile(expression)
	return is && err == nil
}

func isBase64(v value.Value) bool {
	text, is := v.AsText()
	_, err := base64.StdEncoding.DecodeString(text)
	return is && (err == nil || len(text) > 2 && text[:2] == "${")
}

func isIndex(v value.Value) bool {
	for name := range v.Members() {
		if i, err := strconv.Atoi(name); err != nil || i < 0 {
			return false
		}
	}
	return v.Kind() == value.KindObject && v.Len() > 0
}

func isPath(v value.Value) bool {
	for _, name := range v.Elements() {
		if !isText(name) {
			return false
		}
	}
	return v.Kind() == value.KindArray && v.Len() > 0
}
