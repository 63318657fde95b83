//go:build !js

package host

import (
	"context"
	"time"

	"playground/engine/kernel"
)

// clock says where the virtual time of an account stands, and moves it. Its methods but run are called by the gate with
// its mutex held.
type clock interface {
	name() string
	restart() (epoch int64)                                 // the account is opened: time zero is now, which is so many nanoseconds after 1970
	present(now kernel.Time) kernel.Time                    // up to where time has gone on by itself
	skip(now kernel.Time, d time.Duration) (to kernel.Time) // an additional time goes by
	meanwhile(d time.Duration) time.Duration                // how far time goes by itself while the wall clock goes on by d
	moved(g *gate)                                          // somebody may wait, something else may be due: look again
	run(ctx context.Context, g *gate)                       // moves time until the context ends
}

// longest is how far a person may move virtual time: moments after a century still are dates.
const longest = kernel.Time(kernel.Longest)

// pace is the shortest time between two looks at what is due: a crowd of events is taken together.
const pace = time.Millisecond

// realClock lets virtual time follow the wall clock. Before each request time catches up; a timer sees to what is due
// while nobody asks.
type realClock struct {
	start time.Time
	ahead time.Duration // how much was skipped
	timer *time.Timer
	armed kernel.Time // for when the timer is set; Forever when it is not
}

func newRealClock() *realClock {
	timer := time.NewTimer(0)
	timer.Stop()
	return &realClock{timer: timer}
}

func (c *realClock) name() string { return "real" }

func (c *realClock) restart() (epoch int64) {
	c.start, c.ahead, c.armed = time.Now(), 0, kernel.Forever
	return c.start.UnixNano()
}

func (c *realClock) present(kernel.Time) kernel.Time {
	return kernel.Time(time.Since(c.start) + c.ahead)
}

func (c *realClock) skip(now kernel.Time, d time.Duration) kernel.Time {
	c.ahead, c.armed = c.ahead+d, kernel.Forever
	return c.present(now)
}

func (c *realClock) meanwhile(d time.Duration) time.Duration { return d }

// moved sets the timer when something is due earlier than it is set. One that rings too early only looks again.
func (c *realClock) moved(g *gate) {
	next, ok := g.account.Next()
	if !ok || next >= c.armed {
		return
	}
	c.armed = next
	c.timer.Reset(max(pace, next.Sub(c.present(0))))
}

func (c *realClock) run(ctx context.Context, g *gate) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.timer.C:
			g.tick(c)
		}
	}
}

// tick lets time catch up with the wall clock; what a slice leaves over has its turn at the next tick.
func (g *gate) tick(c *realClock) {
	g.mu.Lock()
	defer g.leave()
	c.armed = kernel.Forever
	if g.refused == nil {
		g.catchUp(c.present(0))
		g.deliver()
		c.moved(g)
	}
}

const (
	// quiet is for how long no request may have come before time jumps: a client that was answered needs about a
	// millisecond for its next request.
	quiet = 5 * time.Millisecond
	// patience is how long a jump waits for quiet at most: under a steady load there is none.
	patience = 100 * time.Millisecond
)

// warpClock lets virtual time stand still. Only while a request waits, as in a long poll, it jumps from event to event,
// just as far as it takes to answer one request. Others that are on their way have their turn before: a jump waits until
// there was quiet for a moment, and again after each answer, since the answer may make a client ask something. While the
// outside is asked time stands still.
type warpClock struct {
	wake chan struct{}
}

// warpEpoch is where the warp clock begins, so that each run gives the same timestamps.
var warpEpoch = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func newWarpClock() *warpClock { return &warpClock{make(chan struct{}, 1)} }

func (c *warpClock) name() string { return "warp" }

func (c *warpClock) restart() (epoch int64) { return warpEpoch.UnixNano() }

func (c *warpClock) present(now kernel.Time) kernel.Time { return now }

func (c *warpClock) skip(now kernel.Time, d time.Duration) kernel.Time { return now.Add(d) }

func (c *warpClock) meanwhile(time.Duration) time.Duration { return 0 }

func (c *warpClock) moved(g *gate) {
	if len(g.waiting) == 0 {
		return
	}
	select {
	case c.wake <- struct{}{}:
	default: // it is awake
	}
}

func (c *warpClock) run(ctx context.Context, g *gate) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-c.wake:
		}
		for until, on := time.Now().Add(patience), true; on; {
			settle(ctx, g, until)
			var answered bool
			if answered, on = g.jump(); answered {
				until = time.Now().Add(patience)
			}
		}
	}
}

// settle waits until there was quiet, or the time is up.
func settle(ctx context.Context, g *gate, until time.Time) {
	for time.Now().Before(until) && ctx.Err() == nil {
		begun := g.begun.Load()
		time.Sleep(quiet)
		if g.begun.Load() == begun && g.idle() {
			return
		}
	}
}

// idle reports whether every request that is there waits for time to go by.
func (g *gate) idle() bool {
	g.mu.Lock()
	defer g.leave()
	return g.active.Load() <= int64(len(g.waiting))
}

// jump lets time jump from event to event until somebody is answered or a further request is there. It returns whether
// somebody was, and whether somebody waits for more.
func (g *gate) jump() (answered, on bool) {
	g.mu.Lock()
	defer g.leave()
	for range sliceInstants {
		next, ok := g.account.Next()
		if len(g.waiting) == 0 || !ok || g.outside.sent > 0 {
			return answered, false
		}
		g.advance(next)
		if g.deliver() > 0 {
			return true, len(g.waiting) > 0
		}
		if g.active.Load() > int64(len(g.waiting)) {
			return false, true
		}
	}
	return false, true
}
