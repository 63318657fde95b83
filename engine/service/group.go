package service

import "playground/engine/trace"

// A FIFO queue keeps a group's messages back while some of them are in flight, but one receive may bring several of a
// group. Whoever wants to keep their order works on them one after another, and gives up the rest when one fails.

// group names the message group of a FIFO queue that a job belongs to; 0 for none.
func (j *job) group() uint64 {
	if !j.ordered {
		return 0
	}
	return (hash(j.message.GroupID)^uint64(j.queue))*0x9e3779b97f4a7c15 | 1
}

// next finds the first job of the line whose group is in nobody's hands, and the one before it; both as row + 1.
func (s *service) next() (before, at uint32) {
	for at = s.first; at != 0; before, at = at, s.jobs[at-1].next {
		if _, held := s.groups.Get(s.jobs[at-1].group()); !held {
			return before, at
		}
	}
	return 0, 0
}

// unlink takes a job out of the line, of which the one before it is known; both as row + 1.
func (s *service) unlink(before, at uint32) {
	after := s.jobs[at-1].next
	s.jobs[at-1].next = 0
	if before == 0 {
		s.first = after
	} else {
		s.jobs[before-1].next = after
	}
	if s.last == at {
		s.last = before
	}
	s.waiting--
	s.env.Gauge(gaugeWaiting, s.waiting)
}

// giveUpGroup leaves those in their queue that wait behind a message of their group that failed.
func (s *service) giveUpGroup(group uint64) {
	before := uint32(0)
	for at := s.first; at != 0 && group != 0; {
		after := s.jobs[at-1].next
		if s.jobs[at-1].group() != group {
			before, at = at, after
			continue
		}
		s.unlink(before, at)
		s.env.Record(s.about(at-1, trace.Record{Verb: verbLeftBehind}))
		s.jobs[at-1] = job{}
		s.free = append(s.free, at-1)
		at = after
	}
}
