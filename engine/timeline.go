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
	present *Session
	marks   []*Session // checkpoints by the number of their events; the first is the beginning
	spacing uint64     // events from one checkpoint to the next
	ahead   []Entry    // journaled commands that lie ahead of the present
	end     Moment     // how far this future has been seen
	kept    []Branch
}

// Moment is a point of a run: so many events have been processed, and it is that time.
type Moment struct {
	At     kernel.Time
	Events uint64
}

// Branch is a future that was left by a command given in its past.
type Branch struct {
	From    Moment  // where it was left
	Journal []Entry // every command from the beginning on
	End     Moment
}

const (
	marksMax     = 32   // checkpoints kept: when there are more, every other one is dropped
	spacingLeast = 4096 // events between checkpoints at first
	branchesMax  = 16
)

// NewTimeline starts a session of a sound scenario that remembers its way.
func NewTimeline(sc *scenario.Scenario, kinds scenario.Kinds) *Timeline {
	s := New(sc, kinds)
	return &Timeline{present: s, marks: []*Session{s.Clone()}, spacing: spacingLeast}
}

// Present is the session at the present moment. Look at it; to change it, use the Timeline.
func (t *Timeline) Present() *Session { return t.present }

// Now is the present moment.
func (t *Timeline) Now() Moment { return Moment{t.present.now, t.present.events} }

// End is the farthest moment of this future that has been seen.
func (t *Timeline) End() Moment { return later(t.end, t.Now()) }

func later(a, b Moment) Moment {
	if a.Events > b.Events || a.Events == b.Events && a.At > b.At {
		return a
	}
	return b
}

// Branches lists the futures that were left, the oldest first.
func (t *Timeline) Branches() []Branch { return t.kept }

// Advance goes on to the given time, at most limit events, giving the commands ahead at their moments.
func (t *Timeline) Advance(to kernel.Time, limit int) (processed int, short bool) {
	for {
		most := min(limit-processed, t.untilMark())
		n, short := t.advance(to, most)
		processed += n
		t.mark()
		if !short || processed >= limit {
			return processed, short
		}
	}
}

// advance goes on to the next command ahead, or to the given time.
func (t *Timeline) advance(to kernel.Time, limit int) (processed int, short bool) {
	if len(t.ahead) == 0 || t.ahead[0].At > to {
		return t.present.Advance(to, limit)
	}
	next := t.ahead[0]
	processed, arrived := t.present.Reach(next.At, next.Events, limit)
	if arrived {
		t.ahead = t.ahead[1:]
		t.present.Do(next.Command)
	}
	return processed, true
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
	t.marks = append(t.marks, t.present.Clone())
	if len(t.marks) <= marksMax {
		return
	}
	thin := t.marks[:0:0]
	for i := 0; i < len(t.marks); i += 2 {
		thin = append(thin, t.marks[i])
	}
	t.marks = thin
	t.spacing *= 2
}

// Do gives a command at the present moment. Where there is a future already, this is a fork: the old one is kept.
func (t *Timeline) Do(command value.Value) []component.Problem {
	if t.End() != t.Now() {
		t.fork()
	}
	t.end = Moment{}
	return t.present.Do(command)
}

func (t *Timeline) fork() {
	t.kept = append(t.kept, Branch{From: t.Now(), Journal: t.journal(), End: t.End()})
	if len(t.kept) > branchesMax {
		t.kept = t.kept[1:]
	}
	t.ahead = nil
	for len(t.marks) > 1 && !t.behind(t.marks[len(t.marks)-1]) {
		t.marks = t.marks[:len(t.marks)-1]
	}
}

// behind reports whether a checkpoint lies in the past of the present, on the same way.
func (t *Timeline) behind(mark *Session) bool {
	return mark.events <= t.present.events && mark.now <= t.present.now && len(mark.journal) <= len(t.present.journal)
}

// journal lists every command of this future: those given and those ahead.
func (t *Timeline) journal() []Entry { return slices.Concat(t.present.journal, t.ahead) }

// Seek goes to a time, back or on: everything that is due by then has happened, and every command up to then has been
// given. It processes at most limit events and reports whether it arrived; if not, seek again.
func (t *Timeline) Seek(to kernel.Time, limit int) (processed int, arrived bool) {
	t.jump(to < t.present.now, func(m *Session) bool { return m.now <= to })
	processed, short := t.Advance(to, limit)
	return processed, !short
}

// SeekEvent goes to the moment after exactly so many events, back or on.
func (t *Timeline) SeekEvent(events uint64, limit int) (processed int, arrived bool) {
	t.jump(events < t.present.events, func(m *Session) bool { return m.events <= events })
	for t.present.events < events || t.commandsAt(events) {
		if processed >= limit {
			return processed, false
		}
		n := t.stepOn(events)
		if n < 0 {
			return processed, true
		}
		processed += n
		t.mark()
	}
	return processed, true
}

// commandsAt reports whether a command ahead was given after exactly so many events.
func (t *Timeline) commandsAt(events uint64) bool {
	return len(t.ahead) > 0 && t.ahead[0].Events <= events
}

// stepOn processes one event or gives one command; -1 when nothing is left to do.
func (t *Timeline) stepOn(events uint64) int {
	if len(t.ahead) > 0 && t.ahead[0].Events == t.present.events {
		next := t.ahead[0]
		t.ahead = t.ahead[1:]
		t.present.Reach(next.At, next.Events, 0)
		t.present.Do(next.Command)
		return 0
	}
	if t.present.events >= events || !t.present.StepEvent() {
		return -1
	}
	return 1
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
	t.end = t.End()
	journal := t.journal()
	t.present = t.marks[i].Clone()
	t.ahead = journal[len(t.present.journal):]
}

// Checkpoints is how many moments are kept whole.
func (t *Timeline) Checkpoints() int { return len(t.marks) }
