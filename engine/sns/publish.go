package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/trace"
)

// publish accepts a message, answers, and delivers.
func (n *node) publish(c component.Call, in *action.Publish) {
	fault := n.topic.check(in)
	var p *publication
	var out *action.PublishResult
	if fault == nil {
		p, out, fault = n.accept(c, in)
	}
	if fault != nil {
		n.refuse(c, in.Message.Token.Lineage, fault)
		return
	}
	n.env.Reply(c.ID, component.Result{Out: out})
	n.passOn(p)
}

// publishBatch does likewise for several; where one is not sound, none is accepted.
func (n *node) publishBatch(c component.Call, in *PublishBatch) {
	for i := range in.Entries {
		if fault := n.topic.check(&in.Entries[i]); fault != nil {
			n.refuse(c, in.Entries[i].Message.Token.Lineage, fault)
			return
		}
	}
	out := &PublishBatchResult{Entries: make([]PublishEntry, len(in.Entries))}
	accepted := make([]*publication, len(in.Entries))
	for i := range in.Entries {
		e := &out.Entries[i]
		accepted[i], e.Out, e.Fault = n.accept(c, &in.Entries[i])
		if e.Fault != nil {
			n.refused(c, in.Entries[i].Message.Token.Lineage, e.Fault)
		}
	}
	n.env.Reply(c.ID, component.Result{Out: out})
	for _, p := range accepted {
		n.passOn(p)
	}
}

// accept takes one message that is sound; nil stands for one that a FIFO topic has already.
func (n *node) accept(c component.Call, in *action.Publish) (*publication, *action.PublishResult, *component.Fault) {
	if in.Place != nil {
		n.place = in.Place
	}
	if n.deliveries.underWay+len(n.subscriptions) > deliveriesMax {
		return nil, nil, &throttled
	}
	p, out, fault := n.topic.accept(n.now, in, n.place)
	switch {
	case fault != nil:
	case p == nil:
		n.env.Record(trace.Record{Verb: verbDeduplicated, Peer: c.Peer, Lineage: in.Message.Token.Lineage})
	default:
		n.env.Record(trace.Record{
			Verb: verbPublished, Peer: c.Peer, Lineage: in.Message.Token.Lineage, Message: uint32(p.number),
			A: int64(size(&in.Message)), B: n.confirmed,
		})
	}
	return p, out, fault
}

// passOn sends the copies of a message that was accepted.
func (n *node) passOn(p *publication) {
	if p == nil {
		return
	}
	n.recent.add(p)
	n.keep(p)
	n.fanOut(p)
}
