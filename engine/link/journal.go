package link

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Command is what was done by hand at one moment of a run: after so many events, at that time. Its Does is the command
// as the engine takes it, such as {"do":"edit","edits":[…]}.
type Command struct {
	At     kernel.Time
	Events uint64
	Does   value.Value
}

// commands has a row for each thing that a command can do, and checks its shape. Whether the scenario of that moment
// lets it be done is for the run to say: a command that was refused stands in the journal too.
var commands = map[string]func(command value.Value) []component.Problem{
	"edit":  checkEdit,
	"fault": checkFault,
	"node":  checkNode,
}

// checkJournal lists what is wrong with commands, by their place in the journal.
func checkJournal(journal []Command) []component.Problem {
	var problems []component.Problem
	if len(journal) > journalMax {
		return []component.Problem{{Pointer: "/journal", Message: fmt.Sprintf(
			"%s commands are more than the %s that a link may have", thousands(len(journal)), thousands(journalMax))}}
	}
	var before Command
	for i, c := range journal {
		at := value.Pointer("/journal").AppendIndex(i)
		if c.At < before.At || c.Events < before.Events || c.At > columnMax || c.Events > integerMax {
			problems = append(problems, component.Problem{Pointer: at, Message: fmt.Sprintf(
				"a command at %s after %d events cannot follow one at %s after %d", c.At, c.Events, before.At, before.Events)})
		}
		for _, p := range checkCommand(c.Does) {
			p.Pointer = at.Append("command") + p.Pointer
			problems = append(problems, p)
		}
		if before = c; len(problems) >= problemsMax {
			break
		}
	}
	return problems
}

func checkCommand(command value.Value) []component.Problem {
	name, _ := command.Get("do")
	text, _ := name.AsText()
	check, known := commands[text]
	if !known {
		return wrong("/do", "%s is no command; there are edit, fault, node", value.Preview(name, previewRunesMax))
	}
	return check(command)
}

func wrong(at value.Pointer, format string, args ...any) []component.Problem {
	return []component.Problem{{Pointer: at, Message: fmt.Sprintf(format, args...)}}
}

func checkEdit(command value.Value) []component.Problem {
	list, _ := command.Get("edits")
	_, problems := scenario.DecodeEdits(list)
	for i := range problems {
		problems[i].Pointer = "/edits" + problems[i].Pointer
	}
	return problems
}

func checkFault(command value.Value) []component.Problem { return checkTexts(command, "fault") }

func checkNode(command value.Value) []component.Problem {
	problems := checkTexts(command, "node", "command")
	if input, given := command.Get("input"); given && input.Kind() != value.KindObject {
		problems = append(problems, wrong("/input", "%s is not an object of settings", value.Preview(input, previewRunesMax))...)
	}
	return problems
}

func checkTexts(command value.Value, members ...string) []component.Problem {
	var problems []component.Problem
	for _, name := range members {
		if m, _ := command.Get(name); m.Kind() != value.KindString {
			problems = append(problems, wrong(value.Pointer("").Append(name), "%s: %s is not a text", name, value.Preview(m, previewRunesMax))...)
		}
	}
	return problems
}

// journal writes the commands: times and numbers of events in columns, then what each does.
func (p *packer) journal(all []Command) {
	p.unsigned(uint64(len(all)))
	times := make([]int64, len(all))
	for i, c := range all {
		times[i] = int64(c.At)
	}
	p.steps(times)
	before := uint64(0)
	for _, c := range all {
		p.unsigned(c.Events - before)
		before = c.Events
	}
	for _, c := range all {
		p.value(c.Does, 0)
	}
}

func (u *unpacker) journal() []Command {
	n := u.below(journalMax+1, "commands")
	switch {
	case n > u.left():
		u.fail("%w", errEnds)
		n = 0
	case n == 0:
		u.fail("this link does not hold a run: it tells of no command")
	}
	all := make([]Command, n)
	for i, t := range u.steps(n, value.Int) {
		at, _ := t.AsInt()
		all[i].At = kernel.Time(at)
	}
	events := uint64(0)
	for i := range all {
		events = min(events+uint64(u.below(integerMax, "events")), integerMax+1) // which is refused
		all[i].Events = events
	}
	for i := range all {
		all[i].Does = u.value(0)
	}
	return all
}
