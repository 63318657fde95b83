package diagnose

import "playground/engine/value"

// transitions says which targets are not there, and which states no other leads to: first within one machine, branch or
// item processor, then within those that its states hold.
func (c *checker) transitions(at *place, v value.Value) {
	states, _ := v.Get("States")
	start, is := v.Get("StartAt")
	name, isText := asText(start)
	if !is || !isText || states.Len() == 0 {
		return
	}
	g := graph{states: states, reached: map[string]bool{}}
	if !there(states, name) {
		c.report(at.member("StartAt"), codeTarget, say(saysTarget, name))
	}
	terminal := false
	for i := range members(states) {
		name, state := memberOf(states, i)
		here := at.member("States").member(name)
		ends := true
		targets(here, state, func(at *place, target string) {
			ends = false
			if !there(states, target) {
				c.report(at, codeTarget, say(saysTarget, target))
			}
		})
		terminal = terminal || ends || textAt(state, "Type") != "Choice" && count(state, "End") > 0
		c.within(here, state)
	}
	if !terminal && at == nil {
		c.report(at, codeEnd, saysNoEnd)
		return
	}
	g.reach(name)
	for i := range members(states) {
		name, _ := memberOf(states, i)
		if !g.reached[name] {
			c.report(at.member("States").member(name), codeTarget, say(saysUnreachable, name))
		}
	}
}

// within goes on with the states that a state holds.
func (c *checker) within(at *place, state value.Value) {
	for i := range members(state) {
		name, m := memberOf(state, i)
		switch name {
		case "ItemProcessor", "Iterator":
			c.transitions(at.member(name), m)
		case "Branches":
			for i := range elements(m) {
				branch := elementOf(m, i)
				c.transitions(at.member(name).element(i), branch)
			}
		}
	}
}

// targets gives the names of states that a state can lead to, in the order written.
func targets(at *place, state value.Value, each func(at *place, target string)) {
	for i := range members(state) {
		name, m := memberOf(state, i)
		switch name {
		case "Next", "Default":
			if target, isText := asText(m); isText {
				each(at.member(name), target)
			}
		case "Choices", "Catch":
			for i := range elements(m) {
				one := elementOf(m, i)
				next, _ := one.Get("Next")
				if target, isText := asText(next); isText {
					each(at.member(name).element(i).member("Next"), target)
				}
			}
		}
	}
}

// graph is what can be reached from a state.
type graph struct {
	states  value.Value
	reached map[string]bool
}

func (g *graph) reach(start string) {
	for open := []string{start}; len(open) > 0; {
		name := open[len(open)-1]
		open = open[:len(open)-1]
		state, is := g.states.Get(name)
		if !is || g.reached[name] {
			continue
		}
		g.reached[name] = true
		targets(nil, state, func(_ *place, target string) { open = append(open, target) })
	}
}
