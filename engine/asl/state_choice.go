package asl

import (
	"strconv"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// choice is a Choice state's own part.
type choice struct {
	rules     []rule
	otherwise *state // Default
}

// rule is a Choice Rule. One on the outside says where to go.
type rule struct {
	kind      ruleKind
	parts     []rule // of And, Or and Not
	variable  *jsonpath.Path
	test      *comparison
	operand   value.Value
	other     *jsonpath.Path // of an operator whose name ends in Path
	condition *template      // where the query language is JSONata

	next   *state
	assign []assignment
	output *template
}

type ruleKind uint8

const (
	comparisonRule ruleKind = iota
	andRule
	orRule
	notRule
	conditionRule
)

func (c *compiler) choice(v value.Value) *choice {
	made := &choice{}
	c.list(v, "Choices", func(v value.Value) {
		place := "Choices[" + strconv.Itoa(len(made.rules)) + "]/"
		r := c.rule(v, place)
		r.next = c.target(v, "Next")
		r.assign = c.assign(v, place)
		r.output = c.output(v, place)
		made.rules = append(made.rules, r)
	})
	if _, there := v.Get("Default"); there {
		made.otherwise = c.target(v, "Default")
	}
	return made
}

func (c *compiler) rule(v value.Value, place string) (r rule) {
	if c.jsonata {
		r.kind, r.condition = conditionRule, c.templateAt(v, "Condition", place)
		if r.condition == nil {
			c.problem("a Choice Rule needs a Condition")
		}
		return r
	}
	if c.nested++; c.nested > nestedMost {
		c.problem("Choice Rules stand within each other more than " + strconv.Itoa(nestedMost) + " deep")
		return r
	}
	defer func() { c.nested-- }()
	if whole, there := v.Get("Not"); there {
		r.kind = notRule
		c.within("Not", func() { r.parts = []rule{c.rule(whole, place)} })
		return r
	}
	for _, several := range severalRules {
		if _, there := v.Get(several.name); there {
			r.kind = several.kind
			c.list(v, several.name, func(v value.Value) { r.parts = append(r.parts, c.rule(v, place)) })
			return r
		}
	}
	c.comparison(&r, v)
	return r
}

var severalRules = [...]struct {
	name string
	kind ruleKind
}{{"And", andRule}, {"Or", orRule}}

// comparison compiles a rule that compares a variable.
func (c *compiler) comparison(r *rule, v value.Value) {
	for name, operand := range v.Members() {
		test, path := comparisonOf(name)
		if test == nil {
			continue
		}
		r.test, r.operand = test, operand
		if text, is := operand.AsText(); path && is {
			c.within(name, func() { r.other = c.path(text) })
		}
	}
	if r.test == nil {
		c.problem("a Choice Rule needs an operator")
		return
	}
	c.within("Variable", func() { r.variable = c.path(c.text(v, "Variable")) })
}

// performChoice goes where the first rule says that is true.
func (x *Execution) performChoice(t int32) {
	s, bad := x.begin(t)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	state := s.state()
	next, output, assign := state.choice.otherwise, state.output, state.assign
	for i := range state.choice.rules {
		r := &state.choice.rules[i]
		holds, bad := r.holds(s)
		if bad != nil {
			x.raise(t, bad)
			return
		}
		if holds {
			next, output, assign = r.next, r.output, r.assign
			break
		}
	}
	// The documents name States.NoChoiceMatched, with which no execution was seen to fail (the project floci, us-east-1, 2026).
	if next == nil {
		x.raise(t, s.runtime("Failed to transition out of the state. The state does not point to a next state."))
		return
	}
	if state.plain && output == nil && len(assign) == 0 && x.trial == nil {
		x.exit(t, s.input, next)
		return
	}
	v, a, bad := x.passing(s, output, assign)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.leave(s, v, a, next)
}

// holds says whether a rule is true.
func (r *rule) holds(s *scope) (bool, *failure) {
	switch r.kind {
	case conditionRule:
		return r.conditionHolds(s)
	case notRule:
		holds, bad := r.parts[0].holds(s)
		return !holds, bad
	case andRule, orRule:
		for i := range r.parts {
			holds, bad := r.parts[i].holds(s)
			if bad != nil || holds == (r.kind == orRule) {
				return holds, bad
			}
		}
		return r.kind == andRule, nil
	}
	return r.compares(s)
}

func (r *rule) conditionHolds(s *scope) (bool, *failure) {
	v, bad := r.condition.fill(s)
	if bad != nil {
		return false, bad
	}
	holds, is := v.AsBool()
	if !is && r.condition.kind == exprTemplate {
		return false, s.unexpected(r.condition.expr, "boolean", v)
	}
	return holds, nil
}

// compares follows the paths of a rule and compares what is there. Only whether something is present may be asked of
// what is not.
func (r *rule) compares(s *scope) (bool, *failure) {
	if r.test.presence {
		wanted, _ := r.operand.AsBool()
		return r.variable.Has(s) == wanted, nil
	}
	v, bad := s.compared(r.variable)
	operand := r.operand
	if bad == nil && r.other != nil {
		operand, bad = s.compared(r.other)
	}
	return bad == nil && r.test.holds(v, operand), bad
}

// compared gives what a rule compares.
func (s *scope) compared(p *jsonpath.Path) (value.Value, *failure) {
	v, found, bad := s.follow(p)
	switch {
	case found:
		return v, nil
	case bad.Missing:
		return v, s.runtime("Invalid path '" + p.Text() + "': The choice state's condition path references an invalid value.")
	}
	return v, s.runtime(bad.Cause)
}
