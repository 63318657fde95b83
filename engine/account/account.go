// Package account is an AWS account whose resources are the nodes of a running scenario: what comes over a wire
// protocol becomes calls of nodes, and resources that are created become nodes.
//
//	aws.Request ─ Begin ─▶ operation ─ Ask ─▶ node ─▶ answer ─ Take ─▶ aws.Response
//	                           │ edits
//	                           ▼
//	                        scenario
//
// A queue is a node of kind "sqs", its attributes are the node's settings, and its RedrivePolicy is a wire. A topic is a
// node of kind "sns", and a subscription a wire from it to its endpoint: a queue or a function of the scenario, or else a
// node that stands for an address, an inbox, a phone or a resource elsewhere. So what clients make can be saved, opened in
// the page and looked at, and what a person has drawn can be used by clients. Names are the same in all regions; ARNs have
// the region of the request.
//
// An account has no clock and no socket: time is that of its session and moves by Advance alone. What takes no time is
// done when the request is. It is not safe for several goroutines.
package account

import (
	"slices"
	"time"

	"playground/engine"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
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
	names    names
	queues   queues
	topics   topics
	at       *aws.Call // that is being worked on: where the account is, for whoever calls
	tickets  Ticket
	asked    map[component.CallID]*request // what nodes have not answered yet
	waiting  map[Ticket]*request           // the same
	early    []engine.Reply                // answers that came while something else was asked
	answers  map[Ticket]aws.Response       // that nobody has taken yet
	answered []Ticket                      // of these, those that nobody was told of
}

// New makes an account of a session, whose nodes are its resources from the start.
func New(s *engine.Session, o Options) *Account {
	if o.ID == "" {
		o.ID = "000000000000"
	}
	return &Account{
		session: s, options: o, services: services(), names: newNames(), queues: newQueues(), topics: newTopics(),
		asked: map[component.CallID]*request{}, waiting: map[Ticket]*request{}, answers: map[Ticket]aws.Response{},
	}
}

// Session is the running scenario; whoever holds it may look, and order what a person may order.
func (a *Account) Session() *engine.Session { return a.session }

// Begin starts a request at the present instant, and lets happen what follows from it at this instant. It takes every
// request, however malformed.
func (a *Account) Begin(r *aws.Request) Ticket {
	a.tickets++
	q := &request{ticket: a.tickets}
	call, fault := aws.Decode(a.services, r)
	if fault != nil {
		a.answer(q, &call, value.Null, fault)
		return q.ticket
	}
	q.exchange = a.exchangeOf(call)
	a.at = q.exchange.call()
	step := q.exchange.begin()
	if step.ask != nil {
		q.id = a.session.Ask(step.node, portIn, step.ask)
		a.asked[q.id], a.waiting[q.ticket] = q, q
	} else {
		a.answer(q, a.at, step.out, step.fault)
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

// collect takes the answers that nodes have given; taking one may make further ones.
func (a *Account) collect() {
	for more := true; more; {
		replies := append(a.early, a.session.Replies()...)
		a.early = nil
		more = len(replies) > 0
		for _, r := range replies {
			a.take(r)
		}
	}
}

func (a *Account) take(r engine.Reply) {
	if a.topics.unsubscribed(a, r) {
		return
	}
	q := a.asked[r.ID]
	if q == nil {
		return
	}
	delete(a.asked, r.ID)
	delete(a.waiting, q.ticket)
	a.at = q.exchange.call()
	out, fault := q.exchange.finish(r.Result)
	a.answer(q, a.at, out, fault)
}

// look asks a node something that it answers at once, whatever else is under way; there is no answer while the node has
// crashed or hangs.
func (a *Account) look(node uint32, in component.Request) (out component.Output, ok bool) {
	id := a.session.Ask(node, portIn, in)
	for _, r := range a.session.Replies() {
		if r.ID == id {
			out, ok = r.Result.Out, r.Result.Fault == nil
			continue
		}
		a.early = append(a.early, r)
	}
	return out, ok
}

func (a *Account) answer(q *request, call *aws.Call, out value.Value, fault *component.Fault) {
	id := aws.RequestID(q.ticket)
	if fault != nil {
		a.answers[q.ticket] = call.EncodeFault(id, fault)
	} else {
		a.answers[q.ticket] = call.Encode(id, out)
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

// ID is the number of the account.
func (a *Account) ID() string { return a.options.ID }

// Milliseconds is an instant since 1970.
func (a *Account) Milliseconds(t kernel.Time) int64 {
	return (a.options.Epoch + int64(t)) / int64(time.Millisecond)
}

// NewLineage gives birth to the identity of a message.
func (a *Account) NewLineage() uint64 { return a.session.NewLineage() }
