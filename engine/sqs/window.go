package sqs

import "playground/engine/kernel"

// window remembers things by name for a length of time that is the same for all, so that they are forgotten in the
// order in which they came.
type window[T any] struct {
	rows       kernel.Pages[remembered[T]]
	used, free uint32 // rows count from 1
	head, tail uint32
	names      kernel.Index
}

type remembered[T any] struct {
	name uint64
	end  kernel.Time
	next uint32
	what T
}

// forget drops what is over by now: at its end a thing is forgotten already.
func (w *window[T]) forget(now kernel.Time) {
	for w.head != 0 {
		r := w.rows.At(w.head)
		if r.end > now {
			return
		}
		row := w.head
		if known, ok := w.names.Get(r.name); ok && known == row {
			w.names.Take(r.name)
		}
		w.head = r.next
		if w.head == 0 {
			w.tail = 0
		}
		w.rows.Own(row)
		*w.rows.At(row) = remembered[T]{next: w.free}
		w.free = row
	}
}

// find returns what is remembered by a name; nil when nothing is.
func (w *window[T]) find(now kernel.Time, name uint64) *T {
	w.forget(now)
	if row, ok := w.names.Get(name); ok {
		return &w.rows.At(row).what
	}
	return nil
}

// put remembers a thing until end, which must not be before that of the others, in place of any of that name.
func (w *window[T]) put(name uint64, end kernel.Time, what T) {
	row := w.free
	if row != 0 {
		w.rows.Own(row)
		w.free = w.rows.At(row).next
	} else {
		w.used++
		row = w.used
		w.rows.Reach(row)
		w.rows.Own(row)
	}
	*w.rows.At(row) = remembered[T]{name: name, end: end, what: what}
	if w.tail == 0 {
		w.head = row
	} else {
		w.rows.Own(w.tail)
		w.rows.At(w.tail).next = row
	}
	w.tail = row
	w.names.Put(name, row)
}

func (w *window[T]) clone() window[T] {
	c := *w
	c.rows = w.rows.Clone()
	c.names = w.names.Clone()
	return c
}

// bytes is how much memory the window takes, without what it shares with another.
func (w *window[T]) bytes(other *window[T]) int64 {
	const cellBytes = 16
	return w.rows.Bytes(&other.rows) + int64(4*w.names.Len())*cellBytes
}
