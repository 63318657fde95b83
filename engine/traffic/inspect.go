package traffic

import (
	"strings"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Contents lists the messages that pause before their next attempt; those under way are on their wires.
func (c *client) Contents(to *component.Contents) {
	to.Busy = c.waiting > 0
	if c.waiting == 0 || c.retries == 0 {
		return
	}
	slot := uint32(0)
	for row := range c.calls {
		if k := &c.calls[row]; k.pausing {
			to.Add(component.Item{Token: k.message.Token, Lane: component.LaneDelayed, Slot: slot, Since: k.sent, Until: c.waits.Until(uint32(row))})
			slot++
		}
	}
}

// Inspect renders counters, the next arrival and the open calls.
func (c *client) Inspect() value.Value {
	b := value.NewObject(7)
	b.Set("Messages", value.Int(c.number))
	b.Set("Requests", value.Int(c.requests))
	b.Set("Answers", value.Int(c.answers))
	b.Set("Errors", value.Int(c.errors))
	b.Set("Waiting", value.Int(c.waiting))
	b.Set("NextMessage", instant(c.next()))
	b.Set("Calls", c.inspectCalls())
	return b.Value()
}

// next is when the next arrival comes; Forever when none is scheduled.
func (c *client) next() kernel.Time {
	if c.arrival == 0 {
		return kernel.Forever
	}
	return c.due()
}

// instant renders a time as a person reads it; null for never.
func instant(t kernel.Time) value.Value {
	if t == kernel.Forever {
		return value.Value{}
	}
	return value.Text(t.String())
}

func (c *client) inspectCalls() value.Value {
	var all []value.Value
	for row := range c.calls {
		if k := &c.calls[row]; k.attempt > 0 && len(all) < inspectedMax {
			all = append(all, c.inspectCall(uint32(row), k))
		}
	}
	return value.ArrayOf(all)
}

func (c *client) inspectCall(row uint32, k *call) value.Value {
	state := "waiting for the answer"
	if k.pausing {
		state = "waiting for its next attempt"
	}
	b := value.NewObject(7)
	b.Set("To", value.Text(c.wires[k.at].Peer))
	b.Set("State", value.Text(state))
	b.Set("Attempt", value.Int(int64(k.attempt)))
	b.Set("Since", value.Text(k.sent.String()))
	b.Set("Until", instant(c.waits.Until(row)))
	b.Set("Body", value.Text(excerpt(k.message.Text())))
	return b.Value()
}

// excerpt is a body as it is, cut where it is long.
func excerpt(body string) string {
	if len(body) <= excerptBytes {
		return body
	}
	return strings.ToValidUTF8(body[:excerptBytes], "") + "…"
}
