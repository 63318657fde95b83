package engine

import (
	"slices"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Timeline is a session that can be taken to any moment of its run. It keeps checkpoints, spaced so that every moment
// is near one, and goes from there by replaying the journal, which gives the same run to the byte.
//
//	checkpoints   o──────o──────o──────o──────o
//	                            └─▶ replay ─▶ present ┄┄┄ commands ahead ┄┄┄ end
//	                                             └─ Do: a fork; what lay ahead is kept as a Branch
type Timeline struct {
	course
	marks   []*Session // checkpoints by the number of their events; the first is the beginning
	weights []int64    // of the checkpoints: what each holds that the next one does not
	spacing uint64     // events from one checkpoint to the next
	end     Moment     // how far this future has been seen
	kept    []Branch
	breaks  []Breakpoint
	series  *Series
}

const (
	marksMax     = 64   // checkpoints kept: when there are more, every other one is dropped
	spacingLeast = 2048 // events between checkpoints at first

	seriesBytes = 2 << 20 // of each future's series
)

// CheckpointBytes bounds what the checkpoints hold beside the present: when it is more, every other one is dropped.
const CheckpointBytes = 64 << 20

// NewTimeline starts a session of a sound scenario that remembers its way.
func NewTimeline(sc *scenario.Scenario, kinds scenario.Kinds) *Timeline {
	s := New(sc, kinds)
	return &Timeline{course: course{present: s}, marks: []*Session{s.Clone()}, spacing: spacingLeast, series: NewSeries(seriesBytes)}
}

// Restore lays the future of another timeline of the same scenario ahead of this one, which has not begun yet: its
// journal, how far it has been seen and what it has kept.
func (t *Timeline) Restore(journal []Entry, end Moment, kept []Branch) {
	t.ahead, t.end, t.kept = journal, end, kept
}

// Present is the session at the present moment. Look at it; to change it, use the Timeline.
func (t *Timeline) Present() *Session { return t.present }

// Now is the present moment.
func (t *Timeline) Now() Moment { return t.now() }

// End is the farthest moment of this future that has been seen.
func (t *Timeline) End() Moment { return later(t.end, t.now()) }

// Journal lists every command of this future: those given and those ahead.
func (t *Timeline) Journal() []Entry { return slices.Concat(t.present.journal, t.ahead) }

// Ahead is how many commands of this future lie ahead of the present.
func (t *Timeline) Ahead() int { return len(t.ahead) }

// Watch sets breakpoints: Advance stops at them, seeking and stepping do not.
func (t *Timeline) Watch(breakpoints []Breakpoint) {
	t.breaks = breakpoints
	t.present.Watch(breakpoints)
}

// Advance goes on to the given time, at most limit events, giving the commands ahead at their moments. It stops short
// at a breakpoint, and goes on past it the next time.
func (t *Timeline) Advance(to kernel.Time, limit int) (processed int, short bool) {
	for {
		stop := to
		if sample := t.series.Next(); sample > t.present.now && sample < to {
			stop = sample
		}
		most := min(limit-processed, t.untilMark())
		n, short := t.advance(stop, most)
		processed += n
		if !short {
			t.series.Take(t.present)
		}
		t.mark()
		switch {
		case !short && stop == to:
			return processed, false
		case processed >= limit && short, t.present.Stopped() != nil:
			return processed, true
		}
	}
}

// Series is what the metrics of this future did over time, as far as it has been seen.
func (t *Timeline) Series() *Series { return t.series }

// unwatched does something that breakpoints do not stop.
func (t *Timeline) unwatched(do func() (int, bool)) (processed int, arrived bool) {
	t.present.Watch(nil)
	processed, arrived = do()
	t.present.Watch(t.breaks)
	return processed, arrived
}

// untilMark is how many events there are to the next checkpoint.
func (t *Timeline) untilMark() int {
	last := t.marks[len(t.marks)-1].events
	return int(max(t.spacing-min(t.spacing, t.present.events-min(last, t.present.events)), 1))
}

// mark takes a checkpoint where one is due.
func (t *Timeline) mark() {
	if t.present.events < t.marks[len(t.marks)-1].events+t.spacing {
		return
	}
	t.weights = t.weights[:min(len(t.weights), len(t.marks)-1)] // others were of a future that was left
	t.marks = append(t.marks, t.present.Clone())
	for len(t.marks) > marksMax || len(t.marks) > 1 && t.Bytes() > CheckpointBytes {
		thin := t.marks[:0:0]
		for i := 0; i < len(t.marks); i += 2 {
			thin = append(thin, t.marks[i])
		}
		t.marks, t.weights = thin, nil
		t.spacing *= 2
	}
}

// Bytes estimates what the checkpoints hold beside the present and the latest of them.
func (t *Timeline) Bytes() (total int64) {
	for i := len(t.weights); i < len(t.marks)-1; i++ {
		t.weights = append(t.weights, t.marks[i].Own(t.marks[i+1]))
	}
	for _, n := range t.weights[:len(t.marks)-1] {
		total += n
	}
	return total
}

// Do gives a command at the present moment. Where there is a future already, this is a fork: the old one is kept.
func (t *Timeline) Do(command value.Value) (problems []component.Problem, forked bool) {
	if t.End() != t.now() {
		t.fork()
		forked = true
	}
	t.end = Moment{}
	return t.present.Do(command), forked
}

// Seek goes to a time, back or on: everything that is due by then has happened, and every command up to then has been
// given. It processes at most limit events and reports whether it arrived; if not, seek again.
func (t *Timeline) Seek(to kernel.Time, limit int) (processed int, arrived bool) {
	t.jump(to < t.present.now, func(m *Session) bool { return m.now <= to })
	return t.unwatched(func() (int, bool) {
		processed, short := t.Advance(to, limit)
		return processed, !short
	})
}

// SeekEvent goes to the moment after exactly so many events, back or on, with every command that was given there.
func (t *Timeline) SeekEvent(events uint64, limit int) (processed int, arrived bool) {
	t.jump(events < t.present.events, func(m *Session) bool { return m.events <= events })
	return t.reach(Moment{kernel.Forever, events}, limit)
}

// SeekMoment goes to a moment that was once the present, back or on, to the command.
func (t *Timeline) SeekMoment(to Moment, limit int) (processed int, arrived bool) {
	t.jump(to.Before(t.now()), func(m *Session) bool { return !to.Before(Moment{m.now, m.events}) })
	processed, arrived = t.reach(to, limit)
	if arrived {
		t.present.now = max(t.present.now, to.At)
	}
	return processed, arrived
}

// Rewind goes back to where only so many commands had been given: just before the next one.
func (t *Timeline) Rewind(commands int) {
	index, given := 0, 0
	for ; index < len(t.present.journal) && given < commands; index++ {
		given += int(t.present.journal[index].commands())
	}
	if index >= len(t.present.journal) {
		return
	}
	next := t.present.journal[index].moment()
	t.jump(true, func(m *Session) bool {
		return len(m.journal) <= index && !next.Before(Moment{m.now, m.events})
	})
	for len(t.present.journal) < index || t.present.events < next.Events {
		if !t.step() {
			return
		}
	}
	t.present.now = max(t.present.now, next.At)
}

// reach processes events and gives the commands ahead up to a moment that lies ahead.
func (t *Timeline) reach(to Moment, limit int) (processed int, arrived bool) {
	for t.present.events < to.Events || t.due(to) {
		if processed >= limit {
			return processed, false
		}
		before := t.present.events
		if !t.goOn() {
			return processed, true
		}
		processed += int(t.present.events - before)
		t.mark()
	}
	return processed, true
}

// StepEvent does the next thing of all: it processes one event, or gives the command ahead that is due now.
func (t *Timeline) StepEvent() bool {
	done := t.goOn()
	t.mark()
	return done
}

// goOn does the next thing of all, and takes the samples that are due before it.
func (t *Timeline) goOn() bool {
	next, ok := t.present.calendar.Next()
	for due := t.series.Next(); ok && due < next && due > t.present.now; due = t.series.Next() {
		if len(t.ahead) > 0 && t.ahead[0].At <= due {
			break
		}
		t.present.Reach(due, t.present.events, 0)
		t.series.Take(t.present)
	}
	return t.step()
}

// StepMessage goes on until a record about a message has been written, at most limit events.
func (t *Timeline) StepMessage(limit int) bool {
	for ; limit > 0; limit-- {
		known := t.present.log.Total()
		if !t.StepEvent() {
			return false
		}
		if t.present.aboutMessage(known) {
			return true
		}
	}
	return false
}

// jump takes the newest checkpoint that serves: going back always, going on when it lies ahead. The commands after it
// are ahead then.
func (t *Timeline) jump(back bool, serves func(*Session) bool) {
	i := len(t.marks) - 1
	for i > 0 && !serves(t.marks[i]) {
		i--
	}
	if !back && t.marks[i].events <= t.present.events {
		return
	}
	t.land(t.marks[i])
}

// land goes on from a checkpoint.
func (t *Timeline) land(mark *Session) {
	t.end = t.End()
	journal := t.Journal()
	t.present = mark.Clone()
	t.present.Watch(t.breaks)
	t.ahead = journal[len(t.present.journal):]
}

// Checkpoints is how many moments are kept whole.
func (t *Timeline) Checkpoints() int { return len(t.marks) }
