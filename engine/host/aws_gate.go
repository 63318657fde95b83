//go:build !js

package host

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
)

const (
	// sliceInstants is how many instants pass at most while nobody else gets at the account.
	sliceInstants = 10_000
	// answerTimeout is how long a request may wait by the wall clock: thrice the longest poll (20 s), for an answer that
	// never comes, such as that of a node which hangs.
	answerTimeout = 60 * time.Second
)

// resources is what a gate needs of an account; account.Account is one.
type resources interface {
	Session() *engine.Session
	Begin(*aws.Request) account.Ticket
	Refuse(*aws.Request, component.Fault) aws.Response
	Take(account.Ticket) (aws.Response, bool)
	Answered() []account.Ticket
	Abandon(account.Ticket)
	Now() kernel.Time
	Next() (at kernel.Time, ok bool)
	Advance(to kernel.Time)
}

// waiter is a request that was begun and not answered: a long poll.
type waiter struct {
	request *aws.Request
	answer  chan aws.Response // with room for the one answer, so that nobody waits for a caller who has gone
}

// gate lets many callers use one account, which is not made for several goroutines, and moves its time.
//
//	handler ─ answer ─▶ ask ─▶ answered at once ──────────────▶ response
//	                      └──▶ waiter ◀─ deliver ◀─ tick, jump ─▶ response
//
// It is a mutex and no goroutine of its own: most requests are answered within a few microseconds, which is less than
// it takes to wake somebody else.
type gate struct {
	open    func(epoch int64) resources // a new account, as it was at the start
	clock   clock
	notices io.Writer     // receives what broke
	limit   time.Duration // how long a request may wait
	active  atomic.Int64  // requests between their headers and the last of their answers
	begun   atomic.Uint64 // requests that came to their turn

	mu      sync.Mutex
	account resources
	epoch   int64 // virtual time zero, in nanoseconds since 1970
	waiting map[account.Ticket]*waiter
	refused *component.Fault // every request is answered so: the engine broke down, or the server stops
	outside outside
}

// newGate opens the account; its time moves once the clock runs. There may be a courier for what leaves the account.
func newGate(open func(epoch int64) resources, c clock, by *courier, notices io.Writer) *gate {
	g := &gate{open: open, clock: c, notices: notices, limit: answerTimeout, waiting: map[account.Ticket]*waiter{}}
	g.outside.courier = by
	g.begin()
	return g
}

// begin opens the account at time zero.
func (g *gate) begin() {
	g.epoch = g.clock.restart()
	g.account, g.refused = g.open(g.epoch), nil
	g.openOutside()
}

// answer answers a request, at once or when its time has come. There is no answer for a caller who has gone.
func (g *gate) answer(ctx context.Context, r *aws.Request) (response aws.Response, ok bool) {
	response, ticket, w := g.ask(r)
	if w == nil && response.Status == 0 {
		response, ticket, w = g.ask(r) // the engine broke down: now it says so
	}
	if w == nil {
		return response, true
	}
	late := time.NewTimer(g.limit)
	defer late.Stop()
	select {
	case response := <-w.answer:
		return response, true
	case <-ctx.Done():
		g.abandon(ticket, w, nil)
		return aws.Response{}, false
	case <-late.C:
		g.abandon(ticket, w, &tooLate)
		return <-w.answer, true
	}
}

// ask starts a request and answers it, or else says for what to wait. There is neither when the engine breaks down.
func (g *gate) ask(r *aws.Request) (response aws.Response, ticket account.Ticket, w *waiter) {
	g.mu.Lock()
	defer g.leave()
	g.begun.Add(1)
	if g.refused != nil {
		return g.account.Refuse(r, *g.refused), 0, nil
	}
	g.catchUp(g.clock.present(g.account.Now()))
	ticket = g.account.Begin(r)
	g.send()
	response, answered := g.account.Take(ticket)
	if !answered {
		w = &waiter{r, make(chan aws.Response, 1)}
		g.waiting[ticket] = w
	}
	g.deliver()
	g.clock.moved(g)
	return response, ticket, w
}

