package scenario

import (
	"slices"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// DecodeFault reads a disturbance that happens now: a fault without a time. Use it for commands.
func DecodeFault(v value.Value, s *Scenario) (Fault, []component.Problem) {
	c := newChecker(nil)
	if _, ok := v.Get("at"); ok {
		c.add(value.Pointer("").Append("at"), "at: a fault that happens now has no time")
	}
	f, _ := c.disturbance(v, "", s)
	return f, c.list()
}

// fault reads one planned disturbance of what s holds.
func (c *checker) fault(v value.Value, at value.Pointer, s *Scenario) (Fault, bool) {
	f, ok := c.disturbance(v, at, s)
	if v.Kind() != value.KindObject {
		return f, false
	}
	when, okTime := c.time(v, at)
	f.At = when
	return f, ok && okTime
}

func (c *checker) time(v value.Value, at value.Pointer) (kernel.Time, bool) {
	before := c.count()
	if _, ok := v.Get("at"); !ok {
		c.add(at, `a fault needs at, such as "30s"`)
		return 0, false
	}
	text, ok := c.text(v, "at", at)
	if !ok {
		return 0, false
	}
	d, err := kernel.ParseDuration(text)
	switch {
	case err != nil:
		c.add(at.Append("at"), "at: %s", err)
	case d < 0:
		c.add(at.Append("at"), "at: %s lies before the simulation begins", text)
	case d > faultTimeMax:
		c.add(at.Append("at"), "at: %s is later than ten years", text)
	}
	return kernel.Time(d), c.count() == before
}

// disturbance reads all of a fault but its time.
func (c *checker) disturbance(v value.Value, at value.Pointer, s *Scenario) (f Fault, ok bool) {
	if !c.object(v, at, "a fault", faultMembers...) {
		return f, false
	}
	before := c.count()
	f.Disturbance = c.kindOfFault(v, at)
	c.target(v, at, s, &f)
	if f.Disturbance != "" {
		c.strength(v, at, s, &f)
	}
	return f, c.count() == before
}

func (c *checker) kindOfFault(v value.Value, at value.Pointer) component.Disturbance {
	if _, ok := v.Get("fault"); !ok {
		c.add(at, "a fault needs a fault, one of %s", disturbances(allDisturbances))
		return ""
	}
	text, ok := c.text(v, "fault", at)
	if !ok {
		return ""
	}
	if d := component.Disturbance(text); slices.Contains(allDisturbances, d) {
		return d
	}
	c.add(at.Append("fault"), "fault: %s is not one of %s", quote(text), disturbances(allDisturbances))
	return ""
}

func (c *checker) target(v value.Value, at value.Pointer, s *Scenario, f *Fault) {
	_, node := v.Get("node")
	_, wire := v.Get("wire")
	if node == wire {
		c.add(at, "a fault names a node or a wire, one of the two")
		return
	}
	if node {
		c.targetNode(v, at, s, f)
		return
	}
	c.targetWire(v, at, s, f)
}

func (c *checker) targetNode(v value.Value, at value.Pointer, s *Scenario, f *Fault) {
	id, ok := c.text(v, "node", at)
	if !ok {
		return
	}
	i := s.Find(id)
	if i < 0 && !c.brokenNodes[id] {
		c.add(at.Append("node"), "node: there is no node %s", quote(id))
	}
	if i < 0 {
		return
	}
	f.Node = id
	kind := s.Nodes[i].kind
	if f.Disturbance != "" && kind != nil && !kind.Suffers(f.Disturbance) {
		c.add(at.Append("fault"), "fault: %s (%s) cannot suffer %s; it can %s", id, kind.Title, f.Disturbance, sufferable(kind))
	}
}

func sufferable(k *component.Kind) string {
	if len(k.Faults) == 0 {
		return "suffer nothing"
	}
	return disturbances(k.Faults)
}

func (c *checker) targetWire(v value.Value, at value.Pointer, s *Scenario, f *Fault) {
	key, ok := c.text(v, "wire", at)
	if !ok {
		return
	}
	i := s.lookup(key)
	if i < 0 && !c.brokenWires {
		c.add(at.Append("wire"), `wire: there is no wire %s; wires are named "from.port>to.port"`, quote(key))
	}
	if i < 0 {
		return
	}
	f.Wire = s.Wires[i].Key()
	if list := s.wireFaults(i); f.Disturbance != "" && !slices.Contains(list, f.Disturbance) {
		c.add(at.Append("fault"), "fault: %s cannot suffer %s; it can %s", s.wireKind(i), f.Disturbance, disturbances(list))
	}
}

// lookup finds the wire that a person names, with or without ports, from either end; -1 when there is none.
func (s *Scenario) lookup(key string) int {
	if i := s.FindWire(key); i >= 0 {
		return i
	}
	return slices.IndexFunc(s.Wires, func(w Wire) bool { return w.named(key) })
}

// Value renders the fault as it stands in a document.
func (f *Fault) Value() value.Value {
	b := value.NewObject(5)
	b.Set("at", value.Text(kernel.FormatDuration(f.At.Sub(0))))
	b.Set("fault", value.Text(string(f.Disturbance)))
	if f.Node != "" {
		b.Set("node", value.Text(f.Node))
	}
	if f.Wire != "" {
		b.Set("wire", value.Text(f.Wire))
	}
	for i := range strengths {
		if m := &strengths[i]; m.of(f.Disturbance) {
			b.Set(m.member, m.shown(f))
		}
	}
	return b.Value()
}
