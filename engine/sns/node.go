// Package sns is Amazon SNS: a topic that passes a copy of each message to every subscription.
//
//	Publish ─▶ accepted, answered ─▶ for each subscription: FilterPolicy ─▶ SendMessage ─▶ delivered
//	                                                            │               │  ▲
//	                                                       filtered out         ▼  │ server's fault or no answer
//	                                                                     waits to retry ─▶ failed
//
// A subscription is a wire. Topic accepts and numbers messages; Kind wraps it in a component that delivers the copies
// and tries again as AWS documents. Deliveries survive a crash of the topic, which is an outage: AWS keeps them.
package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// node is a topic as a component.
type node struct {
	env           component.Env
	topic         Topic
	subscriptions []subscription
	deliveries    deliveries
	timer         kernel.Ticket
	armed         kernel.Time // when the timer is due
	crashed       bool
}

func newNode(env component.Env) *node { return &node{env: env, armed: kernel.Forever} }

// Configure reads the subscriptions; copies on their way to one that is gone are dropped.
func (n *node) Configure(component.Settings) {
	if n.topic.key == 0 {
		n.topic.key = n.env.Rand("key").Uint64()
	}
	n.subscriptions = subscribe(n.env.Wires(portOut))
	for row := range n.deliveries.rows {
		if r := &n.deliveries.rows[row]; r.open && n.find(r.wire) == nil {
			n.drop(uint32(row))
		}
	}
	n.pass()
}

// find returns the subscription of a wire, or nil.
func (n *node) find(wire uint32) *subscription {
	for i := range n.subscriptions {
		if n.subscriptions[i].wire.Index == wire {
			return &n.subscriptions[i]
		}
	}
	return nil
}

// Call accepts a message, answers, and delivers.
func (n *node) Call(c component.Call) {
	in, ok := c.In.(*action.Publish)
	if !ok {
		n.refuse(c, 0, &component.Fault{Code: "InvalidAction", Message: "The action " + c.In.Action() + " is not valid for this endpoint."})
		return
	}
	out, fault := n.publish(in)
	if fault != nil {
		n.refuse(c, in.Message.Token.Lineage, fault)
		return
	}
	n.env.Record(trace.Record{
		Verb: verbPublished, Peer: c.Peer, Lineage: in.Message.Token.Lineage, Message: uint32(n.topic.number),
		A: int64(size(&in.Message)), B: int64(len(n.subscriptions)),
	})
	n.env.Reply(c.ID, component.Result{Out: out})
	n.fanOut(in, out.ID)
	n.pass()
}

var throttled = component.Fault{Code: "Throttled", Message: "Rate exceeded", Server: true}

func (n *node) publish(in *action.Publish) (*action.PublishResult, *component.Fault) {
	if n.deliveries.underWay+len(n.subscriptions) > deliveriesMax {
		return nil, &throttled
	}
	return n.topic.Publish(in)
}

func (n *node) refuse(c component.Call, lineage uint64, fault *component.Fault) {
	n.env.Record(trace.Record{Verb: verbRefused, Peer: c.Peer, Lineage: lineage, Symbol: n.env.Symbol(fault.Code)})
	n.env.Reply(c.ID, component.Result{Fault: fault})
}

// fanOut sends a copy to every subscription that wants one.
func (n *node) fanOut(in *action.Publish, id action.MessageID) {
	var text notification // made for the first that needs it
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		r := trace.Record{Peer: s.wire.PeerNode, Lineage: in.Message.Token.Lineage}
		if s.filter != nil && !s.filter.Match(in.Message.Attributes) {
			r.Verb, r.Symbol = verbFilteredOut, n.env.Symbol(s.filter.FailingKey(in.Message.Attributes))
			n.env.Record(r)
			continue
		}
		if reason := s.flaw(in); reason != "" {
			r.Verb, r.Symbol = verbFailed, n.env.Symbol(reason)
			n.env.Record(r)
			continue
		}
		if !s.raw && text.head == "" {
			text = newNotification(n.env.ID(), id, n.env.Now(), in)
		}
		n.deliver(s, s.copyFor(in, &text))
	}
}

// Return ends an attempt of a delivery.
func (n *node) Return(id component.CallID, r component.Result) {
	if row, ok := n.deliveries.calls.Take(uint64(id)); ok {
		n.conclude(row, r.Fault)
		n.pass()
	}
}

// Wake lets happen what is due.
func (n *node) Wake(kernel.Event) {
	n.armed = kernel.Forever
	n.pass()
}

// pass ends the waits that are over, sets the gauges and keeps one timer in the future event list. One that is due
// too early is left alone: it finds nothing to do and is set again then.
func (n *node) pass() {
	if n.crashed {
		return
	}
	now := n.env.Now()
	for row, ok := n.deliveries.waits.Take(now); ok; row, ok = n.deliveries.waits.Take(now) {
		n.due(row)
	}
	n.env.Gauge(gaugeUnderWay, int64(n.deliveries.underWay))
	n.env.Gauge(gaugeRetrying, int64(n.deliveries.retrying))
	if next := n.deliveries.waits.Next(); next < n.armed {
		n.env.Cancel(n.timer)
		n.armed = next
		n.timer = n.env.After(next.Sub(now), kernel.Event{})
	}
}

// Trouble: after a crash, whatever was on its way is tried again when the topic recovers.
func (n *node) Trouble(t component.Trouble) {
	switch t.Disturbance {
	case component.Crash:
		n.crashed, n.armed, n.timer = true, kernel.Forever, 0
		n.deliveries.calls.Clear()
		for row := range n.deliveries.rows {
			if r := &n.deliveries.rows[row]; r.open && !r.waiting {
				r.waiting, r.call, r.since = true, 0, n.env.Now()
				n.deliveries.retrying++
				n.deliveries.waits.Add(uint32(row), n.env.Now(), 0)
			}
		}
	case component.Recover:
		n.crashed = false
		n.pass()
	}
}

// Clone returns an independent copy.
func (n *node) Clone(env component.Env) component.Component {
	c := *n
	c.env = env
	c.subscriptions = append([]subscription(nil), n.subscriptions...)
	c.deliveries = n.deliveries.clone()
	return &c
}
