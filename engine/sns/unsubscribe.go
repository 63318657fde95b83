package sns

import (
	"playground/engine/action"
	"playground/engine/component"
)

// unsubscribing is a call of Unsubscribe that waits until the subscriber has been told.
type unsubscribing struct {
	call  component.CallID
	row   uint32 // of the confirmation
	token string
}

// unsubscribe tells the subscriber of a wire that its subscription ends, where there is a way to undo that. From now on it
// gets nothing else.
func (n *node) unsubscribe(c component.Call, in *Unsubscribe) {
	if in.Place != nil {
		n.place = in.Place
	}
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		if s.wire.Index != in.Wire || s.state != Confirmed || !s.protocol.confirms {
			continue
		}
		token := n.newToken()
		row := n.sendConfirmation(i, action.UnsubscribeConfirmation, token)
		s.state = Ended
		n.unsubscribing = append(n.unsubscribing, unsubscribing{c.ID, row, token})
		return
	}
	n.env.Reply(c.ID, component.Result{Out: &UnsubscribeResult{}})
}

// answerUnsubscribe answers the call that waits for the first attempt of a delivery.
func (n *node) answerUnsubscribe(row uint32) {
	for i, u := range n.unsubscribing {
		if u.row == row {
			n.unsubscribing = append(n.unsubscribing[:i], n.unsubscribing[i+1:]...)
			n.env.Reply(u.call, component.Result{Out: &UnsubscribeResult{Token: u.token}})
			return
		}
	}
}
