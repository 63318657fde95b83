package kernel

import "time"

// Lanes keeps the deadlines of an owner's rows where one event apiece would be too many: equal waits fall due in the
// order in which they began, so each duration has a lane, first in, first out, and one event at Next is all that its
// owner schedules. Adding, removing and taking cost the same however many rows wait. The zero Lanes is empty and ready.
type Lanes struct {
	lanes []lane
	links []laneLink // by row
}

// lane links its rows from the earliest to the latest; numbers are row + 1, 0 for none.
type lane struct {
	wait        time.Duration
	first, last uint32
}

type laneLink struct {
	due          Time
	before, next uint32
	lane         uint32 // lane + 1; 0 when the row does not wait
}

// Add lets a row wait from now on. A row that waits already starts anew.
func (l *Lanes) Add(row uint32, now Time, wait time.Duration) {
	for int(row) >= len(l.links) {
		l.links = append(l.links, laneLink{})
	}
	l.Remove(row)
	k := l.lane(wait)
	in := &l.lanes[k]
	l.links[row] = laneLink{due: now.Add(wait), before: in.last, lane: k + 1}
	if in.last != 0 {
		l.links[in.last-1].next = row + 1
	} else {
		in.first = row + 1
	}
	in.last = row + 1
}

// lane finds the lane of a duration, or opens one, in an empty lane's place where there is one.
func (l *Lanes) lane(wait time.Duration) uint32 {
	free := len(l.lanes)
	for i := range l.lanes {
		if l.lanes[i].wait == wait {
			return uint32(i)
		}
		if l.lanes[i].first == 0 && i < free {
			free = i
		}
	}
	if free == len(l.lanes) {
		l.lanes = append(l.lanes, lane{})
	}
	l.lanes[free].wait = wait
	return uint32(free)
}

// Remove ends a row's wait; it reports whether the row was waiting.
func (l *Lanes) Remove(row uint32) bool {
	if int(row) >= len(l.links) || l.links[row].lane == 0 {
		return false
	}
	link := l.links[row]
	in := &l.lanes[link.lane-1]
	if link.before != 0 {
		l.links[link.before-1].next = link.next
	} else {
		in.first = link.next
	}
	if link.next != 0 {
		l.links[link.next-1].before = link.before
	} else {
		in.last = link.before
	}
	l.links[row] = laneLink{}
	return true
}

// Until returns when a row's wait will be over; Forever when it does not wait.
func (l *Lanes) Until(row uint32) Time {
	if int(row) >= len(l.links) || l.links[row].lane == 0 {
		return Forever
	}
	return l.links[row].due
}

// First returns the row whose wait ends first, when that is, and how long the row waits altogether; Forever when nothing
// waits. It is the row that Take takes then.
func (l *Lanes) First() (row uint32, at Time, wait time.Duration) {
	at, row = l.earliest()
	if at < Forever {
		wait = l.lanes[l.links[row].lane-1].wait
	}
	return row, at, wait
}

// Next returns the earliest deadline; Forever when nothing waits.
func (l *Lanes) Next() Time {
	at, _ := l.earliest()
	return at
}

func (l *Lanes) earliest() (at Time, row uint32) {
	at = Forever
	for i := range l.lanes {
		if first := l.lanes[i].first; first != 0 && l.links[first-1].due < at {
			at, row = l.links[first-1].due, first-1
		}
	}
	return at, row
}

// Take ends the earliest wait that is over by now and returns its row. Of several that end together, that in the lane
// opened first comes first.
func (l *Lanes) Take(now Time) (row uint32, ok bool) {
	at, row := l.earliest()
	if at > now || at == Forever {
		return 0, false
	}
	l.Remove(row)
	return row, true
}

// Clear ends every wait.
func (l *Lanes) Clear() { *l = Lanes{} }

// Clone returns an independent copy.
func (l *Lanes) Clone() Lanes {
	return Lanes{append([]lane(nil), l.lanes...), append([]laneLink(nil), l.links...)}
}
