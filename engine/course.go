package engine

import "playground/engine/kernel"

// Moment is a point of a run: so many events have been processed, and it is that time.
type Moment struct {
	At     kernel.Time
	Events uint64
}

// Before reports whether a moment lies before another of the same run.
func (m Moment) Before(other Moment) bool {
	return m.Events < other.Events || m.Events == other.Events && m.At < other.At
}

func later(a, b Moment) Moment {
	if a.Before(b) {
		return b
	}
	return a
}

// moment is where a command was given.
func (e Entry) moment() Moment { return Moment{e.At, e.Events} }

// commands is how many commands an entry stands for.
func (e Entry) commands() uint32 { return commands(e.Command) }

// course is a session with the commands that lie ahead of it: a run that is lived again.
type course struct {
	present *Session
	ahead   []Entry
}

func (c *course) now() Moment { return Moment{c.present.now, c.present.events} }

// give hands over the next command ahead, at its moment, which must be now.
func (c *course) give() {
	next := c.ahead[0]
	c.ahead = c.ahead[1:]
	c.present.Reach(next.At, next.Events, 0)
	c.present.Do(next.Command)
}

// advance goes on to the next command ahead, or to the given time, at most limit events.
func (c *course) advance(to kernel.Time, limit int) (processed int, short bool) {
	if len(c.ahead) == 0 || c.ahead[0].At > to {
		return c.present.Advance(to, limit)
	}
	next := c.ahead[0]
	if c.present.watch != nil && c.present.events < next.Events {
		processed, short = c.present.Advance(next.At, min(limit, int(next.Events-c.present.events)))
		if c.present.Stopped() != nil || short && c.present.events < next.Events {
			return processed, true
		}
	}
	n, arrived := c.present.Reach(next.At, next.Events, limit-processed)
	if arrived {
		c.give()
	}
	return processed + n, true
}

// run goes on to the given time, giving the commands ahead at their moments, at most limit events.
func (c *course) run(to kernel.Time, limit int) (processed int, arrived bool) {
	for {
		n, short := c.advance(to, limit-processed)
		processed += n
		if !short {
			return processed, true
		}
		if processed >= limit {
			return processed, false
		}
	}
}

// due reports whether the next command ahead was given by that moment.
func (c *course) due(by Moment) bool { return len(c.ahead) > 0 && !by.Before(c.ahead[0].moment()) }

// step does the next thing of all, a command or an event; it reports false when nothing is left to do.
func (c *course) step() bool {
	if len(c.ahead) > 0 && c.present.reached(c.ahead[0].At, c.ahead[0].Events) {
		c.give()
		return true
	}
	return c.present.StepEvent()
}
