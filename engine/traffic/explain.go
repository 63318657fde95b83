package traffic

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// What the client's timers can be for, by number of the row.
const (
	timerStart uint32 = iota
	timerConstant
	timerPoisson
	timerBurst
	timerRamp
	timerTimeout
	timerRetry
	timerCount
)

var timerRows = [timerCount]component.Timer{
	timerStart:    {Name: "first message", Form: "sends the first of its messages", Why: "Start of {node}: {a:duration} after it came to be"},
	timerConstant: {Name: "next message", Form: "sends its next message", Why: "Pattern constant and Rate of {node}: one message every {a:duration}"},
	timerPoisson:  {Name: "next message", Form: "sends its next message", Why: "Pattern poisson and Rate of {node}: a message every {a:duration} on average, at random"},
	timerBurst:    {Name: "next burst", Form: "sends {b} messages at once", Why: "Pattern burst of {node}: BurstSize {b}, BurstPeriod {a:duration}"},
	timerRamp:     {Name: "next message", Form: "sends its next message", Why: "Pattern ramp of {node}: more and more for the {b:duration} of RampDuration, up to the Rate of one message every {a:duration}"},
	timerTimeout:  {Name: "timeout", Form: "waits no longer for the answer of {peer} to message #{lineage}, unless it comes before", Why: "Timeout of {node}: {a:duration}"},
	timerRetry:    {Name: "retry", Form: "sends message #{lineage} to {peer} again, attempt {b}", Why: "Retries of {node}, each after a RetryDelay of {a:duration}"},
}

// Explain tells what the next arrival brings, or which call's wait ends first.
func (c *client) Explain(at kernel.Time, e kernel.Event) component.Expectation {
	if e.Kind == wakeArrival {
		r := c.expectedArrival(at)
		r.At = at
		return component.Expectation{Record: r}
	}
	row, due, wait := c.waits.First()
	if due == kernel.Forever {
		return component.Expectation{Record: trace.Record{At: due}}
	}
	k := &c.calls[row]
	r := c.record(k, timerTimeout, int64(wait))
	r.At = due
	if k.pausing {
		r.Verb, r.B = timerRetry, r.B+1
	}
	return component.Expectation{Record: r, Others: int(c.waiting) - 1}
}

func (c *client) expectedArrival(at kernel.Time) trace.Record {
	p := &c.plan
	r := trace.Record{Verb: timerConstant, A: int64(p.rate.Interval())}
	switch {
	case p.pattern == patternBurst:
		r = trace.Record{Verb: timerBurst, A: int64(p.period), B: p.size}
		if p.total > 0 {
			r.B = min(r.B, p.total-c.made)
		}
	case c.latest < 0 && p.start > 0 && at == c.born.Add(p.start):
		r = trace.Record{Verb: timerStart, A: int64(p.start)}
	case p.pattern == patternPoisson:
		r.Verb = timerPoisson
	case p.pattern == patternRamp:
		r.Verb, r.B = timerRamp, int64(p.ramp)
	}
	return r
}

var _ component.Explainer = (*client)(nil)