// leave gives the account free. A panic is a bug of the engine: whoever waits is told, and all others until the account
// is opened anew.
func (g *gate) leave() {
	if bug := recover(); bug != nil {
		_, _ = fmt.Fprintf(g.notices, "the engine broke down: %v\nseed %d, at %s\n%s\n",
			bug, g.account.Session().Scenario().Seed, g.account.Now(), debug.Stack())
		g.refuse(&brokenDown)
	}
	g.mu.Unlock()
}

// refuse answers everybody who waits with a fault, and all who come.
func (g *gate) refuse(fault *component.Fault) {
	g.refused = fault
	g.closeOutside()
	g.dismiss(*fault)
}

// dismiss answers everybody who waits with a fault.
func (g *gate) dismiss(fault component.Fault) {
	for ticket, w := range g.waiting {
		w.answer <- g.account.Refuse(w.request, fault)
		delete(g.waiting, ticket)
	}
}

// deliver hands over what was answered meanwhile, and returns to how many.
func (g *gate) deliver() (answers int) {
	for _, ticket := range g.account.Answered() {
		w := g.waiting[ticket]
		if w == nil {
			continue
		}
		if response, ok := g.account.Take(ticket); ok {
			delete(g.waiting, ticket)
			w.answer <- response
			answers++
		}
	}
	return answers
}

// abandon ends a request whose caller has gone, so that no message is lost to it. A caller who is still there is told a
// fault.
func (g *gate) abandon(ticket account.Ticket, w *waiter, fault *component.Fault) {
	g.mu.Lock()
	defer g.leave()
	if g.waiting[ticket] != w {
		return // it was answered just now, or dismissed
	}
	delete(g.waiting, ticket)
	if fault != nil {
		w.answer <- g.account.Refuse(w.request, *fault)
	}
	g.account.Abandon(ticket)
	g.deliver()
	g.clock.moved(g)
}

// catchUp lets time go by, instant by instant so that a crowd of events keeps nobody out for long, and no further than
// the outside allows. It returns whether it got there.
func (g *gate) catchUp(to kernel.Time) bool {
	for range sliceInstants {
		near := g.bound(to)
		at, ok := g.account.Next()
		if !ok || at > near {
			if near > g.account.Now() {
				g.account.Advance(near)
			}
			return near == to
		}
		g.advance(at)
	}
	return false
}

// skip lets an additional time go by, as a person orders it.
func (g *gate) skip(ctx context.Context, d time.Duration) error {
	to, err := g.target(d)
	if err != nil {
		return err
	}
	for {
		arrived, answers := g.pass(to)
		if arrived {
			return nil
		}
		select {
		case <-answers:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
}

// target is where time stands after an additional time.
func (g *gate) target(d time.Duration) (to kernel.Time, err error) {
	g.mu.Lock()
	defer g.leave()
	now := g.account.Now()
	if d > longest.Sub(now) {
		return 0, fmt.Errorf("virtual time ends at %s, and it is %s", longest, now)
	}
	return g.clock.skip(now, d), nil
}

// pass lets time go by in one slice. It returns whether it got there, and else a channel that is closed once it may go on.
func (g *gate) pass(to kernel.Time) (arrived bool, goOn <-chan struct{}) {
	g.mu.Lock()
	defer g.leave()
	if g.refused != nil {
		return true, nil
	}
	arrived = g.catchUp(to)
	g.deliver()
	g.clock.moved(g)
	if g.outside.sent > 0 {
		return arrived, g.outside.answers
	}
	return arrived, atOnce
}

// atOnce is closed: nothing needs to be waited for.
var atOnce = func() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}()

// reset opens the account anew; who waits is told.
func (g *gate) reset() {
	g.mu.Lock()
	defer g.leave()
	if g.refused == &stopping {
		return
	}
	g.dismiss(wasReset)
	g.begin()
	g.clock.moved(g)
}

// close ends all waiting: the server stops.
func (g *gate) close() {
	g.mu.Lock()
	defer g.leave()
	g.refuse(&stopping)
}

// look lends the account to somebody who only reads it, after it has come to the present. It returns whether that could
// be done.
func (g *gate) look(read func()) (done bool) {
	g.mu.Lock()
	defer g.leave()
	if g.refused == nil {
		g.catchUp(g.clock.present(g.account.Now()))
		g.deliver()
		g.clock.moved(g)
	}
	read()
	return true
}
