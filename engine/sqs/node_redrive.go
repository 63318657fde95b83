package sqs

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// outgoing is a move that the dead-letter queue has not answered yet.
type outgoing struct {
	call component.CallID
	move Move
	end  kernel.Time // when no answer is expected any more
	peer uint32
}

// send puts moves that began on the wire to the dead-letter queue.
func (n *node) send(now kernel.Time) {
	for _, m := range n.queue.Moves() {
		w := n.target[0]
		n.moving = append(n.moving, outgoing{n.env.Call(w, m.Request), m, now.Add(moveTimeout), w.PeerNode})
	}
}

// Return ends a move.
func (n *node) Return(id component.CallID, r component.Result) {
	for i := range n.moving {
		if n.moving[i].call == id {
			o := n.moving[i]
			n.moving = append(n.moving[:i], n.moving[i+1:]...)
			n.conclude(o, r.Fault)
			break
		}
	}
	n.pass()
}

func (n *node) conclude(o outgoing, fault *component.Fault) {
	if !n.queue.Moved(n.env.Now(), o.move, fault == nil) || fault == nil {
		return
	}
	n.flush()
	n.env.Record(trace.Record{
		Verb: verbNotMoved, Peer: o.peer, Lineage: o.move.Request.Message.Token.Lineage, Message: o.move.number,
		Symbol: n.env.Symbol(fault.Code), A: int64(movePause),
	})
}

var noAnswer = component.Fault{Code: "RequestTimeout", Message: "the dead-letter queue did not answer", Server: true}

// giveUp ends moves that got no answer in time.
func (n *node) giveUp(now kernel.Time) {
	for len(n.moving) > 0 && n.moving[0].end <= now {
		o := n.moving[0]
		n.moving = n.moving[1:]
		n.env.Forget(o.call)
		n.conclude(o, &noAnswer)
	}
}

func (n *node) moveEnd() kernel.Time {
	if len(n.moving) == 0 {
		return kernel.Forever
	}
	return n.moving[0].end
}

// abandonMoves: the engine forgot the calls, so nobody knows whether the dead-letter queue has the messages.
func (n *node) abandonMoves() {
	all := n.moving
	n.moving = nil
	for _, o := range all {
		n.conclude(o, &noAnswer)
	}
	n.flush()
}
