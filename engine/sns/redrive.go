package sns

import (
	"playground/engine/action"
	"playground/engine/component"
)

// fail ends a delivery that cannot be made. It goes to the dead-letter queue of its subscription, where there is one.
func (n *node) fail(row, verb uint32, code string) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	switch {
	case r.asks:
		n.note(verbNotAsked, row, code, 0)
	case r.moving:
		s.failed++
		n.note(verbNotRedriven, row, code, 0)
	case s.deadLetter == "":
		s.failed++
		n.note(verb, row, code, 0)
	default:
		n.note(verbSetAside, row, code, 0)
		n.redrive(row)
		return
	}
	n.end(row)
}

// noQueue is why a copy cannot be moved whose dead-letter queue is not there.
const noQueue = "QueueDoesNotExist"

// redrive sends what could not be delivered to the dead-letter queue. There it is what a queue would have got
// (recorded): the notification, or with raw delivery the message and its attributes.
func (n *node) redrive(row uint32) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	if _, ok := n.deadLetterWire(s); !ok {
		s.failed++
		n.note(verbNotRedriven, row, noQueue, 0)
		n.end(row)
		return
	}
	r.in, r.moving, r.attempts = n.letter(s, r), true, 0
	n.send(row)
}

// letter makes the request to a dead-letter queue; the text that others share is kept where it is the same.
func (n *node) letter(s *subscription, r *delivery) component.Request {
	if in, ok := r.in.(*action.SendMessage); ok {
		return in
	}
	in := r.in.(*action.Notify)
	m := &action.SendMessage{Message: in.Message, DelaySeconds: action.Unset, FromFIFO: r.from.fifo}
	m.Message.DeduplicationID = r.from.once
	if s.raw {
		share(&m.Message)
		return m
	}
	m.Message.Attributes = nil
	if s.protocol.form != formNotification {
		c := n.copiesOf(r.from)
		text, _ := textFor(r.from.in, s.protocol.name)
		m.Message.Shared = renderers[c.signedForm()](r.from, c.topic, text, c.version)
		m.Message.Body = s.id
	}
	return m
}

// signedForm is the form of notifications of this topic.
func (c *copies) signedForm() form {
	if c.p.fifo {
		return formUnsigned
	}
	return formNotification
}

// deadLetterWire is the wire to the queue that a subscription names.
func (n *node) deadLetterWire(s *subscription) (component.Wire, bool) {
	for _, w := range n.env.Wires(portDeadLetter) {
		if w.Peer == s.deadLetter {
			return w, true
		}
	}
	return component.Wire{}, false
}
