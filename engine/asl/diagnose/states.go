package diagnose

import (
	"strconv"
	"unicode/utf8"

	"playground/engine/value"
)

// machine checks a whole definition: first its fields, then where it leads.
func (c *checker) machine(v value.Value, express bool) {
	c.jsonata = isJSONata(v, false)
	c.object(nil, ofMachine, v, scope{jsonata: c.jsonata, express: express})
	c.transitions(nil, v)
}

// alone checks a state by itself, as TestState does: where it leads is not looked at, but for the states that it holds.
func (c *checker) alone(name string, v value.Value) {
	at := (*place)(nil).member("States").member(name)
	c.state(at, v, scope{})
	c.within(at, v)
}

// isJSONata resolves a query language as AWS does: what is there and not exactly JSONPath is JSONata.
func isJSONata(v value.Value, inherited bool) bool {
	m, is := v.Get("QueryLanguage")
	if !is {
		return inherited
	}
	word, _ := asText(m)
	return word != "JSONPath"
}

// states checks the states of a machine, a branch or an item processor.
func (c *checker) states(at *place, v value.Value, s scope) {
	if !c.is(at, v, value.KindObject) {
		return
	}
	if v.Len() == 0 {
		c.schema(at, saysEmpty)
	}
	if c.nested++; c.nested > NestedMost {
		c.report(at, codeNested, say(oursNested, strconv.Itoa(NestedMost)))
		c.nested--
		return
	}
	c.again(at)
	for i := range members(v) {
		name, state := memberOf(v, i)
		c.name(at.member(name), name)
		c.state(at.member(name), state, s)
	}
	c.nested--
}

// again says which names the text gives twice among these states: JSON keeps the last of them.
func (c *checker) again(at *place) {
	if len(c.twice) == 0 {
		return
	}
	for _, name := range c.twice[at.pointer()] {
		c.report(at.member(name), codeStateTwice, say(saysStateTwice, name))
	}
}

// name checks the name of a state, which no other state of the whole machine may have.
func (c *checker) name(at *place, name string) {
	switch {
	case name == "":
		c.report(at, codeStateName, oursEmptyName)
	case utf8.RuneCountInString(name) > StateNameMost:
		c.report(at, codeStateName, say(saysStateLong, name))
	case c.names[name]:
		c.report(at, codeStateTwice, say(saysStateTwice, name))
	}
	c.names[name] = true
}

// state checks one state. Without a type that is one, AWS says nothing else of it.
func (c *checker) state(at *place, v value.Value, s scope) {
	if !c.is(at, v, value.KindObject) {
		return
	}
	typeName, is := v.Get("Type")
	if !is {
		c.says(at, saysRequired, "Type")
		return
	}
	word, isText := c.textOf(at.member("Type"), typeName)
	of := stateOf(word)
	if of == 0 {
		if isText {
			c.says(at.member("Type"), saysType, "Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map")
		}
		return
	}
	s.jsonata = isJSONata(v, c.jsonata)
	s.result = of&ofCalling != 0
	s.errorOutput = false
	c.object(at, of, v, s)
	if of == ofTask {
		c.task(at, v, s)
	}
}

// single checks an object within another. The states within a state have the query language of the machine, whatever
// that of the state is.
func (c *checker) single(at *place, of owner, v value.Value, s scope) {
	switch of {
	case ofBranch, ofProcessor:
		s = scope{jsonata: c.jsonata, express: s.express}
		if of == ofProcessor {
			c.processor(at, v, &s)
		}
		c.object(at, of, v, s)
	case ofRule, ofTest:
		c.rule(at, of, v, s)
	case ofRetrier:
		if c.object(at, of, v, s) {
			c.retrier(at, v)
		}
	case ofCatcher:
		s.result, s.errorOutput = false, true
		c.object(at, of, v, s)
	default:
		if c.object(at, of, v, s) {
			c.distributed(at, of, v, s)
		}
	}
}

// retrier says that delays cannot end below where they begin.
func (c *checker) retrier(at *place, v value.Value) {
	interval, _ := v.Get("IntervalSeconds")
	most, _ := v.Get("MaxDelaySeconds")
	if kindOf(interval) == value.KindNumber && kindOf(most) == value.KindNumber && value.CompareNumbers(most, interval) <= 0 {
		c.schema(at.member("MaxDelaySeconds"), oursDelay)
	}
}
