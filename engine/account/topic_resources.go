package account

import (
	"slices"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/sns/api"
	"playground/engine/value"
)

// topicResources is the account as the operations of SNS see it.
type topicResources struct{ *Account }

// Find returns the topic of that name, or nil.
func (r topicResources) Find(name string) *api.Topic {
	r.topics.refresh(r.Account)
	if h := r.topics.byName[name]; h != nil {
		return &h.Topic
	}
	return nil
}

// Observe finds out what has become of a topic's subscriptions in the simulation.
func (r topicResources) Observe(t *api.Topic) { r.topics.observe(r.Account, r.topics.held(t)) }

// Topics lists the topics in the order of their names.
func (r topicResources) Topics() []*api.Topic {
	r.topics.refresh(r.Account)
	return r.topics.sorted
}

// Place is where the account is for whoever calls.
func (r topicResources) Place() *action.Place {
	return &action.Place{
		Region: r.at.Region, Account: r.options.ID, Endpoint: "http://" + r.at.Host, Epoch: r.options.Epoch / int64(time.Second),
	}
}

// Create makes a node of a new topic.
func (r topicResources) Create(name string, settings value.Value) *component.Fault {
	d := r.draft()
	d.resource(kindTopic, "TopicName", name, settings)
	return d.apply()
}

// Configure changes the settings of a topic's node.
func (r topicResources) Configure(t *api.Topic, settings value.Value) *component.Fault {
	return r.configure(t.Node, settings)
}

// Remove takes the topic's node out of the scenario, and with it its subscriptions.
func (r topicResources) Remove(t *api.Topic) *component.Fault {
	d := r.draft()
	d.add(scenario.RemoveNode(r.session.Scenario(), r.session.Name(t.Node)))
	return d.apply()
}

// Subscribe draws the wire of a subscription. One that waits for its confirmation is drawn anew, which asks its endpoint
// again; one that was not confirmed in time gives way to a new one.
func (r topicResources) Subscribe(t *api.Topic, protocol, endpoint string, c api.Change) (*api.Subscription, *component.Fault) {
	r.topics.locate(r.Account, r.topics.held(t), r.Place())
	d := r.draft()
	id, port := d.peer(protocol, endpoint)
	settings := r.beginning(protocol)
	for _, s := range r.topics.held(t).wires {
		if s.peer == id && s.Protocol == protocol {
			w := &r.session.Scenario().Wires[s.row]
			d.add(scenario.RemoveWire(r.session.Scenario(), w.Key()))
			if slices.Contains(t.Subscriptions, &s.Subscription) {
				settings = w.Object.With("SubscriptionId", value.Text(s.ID))
			}
		}
	}
	settings = d.adjust(t, settings, c)
	d.wire(r.session.Name(t.Node), portSubscriptions, id, port, settings)
	if fault := d.apply(); fault != nil {
		return nil, fault
	}
	t = r.Find(t.Name)
	for _, s := range r.topics.held(t).wires {
		if s.peer == id && s.Protocol == protocol {
			return &s.Subscription, nil
		}
	}
	panic("account: a subscription that was made is not there")
}

// beginning are the settings of a new subscription: its name, and that it has to be confirmed.
func (r topicResources) beginning(protocol string) value.Value {
	b := value.NewObject(2)
	if confirms(protocol) {
		b.Set("PendingConfirmation", value.Bool(true))
	}
	b.Set("SubscriptionId", value.Text(r.newSubscriptionID()))
	return b.Value()
}

// subscriptionKey tells the ids of subscriptions from those of messages and requests.
const subscriptionKey = 0x7375627363726962

// newSubscriptionID is one that no subscription has.
func (r topicResources) newSubscriptionID() string {
	for {
		r.topics.number++
		id := action.MessageID{Key: subscriptionKey, Number: r.topics.number}.String()
		if !r.topics.has(id) {
			return id
		}
	}
}

func (t *topics) has(id string) bool {
	for _, h := range t.sorted {
		for _, s := range t.held(h).wires {
			if s.ID == id {
				return true
			}
		}
	}
	return false
}

// Adjust changes the settings of a subscription's wire.
func (r topicResources) Adjust(s *api.Subscription, c api.Change) *component.Fault {
	d := r.draft()
	w := &r.session.Scenario().Wires[r.topics.find(s).row]
	d.put(w, d.adjust(s.Topic, w.Value(), c))
	if fault := d.apply(); fault != nil {
		return fault
	}
	return r.prune(s.Topic)
}

// adjust returns settings of a subscription with a change, for which there must be a wire to its dead-letter queue.
func (d *draft) adjust(t *api.Topic, settings value.Value, c api.Change) value.Value {
	for name, v := range c.Settings.Members() {
		settings = settings.With(name, v)
	}
	if !c.Rewire {
		return settings
	}
	if c.DeadLetter == "" {
		return settings.With("DeadLetterQueue", value.Text(""))
	}
	id, port := d.peer("sqs", c.DeadLetter)
	from := d.session.Name(t.Node)
	w := scenario.Wire{From: from, FromPort: portDeadLetter, To: id, ToPort: port}
	if d.session.Scenario().FindWire(w.Key()) < 0 {
		d.wire(from, portDeadLetter, id, port, value.Null)
	}
	return settings.With("DeadLetterQueue", value.Text(id))
}

// prune removes the wires to dead-letter queues that no subscription names any more.
func (r topicResources) prune(t *api.Topic) *component.Fault {
	r.topics.refresh(r.Account)
	h, sc, d := r.topics.held(t), r.session.Scenario(), r.draft()
	if h == nil {
		return nil
	}
	used := map[string]bool{}
	for _, s := range h.wires {
		used[s.Settings.Text("DeadLetterQueue")] = true
	}
	for i := range sc.Wires {
		if w := &sc.Wires[i]; w.From == h.id && w.FromPort == portDeadLetter && !used[w.To] {
			d.add(scenario.RemoveWire(sc, w.Key()))
		}
	}
	return d.apply()
}
