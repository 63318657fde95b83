package subscriber

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// expect lets the link of a SubscriptionConfirmation be followed, some day.
func (n *node) expect(k *kept) {
	if k.notify.Type != action.SubscriptionConfirmation {
		return
	}
	k.confirmation = confirmationWaits
	if n.confirms(k) {
		n.wait(k, n.manner.ConfirmAfter, wakeConfirm)
	}
}

// confirms reports whether the link of a message is followed by itself.
func (n *node) confirms(k *kept) bool { return n.manner.Confirms && !k.outside }

// confirm follows the link of a SubscriptionConfirmation: it tells the topic, back along the wire.
func (n *node) confirm(k *kept) {
	n.stop(k)
	n.seen(k)
	n.note(verbConfirms, k, "", 0, 0)
	w := n.wireOf(k)
	if w == nil {
		n.confirmed(k, component.Result{Fault: &notConnected})
		return
	}
	k.confirmation = confirmationAsked
	k.confirming = n.env.Call(*w, &action.ConfirmSubscription{Token: k.notify.Token, Confirmed: k.notify.Message.Token})
	n.wait(k, noWordAfter, wakeNoWord)
}

// Return is a topic's answer to a confirmation.
func (n *node) Return(id component.CallID, r component.Result) {
	for _, k := range n.all {
		if k.confirming == id {
			n.stop(k)
			n.confirmed(k, r)
			return
		}
	}
}

// confirmed takes in how a confirmation ended.
func (n *node) confirmed(k *kept, r component.Result) {
	k.confirming = 0
	if r.Fault != nil {
		k.confirmation, k.result = confirmationFailed, r.Fault.Code
		n.note(verbNotConfirmed, k, r.Fault.Code, 0, 0)
		return
	}
	k.confirmation = confirmationDone
	if out, ok := r.Out.(*action.ConfirmSubscriptionResult); ok {
		k.result = out.SubscriptionArn
	}
	n.note(verbConfirmed, k, "", 0, 0)
}

// order is a person's command.
type order interface {
	component.Request
	give(*node) component.Result
}

// What goes wrong with confirmations and commands.
var (
	noWord       = component.Fault{Code: "NoAnswer", Message: "the topic does not answer", Server: true}
	notConnected = component.Fault{Code: "NotConnected", Message: "the wire by which the message came is gone"}
	noMessage    = component.Fault{Code: "NoSuchMessage", Message: "there is no such message, or it asks for no confirmation"}
)

// confirmByHand asks for the confirmation of a subscription; number 0 means the newest that waits for one.
type confirmByHand struct{ number int64 }

// Action names the action.
func (*confirmByHand) Action() string { return "ConfirmSubscription" }

// Value renders the command.
func (o *confirmByHand) Value() value.Value { return numbered(o.number) }

func (o *confirmByHand) give(n *node) component.Result {
	for i := len(n.all) - 1; i >= 0; i-- {
		k := n.all[i]
		waits := k.confirmation == confirmationWaits || k.confirmation == confirmationFailed
		if waits && (o.number == 0 || o.number == int64(k.number)) {
			n.confirm(k)
			return component.Result{Out: action.Empty{}}
		}
	}
	return component.Result{Fault: &noMessage}
}

// readByHand says that a message has been read; number 0 means all.
type readByHand struct{ number int64 }

// Action names the action.
func (*readByHand) Action() string { return "MarkRead" }

// Value renders the command.
func (o *readByHand) Value() value.Value { return numbered(o.number) }

func (o *readByHand) give(n *node) component.Result {
	for _, k := range n.all {
		if o.number == 0 || o.number == int64(k.number) {
			n.seen(k)
		}
	}
	return component.Result{Out: action.Empty{}}
}

func numbered(number int64) value.Value {
	b := value.NewObject(1)
	b.Set("Message", value.Int(number))
	return b.Value()
}

// ConfirmCommand is the command by which a person confirms a subscription.
func ConfirmCommand() component.Command {
	return component.Command{
		Name: "ConfirmSubscription", Title: "Confirm the subscription", Fed: "subscriptions",
		Fields: []component.Field{{Name: "Message", Type: component.TypeInteger, Default: value.Int(0), Max: 1 << 32,
			Help: "Number of the message whose link is followed; 0 is the newest that waits for it."}},
		Request: func(s component.Settings, _ component.Env) component.Request { return &confirmByHand{s.Int("Message")} },
		Ready:   someWait,
	}
}

// ReadCommand is the command by which a person says what is read.
func ReadCommand() component.Command {
	return component.Command{
		Name: "MarkRead", Title: "Mark as read",
		Fields: []component.Field{{Name: "Message", Type: component.TypeInteger, Default: value.Int(0), Max: 1 << 32,
			Help: "Number of the message that was read; 0 is all of them."}},
		Request: func(s component.Settings, _ component.Env) component.Request { return &readByHand{s.Int("Message")} },
		Ready:   someUnread,
	}
}

// ConfirmFields are the settings of who confirms subscriptions of its own accord.
func ConfirmFields() []component.Field {
	return []component.Field{
		{Name: "ConfirmsSubscriptions", Title: "Confirms subscriptions", Type: component.TypeBoolean, Default: value.Bool(true),
			Help: "Whether the link of a SubscriptionConfirmation is followed by itself; without it, that is up to you."},
		{Name: "ConfirmAfter", Title: "Confirms after", Type: component.TypeDuration, Default: value.Text("2s"), Max: int64(ConfirmAfterMax), When: "ConfirmsSubscriptions",
			Help: "How long it takes until the link is followed; its token is good for two days."},
	}
}

// Confirming reads the settings of ConfirmFields.
func (m Manner) Confirming(s component.Settings) Manner {
	m.Confirms, m.ConfirmAfter = s.Bool("ConfirmsSubscriptions"), s.Duration("ConfirmAfter")
	return m
}
