package bench

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

// ticks is a clock that advances by one microsecond at each look.
func ticks() Clock {
	now := int64(0)
	return func() int64 { now += 1000; return now }
}

// A ratio means something only if both sides do the same work.
func TestBothSidesServeTheSameCustomers(t *testing.T) {
	require.Equal(t, drawOnBareHeap(50_000), drawOnKernel(50_000))
	m := newMM1Times(kernel.NewRand(1, "bench"))
	require.Equal(t, m.onBareHeap(50_000), m.onKernel(50_000))
	require.Equal(t, m.onBareHeap(50_000), m.onKernel(50_000), "a second turn begins anew")
}

func TestBothSidesHoldTheSameEvents(t *testing.T) {
	m := newHold(10_000)
	m.onKernel(50_000)
	m.onBareHeap(50_000)
	for range 10_000 {
		at, e, ok := m.calendar.Pop()
		require.True(t, ok)
		bareAt, bareEvent := m.heap.pop()
		require.Equal(t, bareAt, at)
		require.Equal(t, bareEvent, e)
	}
	require.Zero(t, m.calendar.Len())
}

func TestAFigureComparesTheBestTurns(t *testing.T) {
	now := int64(0)
	clock := func() int64 { return now }
	slow, quick := []int64{50, 10, 30, 40, 20, 90, 80, 70, 60}, []int64{9, 8, 5, 7, 6, 12, 13, 14, 11}
	take := func(times *[]int64) func() {
		return func() { now += (*times)[0]; *times = (*times)[1:] }
	}
	a, b := inTurns(clock, take(&slow), take(&quick))
	require.InDelta(t, 10e-9, a, 1e-15)
	require.InDelta(t, 5e-9, b, 1e-15)
}

func TestEveryFigureIsNamedAndPositive(t *testing.T) {
	for _, f := range []Figure{KernelMM1(ticks()), KernelMM1Drawing(ticks()), KernelHold(ticks(), 100)} {
		require.NotEmpty(t, f.Name)
		require.Positive(t, f.PerSecond)
		require.Positive(t, f.Ratio)
	}
}
