// Package account is an AWS account whose resources are the nodes of a running scenario: what comes over a wire
// protocol becomes calls of nodes, and resources that are created become nodes.
//
//	aws.Request ─ Begin ─▶ operation ─ Ask ─▶ node ─▶ answer ─ Take ─▶ aws.Response
//	                           │ edits
//	                           ▼
//	                        scenario
//
// An account has no clock and no socket: time is that of its session and moves by Advance alone. It is not safe for
// several goroutines.
package account

import (
	"playground/engine"
	"playground/engine/aws"
	"playground/engine/kernel"
)

// Ticket names a request that was begun.
type Ticket uint64

// Options say what is not in the scenario.
type Options struct {
	ID    string // 12 digits; "000000000000" when empty
	Epoch int64  // virtual time zero, in nanoseconds since 1970
}

// Account answers requests. Make it with New.
type Account struct {
	session *engine.Session
	options Options
}

// New makes an account of a session, whose nodes are its resources from the start.
func New(s *engine.Session, o Options) *Account {
	return &Account{session: s, options: o}
}

// Session is the running scenario; whoever holds it may look, and order what a person may order.
func (a *Account) Session() *engine.Session { return a.session }

// Begin starts a request at the present instant, and lets happen what follows from it at this instant. It takes every
// request, however malformed.
func (a *Account) Begin(r *aws.Request) Ticket { panic("not yet") }

// Take hands over the answer to a request, once; there is none while the request waits, as in a long poll.
func (a *Account) Take(t Ticket) (aws.Response, bool) { panic("not yet") }

// Answered lists the requests that were answered since it was asked last.
func (a *Account) Answered() []Ticket { panic("not yet") }

// Abandon ends a request whose caller has gone: it takes no message any more, and nobody will Take its answer.
func (a *Account) Abandon(t Ticket) { panic("not yet") }

// Waiting is how many requests are not answered yet.
func (a *Account) Waiting() int { panic("not yet") }

// Now is the virtual time.
func (a *Account) Now() kernel.Time { return a.session.Now() }

// Next is when something is due; there may be nothing.
func (a *Account) Next() (at kernel.Time, ok bool) { return a.session.Next() }

// Advance lets time go by, and with it what is due by then.
func (a *Account) Advance(to kernel.Time) { panic("not yet") }
