package policy_test

import (
	"math/big"
	"net/netip"
	"slices"
	"strings"

	"playground/engine/action"
	"playground/engine/value"
)

// This file matches once more, as plainly as can be and without any of the package's own code: it spreads the policy
// out into alternatives and the message into fields, and tries every field for every key.

// naiveKey is a key with its values; naiveField is what stands in a message, and in which elements of which arrays.
type (
	naiveKey struct {
		name   string
		wanted value.Value
	}
	naiveField struct {
		name   string
		value  value.Value
		within map[int]int
	}
)

func naiveBody(pattern, body value.Value) bool {
	if pattern.IsNull() || pattern.Len() == 0 {
		return true
	}
	if body.Kind() != value.KindObject {
		return false
	}
	arrays := 0
	return naiveAny(pattern, naiveFields(nil, "", body, nil, &arrays))
}

func naiveAttributes(pattern value.Value, attributes []action.Attribute) bool {
	if pattern.IsNull() || pattern.Len() == 0 {
		return true
	}
	var fields []naiveField
	there := map[string]bool{}
	for _, a := range attributes {
		switch {
		case strings.HasPrefix(a.Type, "Binary"):
			continue
		case a.Type == "String.Array":
			v, _ := value.Parse(a.Value, value.Limits{})
			for _, e := range v.Elements() {
				fields = append(fields, naiveField{name: a.Name, value: e})
			}
		case strings.HasPrefix(a.Type, "Number"):
			v, _ := value.Parse(a.Value, value.Limits{})
			fields = append(fields, naiveField{name: a.Name, value: v})
		default:
			fields = append(fields, naiveField{name: a.Name, value: value.Text(a.Value)})
		}
		there[a.Name] = true
	}
	for name := range there { // an attribute is there even where its array is empty
		fields = append(fields, naiveField{name: name, value: value.Array()})
	}
	return naiveAny(pattern, fields)
}

func naiveFields(all []naiveField, name string, v value.Value, within map[int]int, arrays *int) []naiveField {
	switch v.Kind() {
	case value.KindObject:
		for n, member := range v.Members() {
			if within == nil {
				all = naiveFields(all, n, member, map[int]int{}, arrays)
			} else {
				all = naiveFields(all, name+"."+n, member, within, arrays)
			}
		}
	case value.KindArray:
		*arrays++
		array := *arrays
		for i, e := range v.Elements() {
			deeper := map[int]int{}
			for a, n := range within {
				deeper[a] = n
			}
			if e.Kind() == value.KindObject || e.Kind() == value.KindArray {
				deeper[array] = i
			}
			all = naiveFields(all, name, e, deeper, arrays)
		}
	default:
		all = append(all, naiveField{name, v, within})
	}
	return all
}

func naiveAny(pattern value.Value, fields []naiveField) bool {
	return slices.ContainsFunc(naiveSpread([][]naiveKey{nil}, "", pattern), func(keys []naiveKey) bool {
		return naiveAll(keys, fields, nil, nil)
	})
}

// naiveSpread is every alternative of a policy. A key that comes again replaces the one before.
func naiveSpread(alternatives [][]naiveKey, prefix string, pattern value.Value) [][]naiveKey {
	for name, member := range pattern.Members() {
		var next [][]naiveKey
		switch {
		case name == "$or":
			for _, e := range member.Elements() {
				next = append(next, naiveSpread(alternatives, prefix, e)...)
			}
		case member.Kind() == value.KindObject:
			next = naiveSpread(alternatives, prefix+name+".", member)
		default:
			for _, keys := range alternatives {
				keys = slices.DeleteFunc(slices.Clone(keys), func(k naiveKey) bool { return k.name == prefix+name })
				next = append(next, append(keys, naiveKey{prefix + name, member}))
			}
		}
		alternatives = next
	}
	return alternatives
}

