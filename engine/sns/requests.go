package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// PublishBatch sends several messages to a topic. Where one is not sound, none is accepted; where the topic's quota is
// used up meanwhile, those beyond it fail alone. It is answered with PublishBatchResult.
type PublishBatch struct{ Entries []action.Publish }

// Action names the action.
func (*PublishBatch) Action() string { return "PublishBatch" }

// Value renders the request.
func (r *PublishBatch) Value() value.Value {
	all := make([]value.Value, len(r.Entries))
	for i := range r.Entries {
		all[i] = r.Entries[i].Value()
	}
	return one("PublishBatchRequestEntries", value.ArrayOf(all))
}

// Tokens lists the messages aboard.
func (r *PublishBatch) Tokens(to []component.Token) []component.Token {
	for i := range r.Entries {
		to = append(to, r.Entries[i].Message.Token)
	}
	return to
}

// MessageAt returns the i-th message aboard.
func (r *PublishBatch) MessageAt(i int) *action.Message {
	if i >= len(r.Entries) {
		return nil
	}
	return &r.Entries[i].Message
}

// PublishBatchResult answers PublishBatch: a result for each entry, in their order.
type PublishBatchResult struct{ Entries []PublishEntry }

// PublishEntry is what became of an entry: Out, or a fault.
type PublishEntry struct {
	Out   *action.PublishResult
	Fault *component.Fault
}

// Value renders the result.
func (r *PublishBatchResult) Value() value.Value {
	all := make([]value.Value, len(r.Entries))
	for i, e := range r.Entries {
		if e.Fault != nil {
			all[i] = one("Code", value.Text(e.Fault.Code))
			continue
		}
		all[i] = e.Out.Value()
	}
	return one("Entries", value.ArrayOf(all))
}

// Unsubscribe tells the subscriber of a wire, by HTTP, HTTPS or email, that its subscription ends: with an
// UnsubscribeConfirmation whose token restores it. It is answered with UnsubscribeResult once the subscriber has
// answered or the first attempt has failed; the wire is there to be removed then.
type Unsubscribe struct {
	Wire  uint32 // index of the subscription's wire
	Place *action.Place
}

// Action names the action.
func (*Unsubscribe) Action() string { return "Unsubscribe" }

// Value renders the request.
func (r *Unsubscribe) Value() value.Value { return one("wire", value.Int(int64(r.Wire))) }

// UnsubscribeResult answers Unsubscribe.
type UnsubscribeResult struct{ Token string } // "" where nobody was told

// Value renders the result.
func (r *UnsubscribeResult) Value() value.Value { return one("Token", value.Text(r.Token)) }

// Locate tells a topic where it is, from now on, for whatever it sends of its own accord. It is answered with
// action.Empty.
type Locate struct{ Place action.Place }

// Action names the action.
func (*Locate) Action() string { return "Locate" }

// Value renders the request.
func (r *Locate) Value() value.Value {
	return one("TopicArn", value.Text(TopicARN(&r.Place, "")))
}

// GetStates asks a topic how its subscriptions stand. It is answered with States.
type GetStates struct{}

// Action names the action.
func (*GetStates) Action() string { return "GetStates" }

// Value renders the request.
func (*GetStates) Value() value.Value { return value.NewObject(0).Value() }

// States answers GetStates.
type States struct {
	Subscriptions []SubscriptionState // in the order of the wires
	ArchivedSince kernel.Time         // BeginningArchiveTime; Forever where nothing is archived
}

// SubscriptionState is how one subscription stands.
type SubscriptionState struct {
	Wire          uint32 // index
	State         string
	Authenticated bool   // ConfirmationWasAuthenticated
	ReplayStatus  string // "" where there was no replay
}

// The states of a subscription.
const (
	Confirmed = "Confirmed"
	Pending   = "PendingConfirmation"
	Expired   = "Expired" // was not confirmed in time: as if it were not there
	Ended     = "Ended"   // was unsubscribed; the subscriber is being told
	Refused   = "Refused" // beyond a quota: as if it were not there
)

// The values of ReplayStatus.
const (
	ReplayPending    = "Pending"
	ReplayInProgress = "In progress"
	ReplayCompleted  = "Completed"
	ReplayFailed     = "Failed"
)

// Value renders the states.
func (r *States) Value() value.Value {
	all := make([]value.Value, len(r.Subscriptions))
	for i, s := range r.Subscriptions {
		all[i] = one("state", value.Text(s.State))
	}
	return one("subscriptions", value.ArrayOf(all))
}

func one(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}
