package kernel

// Window remembers things by name for a length of time that is the same for all, so that they are forgotten in the
// order in which they came. The zero Window is empty and ready.
type Window[T any] struct {
	rows       Pages[remembered[T]]
	used, free uint32 // rows count from 1
	head, tail uint32
	names      Index
}

type remembered[T any] struct {
	name uint64
	end  Time
	next uint32
	what T
}

// forget drops what is over by now: at its end a thing is forgotten already.
func (w *Window[T]) forget(now Time) {
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

// Find returns what is remembered by a name; nil when nothing is.
func (w *Window[T]) Find(now Time, name uint64) *T {
	w.forget(now)
	if row, ok := w.names.Get(name); ok {
		return &w.rows.At(row).what
	}
	return nil
}

// Put remembers a thing until end, which must not be before that of the others, in place of any of that name.
func (w *Window[T]) Put(name uint64, end Time, what T) {
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

// Clone returns an independent copy.
func (w *Window[T]) Clone() Window[T] {
	c := *w
	c.rows = w.rows.Clone()
	c.names = w.names.Clone()
	return c
}

// Bytes is how much memory the window takes, without what it shares with another.
func (w *Window[T]) Bytes(other *Window[T]) int64 {
	const cellBytes = 16
	return w.rows.Bytes(&other.rows) + int64(4*w.names.Len())*cellBytes
}
