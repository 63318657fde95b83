package sns

import (
	"playground/engine/component"
	"playground/engine/value"
)

// Contents lists the copies that wait for their next attempt.
func (n *node) Contents(c *component.Contents) {
	slot := uint32(0)
	for row := range n.deliveries.rows {
		r := &n.deliveries.rows[row]
		if !r.open || !r.waiting {
			continue
		}
		c.Add(component.Item{
			Token: r.in.Message.Token, Lane: component.LaneWaiting, Slot: slot,
			Since: r.since, Until: n.deliveries.waits.Until(uint32(row)),
		})
		slot++
		if c.Limit <= 0 {
			c.More += n.deliveries.retrying - int(slot)
			return
		}
	}
}

const inspectedMax = 50 // deliveries that a person is shown

// Inspect renders the subscriptions and the copies under way.
func (n *node) Inspect() value.Value {
	b := value.NewObject(4)
	b.Set("TopicArn", value.Text(topicPrefix+n.env.ID()))
	b.Set("published", value.Int(int64(n.topic.number)))
	subscriptions := make([]value.Value, len(n.subscriptions))
	for i := range n.subscriptions {
		subscriptions[i] = n.subscriptions[i].value()
	}
	b.Set("subscriptions", value.ArrayOf(subscriptions))
	var deliveries []value.Value
	for row := range n.deliveries.rows {
		if r := &n.deliveries.rows[row]; r.open && len(deliveries) < inspectedMax {
			deliveries = append(deliveries, n.deliveryValue(uint32(row), r))
		}
	}
	b.Set("deliveries", value.ArrayOf(deliveries))
	return b.Value()
}

func (s *subscription) value() value.Value {
	b := value.NewObject(3)
	b.Set("Endpoint", value.Text(s.wire.Peer))
	b.Set("FilterPolicy", s.wire.Settings.Raw("FilterPolicy"))
	b.Set("RawMessageDelivery", value.Bool(s.raw))
	return b.Value()
}

func (n *node) deliveryValue(row uint32, r *delivery) value.Value {
	b := value.NewObject(4)
	if s := n.find(r.wire); s != nil {
		b.Set("Endpoint", value.Text(s.wire.Peer))
	}
	b.Set("lineage", value.Int(int64(r.in.Message.Token.Lineage)))
	b.Set("attempts", value.Int(int64(r.attempts)))
	until := "answerUntil"
	if r.waiting {
		until = "retryAt"
	}
	b.Set(until, value.Text(n.deliveries.waits.Until(row).String()))
	return b.Value()
}

var _ component.Component = (*node)(nil)
