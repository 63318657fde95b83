package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/policy"
)

// subscription is a wire to somebody who wants the topic's messages.
type subscription struct {
	wire   component.Wire
	filter *policy.Policy // nil for everything
	raw    bool
}

// subscribe reads the topic's wires anew; their filters were found to be sound.
func subscribe(wires []component.Wire) []subscription {
	all := make([]subscription, len(wires))
	for i, w := range wires {
		all[i] = subscription{wire: w, raw: w.Settings.Bool("RawMessageDelivery")}
		if v := w.Settings.Raw("FilterPolicy"); !v.IsNull() {
			all[i].filter, _ = policy.Compile(v, policy.MessageAttributes)
		}
	}
	return all
}

// copyFor makes the message for one subscription. Its lineage stays: it is the same message, many times over.
func (s *subscription) copyFor(in *action.Publish, n *notification) action.Message {
	m := action.Message{Body: in.Message.Body, GroupID: in.Message.GroupID, Token: in.Message.Token}
	if s.raw {
		m.Attributes = in.Message.Attributes
		return m
	}
	m.Body = n.body(s.wire.Peer)
	return m
}

// flaw says why a copy can never be delivered; "" when it can.
func (s *subscription) flaw(in *action.Publish) string {
	if s.raw && len(in.Message.Attributes) > rawAttributesMax {
		return "TooManyMessageAttributes"
	}
	return ""
}
