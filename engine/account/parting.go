package account

import (
	"slices"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/sns"
	"playground/engine/sns/api"
	"playground/engine/value"
)

// parting is a subscription that ends, or has ended and may be brought back.
type parting struct {
	call  component.CallID // by which the endpoint is told
	wire  uint32
	topic uint32      // the node
	key   string      // of the wire
	value value.Value // of the wire, to be drawn again
}

// Unsubscribe ends a subscription. One whose endpoint is told stays drawn until the endpoint has heard of it, but nobody
// sees it any more.
func (r topicResources) Unsubscribe(s *api.Subscription, told bool) *component.Fault {
	w := &r.session.Scenario().Wires[r.topics.find(s).row]
	p := &parting{wire: s.Wire, topic: s.Topic.Node, key: w.Key(), value: w.Value().With("SubscriptionId", value.Text(s.ID))}
	s.Topic.Deleted++
	if !told || !confirms(s.Protocol) || s.Pending {
		return r.part(p)
	}
	place := r.Place()
	place.Region = s.Topic.Region
	p.call = r.session.Ask(p.topic, portIn, &sns.Unsubscribe{Wire: p.wire, Place: place})
	r.topics.leaving = append(r.topics.leaving, p)
	return nil
}

// part removes the wire of a subscription, if it is still there.
func (a *Account) part(p *parting) *component.Fault {
	sc := a.session.Scenario()
	d := a.draft()
	d.add(scenario.RemoveWire(sc, p.key))
	if fault := d.apply(); fault != nil {
		return fault
	}
	a.topics.refresh(a)
	if h := a.topics.byNode[p.topic]; h != nil {
		return topicResources{a}.prune(&h.Topic)
	}
	return nil
}

// unsubscribed takes the word of a topic that the endpoint of a subscription that ends was told.
func (t *topics) unsubscribed(a *Account, r engine.Reply) bool {
	i := slices.IndexFunc(t.leaving, func(p *parting) bool { return p.call == r.ID })
	if i < 0 {
		return false
	}
	p := t.leaving[i]
	t.leaving = slices.Delete(t.leaving, i, i+1)
	if out, ok := r.Result.Out.(*sns.UnsubscribeResult); ok && out.Token != "" {
		t.parted[out.Token] = p
	}
	a.part(p)
	return true
}

// bringBack draws the wire of a subscription that has ended, and returns it; confirmed as it was.
func (a *Account) bringBack(token string) *api.Subscription {
	p := a.topics.parted[token]
	if p == nil {
		return nil
	}
	delete(a.topics.parted, token)
	d := a.draft()
	d.edits = append(d.edits, scenario.Edit{Part: "wire", Value: p.value.With("PendingConfirmation", value.Bool(false))})
	h := a.topics.byNode[p.topic]
	if h == nil || d.apply() != nil {
		return nil
	}
	h.Deleted--
	a.topics.refresh(a)
	for _, s := range h.wires {
		if a.session.Scenario().Wires[s.row].Key() == p.key {
			return &s.Subscription
		}
	}
	return nil
}