// naiveAll tries every field for the first key, and then for the others; fields of one array must be in one element.
func naiveAll(keys []naiveKey, fields, chosen []naiveField, absent []string) bool {
	if len(keys) == 0 {
		return !slices.ContainsFunc(fields, func(f naiveField) bool {
			return slices.Contains(absent, f.name) && naiveTogether(f, chosen)
		})
	}
	for _, wanted := range keys[0].wanted.Elements() {
		if exists, ok := wanted.Get("exists"); ok && exists.String() == "false" {
			if naiveAll(keys[1:], fields, chosen, append(slices.Clone(absent), keys[0].name)) {
				return true
			}
			continue
		}
		for _, f := range fields {
			if f.name == keys[0].name && naiveWanted(wanted, f.value) && naiveTogether(f, chosen) &&
				naiveAll(keys[1:], fields, append(slices.Clone(chosen), f), absent) {
				return true
			}
		}
	}
	return false
}

func naiveTogether(f naiveField, chosen []naiveField) bool {
	for _, other := range chosen {
		for array, element := range f.within {
			if n, both := other.within[array]; both && n != element {
				return false
			}
		}
	}
	return true
}

func naiveWanted(wanted, v value.Value) bool {
	if wanted.Kind() != value.KindObject {
		return naiveSame(wanted, v)
	}
	m := wanted.Member(0)
	text, _ := m.Value.AsText()
	s, isText := v.AsText()
	switch m.Name {
	case "exists":
		return true
	case "prefix":
		return isText && len(s) >= len(text) && s[:len(text)] == text
	case "suffix":
		return isText && len(s) >= len(text) && s[len(s)-len(text):] == text
	case "equals-ignore-case":
		return isText && strings.ToLower(s) == strings.ToLower(text)
	case "wildcard":
		return isText && naiveWild(text, s)
	case "cidr":
		network, _ := netip.ParsePrefix(text)
		address, err := netip.ParseAddr(s)
		return isText && err == nil && network.Contains(address)
	case "numeric":
		return v.Kind() == value.KindNumber && naiveInRange(m.Value, v)
	}
	return v.Kind() != value.KindArray && !naiveListed(m.Value, v)
}

func naiveListed(list, v value.Value) bool {
	switch list.Kind() {
	case value.KindArray:
		return slices.ContainsFunc(listed(list), func(e value.Value) bool { return naiveSame(e, v) })
	case value.KindObject:
		return naiveWanted(list, v)
	}
	return naiveSame(list, v)
}

func listed(v value.Value) (all []value.Value) {
	for _, e := range v.Elements() {
		all = append(all, e)
	}
	return all
}

func naiveWild(pattern, s string) bool {
	switch {
	case pattern == "":
		return s == ""
	case pattern[0] == '*':
		return naiveWild(pattern[1:], s) || s != "" && naiveWild(pattern, s[1:])
	case pattern[0] == '\\':
		pattern = pattern[1:]
	}
	return s != "" && s[0] == pattern[0] && naiveWild(pattern[1:], s[1:])
}

var naiveMost = big.NewInt(1_000_000_000 * 100_000)

var naiveNumbers = map[string]*big.Int{}

// naiveNumber counts in hundred-thousandths; nil is a number out of range.
func naiveNumber(v value.Value) *big.Int {
	literal := v.Literal()
	if n, known := naiveNumbers[literal]; known {
		return n
	}
	r, _ := new(big.Rat).SetString(literal)
	r.Mul(r, big.NewRat(100_000, 1))
	n := new(big.Int).Quo(r.Num(), r.Denom())
	if n.CmpAbs(naiveMost) > 0 {
		n = nil
	}
	naiveNumbers[literal] = n
	return n
}

func naiveSame(a, b value.Value) bool {
	if a.Kind() == value.KindNumber && b.Kind() == value.KindNumber {
		m, n := naiveNumber(a), naiveNumber(b)
		if m == nil || n == nil {
			return m == n && a.Literal() == b.Literal()
		}
		return m.Cmp(n) == 0
	}
	return a.String() == b.String()
}

func naiveInRange(terms, v value.Value) bool {
	n := naiveNumber(v)
	if n == nil {
		return false
	}
	for i := 0; i < terms.Len(); i += 2 {
		order := n.Cmp(naiveNumber(terms.Index(i + 1)))
		operator, _ := terms.Index(i).AsText()
		if !(order < 0 && operator[0] == '<' || order > 0 && operator[0] == '>' || order == 0 && strings.HasSuffix(operator, "=")) {
			return false
		}
	}
	return true
}
