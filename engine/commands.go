package engine

import (
	"fmt"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// doers has a row for each thing that a command can do.
var doers = map[string]func(*Session, value.Value) []component.Problem{
	"edit":  (*Session).doEdit,
	"fault": (*Session).doFault,
	"node":  (*Session).doNode,
}

// Do carries out a command at the present moment and journals it. A command that has problems changes nothing, and is
// journaled all the same: revisions count commands.
func (s *Session) Do(command value.Value) []component.Problem {
	s.revision += commands(command)
	s.journal = append(s.journal, Entry{At: s.now, Events: s.events, Command: command})
	s.quiet = false
	name, _ := command.Get("do")
	text, _ := name.AsText()
	do, ok := doers[text]
	if !ok {
		return problem(value.Pointer("").Append("do"), "%s is no command; there are edit, fault, node", value.Preview(name, 40))
	}
	return do(s, command)
}

// commands is how many commands one stands for: edits that only moved things were folded into one by whoever kept the
// journal, {"do": "edit", "edits": [...], "folded": 7}.
func commands(command value.Value) uint32 {
	count, _ := command.Get("folded")
	n, ok := count.AsInt()
	if !ok {
		return 1
	}
	return uint32(min(max(n, 1), countMax))
}

// countMax bounds how many commands one may stand for: more than a person can give.
const countMax = 1 << 24

func problem(at value.Pointer, format string, args ...any) []component.Problem {
	return []component.Problem{{Pointer: at, Message: fmt.Sprintf(format, args...)}}
}

// doEdit changes the scenario while it runs: {"do": "edit", "edits": [...]}.
func (s *Session) doEdit(command value.Value) []component.Problem {
	list, _ := command.Get("edits")
	edits, problems := scenario.DecodeEdits(list)
	if len(problems) > 0 {
		return problems
	}
	next, _, problems := scenario.Apply(s.scenario, edits, s.kinds)
	if len(problems) > 0 {
		return problems
	}
	if s.quiet = scenario.Quiet(s.scenario, next); s.quiet {
		s.scenario = next // the world does not notice
		return nil
	}
	s.become(next)
	return nil
}

// Quiet reports whether the latest command changed nothing but places, notes and titles: the run is the same without.
func (s *Session) Quiet() bool { return s.quiet }

// doFault disturbs something now: {"do": "fault", "fault": "crash", "node": "kitchen"}. The fault becomes part of the
// scenario, at this moment.
func (s *Session) doFault(command value.Value) []component.Problem {
	b := value.NewObject(6)
	b.Set("at", value.Text(s.now.String()))
	for name, v := range command.Members() {
		if name != "do" && name != "at" {
			b.Set(name, v)
		}
	}
	edit := scenario.Edit{Part: "fault", Value: b.Value()}
	next, _, problems := scenario.Apply(s.scenario, []scenario.Edit{edit}, s.kinds)
	if len(problems) > 0 {
		return problems
	}
	s.become(next, next.Faults[len(next.Faults)-1])
	return nil
}

// doNode is a person's command to a node: {"do": "node", "node": "orders", "command": "SendMessage", "input": {...}}.
func (s *Session) doNode(command value.Value) []component.Problem {
	id := member(command, "node")
	n := s.findNode(id)
	if n == nil {
		return problem("/node", "there is no node %q", id)
	}
	name := member(command, "command")
	for i := range n.kind.Commands {
		if c := &n.kind.Commands[i]; c.Name == name {
			return n.order(c, command)
		}
	}
	return problem("/command", "%s %s takes no command %q; it takes %s", n.kind.Title, id, name, commandNames(n.kind))
}

func member(v value.Value, name string) string {
	m, _ := v.Get(name)
	text, _ := m.AsText()
	return text
}

func commandNames(k *component.Kind) string {
	names := make([]string, len(k.Commands))
	for i := range k.Commands {
		names[i] = k.Commands[i].Name
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

// order hands a person's command to the component as a call without a wire.
func (n *node) order(c *component.Command, command value.Value) []component.Problem {
	input, ok := command.Get("input")
	if !ok {
		input = value.NewObject(0).Value()
	}
	if input.Kind() != value.KindObject {
		return problem("/input", "%s is not an object of settings", value.Preview(input, 40))
	}
	settings, problems := component.ParseSettings(c.Fields, input, "/input", nil)
	if len(problems) > 0 {
		return problems
	}
	if n.crashed || n.hung {
		return problem("/node", "%s does not answer: it has crashed or hangs; let it recover first", n.id)
	}
	s := n.session
	id, row := s.calls.open()
	row.in, row.callee, row.state, row.order = c.Request(settings, n), n.index, callServed, s.revision
	n.component.Call(component.Call{ID: id, In: row.in})
	return nil
}
