package policy

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// The limits of a filter policy in SNS (developer guide, subscription-filter-policy-constraints).
const (
	keysMax         = 5 // those that hold values, however deep
	combinationsMax = 150
	countMax        = 1 << 20 // of combinations; ours, there is no need to count further
	bytesMax        = 256 * 1024
)

// weight is how much one value of a key counts among the combinations of a policy over the body: its depth, 1 for a
// key of the policy itself. The guide does not say so; what SNS accepted and refused when recorded does.
func weight(depth int) int { return depth }

// Compile reads a policy, or says everything that is wrong with it in AWS's words. null is no filter: the nil Policy.
func Compile(v value.Value, scope Scope) (*Policy, []component.Problem) {
	if v.IsNull() {
		return nil, nil
	}
	c := compiler{}
	p := c.policy(v, scope)
	problems := make([]component.Problem, len(c.flaws))
	for i, f := range c.flaws {
		problems[i] = component.Problem{Pointer: f.at, Message: f.told.with(shown(f.told.of))}
	}
	return p, problems
}

// Check finds what is wrong with a policy over attributes in a setting: the Check of a component.Field.
func Check(at value.Pointer, v value.Value) []component.Problem {
	return CheckScope(at, v, MessageAttributes)
}

// CheckScope finds what is wrong with a policy of that scope in a setting.
func CheckScope(at value.Pointer, v value.Value, scope Scope) []component.Problem {
	_, problems := Compile(v, scope)
	for i := range problems {
		problems[i].Pointer = at + problems[i].Pointer
	}
	return problems
}

type compiler struct {
	flaws  []flaw
	keys   int
	nested value.Pointer // the first member that holds an object; "" when none does
}

// flaw is something wrong in a policy.
type flaw struct {
	at   value.Pointer
	stop stop
	told told
}

// told is what AWS says is wrong: a sentence in which % stands for a text of the policy.
type told struct{ form, of string }

func (t told) with(text string) string {
	before, after, _ := strings.Cut(t.form, "%")
	return before + text + after
}

// stop is how far AWS's reader, which goes through a policy once from its beginning, has read of the value at which it
// gives up.
type stop uint8

const (
	atBeginning stop = iota // past a word or a number; past the opening mark of a text, an array or an object
	atEnd                   // past the closing mark
	nowhere                 // AWS tells no position
)

func (c *compiler) fail(at value.Pointer, stop stop, form string) {
	c.flaws = append(c.flaws, flaw{at, stop, told{form: form}})
}

func (c *compiler) failOn(at value.Pointer, stop stop, t told) {
	c.flaws = append(c.flaws, flaw{at, stop, t})
}

func (c *compiler) policy(v value.Value, scope Scope) *Policy {
	if v.Kind() != value.KindObject {
		c.fail("", atBeginning, "Filter is not an object")
		return nil
	}
	var rules []rule
	combinations := 1
	if v.Len() > 0 {
		rules, combinations = c.object("", place{depth: 1}, v)
	}
	if len(c.flaws) == 0 {
		c.limits(v, scope, combinations)
	}
	if len(c.flaws) > 0 {
		return nil
	}
	return &Policy{scope, rules}
}

// Combinations counts what the limit of combinations is about: of a policy that is sound otherwise.
func Combinations(v value.Value) int {
	c := compiler{}
	_, n := c.object("", place{depth: 1}, v)
	return n
}

// limits are looked at once everything else is right.
func (c *compiler) limits(v value.Value, scope Scope, combinations int) {
	switch {
	case scope != MessageBody && c.nested != "":
		c.fail(c.nested, nowhere, notNested)
	case c.keys > keysMax:
		c.fail("", nowhere, "Filter policy can not have more than "+strconv.Itoa(keysMax)+" keys")
	case combinations > combinationsMax:
		c.fail("", nowhere, "Filter policy is too complex")
	case len(v.String()) > bytesMax:
		c.fail("", nowhere, tooLarge)
	}
}

var tooLarge = "Filter policy is larger than " + strconv.Itoa(bytesMax) + " bytes"

const notNested = "Filter policy scope MessageAttributes does not support nested filter policy"

// place is where in a message the keys of an object stand.
type place struct {
	prefix string // the names on the way, a dot behind each
	depth  int    // 1 for the keys of the policy itself
}

