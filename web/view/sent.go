package view

import (
	"slices"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// history is the drawing with the steps that led to it and from it.
type history struct {
	scenario   *scenario.Scenario
	undo, redo *steps
}

// sent is a command on its way to the engine, of which it is not known yet what the engine makes of it.
type sent struct {
	_        [0]func() // never compared: the module need not carry the code for it
	revision int64
	before   history // the document without it
	fault    guess   // that it makes happen
	again    bool    // the engine was told of that fault once more, at the moment that was guessed
}

// guess is a fault by hand whose moment only the engine knows. Until it tells, the document holds it at a moment that
// no fault of that name has, by which it is found again wherever it went: into the history, or to a renamed node.
type guess struct {
	_    [0]func() // never compared: the module need not carry the code for it
	at   kernel.Time
	name string // "" for none
}

func (g *guess) is(f *scenario.Fault) bool { return f.At == g.at && string(f.Disturbance) == g.name }

// in reports whether an edit holds the fault.
func (g *guess) in(e *scenario.Edit) bool {
	if e.Part != "fault" || Text(e.Value, "fault") != g.name {
		return false
	}
	at, err := kernel.ParseDuration(Text(e.Value, "at"))
	return err == nil && kernel.Time(at) == g.at
}

// Started notes that the engine begins with the document as it stands: no command is on its way any more.
func (d *Document) Started() {
	d.sent, d.told, d.guessed = nil, d.history, false
	d.course = course{start: d.history}
}

// Disturb writes down a fault that happens now, at the time on the clock or just beside it. Its moment becomes right
// when the engine has stamped the command, which is the next that Sent tells of.
func (d *Document) Disturb(label string, f Fault, now int64) []component.Problem {
	g := guess{name: f.Name}
	d.guessBeside(&g, kernel.Time(now))
	f.At = Moment(int64(g.at))
	problems := d.Do(label, d.AddFault(f.Value()))
	if len(problems) == 0 {
		d.fault = g
	}
	return problems
}

// guessBeside finds a moment that is free: now or shortly before, so that the engine never takes it for one to come.
func (d *Document) guessBeside(g *guess, now kernel.Time) {
	for g.at = now; d.settle(g, -1); g.at-- {
		if g.at == 0 {
			for g.at = now; d.settle(g, -1); g.at++ {
			}
			return
		}
	}
}

// Sent notes the revision of the command that tells the engine of the latest change.
func (d *Document) Sent(revision int64, edits []scenario.Edit) {
	for i := range d.sent {
		s := &d.sent[i]
		for k := range edits {
			s.again = s.again || s.fault.in(&edits[k])
		}
	}
	d.sent = append(d.sent, sent{revision: revision, before: d.told, fault: d.fault})
	d.told, d.fault = d.history, guess{}
	d.turned(d.history)
}

// Stamped takes in the moment at which the engine handled a command. Where that makes right what the engine was told
// wrong, the answer is what it must be told now.
func (d *Document) Stamped(revision, moment int64) []scenario.Edit {
	at := kernel.Time(moment)
	for len(d.sent) > 0 && d.sent[0].revision <= revision {
		s := d.sent[0]
		d.sent = append([]sent(nil), d.sent[1:]...)
		if s.revision != revision || s.fault.name == "" || s.fault.at == at {
			continue
		}
		d.giveWay(at, s.fault.name)
		index := slices.IndexFunc(d.scenario.Faults, func(f scenario.Fault) bool { return s.fault.is(&f) })
		d.settle(&s.fault, at)
		d.guessed = d.guessed || s.again
		if s.again && index >= 0 {
			return d.SetFault(index, d.scenario.Faults[index].Value())
		}
	}
	return nil
}

// giveWay moves the guess that happens to stand where another fault of that name belongs.
func (d *Document) giveWay(at kernel.Time, name string) {
	for i := range d.sent {
		if g := &d.sent[i].fault; g.at == at && g.name == name {
			other := guess{name: name}
			d.guessBeside(&other, at)
			d.settle(g, other.at)
			g.at = other.at
		}
	}
}

// settle gives a fault its moment wherever it stands, in the document, in its history and in what they were before
// each command that is on its way; a negative moment leaves it. It reports whether the fault stands anywhere.
func (d *Document) settle(g *guess, at kernel.Time) (found bool) {
	all := []*history{&d.history, &d.told}
	for i := range d.sent {
		all = append(all, &d.sent[i].before)
	}
	for _, h := range all {
		found = settleScenario(&h.scenario, g, at) || found
		for _, list := range [...]*steps{h.undo, h.redo} {
			for s := list; s != nil; s = s.before {
				found = settleEdits(s.edits, g, at) || found
				found = settleEdits(s.inverse, g, at) || found
			}
		}
	}
	found = d.course.settle(g, at) || found
	return found
}

func settleScenario(s **scenario.Scenario, g *guess, at kernel.Time) bool {
	for i := range (*s).Faults {
		if !g.is(&(*s).Faults[i]) {
			continue
		}
		if at >= 0 {
			next := **s
			next.Faults = append([]scenario.Fault(nil), next.Faults...)
			next.Faults[i].At = at
			*s = &next
		}
		return true
	}
	return false
}

func settleEdits(edits []scenario.Edit, g *guess, at kernel.Time) (found bool) {
	for i := range edits {
		if e := &edits[i]; g.in(e) {
			found = true
			if at >= 0 {
				e.Value = e.Value.With("at", value.Text(Moment(int64(at))))
			}
		}
	}
	return found
}

// Drop takes back the change of that revision and all that were made after it, because the engine left them out. It
// reports whether there were any, and what the engine must be told now: what made its faults right may be among them.
func (d *Document) Drop(revision int64) (edits []scenario.Edit, dropped bool) {
	for i := range d.sent {
		if d.sent[i].revision < revision {
			continue
		}
		d.course.drop(int(d.sent[i].revision) - 1)
		d.history = d.sent[i].before
		d.told, d.sent = d.history, d.sent[:i]
		d.Select(d.selection)
		for k := 0; d.guessed && k < len(d.scenario.Faults); k++ {
			edits = append(edits, d.SetFault(k, d.scenario.Faults[k].Value())...)
		}
		return edits, true
	}
	return nil, false
}
