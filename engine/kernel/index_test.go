package kernel_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

// Random histories against a map: the index finds what the map finds, also behind gaps and after growing, and a copy
// goes its own way.
func TestAnIndexFindsWhatAMapFinds(t *testing.T) {
	r := kernel.NewRand(1, "index")
	var x kernel.Index
	model := map[uint64]uint32{}
	for step := range 200_000 {
		name := uint64(r.Between(0, 300)) << uint(r.Between(0, 2)*30)
		switch r.Between(0, 4) {
		case 0, 1:
			x.Put(name, uint32(step))
			model[name] = uint32(step)
		case 2, 3:
			row, ok := x.Take(name)
			want, there := model[name]
			require.Equal(t, there, ok)
			if there {
				require.Equal(t, want, row)
			}
			delete(model, name)
		default:
			row, ok := x.Get(name)
			want, there := model[name]
			require.Equal(t, there, ok)
			if there {
				require.Equal(t, want, row)
			}
		}
		require.Equal(t, len(model), x.Len())
	}
	copied := x.Clone()
	x.Clear()
	require.Zero(t, x.Len())
	require.Equal(t, len(model), copied.Len())
	for name, want := range model {
		row, ok := copied.Get(name)
		require.True(t, ok)
		require.Equal(t, want, row)
	}
}

func BenchmarkIndexPutTake(b *testing.B) {
	var x kernel.Index
	b.ReportAllocs()
	for i := range b.N {
		x.Put(uint64(i)<<32|uint64(i&1023), uint32(i))
		if i >= 500 {
			j := i - 500
			x.Take(uint64(j)<<32 | uint64(j&1023))
		}
	}
}
