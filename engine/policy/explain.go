package policy

import (
	"strings"

	"playground/engine/value"
)

// Failing is why a message is not meant: the key on which it failed, as it stands in the policy with dots between
// nested names; what stands there in the message, "" for nothing; and what was wanted.
type Failing struct{ Key, Found, Wanted string }

// Key names the key on which a message fails that is not meant, as Failing does, and costs less where the policy looks at
// attributes.
func (p *Policy) Key(m *Message) string {
	if p.scope == MessageBody {
		return p.Failing(m).Key
	}
	last := p.rules[len(p.rules)-1]
	return last[last.failing(seen{message: m})].name
}

// Failing tells why the message is not meant; of several alternatives it speaks of the last. For one that is meant it
// is Failing{}.
func (p *Policy) Failing(m *Message) (f Failing) {
	if p == nil || p.Passes(m) {
		return f
	}
	last := p.rules[len(p.rules)-1]
	if p.scope != MessageBody {
		return last[last.failing(seen{message: m})].failing(m)
	}
	b := m.Body()
	if b.object.IsNull() {
		return Failing{Found: value.Preview(value.Text(b.text), previewMax), Wanted: "a JSON object"}
	}
	return last.failingBody(b.object)
}

const previewMax = 60

func (k *key) failing(m *Message) Failing {
	f := Failing{Key: k.name, Wanted: k.wanted()}
	for i := range m.attributes {
		if a := m.attributes[i].source; a.Name == k.name {
			f.Found = value.Preview(value.Text(a.Value), previewMax) + " (" + a.Type + ")"
			break
		}
	}
	return f
}

func (k *key) wanted() string {
	all := make([]value.Value, len(k.patterns))
	for i := range k.patterns {
		all[i] = k.patterns[i].source
	}
	return value.Preview(value.ArrayOf(all), previewMax)
}

// failingBody looks for a key that fails alone. Where none does, they are met only in different elements of an array.
func (r rule) failingBody(object value.Value) Failing {
	names := make([]string, len(r))
	for i := range r {
		if !r[i : i+1].matches(object) {
			f := Failing{Key: r[i].name, Wanted: r[i].wanted()}
			if found := stands(nil, object, r[i].route); len(found) > 0 {
				f.Found = preview(found)
			}
			return f
		}
		names[i] = r[i].name
	}
	return Failing{Key: strings.Join(names, ", "), Found: "each of them", Wanted: sameElement}
}

const sameElement = "all of them in the same element of an array"

func preview(found []value.Value) string {
	if len(found) == 1 {
		return value.Preview(found[0], previewMax)
	}
	return value.Preview(value.ArrayOf(found), previewMax)
}

// stands adds what stands at the end of a route.
func stands(all []value.Value, v value.Value, route string) []value.Value {
	switch v.Kind() {
	case value.KindArray:
		for i := range v.Len() {
			all = stands(all, v.Index(i), route)
		}
	case value.KindObject:
		for i := range v.Len() {
			if rest, on := after(route, v.Member(i).Name); on {
				all = stands(all, v.Member(i).Value, rest)
			}
		}
	default:
		if route == "" {
			all = append(all, v)
		}
	}
	return all
}
