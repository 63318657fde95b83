//go:build !js

package host

import (
	"context"
	"time"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/kernel"
)

// outside is what a gate knows of the requests that it has sent out and that are not answered yet. Its members belong to
// the gate's mutex.
type outside struct {
	courier *courier // nil where nothing leaves this process
	life    context.Context
	end     context.CancelFunc // of what was sent for the present account
	sent    int
	answers chan struct{} // closed when none is left
	since   time.Time     // when the first of these was sent
	at      kernel.Time   // the virtual time of that moment
}

// open lets the present account send requests out; what was sent for the one before is of no use any more.
func (g *gate) openOutside() {
	o := &g.outside
	if o.courier == nil {
		return
	}
	g.closeOutside()
	o.life, o.end = context.WithCancel(context.Background())
	g.account.Session().Open(o.courier)
}

// closeOutside gives up what is under way.
func (g *gate) closeOutside() {
	o := &g.outside
	if o.end != nil {
		o.end()
	}
	if o.sent > 0 {
		close(o.answers)
		o.sent = 0
	}
}

// advance lets time go by, and sends out what has to be.
func (g *gate) advance(to kernel.Time) {
	g.account.Advance(to)
	g.send()
}

// send starts the requests that the outside has to answer.
func (g *gate) send() {
	o := &g.outside
	if o.courier == nil {
		return
	}
	for _, out := range g.account.Session().Outgoing() {
		if o.sent == 0 {
			o.answers, o.since, o.at = make(chan struct{}), time.Now(), g.account.Now()
		}
		o.sent++
		go g.carry(o.life, g.account, out)
	}
}

// carry brings a request to where it goes, and the answer back to the account that sent it.
func (g *gate) carry(ctx context.Context, from resources, out engine.Outgoing) {
	notification, _ := out.Request.(*action.Notify) // the courier takes nothing else
	status := g.outside.courier.bring(ctx, out.Address, notification)
	g.mu.Lock()
	defer g.leave()
	if g.account != from || ctx.Err() != nil {
		return // it was opened anew meanwhile
	}
	g.catchUp(g.clock.present(from.Now()))
	from.Session().Respond(out.Call, status)
	if g.outside.sent--; g.outside.sent == 0 {
		close(g.outside.answers)
	}
	g.advance(from.Now())
	g.deliver()
	g.clock.moved(g)
}

// bound is how far time may go now: while the outside is asked no further than it goes by itself.
func (g *gate) bound(to kernel.Time) kernel.Time {
	if g.outside.sent == 0 {
		return to
	}
	return min(to, g.outside.at.Add(g.clock.meanwhile(time.Since(g.outside.since))))
}
