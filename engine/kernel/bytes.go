package kernel

// Bytes is how much memory the calendar takes.
func (c *Calendar) Bytes() int64 {
	const entryBytes, cellBytes = 16, 32
	return int64(len(c.heap)+c.far.count)*entryBytes + int64(len(c.slab))*cellBytes
}

// Bytes is how much memory the lanes take.
func (l *Lanes) Bytes() int64 {
	const linkBytes = 24
	return int64(len(l.links)) * linkBytes
}

// Bytes is how much memory the index takes.
func (x *Index) Bytes() int64 {
	const cellBytes = 16
	return int64(len(x.cells)) * cellBytes
}
