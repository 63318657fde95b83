package traffic

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// call is one message on its way to one target: a request under way, or the pause before the next attempt. A free row
// has attempt 0.
type call struct {
	message action.Message
	id      component.CallID
	at      uint32      // position of its wire in the client's list
	wire    uint32      // index of the wire
	peer    uint32      // for records
	number  uint32      // of the message, for records
	first   kernel.Time // when the first attempt was made
	sent    kernel.Time // when the latest was
	attempt uint8
	pausing bool // waits for its next attempt
}

// open makes the first attempt to bring a message along a wire.
func (c *client) open(at int, m action.Message) {
	w := &c.wires[at]
	if c.waiting >= callsMax {
		c.env.Record(trace.Record{Verb: verbWithheld, Lineage: m.Token.Lineage, Peer: w.PeerNode, A: c.waiting})
		return
	}
	row := c.take()
	c.calls[row] = call{message: m, at: uint32(at), wire: w.Index, peer: w.PeerNode, number: uint32(c.number), first: c.env.Now()}
	c.tally(gaugeWaiting, &c.waiting, 1)
	c.attempt(row, verbSent)
}

func (c *client) take() uint32 {
	if n := len(c.free); n > 0 {
		row := c.free[n-1]
		c.free = c.free[:n-1]
		return row
	}
	c.calls = append(c.calls, call{})
	return uint32(len(c.calls) - 1)
}

// attempt makes the call of a row.
func (c *client) attempt(row uint32, verb uint32) {
	k := &c.calls[row]
	k.attempt++
	k.pausing = false
	k.sent = c.env.Now()
	k.message.Token.Attempt = k.attempt
	w := &c.wires[k.at]
	k.id = c.env.Call(*w, action.Carry(w.Action, k.message))
	c.byID.Put(uint64(k.id), row)
	c.waits.Add(row, k.sent, c.timeout)
	c.arm()
	c.tally(gaugeRequests, &c.requests, 1)
	c.env.Record(c.record(k, verb, int64(k.attempt)))
}

func (c *client) record(k *call, verb uint32, a int64) trace.Record {
	return trace.Record{Verb: verb, Lineage: k.message.Token.Lineage, Peer: k.peer, Message: k.number, A: a, B: int64(k.attempt)}
}

func (c *client) tally(gauge int, n *int64, by int64) {
	*n += by
	c.env.Gauge(gauge, *n)
}

// Return is an answer.
func (c *client) Return(id component.CallID, r component.Result) {
	row, ok := c.byID.Take(uint64(id))
	if !ok {
		return
	}
	c.waits.Remove(row)
	k := &c.calls[row]
	since := int64(c.env.Now().Sub(k.first))
	if r.Fault == nil {
		c.tally(gaugeAnswers, &c.answers, 1)
		c.env.Record(c.record(k, verbAnswered, since))
		c.close(row)
		return
	}
	failed := c.record(k, verbFailed, since)
	failed.Symbol = c.env.Symbol(r.Fault.Code)
	c.fail(row, failed)
}

// fail counts an attempt that came to nothing, and arranges the next one where Retries allow it.
func (c *client) fail(row uint32, failed trace.Record) {
	k := &c.calls[row]
	c.tally(gaugeErrors, &c.errors, 1)
	c.env.Record(failed)
	if int64(k.attempt) > c.retries {
		if k.attempt > 1 {
			c.env.Record(c.record(k, verbGaveUp, int64(k.attempt)))
		}
		c.close(row)
		return
	}
	k.pausing = true
	c.waits.Add(row, c.env.Now(), c.retryDelay)
	c.arm()
}

func (c *client) close(row uint32) {
	c.calls[row] = call{}
	c.free = append(c.free, row)
	c.tally(gaugeWaiting, &c.waiting, -1)
}

// arm sees to it that the deadline timer rings at the earliest deadline, or before.
func (c *client) arm() {
	next := c.waits.Next()
	if next >= c.armed {
		return
	}
	c.env.Cancel(c.deadline)
	c.armed = next
	c.deadline = c.env.After(next.Sub(c.env.Now()), kernel.Event{Kind: wakeDeadline})
}

// deadlines ends every wait that is over: timeouts, and pauses before retries.
func (c *client) deadlines() {
	c.deadline, c.armed = 0, kernel.Forever
	now := c.env.Now()
	for row, ok := c.waits.Take(now); ok; row, ok = c.waits.Take(now) {
		k := &c.calls[row]
		if k.pausing {
			c.attempt(row, verbRetried)
			continue
		}
		c.byID.Take(uint64(k.id))
		c.env.Forget(k.id)
		c.fail(row, c.record(k, verbTimedOut, int64(now.Sub(k.sent))))
	}
	c.arm()
}

// dropLost ends the calls whose wire is no longer there: nobody will answer them.
func (c *client) dropLost() {
	for row := range c.calls {
		k := &c.calls[row]
		if k.attempt == 0 || c.follow(k) {
			continue
		}
		c.waits.Remove(uint32(row))
		if !k.pausing {
			c.byID.Take(uint64(k.id))
			c.env.Forget(k.id)
		}
		c.tally(gaugeErrors, &c.errors, 1)
		c.env.Record(c.record(k, verbCutOff, int64(c.env.Now().Sub(k.first))))
		c.close(uint32(row))
	}
}

// follow finds a call's wire among those that there are now.
func (c *client) follow(k *call) bool {
	for i := range c.wires {
		if w := &c.wires[i]; w.Index == k.wire {
			k.at, k.peer = uint32(i), w.PeerNode
			return true
		}
	}
	return false
}
