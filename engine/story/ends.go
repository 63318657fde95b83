package story

import "playground/engine/kernel"

// ends is a list that keeps the first and the last of what is added to it.
type ends[T any] struct {
	first, last []*T
	oldest      int // in last, once that is full
	left        int // how many were given up between the two
}

// add appends one; what is given up for it, if anything, is returned.
func (e *ends[T]) add(one *T) (dropped *T) {
	switch {
	case len(e.first) < RowsMax/2:
		e.first = append(e.first, one)
		return nil
	case len(e.last) < RowsMax/2:
		e.last = append(e.last, one)
		return nil
	}
	dropped = e.last[e.oldest]
	e.last[e.oldest] = one
	e.oldest = (e.oldest + 1) % len(e.last)
	e.left++
	return dropped
}

// list is all that is kept, in order.
func (e *ends[T]) list() []*T {
	all := make([]*T, 0, len(e.first)+len(e.last))
	all = append(all, e.first...)
	all = append(all, e.last[e.oldest:]...)
	return append(all, e.last[:e.oldest]...)
}

// stamp is a place in the order of time: by time, then by the number of a record, then as it was.
type stamp struct {
	at kernel.Time
	n  uint64
	i  int
}

func (s stamp) before(other stamp) bool {
	return s.at < other.at || s.at == other.at && s.n < other.n
}

// inOrder sorts stamps, of which most stand in their places already, and keeps the order of equal ones.
func inOrder(all []stamp) []stamp {
	for i := 1; i < len(all); i++ {
		one := all[i]
		low, high := 0, i
		if !one.before(all[i-1]) {
			continue
		}
		for low < high {
			if middle := (low + high) / 2; one.before(all[middle]) {
				high = middle
			} else {
				low = middle + 1
			}
		}
		copy(all[low+1:i+1], all[low:i])
		all[low] = one
	}
	return all
}
