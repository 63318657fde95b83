package diagnose

import (
	"strings"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

// isExpression reports whether a text is written as an expression: {% ... %}.
func isExpression(word string) bool {
	return len(word) >= len("{%%}") && strings.HasPrefix(word, "{%") && strings.HasSuffix(word, "%}")
}

// needed checks a text that has to be an expression.
func (c *checker) needed(at *place, word string, s scope) {
	if !isExpression(word) {
		c.schema(at, saysBraces)
		return
	}
	c.expression(at, word, s)
}

// expressions checks every text of a value, at any depth, that is an expression or begins as one.
func (c *checker) expressions(at *place, v value.Value, s scope) {
	if word, isText := asText(v); isText {
		c.expression(at, word, s)
	}
	for i := range elements(v) {
		element := elementOf(v, i)
		c.expressions(at.element(i), element, s)
	}
	for i := range members(v) {
		name, m := memberOf(v, i)
		c.expressions(at.member(name), m, s)
	}
}

// expression checks a text that may be an expression.
func (c *checker) expression(at *place, word string, s scope) {
	if !isExpression(word) {
		if strings.HasPrefix(word, "{%") {
			c.schema(at, saysBraces)
		}
		return
	}
	e, bad := jsonata.Compile(word[2:len(word)-2], jsonata.Options{StepFunctions: true})
	if bad != nil {
		c.report(at, codeExpression, bad.Message)
		return
	}
	for _, name := range e.Asks() {
		says := say(saysTopLevel, name)
		if name == "$$" {
			says = saysRoot
		}
		c.report(at, codeExpressionContext, says)
	}
	for _, name := range e.AsksOf("states") {
		if !s.has(name) {
			c.report(at, codeExpressionContext, say(saysNoField, "$states."+name))
		}
	}
}

// has reports whether $states has the member.
func (s scope) has(name string) bool {
	switch name {
	case "input", "context":
		return true
	case "result":
		return s.result
	case "errorOutput":
		return s.errorOutput
	}
	return false
}
