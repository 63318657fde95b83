// Package subscriber is what an inbox, a phone, an HTTP endpoint and a resource elsewhere have in common: somebody whom a
// topic notifies, who keeps what came, so that a person can read it, and answers.
//
//	message ──▶ refused, as the settings say
//	   │
//	   ├ answered at once ───────────▶ kept ─ a SubscriptionConfirmation: confirmed after a while, or by hand
//	   └ open ─ answered after a time ─▶ kept
//	        └── the caller has gone ───▶ kept
//
// A kind says in its Manner what its settings mean; what follows from that is the same for all. Random streams: "answers"
// for the times of answers, "failures" for chance failures, "ids" for the ids that a SendMessage is answered with.
package subscriber

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// Manner is how a node takes what it is sent: its settings, read.
type Manner struct {
	Refusal      *component.Fault // the answer to everything, of which nothing is kept; nil where it is taken
	Reads        bool             // there is somebody who has read a message, or not yet
	Confirms     bool             // subscriptions, of its own accord
	ConfirmAfter time.Duration
	Parts        func(port, text string) int // how many messages a text becomes; nil where it is always one
	Serves       *Service                    // of what answers with a status; nil for who just takes things
}

// Service is how something that answers with a status does so.
type Service struct {
	URL          func(id, protocol string) string // its address
	Status       int                              // of its answers; 0: it never answers
	Failing      kernel.Probability
	ResponseTime kernel.Distribution
}

// What a node's timers are for.
const (
	wakeConfirm uint32 = iota // the subscription of message A is confirmed
	wakeNoWord                // the topic has not answered the confirmation of message A
	wakeAnswer                // message A is answered
)

// node is the state of one subscriber.
type node struct {
	env    component.Env
	times  *kernel.Rand
	chance *kernel.Rand
	read   func(component.Settings) Manner
	manner Manner
	factor int64 // of slowness; 1 is normal
	down   bool

	all    []*kept // in the order of their numbers
	number uint32  // of the newest message
	open   int     // messages of these that are not answered yet
	bytes  int     // of the texts of the others
	unread int64
	key    uint64 // of ids; 0 until the first is needed
}

// New returns what makes nodes of a kind, whose settings are read so.
func New(read func(component.Settings) Manner) func(component.Env) component.Component {
	return func(env component.Env) component.Component {
		n := &node{env: env, read: read, factor: 1}
		n.draw()
		return n
	}
}

func (n *node) draw() { n.times, n.chance = n.env.Rand("answers"), n.env.Rand("failures") }

// Configure takes the settings.
func (n *node) Configure(s component.Settings) {
	n.manner = n.read(s)
	n.plan()
}

// wireOf returns the wire by which a message came; nil when it is gone.
func (n *node) wireOf(k *kept) *component.Wire {
	for _, w := range n.env.Callers(k.port) {
		if w.PeerNode == k.peer {
			return &w
		}
	}
	return nil
}

// plan lets everything that is kept go on as the settings have it now.
func (n *node) plan() {
	if n.down {
		return
	}
	for _, k := range append([]*kept(nil), n.all...) {
		wanted := k.confirmation == confirmationWaits && n.confirms(k) || n.answers(k)
		switch {
		case k.confirmation == confirmationAsked || wanted == (k.timer != 0):
		case !wanted:
			n.stop(k)
		case k.call != 0:
			n.begin(k)
		default:
			n.wait(k, n.manner.ConfirmAfter, wakeConfirm)
		}
	}
}

// wait sets the timer of a message.
func (n *node) wait(k *kept, d time.Duration, what uint32) {
	k.since, k.due = n.env.Now(), n.env.Now().Add(d)
	k.timer = n.env.After(d, kernel.Event{Kind: what, A: int64(k.number)})
}

// stop ends the wait of a message.
func (n *node) stop(k *kept) {
	n.env.Cancel(k.timer)
	k.timer, k.due = 0, kernel.Forever
}

// Wake ends the wait of a message.
func (n *node) Wake(e kernel.Event) {
	k := n.at(uint64(e.A))
	k.timer, k.due = 0, kernel.Forever
	switch e.Kind {
	case wakeConfirm:
		n.confirm(k)
	case wakeNoWord:
		n.env.Forget(k.confirming)
		n.confirmed(k, component.Result{Fault: &noWord})
	case wakeAnswer:
		n.serve(k)
	}
}

// Trouble: what was taken outlasts a crash; connections do not.
func (n *node) Trouble(t component.Trouble) {
	switch t.Disturbance {
	case component.Crash:
		n.crash()
	case component.Slow:
		n.factor = max(t.Factor, 1)
	case component.Recover:
		n.factor, n.down = 1, false
		n.plan()
	}
}

func (n *node) crash() {
	n.down = true
	for _, k := range append([]*kept(nil), n.all...) {
		k.timer, k.due = 0, kernel.Forever
		if k.confirmation == confirmationAsked {
			k.confirmation, k.confirming = confirmationWaits, 0
		}
		if k.call != 0 {
			n.gone(k)
		}
	}
}

// Clone returns an independent copy.
func (n *node) Clone(env component.Env) component.Component {
	c := *n
	c.env = env
	c.all = make([]*kept, len(n.all))
	for i, k := range n.all {
		one := *k
		c.all[i] = &one
	}
	c.draw()
	return &c
}

var _ component.Component = (*node)(nil)

// ports lists the ports at which subscribers are notified, by protocol.
var ports = [...]component.Port{
	{Name: "http", Title: "HTTP", Actions: []string{action.PostHTTP, "Request"}},
	{Name: "https", Title: "HTTPS", Actions: []string{action.PostHTTPS, "Request"}},
	{Name: "email", Title: "Email", Actions: []string{action.SendEmail}},
	{Name: "email-json", Title: "Email, as JSON", Actions: []string{action.SendEmailJSON}},
	{Name: "sms", Title: "Text messages", Actions: []string{action.SendTextMessage}},
	{Name: "application", Title: "Push notifications", Actions: []string{action.PushMobile}},
	{Name: "firehose", Title: "Firehose records", Actions: []string{action.PutRecord}},
	{Name: "sqs", Title: "Queue messages", Actions: []string{"SendMessage"}},
	{Name: "lambda", Title: "Invocations", Actions: []string{action.Invoke}},
}

// Ports describes the ports of these protocols, for a kind's table.
func Ports(protocols ...string) []component.Port {
	all := make([]component.Port, len(protocols))
	for i, name := range protocols {
		for _, p := range ports {
			if p.Name == name {
				p.Direction, p.Side = component.In, "left"
				all[i] = p
			}
		}
	}
	return all
}
