// Package sns is Amazon SNS: a topic that passes a copy of each message to every subscription.
//
//	Publish ─▶ accepted, answered ─▶ for each subscription: FilterPolicy ─▶ its turn ─▶ sent ─▶ delivered
//	                                                            │               ▲         │
//	                                                       filtered out         │         ▼ server's fault or no answer
//	                                                                         waits to retry ─▶ failed ─▶ dead-letter queue
//
// A subscription is a wire, and the action to which that resolves is the protocol. The topic accepts and numbers
// messages; the node around it delivers the copies and tries again as AWS documents. Deliveries survive a crash of the
// topic, which is an outage: AWS keeps them.
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
	now           kernel.Time // as the latest call of the engine found it
	topic         topic
	place         *action.Place
	subscriptions []subscription
	confirmed     int64 // subscriptions that get new messages as they come
	deliveries    deliveries
	archive       archive
	feeding       bool // a replay may be under way
	recent        recent
	unsubscribing []unsubscribing
	timer         kernel.Ticket
	armed         kernel.Time // when the timer is due
	expiry        kernel.Time // when the first subscription is gone that is not confirmed, or the first replay is over
	confirmations uint64      // sent
	shown         [gaugeCount]int64
	crashed       bool
}

func newNode(env component.Env) *node {
	return &node{env: env, armed: kernel.Forever, expiry: kernel.Forever, place: &DefaultPlace}
}

// Configure takes over the settings and the subscriptions; copies on their way to one that is gone are dropped.
func (n *node) Configure(s component.Settings) {
	n.now = n.env.Now()
	if n.topic.key == 0 {
		n.topic.key = n.env.Rand("key").Uint64()
	}
	n.topic.settings = readSettings(n.env.ID(), s)
	n.keepArchive()
	n.feeding = true
	n.subscribe(n.env.Wires(portOut))
	n.count()
	n.pass()
}

// subscribe reads the topic's wires anew; their filters were found to be sound.
func (n *node) subscribe(wires []component.Wire) {
	old := n.subscriptions
	n.subscriptions = make([]subscription, len(wires))
	moved := make([]uint32, len(old)) // by place before: place now + 1
	filters := 0
	for i, w := range wires {
		s := &n.subscriptions[i]
		before, known := placeOf(old, w.Index, i)
		if known {
			*s = old[before]
			moved[before] = uint32(i) + 1
		}
		s.read(n, w)
		s.begin(n, known)
		if s.filter != nil {
			filters++
		}
		n.refuseBeyond(s, i >= n.topic.settings.subscriptionsMax, s.filter != nil && filters > n.topic.settings.filterPoliciesMax)
	}
	n.deliveries.move(moved, func(row, before uint32) { n.drop(row, &old[before]) })
	for i := range n.subscriptions {
		n.beginReplay(&n.subscriptions[i])
	}
	n.askToConfirm()
}

// placeOf finds a wire among subscriptions, most likely at the same place or near.
func placeOf(all []subscription, wire uint32, near int) (int, bool) {
	for i := range all {
		at := (near + i) % len(all)
		if all[at].wire.Index == wire {
			return at, true
		}
	}
	return 0, false
}

// Call carries out a request.
func (n *node) Call(c component.Call) {
	n.now = n.env.Now()
	if !n.answer(c) {
		n.refuse(c, 0, &component.Fault{Code: "InvalidAction", Message: "The action " + c.In.Action() + " is not valid for this endpoint."})
	}
	n.pass()
}

// answer answers a request, unless the topic does not know it.
func (n *node) answer(c component.Call) bool {
	switch in := c.In.(type) {
	case *action.Publish:
		n.publish(c, in)
	case *PublishBatch:
		n.publishBatch(c, in)
	case *action.ConfirmSubscription:
		n.confirm(c, in)
	case *Unsubscribe:
		n.unsubscribe(c, in)
	case *Locate:
		n.place = &in.Place
		n.env.Reply(c.ID, component.Result{Out: action.Empty{}})
	case *GetStates:
		n.env.Reply(c.ID, component.Result{Out: n.states()})
	default:
		return false
	}
	return true
}

func (n *node) refuse(c component.Call, lineage uint64, fault *component.Fault) {
	n.refused(c, lineage, fault)
	n.env.Reply(c.ID, component.Result{Fault: fault})
}

func (n *node) refused(c component.Call, lineage uint64, fault *component.Fault) {
	n.env.Record(trace.Record{Verb: verbRefused, Peer: c.Peer, Lineage: lineage, Symbol: n.env.Symbol(fault.Code)})
}

// Return ends an attempt of a delivery.
func (n *node) Return(id component.CallID, r component.Result) {
	n.now = n.env.Now()
	row, ok := n.deliveries.calls.Take(uint64(id))
	switch {
	case !ok:
	case r.Fault == nil && n.plain(row):
		n.arrived(row)
		n.gauge()
	default:
		n.conclude(row, r.Fault)
		n.pass()
	}
}

// Wake lets happen what is due.
func (n *node) Wake(kernel.Event) {
	n.now, n.armed = n.env.Now(), kernel.Forever
	n.pass()
}

// pass ends the waits that are over, feeds replays, sets the gauges and keeps one timer in the future event list. One
// that is due too early is left alone: it finds nothing to do and is set again then.
func (n *node) pass() {
	if n.crashed {
		return
	}
	now := n.now
	for row, ok := n.deliveries.waits.Take(now); ok; row, ok = n.deliveries.waits.Take(now) {
		n.due(row)
	}
	if now >= n.expiry {
		n.expire(now)
	}
	if n.feeding {
		n.feed()
	}
	n.gauge()
	if next := min(n.deliveries.waits.Next(), n.expiry); next < n.armed {
		n.env.Cancel(n.timer)
		n.armed = next
		n.timer = n.env.After(next.Sub(now), kernel.Event{})
	}
}

// gauge sets those gauges that changed.
func (n *node) gauge() {
	for i, v := range [gaugeCount]int64{gaugeUnderWay: int64(n.deliveries.underWay), gaugeRetrying: int64(n.deliveries.retrying)} {
		if n.shown[i] != v {
			n.shown[i] = v
			n.env.Gauge(i, v)
		}
	}
}

// Trouble: after a crash, whatever was on its way is tried again when the topic recovers.
func (n *node) Trouble(t component.Trouble) {
	n.now = n.env.Now()
	switch t.Disturbance {
	case component.Crash:
		n.crashed, n.armed, n.timer = true, kernel.Forever, 0
		n.unsubscribing = nil
		n.breakOff()
	case component.Recover:
		n.crashed = false
		n.askToConfirm()
		n.pass()
	}
}

// Clone returns an independent copy.
func (n *node) Clone(env component.Env) component.Component {
	c := *n
	c.env = env
	c.topic = n.topic.clone()
	c.subscriptions = append([]subscription(nil), n.subscriptions...)
	c.deliveries = n.deliveries.clone()
	c.archive = n.archive.clone()
	c.unsubscribing = append([]unsubscribing(nil), n.unsubscribing...)
	return &c
}
