package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// node is a queue as a component: it answers calls, keeps long polls waiting and moves messages to the dead-letter
// queue over its wire.
type node struct {
	env       component.Env
	queue     *Queue
	polls     polls
	target    []component.Wire // the wire to the dead-letter queue, if any
	moving    []outgoing       // in the order in which they began
	redriving redriving
	timer     kernel.Ticket
	armed     kernel.Time // when the timer is due
	shown     [gaugeCount]int64
	billed    int64 // requests
	crashed   bool
}

func newNode(env component.Env) *node {
	return &node{env: env, armed: kernel.Forever, redriving: redriving{next: kernel.Forever}}
}

// Configure takes over the attributes and the wire to the dead-letter queue.
func (n *node) Configure(s component.Settings) {
	n.target = append([]component.Wire(nil), n.env.Wires(portDeadLetter)...)
	settings := Settings{
		Name:                          Name(n.env.ID(), s),
		VisibilityTimeout:             s.Seconds("VisibilityTimeout"),
		DelaySeconds:                  s.Seconds("DelaySeconds"),
		MessageRetentionPeriod:        s.Seconds("MessageRetentionPeriod"),
		ReceiveMessageWaitTimeSeconds: s.Seconds("ReceiveMessageWaitTimeSeconds"),
		MaximumMessageSize:            int(s.Int("MaximumMessageSize")),
		FIFO:                          s.Bool("FifoQueue"),
		ContentBased:                  s.Bool("ContentBasedDeduplication"),
		ScopedToGroup:                 s.Text("DeduplicationScope") == "messageGroup",
		PerMessageGroupID:             s.Text("FifoThroughputLimit") == "perMessageGroupId",
		Unthrottled:                   s.Bool("unthrottled"),
		DuplicateProbability:          s.Probability("duplicateProbability"),
		ReorderProbability:            s.Probability("reorderProbability"),
		ShortPollSample:               s.Int("shortPollSample"),
	}
	if len(n.target) > 0 {
		settings.MaxReceiveCount = uint32(s.Int("maxReceiveCount"))
		settings.DeadLetterPeer = n.target[0].PeerNode
	}
	if n.queue == nil {
		n.queue = NewQueue(n.env.Rand("key").Uint64(), settings)
		n.shown[gaugeAge] = -1
		n.env.Gauge(gaugeAge, -1)
	}
	n.queue.Configure(n.env.Now(), settings)
	n.drawChances()
	n.pass()
}

// drawChances hands the queue its streams.
func (n *node) drawChances() {
	n.queue.Chances(n.env.Rand("duplicates"), n.env.Rand("order"), n.env.Rand("servers"))
}

// operations has a row for each action; each answers the call, or lets it wait.
var operations = map[string]func(*node, component.Call){
	"SendMessage": func(n *node, c component.Call) {
		n.billSend(c.In.(*action.SendMessage))
		out, fault := n.queue.SendMessage(n.env.Now(), c.Peer, c.In.(*action.SendMessage))
		if fault != nil {
			n.refuse(c, c.In.(*action.SendMessage).Message.Token.Lineage, fault)
			return
		}
		n.env.Reply(c.ID, component.Result{Out: out})
	},
	"ReceiveMessage": (*node).receive,
	"DeleteMessage": func(n *node, c component.Call) {
		in := c.In.(*action.DeleteMessage)
		n.bill(0)
		n.answer(c, in.Token.Lineage, n.queue.DeleteMessage(n.env.Now(), c.Peer, in))
	},
	"ChangeMessageVisibility": func(n *node, c component.Call) {
		in := c.In.(*action.ChangeMessageVisibility)
		n.bill(0)
		n.answer(c, in.Token.Lineage, n.queue.ChangeMessageVisibility(n.env.Now(), c.Peer, in))
	},
	"SendMessageBatch":             (*node).sendBatch,
	"DeleteMessageBatch":           (*node).deleteBatch,
	"ChangeMessageVisibilityBatch": (*node).changeBatch,
	"GetQueueAttributes":           (*node).attributes,
	"StartMessageMoveTask":         (*node).startMoveTask,
	"CancelMessageMoveTask":        (*node).cancelMoveTask,
	"ListMessageMoveTasks":         (*node).listMoveTasks,
	"PurgeQueue": func(n *node, c component.Call) {
		n.bill(0)
		n.answer(c, 0, n.queue.PurgeQueue(n.env.Now(), c.Peer))
	},
}

