// Package account is an AWS account whose resources are the nodes of a running scenario: what comes over a wire
// protocol becomes calls of nodes, and resources that are created become nodes.
//
//	aws.Request ─ Begin ─▶ operation ─ Ask ─▶ node ─▶ answer ─ Take ─▶ aws.Response
//	                           │ edits
//	                           ▼
//	                        scenario
//
// A queue is a node of kind "sqs", its attributes are the node's settings, and its RedrivePolicy is a wire. So what
// clients make can be saved, opened in the page and looked at, and what a person has drawn can be used by clients. Names
// are the same in all regions; ARNs have the region of the request.
//
// An account has no clock and no socket: time is that of its session and moves by Advance alone. What takes no time is
// done when the request is. It is not safe for several goroutines.
package account

import (
	"slices"

	"playground/engine"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/sqs/api"
	"playground/engine/value"
)

// Ticket names a request that was begun.
type Ticket uint64

// Options say what is not in the scenario.
type Options struct {
	ID    string // 12 digits; "000000000000" when empty
	Epoch int64  // virtual time zero, in nanoseconds since 1970
}

// eventsMax is how many events are processed at once, before answers are collected.
const eventsMax = 1 << 20

// Account answers requests. Make it with New.
type Account struct {
	session  *engine.Session
	options  Options
	services []*aws.Service
	queues   queues
	tickets  Ticket
	asked    map[component.CallID]*request // what nodes have not answered yet
	waiting  map[Ticket]*request           // the same
	answers  map[Ticket]aws.Response       // that nobody has taken yet
	answered []Ticket                      // of these, those that nobody was told of
}

// request is one that waits for a node.
type request struct {
	ticket Ticket
	id     component.CallID
	call   api.Call
}

// New makes an account of a session, whose nodes are its resources from the start.
func New(s *engine.Session, o Options) *Account {
	if o.ID == "" {
		o.ID = "000000000000"
	}
	return &Account{
		session: s, options: o, services: []*aws.Service{api.Service()}, queues: newQueues(),
		asked: map[component.CallID]*request{}, waiting: map[Ticket]*request{}, answers: map[Ticket]aws.Response{},
	}
}

// Session is the running scenario; whoever holds it may look, and order what a person may order.
func (a *Account) Session() *engine.Session { return a.session }

// Begin starts a request at the present instant, and lets happen what follows from it at this instant. It takes every
// request, however malformed.
func (a *Account) Begin(r *aws.Request) Ticket {
	a.tickets++
	call, fault := aws.Decode(a.services, r)
	q := &request{ticket: a.tickets, call: api.Call{Call: call, Account: resources{a}}}
	if fault != nil {
		a.answer(q, value.Null, fault)
		return q.ticket
	}
	step := api.Begin(&q.call)
	if step.Ask != nil {
		q.id = a.session.Ask(step.Node, "in", step.Ask)
		a.asked[q.id], a.waiting[q.ticket] = q, q
	} else {
		a.answer(q, step.Out, step.Fault)
	}
	a.session.Advance(a.session.Now(), eventsMax)
	a.collect()
	return q.ticket
}

// Refuse is the answer to a request that is not begun, or has been abandoned: a fault in the form of its protocol.
func (a *Account) Refuse(r *aws.Request, f component.Fault) aws.Response {
	a.tickets++
	call, _ := aws.Decode(a.services, r)
	return call.EncodeFault(aws.RequestID(a.tickets), &f)
}

// collect takes the answers that nodes have given.
func (a *Account) collect() {
	for _, r := range a.session.Replies() {
		q := a.asked[r.ID]
		if q == nil {
			continue
		}
		delete(a.asked, r.ID)
		delete(a.waiting, q.ticket)
		out, fault := api.Finish(&q.call, r.Result)
		a.answer(q, out, fault)
	}
}

func (a *Account) answer(q *request, out value.Value, fault *component.Fault) {
	id := aws.RequestID(q.ticket)
	if fault != nil {
		a.answers[q.ticket] = q.call.EncodeFault(id, fault)
	} else {
		a.answers[q.ticket] = q.call.Encode(id, out)
	}
	a.answered = append(a.answered, q.ticket)
}

// Take hands over the answer to a request, once; there is none while the request waits, as in a long poll.
func (a *Account) Take(t Ticket) (aws.Response, bool) {
	r, ok := a.answers[t]
	a.forget(t)
	return r, ok
}

// forget drops an answer, and the news of it.
func (a *Account) forget(t Ticket) {
	delete(a.answers, t)
	if i := slices.Index(a.answered, t); i >= 0 {
		a.answered = slices.Delete(a.answered, i, i+1)
	}
}

// Answered lists the requests that were answered since it was asked last, apart from those whose answers were taken
// already.
func (a *Account) Answered() []Ticket {
	all := a.answered
	a.answered = nil
	return all
}

// Abandon ends a request whose caller has gone: it takes no message any more, and nobody will Take its answer.
func (a *Account) Abandon(t Ticket) {
	a.forget(t)
	q := a.waiting[t]
	if q == nil {
		return
	}
	a.session.Withdraw(q.id)
	delete(a.asked, q.id)
	delete(a.waiting, t)
}

// Waiting is how many requests are not answered yet.
func (a *Account) Waiting() int { return len(a.waiting) }

// Now is the virtual time.
func (a *Account) Now() kernel.Time { return a.session.Now() }

// Next is when something is due; there may be nothing.
func (a *Account) Next() (at kernel.Time, ok bool) { return a.session.Next() }

// Advance lets time go by, and with it what is due by then.
func (a *Account) Advance(to kernel.Time) {
	for short := true; short; {
		_, short = a.session.Advance(to, eventsMax)
		a.collect()
	}
}
