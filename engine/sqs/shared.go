package sqs

import (
	"playground/engine/action"
	"playground/engine/kernel"
)

// shares holds what messages share with copies elsewhere: by number, from 1, which stands behind the body of a message with
// flagShared. So a fan-out holds its text once, however many queues have a copy.
type shares struct {
	rows kernel.Pages[sharedText]
	used uint32
	free uint32 // first free number
}

// sharedText is one message's; free ones are chained by next.
type sharedText struct {
	text *action.Shared
	next uint32
}

// shareBytes is how much of a message's bytes its number takes.
const shareBytes = 4

func (s *shares) add(text *action.Shared) uint32 {
	n := s.free
	if n == 0 {
		s.used++
		n = s.used
		s.rows.Reach(n)
	}
	s.rows.Own(n)
	r := s.rows.At(n)
	s.free = r.next
	*r = sharedText{text: text}
	return n
}

func (s *shares) drop(n uint32) {
	s.rows.Own(n)
	*s.rows.At(n) = sharedText{next: s.free}
	s.free = n
}

func (s *shares) clone() shares {
	c := *s
	c.rows = s.rows.Clone()
	return c
}

func putShare(to []byte, n uint32) {
	for i := range shareBytes {
		to[i] = byte(n >> (8 * i))
	}
}

// share is the number of what a message with flagShared shares.
func (s *store) share(r *row) (n uint32) {
	from := s.arena.bytes(r.block, int(r.bytes))[r.body:]
	for i := range shareBytes {
		n |= uint32(from[i]) << (8 * i)
	}
	return n
}

// beginning is the text of a message, or more of it than a preview shows.
func (s *store) beginning(r *row) []byte {
	body := s.arena.bytes(r.block, int(r.body))
	if r.flags&flagShared == 0 {
		return body
	}
	text := s.shares.rows.At(s.share(r)).text
	return append(append([]byte(beginning(text.Head)), body...), beginning(text.Tail)...)
}

func beginning(text string) string { return text[:min(len(text), previewBytes)] }
