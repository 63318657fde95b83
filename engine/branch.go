package engine

import (
	"slices"

	"playground/engine/kernel"
)

// Branch is a future that was left by a command given in its past.
type Branch struct {
	From    Moment  // where it parts from the future that took its place
	Journal []Entry // every command from the beginning on
	End     Moment  // how far it has been seen
	series  *Series // what its metrics did; nil when this is not known
}

// Series is what the metrics of that future did over time; nil when this is not known.
func (b *Branch) Series() *Series { return b.series }

// BranchesMax is how many futures are kept beside the present one; the oldest is given up first.
const BranchesMax = 16

// Branches lists the futures that were left, the oldest first.
func (t *Timeline) Branches() []Branch { return t.kept }

// fork keeps the future that lies ahead as a branch, and leaves it.
func (t *Timeline) fork() {
	t.keep(Branch{From: t.now(), Journal: t.Journal(), End: t.End(), series: t.series.Truncate(t.present.now)})
	t.ahead = nil
	t.forget(t.now(), len(t.present.journal))
}

func (t *Timeline) keep(b Branch) {
	t.kept = append(slices.Clip(t.kept), b)
	if len(t.kept) > BranchesMax {
		t.kept = t.kept[1:]
	}
}

// forget drops the checkpoints that lie beyond a moment or after more commands: they are of another future.
func (t *Timeline) forget(after Moment, commands int) {
	for len(t.marks) > 1 {
		m := t.marks[len(t.marks)-1]
		if !after.Before(Moment{m.now, m.events}) && len(m.journal) <= commands {
			return
		}
		t.marks = t.marks[:len(t.marks)-1]
	}
}

// Switch makes branch number i the present future and keeps the one that was in its place, under the same number. The
// present moment is then the newest checkpoint that both have: seek from there.
func (t *Timeline) Switch(i int) {
	b := t.kept[i]
	from, shared := parting(t.Journal(), t.End(), b.Journal, b.End)
	t.kept = slices.Clone(t.kept)
	t.kept[i] = Branch{From: from, Journal: t.Journal(), End: t.End(), series: t.series}
	if t.series = b.series; t.series == nil {
		t.series = NewSeries(seriesBytes)
	}
	t.forget(from, shared)
	t.land(t.marks[len(t.marks)-1])
	t.ahead, t.end = b.Journal[len(t.present.journal):], b.End
}

// parting is the moment up to which two futures are one, and how many commands both have.
func parting(a []Entry, endA Moment, b []Entry, endB Moment) (at Moment, shared int) {
	for shared < min(len(a), len(b)) && a[shared].same(&b[shared]) {
		shared++
	}
	at = endA
	if endB.Before(at) {
		at = endB
	}
	for _, rest := range [][]Entry{a[shared:], b[shared:]} {
		if len(rest) > 0 && rest[0].moment().Before(at) {
			at = rest[0].moment()
		}
	}
	return at, shared
}

// same reports whether two journals have the same command at this place.
func (e *Entry) same(other *Entry) bool {
	return e.At == other.At && e.Events == other.Events && e.Command.String() == other.Command.String()
}

// courses are the present future and branch number i, both at the newest checkpoint that they share, on copies that
// run by themselves.
func (t *Timeline) courses(i int) (here, there course) {
	b := t.kept[i]
	from, shared := parting(t.Journal(), t.End(), b.Journal, b.End)
	m := t.marks[0]
	for _, mark := range t.marks {
		if !from.Before(Moment{mark.now, mark.events}) && len(mark.journal) <= shared {
			m = mark
		}
	}
	given := len(m.journal)
	return course{m.Clone(), t.Journal()[given:]}, course{m.Clone(), b.Journal[given:]}
}

// Before returns the newest checkpoint that serves, on a copy that runs by itself, with the commands of this future
// that lie ahead of it.
func (t *Timeline) Before(serves func(*Session) bool) (from *Session, ahead []Entry) {
	i := len(t.marks) - 1
	for i > 0 && !serves(t.marks[i]) {
		i--
	}
	s := t.marks[i].Clone()
	return s, t.Journal()[len(s.journal):]
}

// Born reports whether the message of that lineage has come into the world by this moment.
func (s *Session) Born(lineage uint64) bool { return lineage <= s.lineages }

// Compare begins to compare the present future, on the left, with branch number i, on the right, up to a time.
func (t *Timeline) Compare(i int, to kernel.Time) *Comparison {
	here, there := t.courses(i)
	return newComparison(here, there, to)
}
