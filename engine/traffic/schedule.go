package traffic

import (
	"math/bits"

	"playground/engine/kernel"
)

// replan takes up a new plan. One of the same pattern goes on where the old one stands, so that a rate can be dragged
// up and down without a message at every pixel.
func (c *client) replan(next plan, connected bool) {
	before := c.plan
	c.plan = next
	switch {
	case !c.alive:
		c.alive, c.born = true, c.env.Now()
		c.restart()
	case connected || before.pattern != next.pattern || c.latest < 0 && before != next:
		c.restart()
	case before != next:
		c.cancelArrival()
		c.catchUp()
		c.await()
	}
}

// restart begins the plan: now, or when Start is over.
func (c *client) restart() {
	c.cancelArrival()
	c.begin, c.count = max(c.env.Now(), c.born.Add(c.plan.start)), 0
	if c.plan.pattern == patternPoisson {
		c.gap()
	}
	c.await()
}

func (c *client) cancelArrival() {
	c.env.Cancel(c.arrival)
	c.arrival = 0
}

// gap draws when the next Poisson arrival comes after the time that begin holds.
func (c *client) gap() {
	if !c.plan.rate.IsZero() {
		c.begin = c.begin.Add(c.arrivals.Exponential(c.plan.rate.Interval()))
	}
}

// active reports whether there is anything to wait for.
func (c *client) active() bool {
	return !c.down && len(c.wires) > 0 && !c.plan.silent() && !c.complete()
}

func (c *client) complete() bool { return c.plan.total > 0 && c.made >= c.plan.total }

// due is when the next arrival comes.
func (c *client) due() kernel.Time {
	if c.plan.pattern == patternPoisson {
		return c.begin
	}
	return c.begin.Add(c.plan.offset(c.count))
}

// await schedules the next arrival. What a hang held up is not made up for.
func (c *client) await() {
	if !c.active() {
		return
	}
	if c.due() < c.env.Now() {
		c.catchUp()
	}
	c.arrival = c.env.After(c.due().Sub(c.env.Now()), kernel.Event{Kind: wakeArrival})
}

// catchUp leaves behind whatever arrivals the plan has in the past. Poisson arrivals have no memory: a new gap begins.
func (c *client) catchUp() {
	if c.plan.silent() {
		return
	}
	from := max(c.env.Now(), c.latest+1)
	if c.plan.pattern == patternPoisson {
		c.begin = max(c.env.Now(), c.born.Add(c.plan.start))
		c.gap()
		return
	}
	// The least count that is not in the past, by bisection: arrivals never come earlier than those before them.
	c.count = 0
	for bit := bits.Len64(uint64(kernel.Forever)) - 1; bit >= 0; bit-- {
		if next := c.count | 1<<bit; c.begin.Add(c.plan.offset(next-1)) < from {
			c.count = next
		}
	}
}

// arrive makes what the arrival brings and awaits the next one. One that a hang held up may have been cancelled
// meanwhile: then nothing is due.
func (c *client) arrive() {
	if !c.active() || c.due() > c.env.Now() {
		return
	}
	c.arrival = 0
	c.latest = c.env.Now()
	for n := c.plan.messages(); n > 0 && !c.complete(); n-- {
		c.made++
		c.send(c.message(c.body))
	}
	c.count++
	if c.plan.pattern == patternPoisson {
		c.begin = c.env.Now()
		c.gap()
	}
	c.await()
}
