package policy

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/value"
)

// The limits of a filter policy in SNS (developer guide, subscription-filter-policy-constraints).
const (
	keysMax         = 5
	combinationsMax = 150
	bytesMax        = 256 * 1024
	depthMax        = 8 // of $or within $or: ours; more than combinationsMax allows with two alternatives each
)

// Compile reads a policy, or says everything that is wrong with it in AWS's words. null is no filter: the nil Policy.
func Compile(v value.Value) (*Policy, []component.Problem) {
	if v.IsNull() {
		return nil, nil
	}
	c := compiler{}
	if v.Kind() != value.KindObject {
		return nil, []component.Problem{{Message: value.Preview(v, 40) + ` is not an object such as {"store": ["example_corp"]}`}}
	}
	rules, combinations := c.object("", v, 0)
	if len(c.problems) == 0 {
		switch {
		case c.keys > keysMax:
			c.fail("", "Filter policy can not have more than "+strconv.Itoa(keysMax)+" keys")
		case combinations > combinationsMax:
			c.fail("", "Filter policy is too complex")
		case len(v.String()) > bytesMax:
			c.fail("", "Filter policy is larger than "+strconv.Itoa(bytesMax)+" bytes")
		}
	}
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	return &Policy{rules}, nil
}

// Check finds what is wrong with a policy in a setting: the Check of a component.Field.
func Check(at value.Pointer, v value.Value) []component.Problem {
	_, problems := Compile(v)
	for i := range problems {
		problems[i].Pointer = at + problems[i].Pointer
	}
	return problems
}

type compiler struct {
	problems []component.Problem
	keys     int
}

func (c *compiler) fail(at value.Pointer, message string) {
	c.problems = append(c.problems, component.Problem{Pointer: at, Message: message})
}

// object reads an object's keys into alternatives: one, times those of each $or. Combinations is the product of the
// numbers of values; beyond the limit nothing is multiplied out any more.
func (c *compiler) object(at value.Pointer, v value.Value, depth int) (rules []rule, combinations int) {
	rules, combinations = []rule{nil}, 1
	for name, member := range v.Members() {
		here := at.Append(name)
		if name == "$or" && member.Kind() == value.KindArray {
			others, n := c.or(here, member, depth)
			combinations = multiply(combinations, n)
			rules = cross(rules, others, combinations)
			continue
		}
		k := key{name, c.patterns(here, name, member)}
		c.keys++
		combinations = multiply(combinations, len(k.patterns))
		for i := range rules {
			rules[i] = append(rules[i], k)
		}
	}
	return rules, combinations
}

// or reads the alternatives of a $or.
func (c *compiler) or(at value.Pointer, v value.Value, depth int) (rules []rule, combinations int) {
	if v.Len() < 2 {
		c.fail(at, "$or needs at least two objects")
	}
	if depth == depthMax {
		c.fail(at, "Filter policy is too complex")
		return nil, 1
	}
	for i, e := range v.Elements() {
		if e.Kind() != value.KindObject {
			c.fail(at.AppendIndex(i), "$or must be an array of objects")
			continue
		}
		more, n := c.object(at.AppendIndex(i), e, depth+1)
		combinations = min(combinations+n, combinationsMax+1)
		if combinations <= combinationsMax {
			rules = append(rules, more...)
		}
	}
	return rules, combinations
}

func multiply(a, b int) int { return min(a*b, combinationsMax+1) }

// cross combines each of the one with each of the other.
func cross(some, others []rule, combinations int) []rule {
	if combinations > combinationsMax {
		return nil
	}
	all := make([]rule, 0, len(some)*len(others))
	for _, a := range some {
		for _, b := range others {
			all = append(all, append(append(rule(nil), a...), b...))
		}
	}
	return all
}

func (c *compiler) patterns(at value.Pointer, name string, v value.Value) []pattern {
	switch {
	case v.Kind() == value.KindObject:
		c.nested(at, v)
		return nil
	case v.Kind() != value.KindArray:
		c.fail(at, `"`+shown(name)+`"`+" must be an object or an array")
		return nil
	case v.Len() == 0:
		c.fail(at, "Empty arrays are not allowed")
		return nil
	}
	all := make([]pattern, 0, min(v.Len(), combinationsMax+1))
	for i, e := range v.Elements() {
		p := c.pattern(at.AppendIndex(i), e)
		p.source = e
		if len(all) <= combinationsMax {
			all = append(all, p)
		}
	}
	return all
}

// nested objects belong to the scope MessageBody; what is not even that is said first, as AWS does.
func (c *compiler) nested(at value.Pointer, v value.Value) {
	for name, member := range v.Members() {
		if k := member.Kind(); k != value.KindObject && k != value.KindArray {
			c.fail(at.Append(name), `"`+shown(name)+`"`+" must be an object or an array")
			return
		}
	}
	c.fail(at, "Filter policy scope MessageAttributes does not support nested filter policy")
}

// shown is a text from a policy inside a message: on one line, and not longer than a name of an attribute may be.
func shown(text string) string {
	quoted := value.Preview(value.Text(text), 256+len(`""`))
	return quoted[1 : len(quoted)-1]
}
