package account

import (
	"playground/engine/action"
	"playground/engine/sns/api"
	"playground/engine/value"
)

// Confirm asks every topic whether it has sent a token. A subscription that is confirmed is so in the scenario, too, and
// will be when that is opened again.
func (r topicResources) Confirm(token string, authenticated bool) *api.Subscription {
	r.topics.refresh(r.Account)
	for _, t := range r.topics.sorted {
		out, ok := r.look(t.Node, &action.ConfirmSubscription{Token: token, Signed: authenticated})
		result, is := out.(*action.ConfirmSubscriptionResult)
		if !ok || !is {
			continue
		}
		for _, s := range r.topics.held(t).wires {
			if s.Wire == result.Wire {
				return r.confirmed(s)
			}
		}
	}
	return r.bringBack(token)
}

func (r topicResources) confirmed(s *subscription) *api.Subscription {
	d := r.draft()
	w := &r.session.Scenario().Wires[s.row]
	d.put(w, w.Value().With("PendingConfirmation", value.Bool(false)))
	d.apply() // what has been confirmed is so, even if the scenario cannot say it
	return &s.Subscription
}
