package sqs

import "playground/engine/kernel"

// groups are the message groups that have a message in the queue: of a FIFO queue all messages, of a standard queue
// those with a MessageGroupId, which are then a tenant's. A group is found by a hash of its name and lasts for as long
// as it has a message.
type groups struct {
	rows  kernel.Pages[group]
	used  uint32 // numbers that ever stood for a group; they count from 1
	free  uint32 // first free number; a free group's next is the one after
	names kernel.Index
	ready chain // FIFO: groups whose oldest message can be received, in the order in which they became so
}

// group is one message group. Its messages are chained by later and earlier in order of arrival, whatever their state.
type group struct {
	name         uint64
	head, tail   uint32 // its messages, oldest first
	next, prev   uint32 // neighbours among those that are ready
	count        uint32
	inFlight     uint32
	sent         kernel.Time // latest send
	aside        list        // standard: the visible messages of a noisy tenant
	share        share       // standard
	ready, noisy bool
}

// chain is a list of groups by next and prev.
type chain struct{ head, tail, count uint32 }

func (g *groups) at(number uint32) *group { return g.rows.At(number) }

// own makes a group this queue's alone, and returns it to be changed.
func (g *groups) own(number uint32) *group {
	g.rows.Own(number)
	return g.rows.At(number)
}

// nameOf hashes the name of a group; key makes it another hash for each queue.
func nameOf(key uint64, text string) uint64 {
	h := key ^ 0xcbf29ce484222325
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	h ^= h >> 32
	return h * 0x9e3779b97f4a7c15
}

// find returns the number of a group, 0 when it has no message.
func (g *groups) find(name uint64) uint32 {
	if number, ok := g.names.Get(name); ok {
		return number
	}
	return 0
}

// reach returns the number of a group, which is made if need be.
func (g *groups) reach(name uint64) uint32 {
	if number, ok := g.names.Get(name); ok {
		return number
	}
	number := g.free
	if number != 0 {
		g.free = g.own(number).next
	} else {
		g.used++
		number = g.used
		g.rows.Reach(number)
	}
	*g.own(number) = group{name: name}
	g.names.Put(name, number)
	return number
}

// join puts a message at the end of a group.
func (q *Queue) join(number, slot uint32, r *row) {
	g := q.groups.own(number)
	r.group, r.later, r.earlier = number, 0, g.tail
	if g.tail == 0 {
		g.head = slot
	} else {
		q.store.own(g.tail)
		q.store.at(g.tail).later = slot
	}
	g.tail = slot
	g.count++
}

// leave takes a message out of its group; the last one takes the group along.
func (q *Queue) leave(r *row) {
	g := q.groups.own(r.group)
	if r.earlier == 0 {
		g.head = r.later
	} else {
		q.store.own(r.earlier)
		q.store.at(r.earlier).later = r.later
	}
	if r.later == 0 {
		g.tail = r.earlier
	} else {
		q.store.own(r.later)
		q.store.at(r.later).earlier = r.earlier
	}
	g.count--
	q.settle(r.group)
	if g := q.groups.at(r.group); g.count == 0 {
		q.quieten(r.group)
		q.groups.drop(r.group)
	}
	r.group = 0
}

// drop frees the number of a group.
func (g *groups) drop(number uint32) {
	row := g.own(number)
	g.names.Take(row.name)
	*row = group{next: g.free}
	g.free = number
}

// settle makes a group of a FIFO queue ready when its oldest message is visible, and not ready when it is not: what is
// in flight, delayed or being moved keeps back all that came after it.
func (q *Queue) settle(number uint32) {
	if !q.settings.FIFO || number == 0 {
		return
	}
	g := q.groups.at(number)
	open := g.head != 0 && q.store.at(g.head).state == stateVisible
	switch {
	case open && !g.ready:
		q.groups.push(number)
	case !open && g.ready:
		q.groups.remove(number)
	}
}

func (g *groups) push(number uint32) {
	row := g.own(number)
	row.ready, row.next, row.prev = true, 0, g.ready.tail
	if g.ready.tail == 0 {
		g.ready.head = number
	} else {
		g.own(g.ready.tail).next = number
	}
	g.ready.tail = number
	g.ready.count++
}

func (g *groups) remove(number uint32) {
	row := g.own(number)
	if row.prev == 0 {
		g.ready.head = row.next
	} else {
		g.own(row.prev).next = row.next
	}
	if row.next == 0 {
		g.ready.tail = row.prev
	} else {
		g.own(row.next).prev = row.prev
	}
	row.ready, row.next, row.prev = false, 0, 0
	g.ready.count--
}

// eachGroup visits the message groups, those that are ready first and in their order, until visit answers false. The
// name is that of a message, inFlight are those that consumers have, and blockedBy is the slot of the message that keeps
// back the others: in flight, delayed or being moved; 0 where the group is ready.
func (q *Queue) eachGroup(visit func(name string, messages, inFlight int, blockedBy uint32) bool) {
	tell := func(number uint32) bool {
		g := q.groups.at(number)
		blocked := g.head
		if g.ready || !q.settings.FIFO {
			blocked = 0
		}
		return visit(q.store.message(q.store.at(g.head)).GroupID, int(g.count), int(g.inFlight), blocked)
	}
	for number := q.groups.ready.head; number != 0; number = q.groups.at(number).next {
		if !tell(number) {
			return
		}
	}
	for number := uint32(1); number <= q.groups.used; number++ {
		if g := q.groups.at(number); g.count > 0 && !g.ready && !tell(number) {
			return
		}
	}
}

func (g *groups) clone() groups {
	c := *g
	c.rows = g.rows.Clone()
	c.names = g.names.Clone()
	return c
}

// bytes is how much memory the groups take, without what they share with another.
func (g *groups) bytes(other *groups) int64 {
	const cellBytes = 16
	return g.rows.Bytes(&other.rows) + int64(4*g.names.Len())*cellBytes
}
