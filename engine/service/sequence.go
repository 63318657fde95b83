package service

import (
	"strconv"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// sequence is what a service knows of the order of what it did: the largest number so far in each message group.
type sequence struct {
	rows    kernel.Index // group to row
	largest []int64
}

func (q *sequence) clone() sequence {
	return sequence{q.rows.Clone(), append([]int64(nil), q.largest...)}
}

// put takes in a group's next number and returns the largest before it; late is true where that is larger. Groups
// beyond the limit are not looked at.
func (q *sequence) put(group uint64, number int64) (before int64, late bool) {
	row, known := q.rows.Get(group)
	switch {
	case known:
		before = q.largest[row]
		q.largest[row] = max(before, number)
		return before, number < before
	case len(q.largest) < rememberedMax:
		q.rows.Put(group, uint32(len(q.largest)))
		q.largest = append(q.largest, number)
	}
	return 0, false
}

// number is the value of an attribute that is a whole number.
func number(m *action.Message, name string) (n int64, ok bool) {
	for i := range m.Attributes {
		if m.Attributes[i].Name == name {
			n, err := strconv.ParseInt(m.Attributes[i].Value, 10, 64)
			return n, err == nil
		}
	}
	return 0, false
}

// inSequence tells of work that was done after work on a later message of its group.
func (s *service) inSequence(w uint32) {
	if s.sequenceBy == "" {
		return
	}
	k := &s.workers[w]
	m := &s.jobs[k.job].message
	n, ok := number(m, s.sequenceBy)
	if !ok {
		return
	}
	if before, late := s.sequence.put(hash(m.GroupID), n); late {
		s.env.Record(s.about(k.job, trace.Record{Verb: verbOutOfSequence, A: n, B: before}))
	}
}