// Call carries out an operation; an action that a queue does not know is refused.
func (n *node) Call(c component.Call) {
	operation, known := operations[c.In.Action()]
	if !known {
		n.refuse(c, 0, &component.Fault{Code: "InvalidAction", Message: "The action " + c.In.Action() + " is not valid for this endpoint."})
		return
	}
	operation(n, c)
	n.pass()
}

func (n *node) answer(c component.Call, lineage uint64, fault *component.Fault) {
	if fault != nil {
		n.refuse(c, lineage, fault)
		return
	}
	n.env.Reply(c.ID, component.Result{Out: action.Empty{}})
}

func (n *node) refuse(c component.Call, lineage uint64, fault *component.Fault) {
	n.flush()
	n.env.Record(trace.Record{Verb: verbRefused, Peer: c.Peer, Lineage: lineage, Symbol: n.env.Symbol(fault.Code)})
	n.env.Reply(c.ID, component.Result{Fault: fault})
}

// Wake lets happen what is due.
func (n *node) Wake(kernel.Event) {
	n.armed = kernel.Forever
	n.pass()
}

// pass brings everything up to the present: what is due in the queue, polls that get a message or end, moves, the
// trace, the gauges and the one timer. What becomes visible at the instant at which a poll ends is still received.
// During an outage everything stands still, and is brought up to the present when it is over.
func (n *node) pass() {
	if n.crashed {
		return
	}
	now := n.env.Now()
	n.queue.Advance(now)
	n.serve()
	for lane, at := n.polls.next(); at <= now; lane, at = n.polls.next() {
		n.give(n.polls.take(lane), &action.ReceiveMessageResult{})
	}
	n.giveUp(now)
	n.redrive(now)
	n.flush()
	n.send(now)
	n.gauge()
	n.arm(now)
}

func (n *node) flush() {
	for _, r := range n.queue.Records() {
		n.env.Record(r)
	}
}

// gauge sets those gauges that changed.
func (n *node) gauge() {
	c := n.queue
	for i, v := range [gaugeCount]int64{
		gaugeVisible:    int64(c.visible()),
		gaugeNotVisible: int64(c.inFlight.count() + c.moving.count),
		gaugeDelayed:    int64(c.delayed.count()),
		gaugeAge:        int64(c.Oldest()),
	} {
		if n.shown[i] != v {
			n.shown[i] = v
			n.env.Gauge(i, v)
		}
	}
}

// arm keeps one timer in the future event list. One that is due too early is left alone: it finds nothing to do and
// is set again then, which is cheaper than moving it with every message.
func (n *node) arm(now kernel.Time) {
	_, end := n.polls.next()
	end = min(end, n.moveEnd(), n.redriving.next)
	if min(end, n.queue.soonest) >= n.armed {
		return
	}
	next := min(end, n.queue.Next())
	if next >= n.armed {
		return
	}
	n.env.Cancel(n.timer)
	n.armed = next
	n.timer = n.env.After(next.Sub(now), kernel.Event{})
}

// Trouble: a crash is an outage of the service. Messages are durable; polls are broken off by the engine.
func (n *node) Trouble(t component.Trouble) {
	switch t.Disturbance {
	case component.Crash:
		n.crashed, n.armed, n.timer, n.polls = true, kernel.Forever, 0, polls{}
		n.abandonMoves()
	case component.Recover:
		n.crashed = false
		n.pass()
	}
}

// Clone returns an independent copy.
func (n *node) Clone(env component.Env) component.Component {
	c := *n
	c.env = env
	c.queue = n.queue.Clone()
	c.polls = n.polls.clone()
	c.target = append([]component.Wire(nil), n.target...)
	c.moving = append([]outgoing(nil), n.moving...)
	c.redriving = n.redriving.clone()
	c.drawChances()
	return &c
}
