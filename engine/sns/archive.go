package sns

import (
	"time"

	"playground/engine/kernel"
	"playground/engine/trace"
)

// archive holds what a FIFO topic with an ArchivePolicy has published, oldest first. One that has ended still holds what
// is new to a subscription whose replay was under way.
type archive struct {
	kept  []*publication
	bytes int64
	since kernel.Time // when the archiving began
	on    bool
}

// keepArchive begins or ends the archiving, as the settings have it. Whoever is being replayed to gets what is new.
func (n *node) keepArchive() {
	on := n.topic.settings.archived > 0
	if on == n.archive.on {
		return
	}
	n.archive.on, n.archive.since = on, n.now
	for i := range n.subscriptions {
		if s := &n.subscriptions[i]; s.replay.active() {
			s.replay.breakOff()
		}
	}
}

// keep archives a message, and forgets those whose time is over or for which there is no room.
func (n *node) keep(p *publication) {
	a := &n.archive
	if !a.on && !n.feeding {
		return
	}
	a.trim(n.now, n.topic.settings.archived)
	a.kept = append(a.kept, p)
	a.bytes += weight(p)
	for a.bytes > archiveBytesMax {
		n.env.Record(trace.Record{Verb: verbForgotten, Lineage: a.kept[0].in.Message.Token.Lineage, A: archiveBytesMax})
		a.drop()
	}
}

// trim forgets what was kept for so long.
func (a *archive) trim(now kernel.Time, long time.Duration) {
	for a.on && len(a.kept) > 0 && a.kept[0].at.Add(long) <= now {
		a.drop()
	}
}

func (a *archive) drop() {
	a.bytes -= weight(a.kept[0])
	a.kept = a.kept[1:]
}

// weight estimates how much memory a publication takes.
func weight(p *publication) int64 {
	return int64(size(&p.in.Message)+textsBytes(p.in)) + publicationBytes
}

const publicationBytes = 400

// after returns the place of the first message from that number on.
func (a *archive) after(number uint64) int {
	low, high := 0, len(a.kept)
	for low < high {
		middle := (low + high) / 2
		if a.kept[middle].number < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// begins is BeginningArchiveTime: from when on messages can be replayed.
func (a *archive) begins(now kernel.Time, long time.Duration) kernel.Time {
	if !a.on {
		return kernel.Forever
	}
	return max(a.since, now.Add(-long))
}

// clone returns an independent copy: both append behind what they have in common, and the second elsewhere.
func (a *archive) clone() archive {
	c := *a
	c.kept = a.kept[:len(a.kept):len(a.kept)]
	return c
}
