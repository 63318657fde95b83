// Package policy is the pattern language of SNS filter policies and EventBridge rules: the one way to say which
// messages are meant.
//
//	{"store": ["example_corp", {"prefix": "demo-"}],     every key must match;
//	 "price": [{"numeric": [">", 0, "<=", 100]}]}        of its values, one
//
//	"text" 5 true null                           exactly this (of true, false, null: not in a plain attribute)
//	{"prefix": "a"} {"suffix": "z"}              begins or ends so
//	{"equals-ignore-case": "tennis"}             whatever the case
//	{"wildcard": "*ball"}                        * stands for any text, \* for an asterisk
//	{"anything-but": ["x", "y"]}                 none of these; also one value, or {"prefix": "x"}
//	{"numeric": [">=", 1, "<", 9]}               = < <= > >=, or a range
//	{"cidr": "10.0.0.0/24"}                      an IPv4 or IPv6 address in this network
//	{"exists": false}                            the key is absent (true: present)
//	"$or": [{...}, {...}]                        one of these besides
//	"order": {"items": {"sku": ["A-1"]}}         in the body: order.items.sku, through arrays, too
//
// A policy looks at a message's attributes, or at its body when that is a JSON object: its Scope. It is compiled once;
// matching changes nothing. Numbers lie within ±1,000,000,000 and count five decimals, as in SNS.
package policy

import (
	"playground/engine/action"
)

// Scope is the part of a message that a policy looks at: FilterPolicyScope of SNS.
type Scope string

// The scopes, as SNS spells them. Anything else counts as MessageAttributes, its default.
const (
	MessageAttributes Scope = "MessageAttributes"
	MessageBody       Scope = "MessageBody"
)

// Policy is a compiled filter policy. The nil Policy, like {}, is no filter: it matches everything.
type Policy struct {
	scope Scope
	rules []rule
}

// rule is one alternative: all of its keys must match. Without $or there is one.
type rule []key

// key is a name with the values that are wanted under it.
type key struct {
	name     string // of an attribute, or the names on the way to a value of the body with dots between
	route    string // the name behind a dot
	patterns []pattern
	absent   bool // it may be absent: one of the patterns is {"exists": false}
	present  bool // it may be present: there are other patterns
}

// Passes reports whether the policy means this message, by its attributes or its body, whichever is its scope.
func (p *Policy) Passes(m *Message) bool {
	switch {
	case p == nil:
		return true
	case p.scope == MessageBody:
		return p.MatchBody(m.Body())
	}
	return p.match(seen{message: m})
}

// Match reports whether a message with these attributes is meant. Who asks many policies about one message reads it
// into a Message first, and asks Passes.
func (p *Policy) Match(attributes []action.Attribute) bool {
	return p == nil || p.match(seen{plain: attributes})
}

func (p *Policy) match(s seen) bool {
	for _, r := range p.rules {
		if r.failing(s) < 0 {
			return true
		}
	}
	return len(p.rules) == 0
}

// failing returns the index of the first key that the attributes do not match, or -1.
func (r rule) failing(s seen) int {
	var room [1]subject
	for i := range r {
		subjects, there := s.find(r[i].name, room[:0])
		if there && !r[i].meets(subjects) || !there && !r[i].absent {
			return i
		}
	}
	return -1
}

// meets reports whether what stands under a key that is present is wanted.
func (k *key) meets(subjects []subject) bool {
	for i := range k.patterns {
		if p := &k.patterns[i]; p.present || p.matchAny(subjects) {
			return true
		}
	}
	return false
}

func (p *pattern) matchAny(subjects []subject) bool {
	for i := range subjects {
		if p.match(p, subjects[i]) {
			return true
		}
	}
	return false
}
