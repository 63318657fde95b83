package story

import "playground/engine/trace"

// travel takes the way of a record, if it has one.
func (g *Gatherer) travel(now *row, v *trace.Verb, c *place, fresh bool) bool {
	r := &now.r
	h := &hop{from: r.Peer, to: r.Node + 1, at: r.At, arrive: r.At, n: now.n, by: *r, kind: hopMessage, failure: v.Failure}
	switch v.Life.Way {
	case trace.Out:
		h.from, h.to, h.source, h.open = r.Node+1, r.Peer, c, true
		g.leave(h, v)
	case trace.In:
		if c != nil && !fresh {
			return false
		}
		g.come(h, r.Node)
	case trace.Back:
		h.kind = hopAnswer
		g.emit(h)
	case trace.By:
		h.kind = hopAsk
		g.emit(h)
	}
	return v.Life.Way != trace.Stay
}

// leave notes that the message went out; a record that changes nothing tells that it got lost on the way.
func (g *Gatherer) leave(h *hop, v *trace.Verb) {
	if v.Life.State != trace.Same {
		h.failure = false
		if h.to == 0 {
			h.open = false
			g.emit(h)
			return
		}
		if len(g.pending) >= pendingMax {
			g.emit(g.pending[0].unmatched())
			g.pending = g.pending[1:]
		}
		g.pending = append(g.pending, h)
		return
	}
	if i := g.waited(h.from, h.to); i >= 0 {
		lost := g.pending[i]
		lost.failure, lost.open, lost.arrive = true, false, h.at
		g.take(i)
		g.emit(lost)
		return
	}
	h.from, h.to, h.kind, h.open, h.failure = h.to, h.from, hopAnswer, false, true
	g.emit(h)
}

// come ends the hop that brought the message here.
func (g *Gatherer) come(h *hop, node uint32) {
	if i := g.waited(h.from, h.to); i >= 0 {
		came := g.pending[i]
		came.arrive, came.open, came.failure = h.at, false, h.failure
		g.take(i)
		g.emit(came)
		return
	}
	if h.from != 0 {
		p, parted := g.parted[h.from-1]
		told := g.byKey[key{node: h.from - 1, peer: node + 1}]
		if parted && (told == nil || told.last.n < p.n) {
			h.at = p.at
		}
	}
	g.emit(h)
}

// waited finds the oldest hop from one node to another whose arrival is waited for.
func (g *Gatherer) waited(from, to uint32) int {
	for i := range g.pending {
		if g.pending[i].from == from && g.pending[i].to == to {
			return i
		}
	}
	return -1
}

func (g *Gatherer) take(i int) { g.pending = append(g.pending[:i], g.pending[i+1:]...) }

func (g *Gatherer) emit(h *hop) { g.hops.add(h) }

// unmatched is a hop of which no arrival is known: it is under way, unless its source has gone on meanwhile.
func (h *hop) unmatched() *hop {
	told := *h
	told.arrive = h.at
	told.failure = h.source == nil || h.source.last.n != h.n
	return &told
}
