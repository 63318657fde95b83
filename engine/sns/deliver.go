package sns

import (
	"slices"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/trace"
)

// deliver sends a new copy to a subscription, or lets it wait for its turn. A flaw is why it can never arrive.
func (n *node) deliver(at int, p *publication, in component.Request, flaw string) {
	s := &n.subscriptions[at]
	row := n.deliveries.open()
	r := &n.deliveries.rows[row]
	r.in, r.from, r.to, r.since = in, p, uint32(at), n.now
	s.underWay++
	switch {
	case flaw != "":
		n.fail(row, verbFailed, flaw)
	case p.fifo && n.deliveries.join(row, groupOf(s, p)):
		r.state = behind
		n.note(verbBehind, row, "", 0)
	case s.perSecond == 0:
		n.launch(row, s)
	default:
		n.attempt(row)
	}
}

// launch makes the first attempt of a delivery, as most are the only one.
func (n *node) launch(row uint32, s *subscription) {
	r := &n.deliveries.rows[row]
	r.attempts, r.state = 1, sent
	r.call = n.env.Call(s.wire, r.in)
	n.deliveries.calls.Put(uint64(r.call), row)
	n.deliveries.waits.Add(row, n.now, answerTimeout)
}

// attempt makes the next attempt of a delivery, once the subscription may get one.
func (n *node) attempt(row uint32) {
	r, now := &n.deliveries.rows[row], n.now
	s := &n.subscriptions[r.to]
	if s.perSecond == 0 || r.moving {
		n.send(row)
		return
	}
	wait := s.wait(now)
	if wait == 0 && s.first == 0 {
		s.rate.Take(now, 1, s.perSecond)
		n.send(row)
		return
	}
	n.stay(row, held)
	if s.first == 0 {
		n.deliveries.waits.Add(row, now, wait)
	}
	s.hold(n.deliveries.rows, row)
	n.note(verbHeld, row, "", s.perSecond)
}

// release lets the first of the copies go that are held back, and the next one wait for its turn.
func (n *node) release(row uint32) {
	r, now := &n.deliveries.rows[row], n.now
	s := &n.subscriptions[r.to]
	s.first, r.next = r.next, 0
	if s.first == 0 {
		s.last = 0
	}
	s.rate.Take(now, 1, s.perSecond)
	n.send(row)
	if s.first != 0 {
		n.deliveries.waits.Add(s.first-1, now, s.wait(now))
	}
}

// send puts an attempt on the wire.
func (n *node) send(row uint32) {
	r, now := &n.deliveries.rows[row], n.now
	s := &n.subscriptions[r.to]
	w := s.wire
	if r.moving {
		letter, ok := n.deadLetterWire(s)
		if !ok {
			n.fail(row, verbNotRedriven, noQueue)
			return
		}
		w = letter
	}
	if r.attempts > 0 {
		r.in = again(r.in)
	}
	r.attempts++
	n.stay(row, sent)
	r.call = n.env.Call(w, r.in)
	n.deliveries.calls.Put(uint64(r.call), row)
	n.deliveries.waits.Add(row, now, answerTimeout)
}

// stay gives a delivery its state.
func (n *node) stay(row uint32, as state) {
	r := &n.deliveries.rows[row]
	if r.state == waiting {
		n.deliveries.retrying--
		n.subscriptions[r.to].retrying--
	}
	if as == waiting {
		n.deliveries.retrying++
		n.subscriptions[r.to].retrying++
	}
	r.state, r.since = as, n.now
}

// again is a request for the next attempt; one that was sent never changes.
func again(in component.Request) component.Request {
	switch old := in.(type) {
	case *action.SendMessage:
		c := *old
		c.Message.Token.Attempt = next(c.Message.Token.Attempt)
		return &c
	case *action.Notify:
		c := *old
		c.Message.Token.Attempt = next(c.Message.Token.Attempt)
		return &c
	}
	return in
}

func next(attempt uint8) uint8 { return uint8(min(int(attempt)+1, 255)) }

// conclude ends an attempt: with success, or with a fault that is retried when it is the server's.
func (n *node) conclude(row uint32, fault *component.Fault) {
	r := &n.deliveries.rows[row]
	n.answerUnsubscribe(row)
	if fault == nil {
		n.succeed(row)
		return
	}
	if !fault.Server {
		n.fail(row, verbFailed, fault.Code)
		return
	}
	r.slowed = slices.Contains(n.subscriptions[r.to].protocol.throttling, fault.Code)
	retries, verb, _ := n.retriesOf(r)
	wait, more := retries.pause(r.attempts)
	if !more {
		n.fail(row, verbExhausted, fault.Code)
		return
	}
	wait += n.jitter()
	n.note(verb, row, fault.Code, int64(wait))
	n.stay(row, waiting)
	n.deliveries.waits.Add(row, n.now, wait)
}

