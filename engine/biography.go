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
	shown    *Session // the session whose present it leads to; nil when that is not known
	read     uint64   // records of that session's trace that were taken
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
		b := NewBiography(from, ahead, lineage, t.now())
		b.shown = t.present
		return b
	}
	b := &Biography{gatherer: story.NewGatherer(log, lineage), shown: t.present, read: from.log.Total(), done: true}
	b.catchUp()
	return b
}

// Follow leads a life that was told on to the present, and reports whether anything has happened to the message since.
// Ok is false when that cannot be: the present is no longer the same run, or the trace has dropped what lies between.
func (t *Timeline) Follow(b *Biography) (news, ok bool) {
	if !b.done || b.shown != t.present || t.now().Before(b.to) || t.present.log.Oldest() > b.read {
		return false, false
	}
	return b.catchUp(), true
}

// catchUp takes the records of the session shown that were not taken yet. From here on that session tells.
func (b *Biography) catchUp() (news bool) {
	b.course = course{present: b.shown}
	log := b.shown.log
	b.gatherer.From(log)
	for ; b.read < log.Total(); b.read++ {
		news = b.gatherer.Add(b.read, log.At(b.read)) || news
	}
	b.to = b.now()
	return news
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
		b.read = max(b.read, b.present.log.Total())
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
