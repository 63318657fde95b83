package conformance

import (
	"encoding/base64"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"playground/engine/value"
)

// special is what an object such as {"$len": 2} asks of the value in its place.
type special func(m *matcher, argument value.Value, at place) error

// specialArguments are the keys of special objects, and what may stand behind each.
var specialArguments = map[string]func(value.Value) bool{
	"$any":             isTrue,
	"$present":         isTrue,
	"$absent":          isTrue,
	"$absent_or_empty": isTrue,
	"$bind":            isText,
	"$like":            isText,
	"$contains":        isAnything,
	"$endswith":        isText,
	"$regex":           isRegex,
	"$one_of":          isArray,
	"$ne":              isAnything,
	"$gt":              isInteger,
	"$len":             isCount,
	"$min_len":         isCount,
	"$class":           isCount,
	"$bytes":           isBase64,
	"$index":           isIndex,
	"$each":            isPath,
	"$repeat":          isArray, // resolved before anything is compared
}

// eachKeys say what the list that $each leads to must be; one of them stands beside it.
var eachKeys = []string{"equals", "in_any_order", "equals_one_of"}

// specials has a function for every key. It is made for each matcher, since some look into it again.
func specials() map[string]special {
	return map[string]special{
		"$any":             (*matcher).present,
		"$present":         (*matcher).present,
		"$absent":          (*matcher).absent,
		"$absent_or_empty": (*matcher).absentOrEmpty,
		"$bind":            (*matcher).bind,
		"$like":            (*matcher).like,
		"$contains":        (*matcher).contains,
		"$endswith":        (*matcher).endsWith,
		"$regex":           (*matcher).regex,
		"$one_of":          (*matcher).oneOf,
		"$ne":              (*matcher).notEqual,
		"$gt":              (*matcher).greater,
		"$len":             (*matcher).length,
		"$min_len":         (*matcher).minLength,
		"$class":           (*matcher).class,
		"$bytes":           (*matcher).bytes,
		"$index":           (*matcher).index,
	}
}

func isSpecial(want value.Value) bool {
	for name := range want.Members() {
		if strings.HasPrefix(name, "$") {
			return true
		}
	}
	return false
}

// checkSpecials refuses what no matcher knows, wherever it stands in an expected value.
func checkSpecials(want value.Value) error {
	special := isSpecial(want)
	for name, argument := range want.Members() {
		if takes, known := specialArguments[name]; special && known {
			if !takes(argument) {
				return fmt.Errorf("%s cannot be %s", name, value.Preview(argument, 80))
			}
		} else if special && !(slices.Contains(eachKeys, name) && has(want, "$each")) {
			return fmt.Errorf("there is no matcher %q", name)
		}
		if err := checkSpecials(argument); err != nil {
			return err
		}
	}
	for _, one := range want.Elements() {
		if err := checkSpecials(one); err != nil {
			return err
		}
	}
	if has(want, "$each") && !slices.ContainsFunc(eachKeys, func(name string) bool { return has(want, name) }) {
		return fmt.Errorf("$each says nothing of its list: %s", value.Preview(want, 80))
	}
	return nil
}

func has(v value.Value, name string) bool {
	_, is := v.Get(name)
	return is
}