// jitter draws how much longer a pause is, in sixteenths of the most, so that waits of one length are many.
func (n *node) jitter() time.Duration {
	most := n.topic.settings.retryJitter
	if most == 0 {
		return 0
	}
	return most * time.Duration(n.env.Rand("jitter").Below(17)) / 16
}

// plain reports whether nobody waits for the end of a delivery, and nothing is to be said of it but that.
func (n *node) plain(row uint32) bool {
	r := &n.deliveries.rows[row]
	return !r.ordered && !r.moving && !r.asks && !r.from.replayed && len(n.unsubscribing) == 0
}

// arrived is succeed and end of a plain delivery, as most are.
func (n *node) arrived(row uint32) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	s.delivered++
	s.underWay--
	n.env.Record(trace.Record{
		Verb: verbDelivered, Peer: s.wire.PeerNode, Lineage: r.from.in.Message.Token.Lineage, A: int64(n.now.Sub(r.from.at)), B: int64(r.attempts),
	})
	n.deliveries.close(row)
}

func (n *node) succeed(row uint32) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	took := int64(n.now.Sub(r.from.at))
	switch {
	case r.moving:
		s.redriven++
		n.note(verbDeadLettered, row, "", took)
	case r.asks:
	case r.from.replayed:
		s.delivered++
		n.note(verbDeliveredAgain, row, "", took)
	default:
		s.delivered++
		n.note(verbDelivered, row, "", took)
	}
	n.end(row)
}

// note records what happened to a copy.
func (n *node) note(verb, row uint32, code string, a int64) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	record := trace.Record{Verb: verb, Peer: s.wire.PeerNode, Lineage: r.from.in.Message.Token.Lineage, A: a, B: int64(r.attempts)}
	if code != "" {
		record.Symbol = n.env.Symbol(code)
	}
	if r.moving {
		if w, ok := n.deadLetterWire(s); ok {
			record.Peer = w.PeerNode
		}
	}
	n.env.Record(record)
}

// end ends a delivery, and lets the next of its message group go.
func (n *node) end(row uint32) {
	r := &n.deliveries.rows[row]
	s := &n.subscriptions[r.to]
	s.underWay--
	n.stay(row, free)
	behind := uint32(0)
	if r.ordered {
		behind = n.deliveries.leave(row, groupOf(s, r.from))
	}
	n.deliveries.close(row)
	if behind != 0 {
		n.attempt(behind - 1)
	}
}

var noAnswer = component.Fault{Code: "RequestTimeout", Message: "the endpoint did not answer", Server: true}

// due ends the wait of a delivery: no answer came, the next attempt is due, or it is its turn.
func (n *node) due(row uint32) {
	switch r := &n.deliveries.rows[row]; r.state {
	case sent:
		n.deliveries.calls.Take(uint64(r.call))
		n.env.Forget(r.call)
		n.conclude(row, &noAnswer)
	case held:
		n.release(row)
	default:
		n.attempt(row)
	}
}

// drop ends a delivery whose subscription is gone, or will not be one.
func (n *node) drop(row uint32, s *subscription) {
	r := &n.deliveries.rows[row]
	verb := verbUnsubscribed
	if r.asks {
		verb = verbNotAsked
	}
	n.answerUnsubscribe(row)
	n.env.Record(trace.Record{Verb: verb, Peer: s.wire.PeerNode, Lineage: r.from.in.Message.Token.Lineage, B: int64(r.attempts)})
	switch r.state {
	case sent:
		n.deliveries.calls.Take(uint64(r.call))
		n.env.Forget(r.call)
	case waiting:
		n.deliveries.retrying--
	}
	if r.ordered {
		n.deliveries.groups.Take(groupOf(s, r.from))
	}
	n.deliveries.close(row)
}

// breakOff makes whatever is on its way be tried again at once when the topic recovers.
func (n *node) breakOff() {
	n.deliveries.calls.Clear()
	for row := range n.deliveries.rows {
		if n.deliveries.rows[row].state == sent {
			n.stay(uint32(row), waiting)
			n.deliveries.waits.Add(uint32(row), n.now, 0)
		}
	}
}
