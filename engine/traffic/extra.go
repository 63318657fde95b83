package traffic

import (
	"playground/engine/component"
	"playground/engine/template"
	"playground/engine/trace"
)

// extra sends what a fault of the scenario wants sent beside the plan: a burst of the client's own messages, or one
// message with attributes at which consumers fail. Like messages sent by hand these do not count towards Total.
func (c *client) extra(t component.Trouble) {
	if len(c.wires) == 0 {
		c.env.Record(trace.Record{Verb: verbNowhere, A: t.Count})
		return
	}
	poison, _ := template.CompileAttributes(t.Attributes)
	for n := t.Count; n > 0; n-- {
		m := c.message(c.body)
		m.Attributes = poison.Set(m.Attributes, template.Context{N: c.number, Now: c.env.Now(), Rand: c.contents})
		c.send(m)
	}
}
