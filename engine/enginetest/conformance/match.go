package conformance

import (
	"fmt"
	"slices"

	"playground/engine/value"
)

// matcher compares answers with what a case expects of them. It remembers the texts that names are bound to, which
// are the same all over a case.
type matcher struct {
	specials map[string]special
	bound    []binding
	standard bool // messages are of a standard queue, which keeps no order
}

func newMatcher() *matcher { return &matcher{specials: specials()} }

type binding struct{ name, text string }

// place is where in an answer a value stands, or would stand.
type place struct {
	path  string
	name  string // of the last member on the path
	value value.Value
	there bool
	exact bool // no member but the expected ones
}

func whole(v value.Value, exact bool) place {
	return place{path: "the answer", value: v, there: true, exact: exact}
}

func (p place) member(name string) place {
	v, there := p.value.Get(name)
	return place{p.path + "." + name, name, v, there, p.exact}
}

func (p place) element(i int) place {
	q := place{path: fmt.Sprintf("%s[%d]", p.path, i), exact: p.exact}
	if q.there = i < p.value.Len() && p.value.Kind() == value.KindArray; q.there {
		q.value = p.value.Index(i)
	}
	return q
}

func (p place) errorf(format string, args ...any) error {
	got := "missing"
	if p.there {
		got = value.Preview(p.value, 200)
	}
	return fmt.Errorf("%s is %s, expected %s", p.path, got, fmt.Sprintf(format, args...))
}

// match is nil when the value at a place is as expected. Names that were bound on the way to a mismatch are free again.
func (m *matcher) match(want value.Value, at place) error {
	mark := len(m.bound)
	err := m.compare(want, at)
	if err != nil {
		m.bound = m.bound[:mark]
	}
	return err
}

func (m *matcher) compare(want value.Value, at place) error {
	if isSpecial(want) {
		return m.special(want, at)
	}
	structure := want.Kind() == value.KindObject || want.Kind() == value.KindArray
	if !at.there {
		if structure && want.Len() == 0 {
			return nil
		}
		return at.errorf("%s", value.Preview(want, 200))
	}
	if !structure {
		if !value.Equal(want, at.value) {
			return at.errorf("%s", value.Preview(want, 200))
		}
		return nil
	}
	at.value = parsed(at.value)
	switch {
	case at.value.Kind() != want.Kind():
		return at.errorf("%s", value.Preview(want, 200))
	case want.Kind() == value.KindObject:
		return m.object(want, at)
	case m.unordered(at.name):
		return m.set(want, at)
	}
	return m.list(want, at)
}

func (m *matcher) object(want value.Value, at place) error {
	for name, member := range want.Members() {
		if err := m.match(member, at.member(name)); err != nil {
			return err
		}
	}
	if !at.exact {
		return nil
	}
	for name, got := range at.value.Members() {
		if _, expected := want.Get(name); !expected && !isEmptyStructure(got) {
			return fmt.Errorf("%s has a member %s that was not recorded", at.path, name)
		}
	}
	return nil
}

func isEmptyStructure(v value.Value) bool {
	return v.Len() == 0 && (v.Kind() == value.KindObject || v.Kind() == value.KindArray)
}

func (m *matcher) list(want value.Value, at place) error {
	if want.Len() != at.value.Len() {
		return at.errorf("%d elements: %s", want.Len(), value.Preview(want, 200))
	}
	for i, one := range want.Elements() {
		if err := m.match(one, at.element(i)); err != nil {
			return err
		}
	}
	return nil
}

// withoutOrder are the members whose elements may come in any order.
var withoutOrder = []string{"Successful", "Failed", "Subscriptions", "Topics", "Tags", "QueueUrls"}

func (m *matcher) unordered(name string) bool {
	return slices.Contains(withoutOrder, name) || name == "Messages" && m.standard
}

// set gives each expected element the first actual one that is not taken and matches.
func (m *matcher) set(want value.Value, at place) error {
	if want.Len() != at.value.Len() {
		return at.errorf("%d elements: %s", want.Len(), value.Preview(want, 200))
	}
	taken := make([]bool, at.value.Len())
	for _, one := range want.Elements() {
		if err := m.take(one, at, taken); err != nil {
			return err
		}
	}
	return nil
}

func (m *matcher) take(want value.Value, at place, taken []bool) error {
	err := fmt.Errorf("nothing is left of %s for %s", at.path, value.Preview(want, 200))
	for i := range taken {
		if taken[i] {
			continue
		}
		if err = m.match(want, at.element(i)); err == nil {
			taken[i] = true
			return nil
		}
	}
	return err
}
