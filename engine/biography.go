package engine

import (
	"playground/engine/story"
	"playground/engine/trace"
)

// Biography gathers the whole life of one message, although the trace may have dropped its beginning: it lives the run
// again on a session of its own, from a moment before the message was born, and keeps that message's records.
type Biography struct {
	course
	gatherer *story.Gatherer
	began    uint64 // events at the moment from which it is lived
	to       Moment
	done     bool
}

// NewBiography begins to gather the life of a lineage up to a moment. From is a clone at or before its birth, which
// now belongs to the biography; ahead are the commands given after it.
func NewBiography(from *Session, ahead []Entry, lineage uint64, to Moment) *Biography {
	b := &Biography{course: course{from, ahead}, gatherer: story.NewGatherer(from.log, lineage), began: from.events, to: to}
	n := from.log.Total()
	from.log.Listen(func(r trace.Record) {
		b.gatherer.Add(n, r)
		n++
	})
	return b
}

// Biography begins to gather the life of a lineage up to the present. Where the trace still holds all of it, it is
// there at once.
func (t *Timeline) Biography(lineage uint64) *Biography {
	from, ahead := t.Before(func(m *Session) bool { return m.lineages < lineage })
	log := t.present.log
	if log.Oldest() > from.log.Total() {
		return NewBiography(from, ahead, lineage, t.now())
	}
	b := &Biography{course: course{present: t.present}, gatherer: story.NewGatherer(log, lineage), to: t.now(), done: true}
	for n := from.log.Total(); n < log.Total(); n++ {
		b.gatherer.Add(n, log.At(n))
	}
	return b
}

// Step lives on, at most limit events, and reports whether the life is told, and how much of the way to the present has
// been gone, in thousandths.
func (b *Biography) Step(limit int) (done bool, permille int) {
	for limit > 0 && !b.done {
		goal, command := b.to, b.due(b.to)
		if command {
			goal = b.ahead[0].moment()
		}
		n, arrived := b.present.Reach(goal.At, goal.Events, limit)
		limit -= n
		if !arrived {
			break
		}
		b.done = !command
		if command {
			b.give()
			limit--
		}
	}
	if b.done {
		return true, 1000
	}
	return false, int((b.present.events - b.began) * 1000 / max(b.to.Events-b.began, 1))
}

// Story tells the life as far as it was gathered.
func (b *Biography) Story() story.Story {
	until := b.to.At
	if !b.done {
		until = b.present.now
	}
	return b.gatherer.Tell(b.present.scenario.Seed, until, b.present.Name)
}
