package catalog_test

import (
	"fmt"
	"regexp"

	"playground/engine/value"
)

// validator checks a value against as much of JSON Schema as scenario.Schema uses; it panics on a keyword that it
// does not know, so that no rule goes unchecked.
type validator struct {
	root     value.Value
	keywords map[string]keyword
	problems []string
}

// keyword checks v against the rule that stands under the keyword in a schema.
type keyword func(c *validator, schema, rule, v value.Value, at value.Pointer)

func validate(schema, v value.Value) []string {
	c := validator{root: schema, keywords: keywords()}
	c.check(schema, v, "")
	return c.problems
}

func (c *validator) fail(at value.Pointer, format string, args ...any) {
	c.problems = append(c.problems, string(at)+": "+fmt.Sprintf(format, args...))
}

func (c *validator) check(schema, v value.Value, at value.Pointer) {
	for word, rule := range schema.Members() {
		check, ok := c.keywords[word]
		if !ok {
			panic("unknown keyword " + word)
		}
		if check != nil {
			check(c, schema, rule, v, at)
		}
	}
}

func keywords() map[string]keyword {
	return map[string]keyword{
		"$schema": nil, "$defs": nil, "title": nil, "description": nil, "default": nil, "examples": nil,
		"type":                 checkType,
		"const":                checkConst,
		"enum":                 checkEnum,
		"required":             checkRequired,
		"properties":           checkProperties,
		"additionalProperties": checkAdditional,
		"items":                checkItems,
		"maxItems":             checkMost,
		"maxLength":            checkMost,
		"minimum":              checkMinimum,
		"maximum":              checkMaximum,
		"pattern":              checkPattern,
		"oneOf":                checkOneOf,
		"$ref":                 checkRef,
	}
}

func checkType(c *validator, _, rule, v value.Value, at value.Pointer) {
	name, _ := rule.AsText()
	_, whole := v.AsInt()
	if name == "integer" && !whole || name != "integer" && v.Kind().String() != name {
		c.fail(at, "%s is not of type %s", v, name)
	}
}

func checkConst(c *validator, _, rule, v value.Value, at value.Pointer) {
	if !value.Equal(rule, v) {
		c.fail(at, "%s is not %s", v, rule)
	}
}

func checkEnum(c *validator, _, rule, v value.Value, at value.Pointer) {
	for _, option := range rule.Elements() {
		if value.Equal(option, v) {
			return
		}
	}
	c.fail(at, "%s is not one of %s", v, rule)
}

func checkRequired(c *validator, _, rule, v value.Value, at value.Pointer) {
	for _, name := range rule.Elements() {
		text, _ := name.AsText()
		if _, ok := v.Get(text); !ok {
			c.fail(at, "%s is missing", text)
		}
	}
}

func checkProperties(c *validator, _, rule, v value.Value, at value.Pointer) {
	for name, schema := range rule.Members() {
		if member, ok := v.Get(name); ok {
			c.check(schema, member, at.Append(name))
		}
	}
}

func checkAdditional(c *validator, schema, _, v value.Value, at value.Pointer) {
	properties, _ := schema.Get("properties")
	for name := range v.Members() {
		if _, ok := properties.Get(name); !ok {
			c.fail(at, "%s is unknown", name)
		}
	}
}

func checkItems(c *validator, _, rule, v value.Value, at value.Pointer) {
	for i, element := range v.Elements() {
		c.check(rule, element, at.AppendIndex(i))
	}
}

func checkMost(c *validator, _, rule, v value.Value, at value.Pointer) {
	most, _ := rule.AsInt()
	text, _ := v.AsText()
	if n := max(v.Len(), len([]rune(text))); int64(n) > most {
		c.fail(at, "%d are more than %d", n, most)
	}
}

func checkMinimum(c *validator, _, rule, v value.Value, at value.Pointer) {
	if value.CompareNumbers(v, rule) < 0 {
		c.fail(at, "%s is below %s", v, rule)
	}
}

func checkMaximum(c *validator, _, rule, v value.Value, at value.Pointer) {
	if value.CompareNumbers(v, rule) > 0 {
		c.fail(at, "%s is above %s", v, rule)
	}
}

func checkPattern(c *validator, _, rule, v value.Value, at value.Pointer) {
	pattern, _ := rule.AsText()
	text, _ := v.AsText()
	if !regexp.MustCompile(pattern).MatchString(text) {
		c.fail(at, "%s does not match %s", v, pattern)
	}
}

// checkOneOf reports the problems of the alternative that fits best.
func checkOneOf(c *validator, _, rule, v value.Value, at value.Pointer) {
	fits := 0
	var fewest []string
	for i, schema := range rule.Elements() {
		alternative := validator{root: c.root, keywords: c.keywords}
		alternative.check(schema, v, at)
		if len(alternative.problems) == 0 {
			fits++
		} else if i == 0 || len(alternative.problems) < len(fewest) {
			fewest = alternative.problems
		}
	}
	if fits == 0 {
		c.problems = append(c.problems, fewest...)
	} else if fits > 1 {
		c.fail(at, "fits %d alternatives", fits)
	}
}

func checkRef(c *validator, _, rule, v value.Value, at value.Pointer) {
	name, _ := rule.AsText()
	schema, ok := value.Pointer(name[1:]).Resolve(c.root)
	if !ok {
		panic("nothing at " + name)
	}
	c.check(schema, v, at)
}