// object reads an object's keys into alternatives: one, times those of each $or. Combinations is the product of the
// numbers of values; beyond the limit nothing is multiplied out any more.
func (c *compiler) object(at value.Pointer, in place, v value.Value) (rules []rule, combinations int) {
	rules, combinations = []rule{nil}, 1
	if v.Len() == 0 {
		c.fail(at, atEnd, "Empty objects are not allowed")
	}
	for i := range v.Len() {
		m := v.Member(i)
		others, n := c.member(at.Append(m.Name), in, m.Name, m.Value)
		combinations = multiply(combinations, n)
		rules = cross(rules, others, combinations)
	}
	return rules, combinations
}

func (c *compiler) member(at value.Pointer, in place, name string, v value.Value) (rules []rule, combinations int) {
	switch {
	case name == "$or" && isOr(v):
		return c.or(at, in, v)
	case v.Kind() == value.KindObject:
		if c.nested == "" {
			c.nested = at
		}
		if c.keys <= keysMax { // of the rest only the mistakes count
			in.prefix += name + "."
		}
		in.depth++
		return c.object(at, in, v)
	case v.Kind() != value.KindArray:
		c.failOn(at, atBeginning, told{`"%" must be an object or an array`, name})
		return nil, 1
	}
	patterns := c.patterns(at, v)
	if c.keys++; c.keys > keysMax {
		return []rule{nil}, 1
	}
	return []rule{{newKey(in.prefix+name, patterns)}}, min(v.Len()*weight(in.depth), countMax)
}

func newKey(name string, patterns []pattern) key {
	k := key{name: name, route: "." + name, patterns: patterns}
	for i := range patterns {
		k.absent = k.absent || patterns[i].absent
		k.present = k.present || !patterns[i].absent
	}
	return k
}

// reserved are the names that no object of a $or may have, or else "$or" is a key like others (SNS developer guide,
// and-or-logic; event-ruler, Constants).
var reserved = []string{
	"exactly", "equals-ignore-case", "prefix", "suffix", "anything-but", "exists", "wildcard", "numeric", "cidr",
	"=", "<", "<=", ">", ">=", "regex", "not-wildcard", "not-equals-ignore-case", "date-after", "date-on-or-after",
	"date-before", "date-on-or-before", "in-date-range", "ip-address-in-range", "ip-address-not-in-range",
}

// isOr reports whether what stands under "$or" are alternatives: at least two objects, without reserved names.
func isOr(v value.Value) bool {
	if v.Kind() != value.KindArray || v.Len() < 2 {
		return false
	}
	for i := range v.Len() {
		e := v.Index(i)
		if e.Kind() != value.KindObject {
			return false
		}
		for m := range e.Len() {
			if slices.Contains(reserved, e.Member(m).Name) {
				return false
			}
		}
	}
	return true
}

// or reads the alternatives of a $or.
func (c *compiler) or(at value.Pointer, in place, v value.Value) (rules []rule, combinations int) {
	for i := range v.Len() {
		more, n := c.object(at.AppendIndex(i), in, v.Index(i))
		combinations = min(combinations+n, countMax)
		if combinations <= combinationsMax {
			rules = append(rules, more...)
		}
	}
	return rules, combinations
}

func multiply(a, b int) int { return min(a*b, countMax) }

// cross combines each of the one with each of the other.
func cross(some, others []rule, combinations int) []rule {
	if combinations > combinationsMax {
		return nil
	}
	all := make([]rule, 0, len(some)*len(others))
	for _, a := range some {
		for _, b := range others {
			all = append(all, a.with(b))
		}
	}
	return all
}

// with adds keys. One that is there already gets the new values, as in SNS.
func (r rule) with(more rule) rule {
	all := slices.Clone(r)
	for _, k := range more {
		if i := slices.IndexFunc(all, func(o key) bool { return o.name == k.name }); i >= 0 {
			all[i] = k
		} else {
			all = append(all, k)
		}
	}
	return all
}

func (c *compiler) patterns(at value.Pointer, v value.Value) []pattern {
	if v.Len() == 0 {
		c.fail(at, atEnd, "Empty arrays are not allowed")
	}
	all := make([]pattern, 0, min(v.Len(), combinationsMax+1))
	for i := range v.Len() {
		e := v.Index(i)
		p := c.pattern(at.AppendIndex(i), e)
		p.source = e
		if len(all) <= combinationsMax {
			all = append(all, p)
		}
	}
	return all
}

// shown is a text from a policy inside a message: on one line, and not longer than a name of an attribute may be.
func shown(text string) string {
	quoted := value.Preview(value.Text(text), 256+len(`""`))
	return quoted[1 : len(quoted)-1]
}
