package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// delivery is a copy on its way to one subscription: waiting for an answer, or for its next attempt.
type delivery struct {
	in        *action.SendMessage
	published kernel.Time
	since     kernel.Time // when the present wait began
	call      component.CallID
	wire      uint32 // index of the subscription's wire
	peer      uint32
	attempts  uint32
	next      uint32 // of a free row: the next one + 1
	waiting   bool   // for the next attempt
	open      bool
}

// deliveries are the copies under way, in rows that are used again.
type deliveries struct {
	rows     []delivery
	free     uint32       // first free row + 1
	calls    kernel.Index // rows by call
	waits    kernel.Lanes // of each row: for its answer or its next attempt
	underWay int
	retrying int
}

func (d *deliveries) open() uint32 {
	d.underWay++
	if d.free == 0 {
		d.rows = append(d.rows, delivery{open: true})
		return uint32(len(d.rows) - 1)
	}
	row := d.free - 1
	d.free = d.rows[row].next
	d.rows[row] = delivery{open: true}
	return row
}

func (d *deliveries) close(row uint32) {
	r := &d.rows[row]
	d.underWay--
	if r.waiting {
		d.retrying--
	}
	d.waits.Remove(row)
	*r = delivery{next: d.free}
	d.free = row + 1
}

func (d *deliveries) clone() deliveries {
	c := *d
	c.rows = append([]delivery(nil), d.rows...)
	c.calls = d.calls.Clone()
	c.waits = d.waits.Clone()
	return c
}

// deliver sends a new copy to a subscription.
func (n *node) deliver(s *subscription, m action.Message) {
	row := n.deliveries.open()
	r := &n.deliveries.rows[row]
	r.in = &action.SendMessage{Message: m, DelaySeconds: action.Unset}
	r.published, r.wire, r.peer = n.env.Now(), s.wire.Index, s.wire.PeerNode
	n.attempt(row, s.wire)
}

// attempt makes the next attempt of a delivery.
func (n *node) attempt(row uint32, w component.Wire) {
	r, now := &n.deliveries.rows[row], n.env.Now()
	if r.attempts > 0 {
		again := *r.in
		again.Message.Token.Attempt = uint8(min(int(again.Message.Token.Attempt)+1, 255))
		r.in = &again
	}
	r.attempts++
	if r.waiting {
		r.waiting = false
		n.deliveries.retrying--
	}
	r.since = now
	r.call = n.env.Call(w, r.in)
	n.deliveries.calls.Put(uint64(r.call), row)
	n.deliveries.waits.Add(row, now, answerTimeout)
}

// conclude ends an attempt: with success, or with a fault that is retried when it is the server's.
func (n *node) conclude(row uint32, fault *component.Fault) {
	r, now := &n.deliveries.rows[row], n.env.Now()
	if fault == nil {
		n.note(verbDelivered, r, "", int64(now-r.published))
		n.deliveries.close(row)
		return
	}
	wait, more := pause(r.attempts)
	if !fault.Server || !more {
		n.note(verbFailed, r, fault.Code, 0)
		n.deliveries.close(row)
		return
	}
	n.note(verbRetried, r, fault.Code, int64(wait))
	r.waiting, r.since, r.call = true, now, 0
	n.deliveries.retrying++
	n.deliveries.waits.Add(row, now, wait)
}

func (n *node) note(verb uint32, r *delivery, code string, a int64) {
	n.env.Record(trace.Record{
		Verb: verb, Peer: r.peer, Lineage: r.in.Message.Token.Lineage, A: a, B: int64(r.attempts), Symbol: n.env.Symbol(code),
	})
}

var noAnswer = component.Fault{Code: "RequestTimeout", Message: "the endpoint did not answer", Server: true}

// due ends the wait of a delivery: no answer came, or the next attempt is due.
func (n *node) due(row uint32) {
	r := &n.deliveries.rows[row]
	if !r.waiting {
		n.deliveries.calls.Take(uint64(r.call))
		n.env.Forget(r.call)
		n.conclude(row, &noAnswer)
		return
	}
	s := n.find(r.wire)
	if s == nil {
		n.drop(row)
		return
	}
	n.attempt(row, s.wire)
}

// drop ends a delivery whose subscription is gone.
func (n *node) drop(row uint32) {
	r := &n.deliveries.rows[row]
	n.note(verbUnsubscribed, r, "", 0)
	if !r.waiting {
		n.deliveries.calls.Take(uint64(r.call))
		n.env.Forget(r.call)
	}
	n.deliveries.close(row)
}
