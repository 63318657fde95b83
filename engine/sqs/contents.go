package sqs

import (
	"playground/engine/component"
	"playground/engine/kernel"
)

// Contents lists the messages: visible ones from the head, those in flight with what is left of their timeout, and
// delayed ones.
func (n *node) Contents(c *component.Contents) { n.queue.contents(c) }

func (q *Queue) contents(c *component.Contents) {
	shown := uint32(0)
	leave := min(laneShare, int(q.inFlight.count()+q.delayed.count()))
	q.eachVisible(func(_ uint32, r *row) bool {
		c.Add(r.item(component.LaneVisible, shown, kernel.Forever))
		shown++
		return c.Limit > leave
	})
	c.More += int(q.visible() - shown)
	q.waiting(c, &q.inFlight, component.LaneInFlight, min(laneShare/2, int(q.delayed.count())))
	q.waiting(c, &q.delayed, component.LaneDelayed, 0)
}

// laneShare is how much room the visible messages leave for those that wait, and half of it those in flight for the
// delayed ones.
const laneShare = component.ContentsMax / 2

// waiting lists the messages of a lane while there is more room than it must leave, and counts the others.
func (q *Queue) waiting(c *component.Contents, t *timers, lane component.Lane, leave int) {
	shown := uint32(0)
	if c.Limit > leave {
		t.each(&q.store, func(_ uint32, r *row) bool {
			c.Add(r.item(lane, shown, r.due))
			shown++
			return c.Limit > leave
		})
	}
	c.More += int(t.count() - shown)
}

func (r *row) item(lane component.Lane, slot uint32, until kernel.Time) component.Item {
	return component.Item{Token: r.token(), Lane: lane, Slot: slot, Since: r.since, Until: until}
}

func (r *row) token() component.Token {
	return component.Token{Lineage: r.lineage, Attempt: r.attemptNow(), Duplicate: r.flags&flagDuplicate != 0}
}

// eachVisible visits the visible messages in the order in which they would be received, until visit answers false.
func (q *Queue) eachVisible(visit func(slot uint32, r *row) bool) {
	back, fresh := q.returned.head, q.fresh.head
	for back != 0 || fresh != 0 {
		slot := &fresh
		if fresh == 0 || back != 0 && q.store.at(back).number < q.store.at(fresh).number {
			slot = &back
		}
		r := q.store.at(*slot)
		if !visit(*slot, r) {
			return
		}
		*slot = r.next
	}
	for _, number := range q.noisy {
		for slot := q.groups.at(number).aside.head; slot != 0; slot = q.store.at(slot).next {
			if !visit(slot, q.store.at(slot)) {
				return
			}
		}
	}
}
