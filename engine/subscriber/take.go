package subscriber

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/trace"
)

// Call takes a message, or a person's command.
func (n *node) Call(c component.Call) {
	if by, ok := c.In.(order); ok {
		n.env.Reply(c.ID, by.give(n))
		return
	}
	if n.refuses(&c) {
		return
	}
	k := n.add(&c)
	n.received(k)
	if n.manner.Serves != nil {
		n.env.Gauge(gaugeOpen, int64(n.open))
		n.begin(k)
		return
	}
	n.env.Reply(k.call, component.Result{Out: n.output(k)})
	n.finish(k, 0)
	n.expect(k)
}

// refuses answers a message that is not taken with a fault.
func (n *node) refuses(c *component.Call) bool {
	verb, fault := verbRefused, n.manner.Refusal
	if n.open >= openMax {
		verb, fault = verbFull, &tooMany
	}
	if fault == nil {
		return false
	}
	m := c.In.(action.Bearer).MessageAt(0)
	n.env.Record(trace.Record{Verb: verb, Peer: c.Peer, Lineage: m.Token.Lineage, A: int64(n.open), Symbol: n.env.Symbol(fault.Code)})
	n.env.Reply(c.ID, component.Result{Fault: fault})
	return true
}

var tooMany = component.Fault{Code: "TooManyConnections", Message: "as many requests are open as the server can have", Server: true}

func (n *node) received(k *kept) {
	parts := 1
	if n.manner.Parts != nil {
		parts = n.manner.Parts(k.port, k.notify.Message.Text())
	}
	n.note(verbReceived, k, "", int64(k.notify.Message.TextBytes()), int64(parts))
	n.env.Gauge(gaugeReceived, int64(k.number))
	if n.manner.Reads {
		k.unread = true
		n.unread++
		n.env.Gauge(gaugeUnread, n.unread)
	}
}

// note records something about a message; a and b are what the verb's form mentions.
func (n *node) note(verb uint32, k *kept, symbol string, a, b int64) {
	r := trace.Record{Verb: verb, Peer: k.peer, Lineage: k.notify.Message.Token.Lineage, Message: k.number, A: a, B: b}
	if symbol != "" {
		r.Symbol = n.env.Symbol(symbol)
	}
	n.env.Record(r)
}

// output is the answer of who takes a message, in the form that its sender expects.
func (n *node) output(k *kept) component.Output {
	token := k.notify.Message.Token
	switch k.form {
	case formRequest:
		return &action.Response{Body: "ok", Token: token}
	case formSendMessage:
		if n.key == 0 {
			n.key = n.env.Rand("ids").Uint64()
		}
		return &action.SendMessageResult{ID: action.MessageID{Key: n.key, Number: uint64(k.number)}, Token: token}
	}
	return &action.Accepted{Token: token}
}

// answers reports whether a message is open and answered here, some day.
func (n *node) answers(k *kept) bool {
	return k.call != 0 && !k.outside && n.manner.Serves.Status != 0
}

// begin lets a message be answered after the time that answers take, unless nobody here will.
func (n *node) begin(k *kept) {
	if !n.answers(k) {
		return
	}
	d := slowed(n.manner.Serves.ResponseTime.Sample(n.times), n.factor)
	if d == 0 {
		n.serve(k)
		return
	}
	n.wait(k, d, wakeAnswer)
}

// slowed is d times factor, bounded.
func slowed(d time.Duration, factor int64) time.Duration {
	if d > answerTimeMax/time.Duration(factor) {
		return answerTimeMax
	}
	return d * time.Duration(factor)
}

// serve answers a message as the settings say, or with a failure by chance. They may have changed since the message came.
func (n *node) serve(k *kept) {
	s := n.manner.Serves
	if s.Failing > 0 && n.chance.Hit(s.Failing) {
		n.answer(k, verbFailed, statusBroken)
		return
	}
	n.answer(k, verbRefused, s.Status)
}

// answer answers an open message with a status; the verb is for one that is no success.
func (n *node) answer(k *kept, verb uint32, status int) {
	took, words := int64(n.env.Now().Sub(k.at)), statusText(status)
	result := component.Result{Fault: statusFault(status)}
	if result.Fault == nil {
		verb, result.Out = verbAnswered, n.output(k)
	}
	n.note(verb, k, words, took, 0)
	n.env.Reply(k.call, result)
	n.finish(k, status)
	n.env.Gauge(gaugeOpen, int64(n.open))
	n.env.Gauge(gaugeStatus, int64(status))
	if result.Fault == nil {
		n.expect(k)
	}
}

// Hangup hears that the caller of an open message waits no longer.
func (n *node) Hangup(id component.CallID) {
	for _, k := range n.all {
		if k.call == id {
			n.stop(k)
			n.gone(k)
			return
		}
	}
}

// gone ends a message whose answer nobody hears.
func (n *node) gone(k *kept) {
	n.note(verbHungUp, k, "", int64(n.env.Now().Sub(k.at)), 0)
	n.finish(k, statusGone)
	n.env.Gauge(gaugeOpen, int64(n.open))
}

var _ interface{ Hangup(component.CallID) } = (*node)(nil)
