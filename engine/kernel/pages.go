package kernel

import "unsafe"

// Pages is a table of rows whose clone costs a word a page: the two share each page until one of them owns a row of
// it, which copies the page first. It is for tables that may grow large and change little between two clones. Rows
// count from 0 and keep their places. The zero Pages is empty and ready.
type Pages[T any] struct {
	pages []*[pageRows]T
	lent  []bool // by page: a clone has it too
}

const (
	pageRowBits = 7
	pageRows    = 1 << pageRowBits
)

// At returns a row to look at; to change it, Own it first.
func (p *Pages[T]) At(row uint32) *T { return &p.pages[row>>pageRowBits][row%pageRows] }

// Own makes the page of a row this table's alone, so that At gives the row to change until the next Clone. What At
// gave of that page before is another's.
func (p *Pages[T]) Own(row uint32) {
	if p.lent[row>>pageRowBits] {
		p.take(row >> pageRowBits)
	}
}

// take is apart, so that Own stays small enough to be inlined.
//
//go:noinline
func (p *Pages[T]) take(at uint32) {
	page := *p.pages[at]
	p.pages[at], p.lent[at] = &page, false
}

// Reach sees to it that there is a row of that number.
func (p *Pages[T]) Reach(row uint32) {
	for int(row>>pageRowBits) >= len(p.pages) {
		p.pages, p.lent = append(p.pages, new([pageRows]T)), append(p.lent, false)
	}
}

// Clone returns an independent copy.
func (p *Pages[T]) Clone() Pages[T] {
	for i := range p.lent {
		p.lent[i] = true
	}
	return Pages[T]{append([]*[pageRows]T(nil), p.pages...), append([]bool(nil), p.lent...)}
}

// Bytes is how much memory the table takes, without the pages that it shares with another and without what its rows
// point to.
func (p *Pages[T]) Bytes(other *Pages[T]) int64 {
	const word = 8
	var page [pageRows]T
	n := int64(len(p.pages)) * (word + 1)
	for i := range p.pages {
		if i >= len(other.pages) || other.pages[i] != p.pages[i] {
			n += int64(unsafe.Sizeof(page))
		}
	}
	return n
}
