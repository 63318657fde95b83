package sns

import (
	"playground/engine/component"
	"playground/engine/kernel"
)

// delivery is a copy on its way to one subscription.
type delivery struct {
	in       component.Request // of the latest attempt
	from     *publication
	since    kernel.Time // when the present state began
	call     component.CallID
	to       uint32 // place of the subscription
	attempts uint32
	next     uint32 // the row + 1 behind it that is held back; of a free row: the next one
	state    state
	ordered  bool // others of its message group wait behind it
	moving   bool // to the dead-letter queue
	asks     bool // a confirmation
	slowed   bool // the latest attempt was throttled, where that has retries of its own
}

// state is what a delivery waits for.
type state uint8

const (
	free    state = iota // there is none in this row
	sent                 // for its answer
	waiting              // for its next attempt
	behind               // for the copy before it of its message group
	held                 // for its turn, where a subscription gets so many a second
)

// deliveries are the copies under way, in rows that are used again.
type deliveries struct {
	rows     []delivery
	free     uint32       // first free row + 1
	calls    kernel.Index // rows by call
	groups   kernel.Index // the last row of each message group, by subscription and group
	waits    kernel.Lanes // of each row: for its answer, its next attempt or its turn
	underWay int
	retrying int
}

func (d *deliveries) open() uint32 {
	d.underWay++
	if d.free == 0 {
		d.rows = append(d.rows, delivery{})
		return uint32(len(d.rows) - 1)
	}
	row := d.free - 1
	d.free = d.rows[row].next
	d.rows[row].next = 0
	return row
}

// close frees a row.
func (d *deliveries) close(row uint32) {
	d.underWay--
	d.waits.Remove(row)
	d.rows[row] = delivery{next: d.free}
	d.free = row + 1
}

// groupOf names the message group of a copy at its subscription.
func groupOf(s *subscription, p *publication) uint64 {
	return p.group ^ (uint64(s.wire.Index)+1)*0x9e3779b97f4a7c15
}

// join puts an ordered copy behind the others of its group; it reports whether there are any.
func (d *deliveries) join(row uint32, group uint64) bool {
	d.rows[row].ordered = true
	last, found := d.groups.Get(group)
	d.groups.Put(group, row)
	if found {
		d.rows[last].next = row + 1
	}
	return found
}

// leave takes the first copy out of its group, and returns the row + 1 of the one behind it.
func (d *deliveries) leave(row uint32, group uint64) (next uint32) {
	next = d.rows[row].next
	if last, found := d.groups.Get(group); found && last == row {
		d.groups.Take(group)
	}
	return next
}

// move follows subscriptions to their new places; gone is told of the rows whose subscription is there no more.
func (d *deliveries) move(moved []uint32, gone func(row, before uint32)) {
	for row := range d.rows {
		r := &d.rows[row]
		switch {
		case r.state == free:
		case moved[r.to] == 0:
			gone(uint32(row), r.to)
		default:
			r.to = moved[r.to] - 1
		}
	}
}

func (d *deliveries) clone() deliveries {
	c := *d
	c.rows = append([]delivery(nil), d.rows...)
	c.calls = d.calls.Clone()
	c.groups = d.groups.Clone()
	c.waits = d.waits.Clone()
	return c
}
