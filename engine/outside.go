package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
)

// Reply is the answer to a call from outside.
type Reply struct {
	ID     component.CallID
	Result component.Result
}

var unavailable = component.Fault{Code: "ServiceUnavailable", Message: "The service does not answer: it has crashed or hangs.", Server: true}

// Index is the number of the node of that id, for Ask; it stays the same for as long as the node is there.
func (s *Session) Index(id string) (index uint32, ok bool) {
	n := s.findNode(id)
	if n == nil {
		return 0, false
	}
	return n.index, true
}

// Ask hands a node a request from outside the scenario, such as one that came over a network. It arrives at this very
// moment; the answer, which may come at once or at a later event, is among those of Replies. Calls from outside are not
// journaled: a session that is asked is not what its journal says.
func (s *Session) Ask(index uint32, port string, in component.Request) component.CallID {
	n := s.nodes[index]
	id, c := s.calls.open()
	c.in, c.callee, c.state, c.outside = in, index, callServed, true
	if n.crashed || n.hung || n.gone {
		s.answer(id, c, component.Result{Fault: &unavailable})
		return id
	}
	n.component.Call(component.Call{ID: id, Port: port, In: in})
	return id
}

// Replies hands over the answers to calls from outside since it was asked last; the slice is used again.
func (s *Session) Replies() []Reply {
	all := s.replies
	s.replies = s.replies[:0]
	return all
}

// Withdraw ends a call from outside whose caller has gone, so that a queue hands it no message.
func (s *Session) Withdraw(id component.CallID) {
	if c := s.calls.find(id); c != nil && c.outside {
		s.forget(id, c)
	}
}

// Next is when the next event is due; there may be none.
func (s *Session) Next() (at kernel.Time, ok bool) { return s.calendar.Next() }

// Indexes lists the numbers of the scenario's nodes, in its order; do not change it.
func (s *Session) Indexes() []uint32 { return s.nodeRows }

// WireIndexes lists the numbers of the scenario's wires, in its order; do not change it.
func (s *Session) WireIndexes() []uint32 { return s.wireRows }

// NewLineage gives birth to the identity of a message from outside.
func (s *Session) NewLineage() uint64 {
	s.lineages++
	return s.lineages
}

// Outside is the world outside of a simulation, as far as its calls can go there.
type Outside interface {
	// Reaches reports whether a request goes to whoever is at that address, and not to the node that stands for it.
	Reaches(address string, in component.Request) bool
}

// Outgoing is a call that the outside has to answer, with Respond.
type Outgoing struct {
	Call    component.CallID
	Address string
	Request component.Request
}

// Open lets the outside answer calls to nodes that keep component.Remote; nil closes the way again.
func (s *Session) Open(to Outside) { s.outside = to }

// Outgoing hands over the calls for the outside since it was asked last; the slice is used again.
func (s *Session) Outgoing() []Outgoing {
	all := s.outgoing
	s.outgoing = s.outgoing[:0]
	return all
}

// Respond brings what the outside answered to a call: an HTTP status, or 0 when no answer came. A call that is over
// needs none.
func (s *Session) Respond(id component.CallID, status int) {
	c := s.calls.find(id)
	if c == nil || c.state != callServed {
		return
	}
	n := s.nodes[c.callee]
	if remote, ok := n.component.(component.Remote); ok && !n.hung && !n.gone {
		remote.Answered(id, status)
	}
}

// leaves reports whether the outside answers a call that arrives at a node, and keeps it for Outgoing.
func (s *Session) leaves(n *node, id component.CallID, c *call) bool {
	if s.outside == nil {
		return false
	}
	remote, ok := n.component.(component.Remote)
	if !ok {
		return false
	}
	address := remote.Address(c.in)
	if address == "" || !s.outside.Reaches(address, c.in) {
		return false
	}
	s.outgoing = append(s.outgoing, Outgoing{id, address, c.in})
	return true
}
