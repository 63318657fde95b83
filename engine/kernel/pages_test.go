package kernel_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

// Tables that share their pages, each written to at random, hold what slices of their own would hold.
func TestPagesShareAndKeepApart(t *testing.T) {
	const rows = 1000
	r := kernel.NewRand(1, "pages")
	type pair struct {
		pages *kernel.Pages[int64]
		plain []int64
	}
	all := []pair{{new(kernel.Pages[int64]), make([]int64, rows)}}
	all[0].pages.Reach(rows - 1)
	for range 20_000 {
		p := all[r.Below(int64(len(all)))]
		row, v := r.Below(rows), r.Below(1<<40)
		p.pages.Own(uint32(row))
		*p.pages.At(uint32(row)) = v
		p.plain[row] = v
		if r.Below(500) == 0 && len(all) < 20 {
			c := p.pages.Clone()
			all = append(all, pair{&c, append([]int64(nil), p.plain...)})
		}
	}
	require.Len(t, all, 20)
	for _, p := range all {
		for row, v := range p.plain {
			require.Equal(t, v, *p.pages.At(uint32(row)))
		}
	}
}

func TestPagesWeighWhatTheyDoNotShare(t *testing.T) {
	var p, none kernel.Pages[int64]
	p.Reach(10_000)
	whole := p.Bytes(&none)
	require.Greater(t, whole, int64(80_000))
	c := p.Clone()
	require.Less(t, c.Bytes(&p), whole/50, "a word a page")
	c.Own(5000)
	page := c.Bytes(&p)
	require.Greater(t, page, int64(100*8))
	require.Less(t, page, whole/20, "and the page that it changed")
	require.Equal(t, whole, c.Bytes(&none))
}
