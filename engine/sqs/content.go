package sqs

import (
	"playground/engine/action"
	"playground/engine/kernel"
)

// A message's bytes are its body and, with flagExtras, what else it has: each text behind its length, the number of
// attributes first. With flagKept what it keeps from another queue comes before these, and with flagShared, before that,
// the number of what it shares.

// kept is what a message has from elsewhere: its id, the queue from which it was dead-lettered and, with flagOld, when it
// was sent.
type kept struct {
	id     action.MessageID
	source uint32
	sent   kernel.Time
}

// put stores a message in an empty row.
func (s *store) put(r *row, m *action.Message, k *kept) {
	n := len(m.Body)
	if !bare(m) {
		n += extrasBytes(m)
	}
	if k != nil {
		n += keptBytes
	}
	if m.Shared != nil {
		n += shareBytes
	}
	b, room := s.arena.take(n)
	s.held += rowBytes + int64(n)
	r.block, r.body, r.bytes = b, uint32(len(m.Body)), uint32(n)
	room = room[copy(room, m.Body):]
	if m.Shared != nil {
		r.flags |= flagShared
		putShare(room, s.shares.add(m.Shared))
		room = room[shareBytes:]
	}
	if k != nil {
		r.flags |= flagKept
		k.put(room)
		room = room[keptBytes:]
	}
	if len(room) > 0 {
		r.flags |= flagExtras
		putExtras(room[:0], m)
	}
	if m.Token.Duplicate {
		r.flags |= flagDuplicate
	}
	r.lineage, r.attempt = m.Token.Lineage, max(m.Token.Attempt, 1)
}

const keptBytes = 28

func (k *kept) put(to []byte) {
	for i := range 8 {
		to[i], to[8+i] = byte(k.id.Key>>(8*i)), byte(k.id.Number>>(8*i))
	}
	for i := range 4 {
		to[16+i] = byte(k.source >> (8 * i))
	}
	for i := range 8 {
		to[20+i] = byte(k.sent >> (8 * i))
	}
}

// kept reads what a message with flagKept keeps.
func (s *store) kept(r *row) (k kept) {
	from := s.arena.bytes(r.block, int(r.bytes))[r.body+r.shareBytes():]
	for i := range 8 {
		k.id.Key |= uint64(from[i]) << (8 * i)
		k.id.Number |= uint64(from[8+i]) << (8 * i)
	}
	for i := range 4 {
		k.source |= uint32(from[16+i]) << (8 * i)
	}
	for i := range 8 {
		k.sent |= kernel.Time(from[20+i]) << (8 * i)
	}
	return k
}

func (s *store) keptID(r *row) action.MessageID { return s.kept(r).id }

// extrasBytes is how much room the extras take of a message that has some.
func extrasBytes(m *action.Message) int {
	n := 1 + textBytes(m.GroupID) + textBytes(m.DeduplicationID) + textBytes(m.TraceHeader)
	for i := range m.Attributes {
		a := &m.Attributes[i]
		n += textBytes(a.Name) + textBytes(a.Type) + textBytes(a.Value)
	}
	return n
}

func textBytes(text string) int {
	n := 1
	for length := len(text); length >= 0x80; length >>= 7 {
		n++
	}
	return n + len(text)
}

func putExtras(to []byte, m *action.Message) {
	to = append(to, byte(len(m.Attributes)))
	for i := range m.Attributes {
		a := &m.Attributes[i]
		to = putText(putText(putText(to, a.Name), a.Type), a.Value)
	}
	putText(putText(putText(to, m.GroupID), m.DeduplicationID), m.TraceHeader)
}

func putText(to []byte, text string) []byte {
	length := len(text)
	for ; length >= 0x80; length >>= 7 {
		to = append(to, byte(length)|0x80)
	}
	return append(append(to, byte(length)), text...)
}

// getText reads one text and returns the rest.
func getText(from string) (text, rest string) {
	length, i := 0, 0
	for ; from[i] >= 0x80; i++ {
		length |= int(from[i]&0x7f) << (7 * i)
	}
	length |= int(from[i]) << (7 * i)
	return from[i+1 : i+1+length], from[i+1+length:]
}

