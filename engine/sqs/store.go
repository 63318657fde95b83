package sqs

import "playground/engine/kernel"

// store holds the messages of a queue: rows without pointers in pages, and their bytes in an arena. Slots count from
// 1 and are used again; 0 is no message.
type store struct {
	rows   kernel.Pages[row]
	used   uint32 // slots that ever held a message
	free   uint32 // first free slot; a free row's next is the one after
	arena  arena
	shares shares
	held   int64  // bytes of the messages, their rows included
	stamps uint32 // of entries in heaps, so that none is taken for another
}

// rowBytes is how much memory a row takes.
const rowBytes = 96

// row is one message. When it was first sent is when it arrived, but for one that is older: see sent.
type row struct {
	lineage  uint64
	arrived  kernel.Time // when it came into this queue
	since    kernel.Time // when it came into its state
	due      kernel.Time // when a delay or a visibility timeout is over
	first    kernel.Time // first receive
	number   uint32      // order of arrival at this queue, from 1
	receives uint32      // since it was first sent; carried on through moves
	carried  uint32      // receives that it had when it arrived
	block    block       // its bytes
	body     uint32      // how many of them are the body
	bytes    uint32      // how many there are
	next     uint32      // neighbours in the list of its state
	prev     uint32
	newer    uint32 // neighbours in the order of arrival
	older    uint32
	group    uint32 // of messages, by number; 0 for none
	later    uint32 // neighbours in the group, in order of arrival
	earlier  uint32
	state    state
	lane     uint8 // which of a state's lists it is in
	attempt  uint8 // of the token, at arrival
	flags    uint8
}

// state says where in its life a message is:
//
//	delayed ──▶ visible ──▶ in flight ──▶ deleted
//	               ▲  │         │
//	               └──┼─────────┘ not deleted in time
//	                  └──▶ moving ──▶ dead-lettered
//
// and from everywhere to expired and purged.
type state uint8

const (
	stateFree state = iota
	stateDelayed
	stateVisible
	stateInFlight
	stateMoving
)

const (
	flagDuplicate = 1 << iota // the token is a copy
	flagExtras                // the bytes hold more than the body
	flagKept                  // it came from another queue, or is a copy, and has an id that is not its place here
	flagChanged               // its visibility was changed since it was received
	flagCopy                  // a copy that was left behind: at-least-once delivery
	flagShared                // around its body stands what it shares with other messages
	flagOld                   // it was sent before it arrived: its retention may end before that of those ahead of it
)

// at returns a row to look at, and to change once it is owned.
func (s *store) at(slot uint32) *row { return s.rows.At(slot) }

// own makes a row this store's alone, so that it may be changed. Whoever takes up a message to change it does so before
// anything else, since what at gave before may be a clone's; lists do so with its neighbours.
func (s *store) own(slot uint32) { s.rows.Own(slot) }

// add returns an empty slot.
func (s *store) add() (uint32, *row) {
	if slot := s.free; slot != 0 {
		s.own(slot)
		r := s.at(slot)
		s.free = r.next
		*r = row{}
		return slot, r
	}
	s.used++
	s.rows.Reach(s.used)
	s.own(s.used)
	return s.used, s.at(s.used)
}

// drop frees a slot and its bytes. What else the row held stays until the slot is used again.
func (s *store) drop(slot uint32, r *row) {
	if r.flags&flagShared != 0 {
		s.shares.drop(s.share(r))
	}
	s.arena.release(r.block, int(r.bytes))
	s.held -= rowBytes + int64(r.bytes)
	r.state, r.lane, r.next = stateFree, 0, s.free
	s.free = slot
}

// find returns the message of a slot if it is still the one with that number.
func (s *store) find(slot, number uint32) *row {
	if slot == 0 || slot > s.used {
		return nil
	}
	r := s.at(slot)
	if r.number != number || r.state == stateFree {
		return nil
	}
	return r
}

// findOwn is find, for a message that will change.
func (s *store) findOwn(slot, number uint32) *row {
	if s.find(slot, number) == nil {
		return nil
	}
	s.own(slot)
	return s.at(slot)
}

func (s *store) clone() store {
	c := *s
	c.rows = s.rows.Clone()
	c.arena = s.arena.clone()
	c.shares = s.shares.clone()
	return c
}

// list is a chain of rows by next and prev. A row is owned before it is put in or taken out.
type list struct{ head, tail, count uint32 }

// push appends a row.
func (s *store) push(l *list, slot uint32, r *row) {
	r.next, r.prev = 0, l.tail
	if l.tail == 0 {
		l.head = slot
	} else {
		s.own(l.tail)
		s.at(l.tail).next = slot
	}
	l.tail = slot
	l.count++
}

// remove takes a row out of the chain.
func (s *store) remove(l *list, r *row) {
	if r.prev == 0 {
		l.head = r.next
	} else {
		s.own(r.prev)
		s.at(r.prev).next = r.next
	}
	if r.next == 0 {
		l.tail = r.prev
	} else {
		s.own(r.next)
		s.at(r.next).prev = r.prev
	}
	r.next, r.prev = 0, 0
	l.count--
}
