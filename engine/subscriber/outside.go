package subscriber

import (
	"playground/engine/action"
	"playground/engine/component"
)

// Address is where a request would go if somebody outside of the simulation listened there; "" at who has no address of
// that kind.
func (n *node) Address(in component.Request) string {
	s := n.manner.Serves
	if s == nil {
		return ""
	}
	return s.URL(n.env.ID(), protocolOf(in))
}

// protocolOf is the protocol by which a request goes.
func protocolOf(in component.Request) string {
	if in.Action() == action.PostHTTP {
		return "http"
	}
	return "https"
}

// Answered takes the status with which the outside answered a call; 0 where no answer came.
func (n *node) Answered(id component.CallID, status int) {
	for _, k := range n.all {
		if k.call == id {
			n.answer(k, verbRefused, status)
			return
		}
	}
}

var _ component.Remote = (*node)(nil)
