package asl

import (
	"math/bits"

	"playground/engine/value"
)

// retrier is one element of Retry.
type retrier struct {
	errors   []string
	interval int64  // milliseconds
	rate     uint64 // BackoffRate in millionths
	most     int64  // milliseconds that a pause may last
	attempts int32  // MaxAttempts
	jitter   bool   // JitterStrategy FULL
}

const millionth = 1_000_000

func (c *compiler) retriers(v value.Value) (all []retrier) {
	c.list(v, "Retry", func(v value.Value) {
		r := retrier{errors: c.errors(v), interval: 1000 * c.integer(v, "IntervalSeconds", intervalDefault)}
		r.attempts = int32(min(c.integer(v, "MaxAttempts", retriesDefault), delayMost))
		r.most = 1000 * c.integer(v, "MaxDelaySeconds", delayMost)
		r.jitter = c.text(v, "JitterStrategy") == "FULL"
		rate := backoffDefault
		if written, is := v.Get("BackoffRate"); is {
			rate, _ = written.AsFloat()
		}
		r.rate = uint64(float64(max(rate, 1)*millionth) + 0.5)
		all = append(all, r)
	})
	return all
}

// errors are the names of an ErrorEquals.
func (c *compiler) errors(v value.Value) (names []string) {
	c.list(v, "ErrorEquals", func(v value.Value) {
		name, is := v.AsText()
		if !is {
			c.problem("the name of an error is a text")
		}
		names = append(names, name)
	})
	return names
}

// matches says whether a failure is among the errors of a Retrier or a Catcher.
func (f *failure) matches(names []string, kind stateKind) bool {
	for _, name := range names {
		switch {
		case name == errorAll || f.err != nil && *f.err == name:
			return true
		case name == errorTaskFailed && !(f.err != nil && *f.err == errorTimeout):
			return true
		case name == errorHeartbeat && f.heartbeat:
			return true
		case name == errorBranchFailed && kind == kindParallel:
			return true
		}
	}
	return false
}

// retry lets a thread try its state again after a while, if one of its Retriers says so.
func (x *Execution) retry(t int32, f *failure) bool {
	th := &x.threads[t]
	for i := range th.state.retriers {
		r := &th.state.retriers[i]
		if !f.matches(r.errors, th.state.kind) {
			continue
		}
		if th.attempts == nil {
			th.attempts = make([]int32, len(th.state.retriers))
		}
		if th.attempts[i] >= r.attempts {
			return false
		}
		pause := r.pause(th.attempts[i])
		th.attempts[i]++
		th.retries++
		if r.jitter {
			pause = x.host.RandomInt(0, pause)
		}
		th.work.timer = x.wakeAt(t, x.now+pause)
		return true
	}
	return false
}

// pause is how long to wait before an attempt, counted from 0.
func (r *retrier) pause(attempt int32) int64 {
	pause := uint64(r.interval) * 1000
	most := uint64(r.most) * 1000
	for ; attempt > 0 && pause < most && r.rate > millionth; attempt-- {
		high, low := bits.Mul64(pause, r.rate)
		grown, _ := bits.Div64(high, low, millionth)
		if grown == pause {
			break
		}
		pause = grown
	}
	return int64(min(pause, most) / 1000)
}
