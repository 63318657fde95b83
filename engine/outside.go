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

// NewLineage gives birth to the identity of a message from outside.
func (s *Session) NewLineage() uint64 {
	s.lineages++
	return s.lineages
}
