package sns

import (
	"playground/engine/action"
	"playground/engine/policy"
	"playground/engine/trace"
	"playground/engine/value"
)

// fanOut sends a copy to every subscription that wants one.
func (n *node) fanOut(p *publication) {
	c := n.copiesOf(p)
	c.view.Read(p.in.Message.Attributes, p.in.Message.Body)
	for i := range n.subscriptions {
		if n.subscriptions[i].live() {
			n.copyTo(i, &c)
		}
	}
}

// copyTo sends a copy to one subscription, unless that does not want it.
func (n *node) copyTo(at int, c *copies) {
	s := &n.subscriptions[at]
	if !s.filter.Passes(&c.view) {
		n.filteredOut(s, c)
		return
	}
	n.deliver(at, c.p, c.request(s), c.flaw(s))
}

// filteredOut records that a subscription does not want a copy, and why: CloudWatch counts the reasons apart.
func (n *node) filteredOut(s *subscription, c *copies) {
	s.filtered++
	r := trace.Record{Verb: verbFiltered, Peer: s.wire.PeerNode, Lineage: c.p.in.Message.Token.Lineage, B: 1}
	r.Symbol = n.env.Symbol(s.filter.Key(&c.view))
	attributes := c.p.in.Message.Attributes
	switch {
	case s.scope == policy.MessageBody && c.view.Body().Object():
		r.Verb = verbFilteredBody
	case s.scope == policy.MessageBody:
		r.Verb = verbFilteredNoBody
	case len(attributes) == 0:
		r.Verb = verbFilteredNone
	case !soundArrays(attributes):
		r.Verb = verbFilteredInvalid
	}
	n.env.Record(r)
}

// soundArrays reports whether every String.Array is JSON.
func soundArrays(attributes []action.Attribute) bool {
	for i := range attributes {
		if a := &attributes[i]; a.Type == "String.Array" {
			if _, bad := value.Parse(a.Value, value.Limits{}); bad != nil {
				return false
			}
		}
	}
	return true
}
