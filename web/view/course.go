package view

import (
	"slices"

	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// course is what the commands of a run did to the drawing, one after another, so that the drawing can be shown as it
// was after any of them; and what those did that lie in the futures that were left.
type course struct {
	start  history
	turns  []turn // turns[i] is what command i+1 did; those ahead of the present included
	at     int    // commands before the drawing as it is shown
	made   turn   // of the command that is told next
	asides []aside
	left   [][]turn // of the futures that were left, by their numbers
}

// turn is what one command did: the edits that lead on and back, and the lists of steps after it.
type turn struct {
	_              [0]func() // never compared: the module need not carry the code for it
	edits, inverse []scenario.Edit
	undo, redo     *steps
}

// aside is a future that a command leaves, if the engine says so.
type aside struct {
	revision int
	turns    []turn
}

// leftMax is how many futures are kept beside the present one, as in the engine.
const leftMax = 16

// change notes edits that the next command tells of.
func (d *Document) change(edits, inverse []scenario.Edit) {
	d.made.edits = slices.Concat(d.made.edits, edits)
	d.made.inverse = slices.Concat(inverse, d.made.inverse)
}

// turned takes what was made since the last command as what the next one does.
func (c *course) turned(after history) {
	if len(c.turns) > c.at {
		c.asides = append(c.asides, aside{c.at + 1, slices.Clip(c.turns)})
		c.turns = c.turns[:c.at:c.at]
	}
	c.made.undo, c.made.redo = after.undo, after.redo
	c.turns = append(c.turns, c.made)
	c.made = turn{}
	c.at++
}

// drop forgets the commands after so many.
func (c *course) drop(commands int) {
	c.turns, c.at, c.made = c.turns[:min(commands, len(c.turns))], commands, turn{}
	for i := range c.asides {
		if c.asides[i].revision > commands {
			c.turns, c.asides = c.asides[i].turns, c.asides[:i]
			break
		}
	}
}

// settle gives a fault its moment in what was done, see Document.settle.
func (c *course) settle(g *guess, at kernel.Time) (found bool) {
	all := append(slices.Clone(c.left), c.turns, []turn{c.made})
	for i := range c.asides {
		all = append(all, c.asides[i].turns)
	}
	for _, turns := range all {
		for i := range turns {
			found = settleEdits(turns[i].edits, g, at) || found
			found = settleEdits(turns[i].inverse, g, at) || found
		}
	}
	return found
}

// Forked notes that a command has left the future that lay ahead of it, which gets the next number, and returns the
// drawing as it was at the end of that.
func (d *Document) Forked(revision int64) *scenario.Scenario {
	turns := slices.Clip(d.turns[:min(int(revision)-1, len(d.turns))])
	for i := range d.asides {
		if d.asides[i].revision == int(revision) {
			turns = d.asides[i].turns
			d.asides = slices.Delete(d.asides, i, i+1)
			break
		}
	}
	d.left = append(d.left, turns)
	if len(d.left) > leftMax {
		d.left = d.left[1:]
	}
	return d.after(turns)
}

// Enter makes a future that was left the present one; the one in its place is kept under that number. The drawing is
// that of the start until it is visited elsewhere.
func (d *Document) Enter(future int) {
	if future < 0 || future >= len(d.left) {
		return
	}
	d.turns, d.left[future] = d.left[future], d.turns
	d.history, d.at = d.start, 0
}

// Visit shows the drawing as it was after so many commands. It is the one that edits are about from now on.
func (d *Document) Visit(revision int64) {
	to := max(0, min(int(revision), len(d.turns)))
	for ; d.at > to; d.at-- {
		d.apply(d.turns[d.at-1].inverse)
	}
	for ; d.at < to; d.at++ {
		d.apply(d.turns[d.at].edits)
	}
	d.undo, d.redo = d.start.undo, d.start.redo
	if to > 0 {
		d.undo, d.redo = d.turns[to-1].undo, d.turns[to-1].redo
	}
	d.told, d.made = d.history, turn{}
	d.Select(d.selection)
}

func (d *Document) apply(edits []scenario.Edit) {
	next, _, problems := scenario.Apply(d.scenario, edits, d.kinds)
	if len(problems) > 0 {
		panic("view: the drawing of another moment cannot be had: " + problems[0].Message)
	}
	d.scenario = next
}

// Newest is the drawing with every change of this future, those ahead of the present included: what is kept.
func (d *Document) Newest() *scenario.Scenario {
	if d.at >= len(d.turns) {
		return d.scenario
	}
	s := d.scenario
	for _, t := range d.turns[d.at:] {
		if next, _, problems := scenario.Apply(s, t.edits, d.kinds); len(problems) == 0 {
			s = next
		}
	}
	return s
}

// after is the drawing at the end of a future.
func (d *Document) after(turns []turn) *scenario.Scenario {
	other := Document{history: d.start, kinds: d.kinds, course: course{start: d.start, turns: turns}}
	return other.Newest()
}

// Relive takes in commands that were given elsewhere in the run that has just been started, each at its moment: the
// drawing is that after all of them.
func (d *Document) Relive(commands []value.Value, moments []int64) {
	for i, command := range commands {
		var edits []scenario.Edit
		switch Text(command, "do") {
		case "edit":
			list, _ := command.Get("edits")
			edits, _ = scenario.DecodeEdits(list)
		case "fault":
			edits = d.AddFault(faultOf(command, moments[i]))
		}
		d.Do("a change made by hand", edits) // one with problems changed nothing there either
		d.Sent(int64(i+1), nil)
	}
	d.sent = nil
}

// faultOf is the fault that a command makes happen at a moment.
func faultOf(command value.Value, moment int64) value.Value {
	b := value.NewObject(command.Len())
	b.Set("at", value.Text(Moment(moment)))
	for name, member := range command.Members() {
		if name != "do" && name != "at" {
			b.Set(name, member)
		}
	}
	return b.Value()
}
