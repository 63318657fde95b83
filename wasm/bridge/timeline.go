package bridge

import (
	"strconv"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
	"playground/engine/wire"
)

// restore lays what was lived before ahead of the present, which is the beginning.
func (b *Bridge) restore(f wire.Future) {
	kept := make([]engine.Branch, len(f.Branches))
	for i, branch := range f.Branches {
		kept[i] = engine.Branch{From: engine.Moment(branch.From), Journal: entries(branch.Journal), End: engine.Moment(branch.End)}
	}
	b.line.Restore(entries(f.Journal), engine.Moment(f.End), kept)
}

func entries(told []wire.Entry) []engine.Entry {
	all := make([]engine.Entry, len(told))
	for i, e := range told {
		all[i] = engine.Entry{At: e.At, Events: e.Events, Command: e.Command}
	}
	return all
}

// seek sets out for a goal, or goes on to the one before, and returns what is left of the limit. Until it has arrived
// the frame says that it stopped short.
func (e *exchange) seek(fresh *wire.Goal, limit int) int {
	b := e.bridge
	if fresh != nil {
		goal := *fresh
		b.goal = &goal
	}
	if b.goal == nil {
		return limit
	}
	if !e.enter(b.goal) {
		b.goal = nil
		return limit
	}
	done, arrived := b.approach(limit)
	if !arrived {
		e.flags |= wire.FlagShort
		return 0
	}
	b.goal = nil
	return max(limit-done, 0)
}

// enter goes over into the branch of a goal.
func (e *exchange) enter(goal *wire.Goal) bool {
	if goal.Branch < 0 {
		return true
	}
	if n := len(e.bridge.line.Branches()); goal.Branch >= n {
		e.tell("problems", problems([]component.Problem{{Pointer: "/seek/branch",
			Message: "there is no future number " + strconv.Itoa(goal.Branch) + "; " + strconv.Itoa(n) + " are kept, counted from 0"}}))
		return false
	}
	e.bridge.line.Switch(goal.Branch)
	e.bridge.comparison = nil // its sides have changed places
	goal.Branch = -1
	return true
}

// approach goes on towards the goal.
func (b *Bridge) approach(limit int) (done int, arrived bool) {
	switch goal := b.goal; {
	case goal.ByTime && goal.ByEvents:
		return b.line.SeekMoment(engine.Moment(goal.Moment), limit)
	case goal.ByEvents:
		return b.line.SeekEvent(goal.Events, limit)
	case goal.ByTime:
		return b.line.Seek(goal.At, limit)
	}
	return 0, true
}

// momentOf renders a moment, with room for more members.
func momentOf(m engine.Moment, members int) *value.Builder {
	b := value.NewObject(members)
	b.Set("at", nanoseconds(m.At))
	b.Set("events", value.Text(strconv.FormatUint(m.Events, 10)))
	return b
}

func nanoseconds(t kernel.Time) value.Value { return value.Text(strconv.FormatInt(int64(t), 10)) }

// describeTimeline tells where the present is and what else there is to go to.
func (e *exchange) describeTimeline() {
	line := e.bridge.line
	now, end := line.Now(), line.End()
	b := value.NewObject(8)
	b.Set("now", nanoseconds(now.At))
	b.Set("end", nanoseconds(end.At))
	b.Set("endEvents", value.Text(strconv.FormatUint(end.Events, 10)))
	b.Set("revision", value.Int(int64(line.Present().Revision())))
	b.Set("checkpoints", value.Int(int64(line.Checkpoints())))
	rows := make([]value.Value, len(line.Branches()))
	for i, branch := range line.Branches() {
		row := value.NewObject(3)
		row.Set("from", nanoseconds(branch.From.At))
		row.Set("end", nanoseconds(branch.End.At))
		row.Set("commands", value.Int(int64(len(branch.Journal))))
		rows[i] = row.Value()
	}
	b.Set("branches", value.ArrayOf(rows))
	b.Set("failures", line.Series().Failures())
	e.tell("timeline", b.Value())
}

// describeSeries tells what the metrics of the nodes did over time, and in the future that is compared.
func (e *exchange) describeSeries() {
	b := e.bridge
	w := &b.watch
	told := b.line.Series().Value(w.Series, w.Points)
	if c := b.comparison; c != nil {
		if series := b.line.Branches()[c.branch].Series(); series != nil {
			told = told.With("branch", series.Value(w.Series, w.Points))
		}
	}
	e.tell("series", told)
}