// special holds a value to all keys of a special object.
func (m *matcher) special(want value.Value, at place) error {
	at.exact = false
	for name, argument := range want.Members() {
		var err error
		switch check, known := m.specials[name]; {
		case known:
			err = check(m, argument, at)
		case name == "$each":
			err = m.each(want, argument, at)
		case !slices.Contains(eachKeys, name):
			err = fmt.Errorf("there is no matcher %q", name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *matcher) present(_ value.Value, at place) error {
	if !at.there {
		return at.errorf("to be there")
	}
	return nil
}

func (m *matcher) absent(_ value.Value, at place) error {
	if at.there {
		return at.errorf("not to be there")
	}
	return nil
}

func (m *matcher) absentOrEmpty(_ value.Value, at place) error {
	text, isText := at.value.AsText()
	if at.there && !at.value.IsNull() && !(isText && text == "") && !isEmptyStructure(at.value) {
		return at.errorf("to be empty, or not to be there")
	}
	return nil
}

func (m *matcher) bind(argument value.Value, at place) error {
	name, _ := argument.AsText()
	text, is := at.value.AsText()
	if !is {
		return at.errorf("a text")
	}
	for _, b := range m.bound {
		if b.name == name && b.text != text {
			return at.errorf("the same %s as before, %s", name, value.Preview(value.Text(b.text), 200))
		}
	}
	m.bound = append(m.bound, binding{name, text})
	return nil
}

// likeAccount stands for any account in a text with gaps.
const likeAccount = "111111111111"

var likeParts = regexp.MustCompile(`<[A-Za-z][\w-]*(:\w+)?>|` + likeAccount)

func (m *matcher) like(argument value.Value, at place) error {
	pattern, _ := argument.AsText()
	var expression strings.Builder
	from := 0
	for _, part := range likeParts.FindAllStringIndex(pattern, -1) {
		expression.WriteString(regexp.QuoteMeta(pattern[from:part[0]]))
		if from = part[1]; pattern[part[0]:from] == likeAccount {
			expression.WriteString(`\d{12}`)
		} else {
			expression.WriteString(`.+`)
		}
	}
	expression.WriteString(regexp.QuoteMeta(pattern[from:]))
	text, is := at.value.AsText()
	if !is || !regexp.MustCompile(`(?s)\A`+expression.String()+`\z`).MatchString(text) {
		return at.errorf("a text like %s", argument)
	}
	return nil
}

func (m *matcher) contains(argument value.Value, at place) error {
	part, isText := argument.AsText()
	if text, is := at.value.AsText(); is && isText && strings.Contains(text, part) {
		return nil
	}
	for i := range at.value.Elements() {
		if m.match(argument, at.element(i)) == nil {
			return nil
		}
	}
	return at.errorf("to contain %s", value.Preview(argument, 200))
}

func (m *matcher) endsWith(argument value.Value, at place) error {
	end, _ := argument.AsText()
	if text, is := at.value.AsText(); !is || !strings.HasSuffix(text, end) {
		return at.errorf("a text that ends with %s", argument)
	}
	return nil
}

func (m *matcher) regex(argument value.Value, at place) error {
	expression, _ := argument.AsText()
	if text, is := at.value.AsText(); !is || !regexp.MustCompile(expression).MatchString(text) {
		return at.errorf("a text in which %s matches", argument)
	}
	return nil
}

func (m *matcher) oneOf(argument value.Value, at place) error {
	for _, one := range argument.Elements() {
		if m.match(one, at) == nil {
			return nil
		}
	}
	return at.errorf("one of %s", value.Preview(argument, 200))
}

// notEqual is met by a member that is not there: it differs from whatever is.
func (m *matcher) notEqual(argument value.Value, at place) error {
	mark := len(m.bound)
	equal := m.match(argument, at) == nil
	m.bound = m.bound[:mark]
	if equal {
		return at.errorf("anything but %s", value.Preview(argument, 200))
	}
	return nil
}

func (m *matcher) greater(argument value.Value, at place) error {
	least, isInt := integer(argument)
	got, is := integer(at.value)
	if !isInt || !is || got.Cmp(least) <= 0 {
		return at.errorf("an integer greater than %s", argument)
	}
	return nil
}

// integer reads a whole number of any length, which may be a text.
func integer(v value.Value) (*big.Int, bool) {
	if v.Kind() != value.KindNumber && v.Kind() != value.KindString {
		return nil, false
	}
	return new(big.Int).SetString(asText(v), 10)
}

// count is the number of elements; a missing member has none.
func count(at place) (n int64, ok bool) {
	v := parsed(at.value)
	return int64(v.Len()), !at.there || v.Kind() == value.KindArray || v.Kind() == value.KindObject
}

func (m *matcher) length(argument value.Value, at place) error {
	want, _ := argument.AsInt()
	if n, ok := count(at); !ok || n != want {
		return at.errorf("to have %d elements", want)
	}
	return nil
}

func (m *matcher) minLength(argument value.Value, at place) error {
	want, _ := argument.AsInt()
	if n, ok := count(at); !ok || n < want {
		return at.errorf("to have at least %d elements", want)
	}
	return nil
}

func (m *matcher) class(argument value.Value, at place) error {
	want, _ := argument.AsInt()
	if status, is := at.value.AsInt(); !is || status/100 != want {
		return at.errorf("a status of the class %d", want)
	}
	return nil
}

func (m *matcher) bytes(argument value.Value, at place) error {
	want, _ := base64.StdEncoding.DecodeString(asText(argument))
	text, is := at.value.AsText()
	if got, err := base64.StdEncoding.DecodeString(text); !is || err != nil || string(got) != string(want) {
		return at.errorf("the bytes %s", argument)
	}
	return nil
}

func (m *matcher) index(argument value.Value, at place) error {
	at.value = parsed(at.value)
	for name, want := range argument.Members() {
		i, _ := strconv.Atoi(name)
		if err := m.match(want, at.element(i)); err != nil {
			return err
		}
	}
	return nil
}
