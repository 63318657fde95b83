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
	task uint64 // the message move task that moves it; 0 for a move to the dead-letter queue
}

// send puts moves that began on the wire to the dead-letter queue.
func (n *node) send(now kernel.Time) {
	for _, m := range n.queue.Moves() {
		w := n.target[0]
		n.moving = append(n.moving, outgoing{n.env.Call(w, m.Request), m, now.Add(moveTimeout), w.PeerNode, 0})
	}
}

// redrive moves what the message move task under way may move by now, one message after the other.
func (n *node) redrive(now kernel.Time) {
	d := &n.redriving
	for t := d.current(); t != nil && d.next <= now; t = d.current() {
		if t.Status == TaskCancelling || t.Moved+int64(d.open) >= t.ToMove || !n.redriveOne(now, t) {
			d.next = kernel.Forever // what is on its way ends the task
			n.endTask(t)
			return
		}
		if t.active() {
			d.next = now.Add(t.pace())
		}
	}
}

// redriveOne puts the next message of a task on the wire; there may be none. A message with nowhere to go ends the task.
func (n *node) redriveOne(now kernel.Time, t *MoveTask) bool {
	slot, source := n.queue.redriven(now)
	if slot == 0 {
		return false
	}
	to, reason := t.Destination, reasonNoQueue
	if to == 0 {
		to = source
	}
	if to == 0 {
		reason = reasonNoSource
	}
	w, ok := n.wireTo(to)
	if !ok {
		n.conclusion(t, TaskFailed, reason)
		return true
	}
	m := n.queue.redrive(now, slot, to)
	n.flush()
	n.redriving.open++
	n.moving = append(n.moving, outgoing{n.env.Call(w, m.Request), m, now.Add(moveTimeout), to, t.ID})
	return true
}

// wireTo returns the wire to a queue that may get redriven messages: one from the port for that, or the one by which
// its dead letters come, back along it.
func (n *node) wireTo(node uint32) (component.Wire, bool) {
	for _, all := range [...][]component.Wire{n.env.Wires(portRedrive), n.env.Callers(portIn)} {
		for _, w := range all {
			if w.PeerNode == node {
				return w, true
			}
		}
	}
	return component.Wire{}, false
}

// endTask ends a task once nothing of it is on its way.
func (n *node) endTask(t *MoveTask) {
	switch {
	case n.redriving.open > 0:
	case t.Status == TaskCancelling:
		n.conclusion(t, TaskCancelled, "")
	default:
		n.conclusion(t, TaskCompleted, "")
	}
}

func (n *node) conclusion(t *MoveTask, status, reason string) {
	t.Status, t.FailureReason = status, reason
	n.redriving.next = kernel.Forever
	n.flush()
	n.env.Record(trace.Record{Verb: verbTaskEnded, Symbol: n.env.Symbol(status), A: t.Moved, B: t.ToMove})
}

// redrove tells the task of a message how its move ended.
func (n *node) redrove(id uint64, fault *component.Fault) {
	d := &n.redriving
	d.open--
	for i := range d.all {
		if d.all[i].ID == id && fault == nil {
			d.all[i].Moved++
		}
	}
	t := d.current()
	switch {
	case t == nil:
	case fault != nil:
		n.conclusion(t, TaskFailed, fault.Code)
	case d.next == kernel.Forever:
		n.endTask(t)
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
	if o.task != 0 {
		defer n.redrove(o.task, fault)
	}
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
