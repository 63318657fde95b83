// Package policy is the pattern language of SNS filter policies and EventBridge rules: the one way to say which
// messages are meant.
//
//	{"store": ["example_corp", {"prefix": "demo-"}],     every key must match;
//	 "price": [{"numeric": [">", 0, "<=", 100]}]}        of its values, one
//
//	"text" 5 true null                           exactly this (of true, false, null: elements of a String.Array)
//	{"prefix": "a"} {"suffix": "z"}              begins or ends so
//	{"equals-ignore-case": "tennis"}             whatever the case
//	{"wildcard": "*ball"}                        * stands for any text
//	{"anything-but": ["x", "y"]}                 none of these; also one value, or {"prefix": "x"}
//	{"numeric": [">=", 1, "<", 9]}               = < <= > >=, or a range
//	{"cidr": "10.0.0.0/24"}                      an IPv4 or IPv6 address in this network
//	{"exists": false}                            the key is absent (true: present)
//	"$or": [{...}, {...}]                        one of these besides
//
// A policy is compiled once; matching reads message attributes and changes nothing. Numbers lie within ±1,000,000,000
// and count five decimals, as in SNS.
package policy

import (
	"playground/engine/action"
)

// Policy is a compiled filter policy. The nil Policy, like {}, is no filter: it matches everything.
type Policy struct{ rules []rule }

// rule is one alternative: all of its keys must match. Without $or there is one.
type rule []key

type key struct {
	name     string
	patterns []pattern
}

// Match reports whether a message with these attributes is meant.
func (p *Policy) Match(attributes []action.Attribute) bool {
	if p == nil {
		return true
	}
	for _, r := range p.rules {
		if r.failing(attributes) < 0 {
			return true
		}
	}
	return len(p.rules) == 0
}

// failing returns the index of the first key that does not match, or -1.
func (r rule) failing(attributes []action.Attribute) int {
	for i := range r {
		if !r[i].match(attributes) {
			return i
		}
	}
	return -1
}

func (k *key) match(attributes []action.Attribute) bool {
	a := find(attributes, k.name)
	for i := range k.patterns {
		p := &k.patterns[i]
		switch {
		case p.absent:
			if a == nil {
				return true
			}
		case a == nil:
		case p.present || matchAttribute(p, a):
			return true
		}
	}
	return false
}

// find returns the attribute of that name; binary ones are not seen by policies.
func find(attributes []action.Attribute, name string) *action.Attribute {
	for i := range attributes {
		if a := &attributes[i]; a.Name == name && !isType(a.Type, "Binary") {
			return a
		}
	}
	return nil
}
