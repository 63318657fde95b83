package kernel_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

func TestAWindowRemembersUntilItsTimeIsOver(t *testing.T) {
	var w kernel.Window[string]
	w.Put(1, 10, "one")
	w.Put(2, 20, "two")
	copied := w.Clone()
	w.Put(1, 30, "one again")
	require.Equal(t, "one again", *w.Find(15, 1), "the later one counts, and outlives the first")
	require.Equal(t, "two", *w.Find(19, 2))
	require.Nil(t, w.Find(20, 2), "over at its end")
	require.Nil(t, w.Find(30, 1))
	require.Nil(t, w.Find(30, 3))
	require.Equal(t, "one", *copied.Find(9, 1), "the copy is another's")
	require.Nil(t, copied.Find(10, 1))
}

func TestABucketHoldsASecondsWorthAndFillsEvenly(t *testing.T) {
	var b kernel.Bucket
	require.True(t, b.Take(0, 9, 10))
	require.False(t, b.Take(0, 2, 10), "it takes all or nothing")
	require.True(t, b.Take(0, 1, 10))
	require.False(t, b.Take(0, 1, 10))
	require.Equal(t, 100*time.Millisecond, b.Wait(0, 10))
	tenth := kernel.Time(100 * time.Millisecond)
	require.False(t, b.Take(tenth-1, 1, 10))
	require.Zero(t, b.Wait(tenth, 10))
	require.True(t, b.Take(tenth, 1, 10))
	require.False(t, b.Take(tenth, 1, 10))
	require.True(t, b.Take(tenth.Add(time.Second), 10, 10))
}
