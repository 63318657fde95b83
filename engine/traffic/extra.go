package traffic

import (
	"playground/engine/action"
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
	poison, _ := compileAttributes(t.Attributes)
	for n := t.Count; n > 0; n-- {
		m := c.message(c.body)
		m.Attributes = with(m.Attributes, rendered(poison, template.Context{N: c.number, Now: c.env.Now(), Rand: c.contents}))
		c.send(m)
	}
}

// with sets attributes among others: those of the same name take their places.
func with(all, set []action.Attribute) []action.Attribute {
	if len(set) == 0 {
		return all
	}
	mixed := append(make([]action.Attribute, 0, len(all)+len(set)), all...)
	for _, a := range set {
		at := len(mixed)
		for i := range mixed {
			if mixed[i].Name == a.Name {
				at = i
			}
		}
		if at == len(mixed) {
			mixed = append(mixed, a)
		}
		mixed[at] = a
	}
	if len(mixed) > attributesMax {
		mixed = mixed[len(mixed)-attributesMax:] // the poison comes last, and must be aboard
	}
	return mixed
}
