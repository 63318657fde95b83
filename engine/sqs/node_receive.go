package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/trace"
)

// receive answers at once, or lets a long poll wait. Polls that wait already come first.
func (n *node) receive(c component.Call) {
	in, now := c.In.(*action.ReceiveMessage), n.env.Now()
	n.queue.Advance(now)
	n.serve()
	out, fault := n.queue.ReceiveMessage(now, c.Peer, in)
	switch wait := n.queue.Wait(in); {
	case fault != nil:
		n.refuse(c, 0, fault)
	case len(out.Messages) == 0 && wait > 0:
		n.polls.add(c, in, now, wait)
	default:
		n.give(poll{call: c.ID, in: in, since: now, peer: c.Peer}, out)
	}
}

// give answers a receive.
func (n *node) give(p poll, out *action.ReceiveMessageResult) {
	if len(out.Messages) == 0 {
		n.flush()
		n.env.Record(n.nothing(p))
	}
	n.billReceive(out)
	n.env.Reply(p.call, component.Result{Out: out})
}

// nothing tells of a receive that got no message: a short poll may have missed those on servers that it did not ask.
func (n *node) nothing(p poll) trace.Record {
	if q := n.queue; q.sampled() && q.Wait(p.in) == 0 && q.visible() > 0 {
		return trace.Record{Verb: verbMissed, Peer: p.peer, A: int64(q.visible())}
	}
	return trace.Record{Verb: verbEmpty, Peer: p.peer, A: int64(n.env.Now() - p.since)}
}

// serve hands visible messages to the polls that wait, in their order.
func (n *node) serve() {
	for n.polls.count > 0 && n.queue.receivable() {
		lane := n.polls.first()
		p := n.polls.lanes[lane][0]
		out, fault := n.queue.receiveNow(n.env.Now(), p.peer, p.in)
		switch {
		case fault != nil:
			n.polls.take(lane)
			n.refuse(component.Call{ID: p.call, In: p.in, Peer: p.peer}, 0, fault)
		case len(out.Messages) == 0:
			return // too many in flight, or all that was visible went to the dead-letter queue
		default:
			n.polls.take(lane)
			n.give(p, out)
		}
	}
}

// Hangup forgets a poll whose caller has gone, so that it takes no message.
func (n *node) Hangup(id component.CallID) { n.polls.drop(id) }
