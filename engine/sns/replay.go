package sns

import (
	"playground/engine/kernel"
	"playground/engine/trace"
)

// replay is how far a subscription is with the archive. While it is under way, new messages are not delivered as they
// come but in their turn behind the older ones, so that their order holds; then it goes on as any other. With an
// EndingPoint it is under way until then, and afterwards nothing is delivered any more (Amazon SNS API reference, Subscribe).
type replay struct {
	policy   string // that began it
	status   string
	next     uint64 // number of the message that is next
	new      uint64 // messages from this number on are new: published since it began
	from, to kernel.Time
	broken   bool // there is nothing old any more; once what is new is delivered, it has failed
	over     bool // the EndingPoint is past
}

func (r *replay) active() bool { return r.status == ReplayPending || r.status == ReplayInProgress }

// breakOff leaves of a replay what is new.
func (r *replay) breakOff() {
	r.status, r.next, r.broken = ReplayInProgress, r.unheard(), true
	r.to, r.over = kernel.Forever, false
}

// ends is when the EndingPoint is past.
func (r *replay) ends() kernel.Time {
	if r.policy == "" || r.over || r.to == kernel.Forever {
		return kernel.Forever
	}
	return r.to + 1
}

// unheard is the number from which on no message was delivered, while the replay is under way.
func (r *replay) unheard() uint64 { return max(r.next, r.new) }

// beginReplay begins a replay where the ReplayPolicy has changed. One that is taken away ends the replay; what is new
// is still delivered.
func (n *node) beginReplay(s *subscription) {
	policy := s.wire.Settings.Text("ReplayPolicy")
	if policy == s.replay.policy {
		return
	}
	from, to, asked := window(policy, n.place.Epoch)
	old := s.replay
	s.replay = replay{policy: policy, next: 1, new: n.topic.number + 1, from: from, to: to}
	if old.active() {
		s.replay.new = old.unheard()
	}
	switch {
	case !asked && old.active():
		s.replay.status, s.replay.next = ReplayInProgress, s.replay.new
	case !asked:
	case old.active() && !n.archive.on:
		s.replay.breakOff()
	case !n.archive.on || !s.queue:
		n.failReplay(s)
	default:
		s.replay.status = ReplayPending
		n.env.Record(trace.Record{Verb: verbReplayBegan, Peer: s.wire.PeerNode, A: int64(max(from, 0))})
	}
}

// feed delivers what is next in every replay, some copies at a time.
func (n *node) feed() {
	n.feeding = false
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		if s.replay.active() && s.state == Confirmed {
			n.feedOne(i)
		}
		n.feeding = n.feeding || s.replay.active()
	}
	if !n.feeding && !n.archive.on {
		n.archive = archive{}
	}
}

// failReplay: there is no archive, or the subscriber is no queue.
func (n *node) failReplay(s *subscription) {
	s.replay.status, s.replay.to, s.replay.over = ReplayFailed, kernel.Forever, false
	n.env.Record(trace.Record{Verb: verbReplayFailed, Peer: s.wire.PeerNode})
}

func (n *node) feedOne(at int) {
	s := &n.subscriptions[at]
	s.replay.status = ReplayInProgress
	n.archive.trim(n.now, n.topic.settings.archived)
	for i := n.archive.after(s.replay.next); i < len(n.archive.kept); i++ {
		if s.underWay >= replayAhead {
			return
		}
		p := n.archive.kept[i]
		s.replay.next = p.number + 1
		again := p.number < s.replay.new
		if again && p.at < max(s.replay.from, n.archive.since) || p.at > s.replay.to {
			continue
		}
		n.env.Record(trace.Record{Verb: verbReplayed, Peer: s.wire.PeerNode, Lineage: p.in.Message.Token.Lineage})
		if again {
			c := *p
			c.replayed = true
			p = &c
		}
		c := n.copiesOf(p)
		c.room = 1
		c.view.Read(p.in.Message.Attributes, p.in.Message.Body)
		n.copyTo(at, &c)
		s = &n.subscriptions[at]
	}
	switch {
	case s.replay.ends() != kernel.Forever:
		return
	case s.replay.broken:
		n.failReplay(s)
	default:
		s.replay.status = ReplayCompleted
		n.env.Record(trace.Record{Verb: verbReplayEnded, Peer: s.wire.PeerNode})
	}
	n.count()
}
