package account

import (
	"slices"
	"strings"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/sns"
	"playground/engine/sns/api"
)

// What a topic is in a scenario.
const (
	kindTopic         = "sns"
	portSubscriptions = "subscriptions"
)

// topics is the index of the nodes that are topics, and of the wires that are subscriptions. It is made anew when the
// scenario is another than before, whoever changed it.
type topics struct {
	of      *scenario.Scenario
	byName  map[string]*topic
	byNode  map[uint32]*topic
	byID    map[string]*topic // by the node's id
	sorted  []*api.Topic
	leaving []*parting          // whose endpoints are being told
	parted  map[string]*parting // by the token that brings the subscription back
	number  uint64              // of the latest message to one phone or device
}

// topic is a topic and its place in the scenario.
type topic struct {
	api.Topic
	id     string
	wires  []*subscription
	unsure bool // its subscriptions may be another than their settings say
}

// subscription is a subscription and its place in the scenario.
type subscription struct {
	api.Subscription
	row  int
	peer string // id of the node at its end
}

func newTopics() topics {
	return topics{byNode: map[uint32]*topic{}, parted: map[string]*parting{}}
}

// refresh brings the index up to date. A topic that is still there keeps its address.
func (t *topics) refresh(a *Account) {
	sc := a.session.Scenario()
	if t.of == sc {
		return
	}
	before := t.byNode
	t.of, t.sorted = sc, t.sorted[:0]
	t.byNode, t.byID = make(map[uint32]*topic, len(before)+1), make(map[string]*topic, len(before)+1)
	t.byName = make(map[string]*topic, len(before)+1)
	for row, node := range a.session.Indexes() {
		n := &sc.Nodes[row]
		if n.Kind != kindTopic {
			continue
		}
		h := before[node]
		if h == nil {
			h = &topic{Topic: api.Topic{Node: node, ArchivedSince: kernel.Forever}}
		}
		h.id, h.Name, h.Settings = n.ID, sns.Name(n.ID, n.Settings), n.Settings
		h.unsure, h.wires = h.Settings.Text("ArchivePolicy") != "", h.wires[:0]
		t.byNode[node], t.byID[n.ID] = h, h
		if t.byName[h.Name] == nil {
			t.byName[h.Name] = h
			t.sorted = append(t.sorted, &h.Topic)
		}
	}
	slices.SortFunc(t.sorted, func(a, b *api.Topic) int { return strings.Compare(a.Name, b.Name) })
	t.join(a)
}

// join finds the subscriptions.
func (t *topics) join(a *Account) {
	numbers := a.session.WireIndexes()
	peers := newPeers(a)
	for row := range t.of.Wires {
		w := &t.of.Wires[row]
		h := t.byID[w.From]
		if h == nil || w.FromPort != portSubscriptions {
			continue
		}
		by, protocol := t.protocol(w)
		s := &subscription{row: row, peer: w.To, Subscription: api.Subscription{
			Topic: &h.Topic, Wire: numbers[row], Protocol: protocol, Settings: w.Settings,
			ID:       sns.SubscriptionID(w.From, w.To, by, w.Settings),
			Endpoint: peers.endpoint(w.To, protocol), DeadLetter: peers.endpoint(w.Settings.Text("DeadLetterQueue"), "sqs"),
		}}
		s.Pending = confirms(protocol) && w.Settings.Bool("PendingConfirmation")
		s.Authenticated = !confirms(protocol)
		h.unsure = h.unsure || confirms(protocol) || w.Settings.Text("ReplayPolicy") != ""
		h.wires = append(h.wires, s)
	}
	for _, h := range t.sorted {
		t.held(h).list(nil)
	}
}

// protocol is the action that a wire of a topic stands for, and its protocol.
func (t *topics) protocol(w *scenario.Wire) (by, protocol string) {
	out, _ := t.of.Nodes[t.of.Find(w.From)].Table().Port(w.FromPort)
	in, _ := t.of.Nodes[t.of.Find(w.To)].Table().Port(w.ToPort)
	by, _ = component.Action(out, in)
	return by, sns.Protocol(by)
}

// confirms reports whether a subscriber by a protocol may have to confirm.
func confirms(protocol string) bool {
	return protocol == "http" || protocol == "https" || protocol == "email" || protocol == "email-json"
}

// list makes the list of subscriptions: without those that are being ended, and those that the topic does not count.
func (h *topic) list(gone func(*subscription) bool) {
	h.Subscriptions = make([]*api.Subscription, 0, len(h.wires))
	for _, s := range h.wires {
		if gone == nil || !gone(s) {
			h.Subscriptions = append(h.Subscriptions, &s.Subscription)
		}
	}
}

// observe asks a topic how its subscriptions stand, where that is not in the scenario.
func (t *topics) observe(a *Account, h *topic) {
	if !h.unsure && len(t.leaving) == 0 {
		return
	}
	out, ok := a.look(h.Node, &sns.GetStates{})
	states, _ := out.(*sns.States)
	if !ok || states == nil {
		return
	}
	h.ArchivedSince = states.ArchivedSince
	h.list(func(s *subscription) bool {
		for i := range states.Subscriptions {
			if is := &states.Subscriptions[i]; is.Wire == s.Wire {
				s.Pending, s.ReplayStatus = is.State == sns.Pending, is.ReplayStatus
				s.Authenticated = !confirms(s.Protocol) || is.Authenticated
				if is.State == sns.Expired || is.State == sns.Refused {
					return true
				}
			}
		}
		return t.isLeaving(s)
	})
}

func (t *topics) isLeaving(s *subscription) bool {
	return slices.ContainsFunc(t.leaving, func(p *parting) bool { return p.wire == s.Wire })
}

// locate tells a topic where it is, for what it sends of its own accord.
func (t *topics) locate(a *Account, h *topic, at *action.Place) {
	if _, ok := a.look(h.Node, &sns.Locate{Place: *at}); ok {
		h.Region = at.Region
	}
}

// held returns a topic's place.
func (t *topics) held(a *api.Topic) *topic { return t.byNode[a.Node] }

// find returns the place of a subscription in the scenario as it is now.
func (t *topics) find(s *api.Subscription) *subscription {
	for _, w := range t.byNode[s.Topic.Node].wires {
		if w.Wire == s.Wire {
			return w
		}
	}
	return nil
}

// at returns the subscription of a wire of the scenario, or nil.
func (h *topic) at(row int) *subscription {
	for _, s := range h.wires {
		if s.row == row {
			return s
		}
	}
	return nil
}
