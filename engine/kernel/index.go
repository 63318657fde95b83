package kernel

import "math/bits"

// Index finds rows by 64-bit names, such as calls under way by their ids: a hash table with open addressing whose copy
// is a slice copy and whose order never shows. The zero Index is empty and ready.
type Index struct {
	cells []indexCell // a power of two long, at most half full
	used  int
	shift uint8
}

// indexCell is free when row is 0, else row - 1 is what was put.
type indexCell struct {
	name uint64
	row  uint32
}

const indexCellsMin = 16

// Len is how many names the index holds.
func (x *Index) Len() int { return x.used }

// Put makes name lead to a row, in place of any that it led to.
func (x *Index) Put(name uint64, row uint32) {
	if 2*(x.used+1) > len(x.cells) {
		x.grow()
	}
	at := x.find(name)
	if x.cells[at].row == 0 {
		x.used++
	}
	x.cells[at] = indexCell{name, row + 1}
}

// Get returns the row to which a name leads.
func (x *Index) Get(name uint64) (row uint32, ok bool) {
	if x.used == 0 {
		return 0, false
	}
	c := x.cells[x.find(name)]
	return c.row - 1, c.row != 0
}

// Take returns the row to which a name leads and forgets the name.
func (x *Index) Take(name uint64) (row uint32, ok bool) {
	if x.used == 0 {
		return 0, false
	}
	at := x.find(name)
	row = x.cells[at].row
	if row == 0 {
		return 0, false
	}
	x.used--
	x.close(at)
	return row - 1, true
}

// Clear forgets every name.
func (x *Index) Clear() { *x = Index{} }

// Clone returns an independent copy.
func (x *Index) Clone() Index {
	return Index{append([]indexCell(nil), x.cells...), x.used, x.shift}
}

func (x *Index) home(name uint64) int { return int(name * 0x9e3779b97f4a7c15 >> x.shift) }

// find returns the cell of a name, or the free one where it belongs.
func (x *Index) find(name uint64) int {
	mask := len(x.cells) - 1
	at := x.home(name)
	for x.cells[at].row != 0 && x.cells[at].name != name {
		at = (at + 1) & mask
	}
	return at
}

// close frees a cell and moves up what would no longer be found behind the gap.
func (x *Index) close(gap int) {
	mask := len(x.cells) - 1
	for at := (gap + 1) & mask; x.cells[at].row != 0; at = (at + 1) & mask {
		away := (at - x.home(x.cells[at].name)) & mask
		if away >= (at-gap)&mask {
			x.cells[gap] = x.cells[at]
			gap = at
		}
	}
	x.cells[gap] = indexCell{}
}

func (x *Index) grow() {
	old := x.cells
	size := max(2*len(old), indexCellsMin)
	x.cells = make([]indexCell, size)
	x.shift = uint8(64 - bits.TrailingZeros(uint(size)))
	for _, c := range old {
		if c.row != 0 {
			x.cells[x.find(c.name)] = c
		}
	}
}
