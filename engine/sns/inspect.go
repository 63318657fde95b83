package sns

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Contents lists the subscriptions that are not confirmed and the copies that wait for their next attempt, each in the
// place of its subscription.
func (n *node) Contents(c *component.Contents) {
	if n.expiry != kernel.Forever {
		for i := range n.subscriptions {
			if s := &n.subscriptions[i]; s.state == Pending {
				c.Add(component.Item{Lane: component.LanePending, Slot: uint32(i), Until: s.expires()})
			}
		}
	}
	shown := 0
	if n.deliveries.retrying == 0 {
		return
	}
	for row := range n.deliveries.rows {
		r := &n.deliveries.rows[row]
		if r.state != waiting {
			continue
		}
		c.Add(component.Item{
			Token: r.from.token(), Lane: component.LaneWaiting, Slot: r.to,
			Since: r.since, Until: n.deliveries.waits.Until(uint32(row)),
		})
		shown++
		if c.Limit <= 0 {
			c.More += n.deliveries.retrying - shown
			return
		}
	}
}

// How many of each a person is shown.
const (
	inspectedMax     = 50  // deliveries
	subscriptionsMax = 200 // subscriptions
)

// Inspect renders the subscriptions, the copies under way and the latest messages.
func (n *node) Inspect() value.Value {
	b := value.NewObject(6)
	b.Set("TopicArn", value.Text(TopicARN(n.place, n.topic.settings.name)))
	b.Set("published", value.Int(int64(n.topic.number)))
	subscriptions := make([]value.Value, min(len(n.subscriptions), subscriptionsMax))
	for i := range subscriptions {
		subscriptions[i] = n.subscriptionValue(&n.subscriptions[i])
	}
	b.Set("subscriptions", value.ArrayOf(subscriptions))
	if more := len(n.subscriptions) - len(subscriptions); more > 0 {
		b.Set("moreSubscriptions", value.Int(int64(more)))
	}
	var deliveries []value.Value
	for row := range n.deliveries.rows {
		if r := &n.deliveries.rows[row]; r.state != free && len(deliveries) < inspectedMax {
			deliveries = append(deliveries, n.deliveryValue(uint32(row), r))
		}
	}
	b.Set("deliveries", value.ArrayOf(deliveries))
	b.Set("messages", n.recent.value())
	if n.archive.on {
		b.Set("BeginningArchiveTime", value.Text(timestamp(n.place, n.archive.begins(n.env.Now(), n.topic.settings.archived))))
		b.Set("archived", value.Int(int64(len(n.archive.kept))))
	}
	return b.Value()
}

func (n *node) subscriptionValue(s *subscription) value.Value {
	b := value.NewObject(16)
	b.Set("wire", value.Int(int64(s.wire.Index)))
	b.Set("Endpoint", value.Text(s.wire.Peer))
	b.Set("Protocol", value.Text(s.protocol.name))
	b.Set("SubscriptionId", value.Text(s.id))
	b.Set("state", value.Text(s.state))
	b.Set("FilterPolicy", s.wire.Settings.Raw("FilterPolicy"))
	b.Set("FilterPolicyScope", value.Text(string(s.scope)))
	b.Set("RawMessageDelivery", value.Bool(s.raw))
	if s.deadLetter != "" {
		b.Set("DeadLetterQueue", value.Text(s.deadLetter))
	}
	if s.replay.status != "" {
		b.Set("ReplayStatus", value.Text(s.replay.status))
	}
	for _, count := range []struct {
		name string
		n    int64
	}{{"delivered", s.delivered}, {"filteredOut", s.filtered}, {"failed", s.failed}, {"deadLettered", s.redriven}, {"underWay", s.underWay}, {"retrying", s.retrying}} {
		b.Set(count.name, value.Int(count.n))
	}
	return b.Value()
}

var stateWords = [...]string{sent: "sent", waiting: "waiting", behind: "kept in order", held: "held back"}

func (n *node) deliveryValue(row uint32, r *delivery) value.Value {
	s := &n.subscriptions[r.to]
	b := value.NewObject(11)
	b.Set("wire", value.Int(int64(s.wire.Index)))
	b.Set("Endpoint", value.Text(s.wire.Peer))
	b.Set("lineage", value.Int(int64(r.from.in.Message.Token.Lineage)))
	b.Set("state", value.Text(stateWords[r.state]))
	b.Set("attempts", value.Int(int64(r.attempts)))
	retries, _, _ := n.retriesOf(r)
	if r.moving {
		b.Set("DeadLetterQueue", value.Text(s.deadLetter))
	}
	b.Set("attemptsMost", value.Int(int64(retries.retries()+1)))
	until := "answerUntil"
	switch r.state {
	case waiting:
		until = "retryAt"
		b.Set("phase", value.Text(retries.phase(r.attempts)))
	case held:
		until = "turnAt"
	}
	if due := n.deliveries.waits.Until(row); r.state != behind && !n.crashed {
		b.Set("since", value.Text(r.since.String()))
		b.Set(until, value.Text(due.String()))
	}
	return b.Value()
}

// states tells how the subscriptions stand.
func (n *node) states() *States {
	all := &States{
		Subscriptions: make([]SubscriptionState, len(n.subscriptions)),
		ArchivedSince: n.archive.begins(n.env.Now(), n.topic.settings.archived),
	}
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		all.Subscriptions[i] = SubscriptionState{s.wire.Index, s.state, s.authenticated, s.replay.status}
	}
	return all
}

var _ component.Component = (*node)(nil)
