package scenario

import (
	"slices"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

var faultMembers = []string{"at", "fault", "node", "wire", "factor", "probability", "by", "count", "attributes"}

// The disturbances in the order in which messages list them. Nodes suffer those that their kind lists.
var (
	wireDisturbances = []component.Disturbance{
		component.Cut, component.Drop, component.Duplicate, component.Delay, component.Reorder, component.Recover,
	}
	pollDisturbances = []component.Disturbance{component.Cut, component.Drop, component.Delay, component.Reorder, component.Recover}
	allDisturbances  = []component.Disturbance{
		component.Crash, component.Hang, component.Slow, component.Burst, component.Poison,
		component.Cut, component.Drop, component.Duplicate, component.Delay, component.Reorder, component.Recover,
	}
)

// WireDisturbances lists what a wire that leaves the port can suffer. On one that polls, the messages come with the
// answers, and an answer cannot arrive twice: there is no duplicate.
func WireDisturbances(out *component.Port) []component.Disturbance {
	if out.Reverse {
		return pollDisturbances
	}
	return wireDisturbances
}

func (s *Scenario) wireFaults(i int) []component.Disturbance {
	if s.polls(i) {
		return pollDisturbances
	}
	return wireDisturbances
}

func (s *Scenario) wireKind(i int) string {
	if s.polls(i) {
		return "a wire that polls"
	}
	return "a wire"
}

func (s *Scenario) polls(i int) bool {
	n := s.Find(s.Wires[i].From)
	if n < 0 || s.Nodes[n].kind == nil {
		return false
	}
	out, ok := s.Nodes[n].kind.Port(s.Wires[i].FromPort)
	return ok && out.Reverse
}

// faultHelp says what each disturbance does.
var faultHelp = map[component.Disturbance]string{
	component.Crash:     "Memory and work under way are lost; calls are refused until the node recovers.",
	component.Hang:      "Nothing happens at the node until it recovers; then everything held up does.",
	component.Slow:      "Work takes `factor` times as long.",
	component.Burst:     "The node sends `count` messages more, at once.",
	component.Poison:    "The node sends one message more, with `attributes` at which its consumers fail.",
	component.Cut:       "Nothing passes the wire, and nobody is told.",
	component.Drop:      "Each message on the wire is lost with `probability`.",
	component.Duplicate: "Each request on the wire arrives twice with `probability`.",
	component.Delay:     "Each message on the wire takes longer by `by`.",
	component.Reorder:   "Each message on the wire is held back by `by` with `probability`, so that later ones overtake it.",
	component.Recover:   "Ends every other fault of the node or the wire that lasts.",
}

// Bounds of the strengths of faults.
const (
	burstMin  = 1
	burstMax  = 10_000 // as many as a burst of the traffic itself
	delayMax  = 24 * time.Hour
	poisonMax = 4 << 10 // bytes
)

// strength is a row of the table of what faults have beside a time and a target: each fault has all that is for it.
type strength struct {
	member  string
	called  string // with its article
	example string
	faults  []component.Disturbance
	read    func(*checker, value.Value, value.Pointer, *Scenario, *Fault)
	shown   func(*Fault) value.Value
}

func (m strength) of(d component.Disturbance) bool { return slices.Contains(m.faults, d) }

var strengths = [...]strength{
	{"factor", "a factor", "10", []component.Disturbance{component.Slow}, readFactor,
		func(f *Fault) value.Value { return value.Int(f.Factor) }},
	{"probability", "a probability", `"5%"`, []component.Disturbance{component.Drop, component.Duplicate, component.Reorder}, readProbability,
		func(f *Fault) value.Value { return value.Text(f.Probability.String()) }},
	{"by", "by", `"2s"`, []component.Disturbance{component.Delay, component.Reorder}, readBy,
		func(f *Fault) value.Value { return value.Text(kernel.FormatDuration(f.By)) }},
	{"count", "a count", "500", []component.Disturbance{component.Burst}, readCount,
		func(f *Fault) value.Value { return value.Int(f.Count) }},
	{"attributes", "attributes", `"card=stolen"`, []component.Disturbance{component.Poison}, readAttributes,
		func(f *Fault) value.Value { return value.Text(f.Attributes) }},
}

// Strengths lists the members that a disturbance has beside its time and its target, in the order of a document.
func Strengths(d component.Disturbance) []string {
	var members []string
	for i := range strengths {
		if m := &strengths[i]; m.of(d) {
			members = append(members, m.member)
		}
	}
	return members
}

// strength reads what this disturbance has, and reports what only others have.
func (c *checker) strength(v value.Value, at value.Pointer, s *Scenario, f *Fault) {
	for i := range strengths {
		m := &strengths[i]
		_, there := v.Get(m.member)
		switch {
		case m.of(f.Disturbance) && !there:
			c.add(at, "%s needs %s, such as %s", f.Disturbance, m.called, m.example)
		case there && !m.of(f.Disturbance):
			verb := "has"
			if len(m.faults) > 1 {
				verb = "have"
			}
			c.add(at.Append(m.member), "%s: only %s %s %s, not %s", m.member, disturbances(m.faults), verb, m.called, f.Disturbance)
		case there:
			m.read(c, v, at, s, f)
		}
	}
}

func readFactor(c *checker, v value.Value, at value.Pointer, _ *Scenario, f *Fault) {
	f.Factor = c.integer(v, "factor", at, slowFactorMin, slowFactorMax, 0)
}

func readCount(c *checker, v value.Value, at value.Pointer, _ *Scenario, f *Fault) {
	f.Count = c.integer(v, "count", at, burstMin, burstMax, 0)
}

func readProbability(c *checker, v value.Value, at value.Pointer, _ *Scenario, f *Fault) {
	text, ok := c.text(v, "probability", at)
	if !ok {
		return
	}
	p, err := kernel.ParseProbability(text)
	if err != nil {
		c.add(at.Append("probability"), "probability: %s", err)
	}
	f.Probability = p
}

func readBy(c *checker, v value.Value, at value.Pointer, _ *Scenario, f *Fault) {
	text, ok := c.text(v, "by", at)
	if !ok {
		return
	}
	d, err := kernel.ParseDuration(text)
	switch {
	case err != nil:
		c.add(at.Append("by"), "by: %s", err)
	case d <= 0:
		c.add(at.Append("by"), "by: %s is no time at all", text)
	case d > delayMax:
		c.add(at.Append("by"), "by: %s is longer than a day", text)
	}
	f.By = d
}

// readAttributes reads attributes as the setting of that name does, of the kind that suffers the fault.
func readAttributes(c *checker, v value.Value, at value.Pointer, s *Scenario, f *Fault) {
	text, ok := c.text(v, "attributes", at)
	at = at.Append("attributes")
	switch {
	case !ok:
		return
	case strings.TrimSpace(text) == "":
		c.add(at, "attributes: they are empty; name what a consumer fails at, such as \"card=stolen\"")
		return
	case len(text) > poisonMax:
		c.add(at, "attributes: %d bytes are more than the %d that a fault may have", len(text), poisonMax)
	}
	f.Attributes = text
	i := s.Find(f.Node)
	if i < 0 || s.Nodes[i].kind == nil {
		return
	}
	for _, field := range s.Nodes[i].kind.Fields {
		if field.Name == "Attributes" && field.Check != nil {
			c.take(field.Check(at, value.Text(text))...)
		}
	}
}

func disturbances(list []component.Disturbance) string {
	names := make([]string, len(list))
	for i, d := range list {
		names[i] = string(d)
	}
	return strings.Join(names, ", ")
}
