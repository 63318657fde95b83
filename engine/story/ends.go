package story

// ends is a list that keeps the first and the last of what is added to it.
type ends[T any] struct {
	first, last []T
	oldest      int // in last, once that is full
	left        int // how many were given up between the two
}

// add appends one; what is given up for it, if anything, is returned.
func (e *ends[T]) add(one T) (dropped T, full bool) {
	switch {
	case len(e.first) < RowsMax/2:
		e.first = append(e.first, one)
		return dropped, false
	case len(e.last) < RowsMax/2:
		e.last = append(e.last, one)
		return dropped, false
	}
	dropped = e.last[e.oldest]
	e.last[e.oldest] = one
	e.oldest = (e.oldest + 1) % len(e.last)
	e.left++
	return dropped, true
}

// list is all that is kept, in order.
func (e *ends[T]) list() []T {
	all := make([]T, 0, len(e.first)+len(e.last))
	all = append(all, e.first...)
	all = append(all, e.last[e.oldest:]...)
	return append(all, e.last[:e.oldest]...)
}
