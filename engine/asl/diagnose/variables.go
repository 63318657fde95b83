package diagnose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"playground/engine/value"
)

// assign checks the names of variables, and what they are set to.
func (c *checker) assign(at *place, v value.Value, s scope) {
	if !c.is(at, v, value.KindObject) {
		return
	}
	for i := range members(v) {
		written, _ := memberOf(v, i)
		name := written
		if !s.jsonata {
			name = strings.TrimSuffix(written, ".$")
		}
		c.variable(at.member(written), name)
	}
	if s.jsonata {
		c.expressions(at, v, s)
	} else {
		c.template(at, v)
	}
}

func (c *checker) variable(at *place, name string) {
	switch {
	case name == variablesReserved:
		c.report(at, codeReserved, saysReserved)
	case !isVariable(name):
		c.report(at, codeVariable, say(saysVariable, name))
	case utf8.RuneCountInString(name) > VariableNameMost:
		c.report(at, codeVariable, say(oursVariableLong, name))
	}
}

// isVariable reports whether a name is an identifier as Unicode has them (developer guide, workflow-variables).
func isVariable(name string) bool {
	for i, r := range name {
		letter := r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Nl, r)
		if !letter && (i == 0 || !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r)) {
			return false
		}
	}
	return name != ""
}
