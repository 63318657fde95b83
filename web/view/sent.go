package view

import (
	"slices"
	"strconv"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// history is the drawing with the steps that led to it and from it. Lists of steps are never written in place, so that
// a copy stays as it is.
type history struct {
	scenario   *scenario.Scenario
	undo, redo []step
}

// sent is a command on its way to the engine, of which it is not known yet what the engine makes of it.
type sent struct {
	_        [0]func() // never compared: the module need not carry the code for it
	revision int64
	before   history // the document without it
	guess    *guess  // the fault that it makes happen
	again    bool    // the engine was told of that fault once more, at the moment that was guessed
}

// guess is a fault by hand whose moment only the engine knows. Until it tells, the document holds it at a moment that
// no fault of that name has, by which it is found again wherever it went: into the history, or to a renamed node.
type guess struct {
	at   int64 // virtual nanoseconds
	name string
}

func (g guess) is(f scenario.Fault) bool {
	return int64(f.At) == g.at && string(f.Disturbance) == g.name
}

func (g guess) isEdit(e scenario.Edit) bool {
	if e.Part != "fault" || Text(e.Value, "fault") != g.name {
		return false
	}
	at, err := kernel.ParseDuration(Text(e.Value, "at"))
	return err == nil && int64(at) == g.at
}

// Started notes that the engine begins with the document as it stands: no command is on its way any more.
func (d *Document) Started() { d.sent, d.told, d.guessed = nil, d.history, false }

// Disturb writes down a fault that happens now, at the time on the clock or just beside it. Its moment becomes right
// when the engine has stamped the command that SentFault tells of.
func (d *Document) Disturb(label string, f Fault, now int64) (Fault, []component.Problem) {
	f.At = Moment(d.free(now, f.Name))
	return f, d.Do(label, d.AddFault(f.Value()))
}

// free finds a moment for a guess: now or shortly before, so that the engine never takes it for one to come.
func (d *Document) free(now int64, name string) int64 {
	for at := now; at >= 0; at-- {
		if !d.knows(guess{at, name}) {
			return at
		}
	}
	for now++; d.knows(guess{now, name}); now++ {
	}
	return now
}

func (d *Document) knows(g guess) bool {
	found := false
	d.histories(func(h *history) {
		found = found || slices.ContainsFunc(h.scenario.Faults, g.is)
		h.edits(func(edits []scenario.Edit) { found = found || slices.ContainsFunc(edits, g.isEdit) })
	})
	return found
}

// histories visits the document as it stands and as it was before each command that is on its way.
func (d *Document) histories(visit func(*history)) {
	visit(&d.history)
	visit(&d.told)
	for i := range d.sent {
		visit(&d.sent[i].before)
	}
}

func (h *history) edits(visit func([]scenario.Edit)) {
	for _, steps := range [...][]step{h.undo, h.redo} {
		for _, s := range steps {
			visit(s.edits)
			visit(s.inverse)
		}
	}
}

// Sent notes the revision of the command that tells the engine of the latest change.
func (d *Document) Sent(revision int64, edits []scenario.Edit) {
	for i := range d.sent {
		if s := &d.sent[i]; s.guess != nil && slices.ContainsFunc(edits, s.guess.isEdit) {
			s.again = true
		}
	}
	d.sent = append(d.sent, sent{revision: revision, before: d.told})
	d.told = d.history
}

// SentFault notes the revision of the command that makes a fault happen.
func (d *Document) SentFault(revision int64, f Fault) {
	d.Sent(revision, nil)
	at, _ := kernel.ParseDuration(f.At)
	d.sent[len(d.sent)-1].guess = &guess{int64(at), f.Name}
}

// Stamped takes in the moment at which the engine handled a command. Where that makes right what the engine was told
// wrong, the answer is what it must be told now.
func (d *Document) Stamped(revision, at int64) []scenario.Edit {
	for len(d.sent) > 0 && d.sent[0].revision <= revision {
		s := d.sent[0]
		d.sent = slices.Clone(d.sent[1:])
		if s.revision != revision || s.guess == nil || s.guess.at == at {
			continue
		}
		i := slices.IndexFunc(d.scenario.Faults, s.guess.is)
		d.giveWay(guess{at, s.guess.name})
		d.correct(*s.guess, at)
		d.guessed = d.guessed || s.again
		if s.again && i >= 0 {
			return d.SetFault(i, d.scenario.Faults[i].Value())
		}
	}
	return nil
}

// giveWay moves the guess that happens to stand where another fault of that name belongs.
func (d *Document) giveWay(to guess) {
	for i := range d.sent {
		if g := d.sent[i].guess; g != nil && *g == to {
			at := d.free(to.at, to.name)
			d.correct(to, at)
			g.at = at
		}
	}
}

// correct gives a fault its right moment, wherever it stands. It is no step of the history.
func (d *Document) correct(g guess, at int64) {
	same := d.saved == d.scenario
	d.histories(func(h *history) {
		h.scenario = d.corrected(h.scenario, g, at)
		h.edits(func(edits []scenario.Edit) {
			for i := range edits {
				if g.isEdit(edits[i]) {
					edits[i].Value = edits[i].Value.With("at", value.Text(Moment(at)))
				}
			}
		})
	})
	if same {
		d.saved = d.scenario
	}
}

func (d *Document) corrected(s *scenario.Scenario, g guess, at int64) *scenario.Scenario {
	i := slices.IndexFunc(s.Faults, g.is)
	if i < 0 {
		return s
	}
	right := s.Faults[i].Value().With("at", value.Text(Moment(at)))
	next, _, problems := scenario.Apply(s, []scenario.Edit{{Part: "fault", ID: strconv.Itoa(i), Value: right}}, d.kinds)
	if len(problems) > 0 {
		return s
	}
	return next
}

// Drop takes back the change of that revision and all that were made after it, because the engine left them out. It
// reports whether there were any, and what the engine must be told now: what made its faults right may be among them.
func (d *Document) Drop(revision int64) (edits []scenario.Edit, dropped bool) {
	i := slices.IndexFunc(d.sent, func(s sent) bool { return s.revision >= revision })
	if i < 0 {
		return nil, false
	}
	d.history = d.sent[i].before
	d.told, d.sent = d.history, d.sent[:i]
	d.Select(d.selection)
	for k := range d.scenario.Faults {
		if d.guessed {
			edits = append(edits, d.SetFault(k, d.scenario.Faults[k].Value())...)
		}
	}
	return edits, true
}
