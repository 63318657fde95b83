package scenario

import (
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

var faultMembers = []string{"at", "fault", "node", "wire", "factor", "probability"}

// The disturbances in the order in which messages list them. Nodes suffer those that their kind lists.
var (
	wireDisturbances = []component.Disturbance{component.Cut, component.Drop, component.Recover}
	allDisturbances  = []component.Disturbance{
		component.Crash, component.Hang, component.Slow, component.Cut, component.Drop, component.Recover,
	}
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
		c.strength(v, at, &f)
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
	if d := component.Disturbance(text); among(allDisturbances, d) {
		return d
	}
	c.add(at.Append("fault"), "fault: %s is not one of %s", quote(text), disturbances(allDisturbances))
	return ""
}

func among(list []component.Disturbance, d component.Disturbance) bool {
	for _, o := range list {
		if o == d {
			return true
		}
	}
	return false
}

func disturbances(list []component.Disturbance) string {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = string(d)
	}
	return strings.Join(names, ", ")
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
	if f.Disturbance != "" && !among(wireDisturbances, f.Disturbance) {
		c.add(at.Append("fault"), "fault: a wire cannot suffer %s; it can %s", f.Disturbance, disturbances(wireDisturbances))
	}
}

// strength reads the factor of slow and the probability of drop, which no other disturbance has.
func (c *checker) strength(v value.Value, at value.Pointer, f *Fault) {
	_, factor := v.Get("factor")
	_, probability := v.Get("probability")
	slow, drop := f.Disturbance == component.Slow, f.Disturbance == component.Drop
	switch {
	case slow && !factor:
		c.add(at, "slow needs a factor, such as 10")
	case factor && !slow:
		c.add(at.Append("factor"), "factor: only slow has a factor, not %s", f.Disturbance)
	case factor:
		f.Factor = c.integer(v, "factor", at, slowFactorMin, slowFactorMax, 0)
	}
	switch {
	case drop && !probability:
		c.add(at, `drop needs a probability, such as "5%%"`)
	case probability && !drop:
		c.add(at.Append("probability"), "probability: only drop has a probability, not %s", f.Disturbance)
	case probability:
		f.Probability = c.probability(v, at)
	}
}

func (c *checker) probability(v value.Value, at value.Pointer) kernel.Probability {
	text, ok := c.text(v, "probability", at)
	if !ok {
		return 0
	}
	p, err := kernel.ParseProbability(text)
	if err != nil {
		c.add(at.Append("probability"), "probability: %s", err)
	}
	return p
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
	b := value.NewObject(4)
	b.Set("at", value.Text(kernel.FormatDuration(f.At.Sub(0))))
	b.Set("fault", value.Text(string(f.Disturbance)))
	if f.Node != "" {
		b.Set("node", value.Text(f.Node))
	}
	if f.Wire != "" {
		b.Set("wire", value.Text(f.Wire))
	}
	if f.Disturbance == component.Slow {
		b.Set("factor", value.Int(f.Factor))
	}
	if f.Disturbance == component.Drop {
		b.Set("probability", value.Text(f.Probability.String()))
	}
	return b.Value()
}
