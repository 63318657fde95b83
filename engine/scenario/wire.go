package scenario

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// latencyField is the setting that every wire has.
var latencyField = component.Field{
	Name:    "latency",
	Title:   "Latency",
	Type:    component.TypeDistribution,
	Default: value.Text(defaultLatency),
	Help:    "How long a request or an answer takes along this wire.",
	Source:  "the playground's choice: slow enough to watch, quick enough not to matter",
}

// WireFields lists the settings of a wire that leaves the port: latency, and the port's own. Use it for forms.
func WireFields(out *component.Port) []component.Field {
	return append([]component.Field{latencyField}, out.Fields...)
}

var wireMembers = []string{"from", "to"}

func isWireMember(name string) bool { return contains(wireMembers, name) }

// finder looks a node up: nil and true means that the node stands there with problems of its own.
type finder func(id string) (n *Node, known bool)

// wire reads one wire between nodes that find knows.
func (c *checker) wire(v value.Value, at value.Pointer, find finder) (w Wire, ok bool) {
	if v.Kind() != value.KindObject {
		c.add(at, "%s is not an object with the members of a wire: from, to, latency", preview(v))
		return w, false
	}
	from, okFrom := c.end(v, "from", at, find)
	to, okTo := c.end(v, "to", at, find)
	if !okFrom || !okTo {
		return w, false
	}
	if from.ID == to.ID {
		c.add(at, "%s is wired to itself; a wire joins two nodes", from.ID)
		return w, false
	}
	p, ok := c.join(at, from, to)
	if !ok {
		return w, false
	}
	return c.fit(v, at, p)
}

// joint is one end of a wire with the node it names.
type joint struct {
	*Node
	port string
}

func (c *checker) end(v value.Value, name string, at value.Pointer, find finder) (joint, bool) {
	if _, ok := v.Get(name); !ok {
		c.add(at, `a wire needs %s, such as "orders.in"`, name)
		return joint{}, false
	}
	text, ok := c.text(v, name, at)
	if !ok {
		return joint{}, false
	}
	e := splitEnd(text)
	node, known := find(e.node)
	if !known {
		c.add(at.Append(name), "%s: there is no node %s", name, quote(e.node))
	}
	if node == nil {
		return joint{}, false
	}
	if _, ok := node.kind.Port(e.port); !ok && e.port != "" {
		c.add(at.Append(name), "%s: %s (%s) has no port %s; it has %s", name, node.ID, node.kind.Title, quote(e.port), portNames(node.kind))
		return joint{}, false
	}
	return joint{node, e.port}, true
}

func portNames(k *component.Kind) string {
	names := make([]string, len(k.Ports))
	for i := range k.Ports {
		names[i] = k.Ports[i].Name
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// pair is a legal wire: calls leave out and arrive at in.
type pair struct {
	from, to *Node
	out, in  *component.Port
}

// fit reads the settings of a wire between ports that match.
func (c *checker) fit(v value.Value, at value.Pointer, p pair) (Wire, bool) {
	fields, ok := c.wireFields[p.out]
	if !ok {
		fields = WireFields(p.out)
		c.wireFields[p.out] = fields
	}
	settings, problems := component.ParseSettings(fields, v, at, isWireMember)
	c.take(problems...)
	return Wire{
		From: p.from.ID, FromPort: p.out.Name,
		To: p.to.ID, ToPort: p.in.Name,
		Latency:  settings.Distribution("latency"),
		Object:   written(fields, v),
		Settings: settings,
	}, len(problems) == 0
}

// Value renders the wire as it stands in a document.
func (w *Wire) Value() value.Value {
	b := value.NewObject(2 + w.Object.Len())
	b.Set("from", value.Text(w.From+"."+w.FromPort))
	b.Set("to", value.Text(w.To+"."+w.ToPort))
	for name, v := range w.Object.Members() {
		b.Set(name, v)
	}
	return b.Value()
}
