package diagnose

import "playground/engine/value"

// rule checks a Choice Rule, or one within And, Or and Not.
func (c *checker) rule(at *place, of owner, v value.Value, s scope) {
	s.result = false
	if !c.object(at, of, v, s) {
		return
	}
	selectors := "And Or Not Variable"
	if of == ofRule {
		selectors += " Condition"
	}
	if count(v, selectors) != 1 {
		c.says(at, saysSelector, listed(selectors))
	}
	if n := operatorsOf(v); !s.jsonata && there(v, "Variable") && n != 1 {
		words := saysMoreThanOne
		if n == 0 {
			words = saysNotOne
		}
		c.says(at, words, listed(operators))
	}
	for i := range members(v) {
		name, m := memberOf(v, i)
		if word, isText := asText(m); isText && looksDynamic(word) {
			if f := operatorOf(name); f != nil && f.kind == text {
				c.warn(at.member(name), warnNoPath, say(oursNoPath, name))
			}
		}
	}
}

// operatorsOf counts the comparisons of a rule.
func operatorsOf(v value.Value) (n int) {
	for i := range members(v) {
		name, _ := memberOf(v, i)
		if has(operators, name) {
			n++
		}
	}
	return n
}

// condition checks the Condition of a rule in JSONata.
func (c *checker) condition(at *place, v value.Value, s scope) {
	if word, isText := asText(v); isText {
		c.needed(at, word, s)
		return
	}
	c.is(at, v, value.KindBool)
}