// message reads a message back; its texts share one string.
func (s *store) message(r *row) (m action.Message) {
	s.read(r, string(s.bytes(r)), &m)
	return m
}

// bytes are those of which a message's texts are made: to look at.
func (s *store) bytes(r *row) []byte {
	n := r.bytes
	if r.flags&flagExtras == 0 {
		n = r.body
	}
	return s.arena.bytes(r.block, int(n))
}

// read is message, into an empty one, from a text of its bytes.
func (s *store) read(r *row, all string, m *action.Message) {
	m.Body = all[:r.body]
	if r.flags&flagShared != 0 {
		m.Shared = s.shares.rows.At(s.share(r)).text
	}
	m.Token.Lineage, m.Token.Attempt, m.Token.Duplicate = r.lineage, r.attemptNow(), r.flags&flagDuplicate != 0
	if r.flags&flagExtras == 0 {
		return
	}
	rest := all[r.extras():]
	m.Attributes, rest = getAttributes(rest)
	m.GroupID, rest = getText(rest)
	m.DeduplicationID, rest = getText(rest)
	m.TraceHeader, _ = getText(rest)
}

// groupID reads a message's group alone: its body may be long.
func (s *store) groupID(r *row) string {
	if r.flags&flagExtras == 0 {
		return ""
	}
	rest := string(s.arena.bytes(r.block, int(r.bytes))[r.extras():])
	_, rest = getAttributes(rest)
	group, _ := getText(rest)
	return group
}

// shareBytes is how many bytes of the message say what it shares.
func (r *row) shareBytes() uint32 {
	if r.flags&flagShared == 0 {
		return 0
	}
	return shareBytes
}

// extras is where among the message's bytes its extras begin.
func (r *row) extras() uint32 {
	at := r.body + r.shareBytes()
	if r.flags&flagKept != 0 {
		at += keptBytes
	}
	return at
}

func getAttributes(from string) (all []action.Attribute, rest string) {
	n := int(from[0])
	rest = from[1:]
	if n == 0 {
		return nil, rest
	}
	all = make([]action.Attribute, n)
	for i := range all {
		a := &all[i]
		a.Name, rest = getText(rest)
		a.Type, rest = getText(rest)
		a.Value, rest = getText(rest)
	}
	return all, rest
}

// attemptNow is the attempt of the message's token: it grows with every receive in this queue beyond the first.
func (r *row) attemptNow() uint8 {
	n := uint32(r.attempt)
	if here := r.receives - r.carried; here > 1 {
		n += here - 1
	}
	return uint8(min(n, 255))
}

// id is the message's own id, which it keeps when it is moved.
func (q *Queue) id(slot uint32, r *row) action.MessageID {
	if r.flags&flagKept == 0 {
		return q.localID(slot, r)
	}
	return q.store.keptID(r)
}

// source is the queue from which the message was dead-lettered, as index + 1; 0 for none.
func (q *Queue) source(r *row) uint32 {
	if r.flags&flagKept == 0 {
		return 0
	}
	return q.store.kept(r).source
}

// localID names the message in this queue and says where it lies.
func (q *Queue) localID(slot uint32, r *row) action.MessageID {
	return action.MessageID{Key: q.key, Number: uint64(slot)<<32 | uint64(r.number)}
}

// find returns the message that a receipt handle stands for, owned, or nil when it is gone. A handle of another queue
// is a fault.
func (q *Queue) find(h action.ReceiptHandle) (slot uint32, r *row, known bool) {
	if h.ID.Key != q.key {
		return 0, nil, false
	}
	slot = uint32(h.ID.Number >> 32)
	if slot == 0 || slot > q.store.used {
		return slot, nil, true
	}
	q.store.own(slot)
	if r = q.store.at(slot); r.number != uint32(h.ID.Number) || r.state == stateFree {
		r = nil
	}
	return slot, r, true
}

// sent is when the message was first sent, which it keeps when it is moved within standard queues.
func (s *store) sent(r *row) kernel.Time {
	if r.flags&flagOld == 0 {
		return r.arrived
	}
	return s.kept(r).sent
}

// age is how long ago the message was first sent.
func (q *Queue) age(r *row, now kernel.Time) int64 { return int64(now - q.store.sent(r)) }
