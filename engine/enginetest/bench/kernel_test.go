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
	require.Equal(t, m.onBareHeap(50_000), m.onKernel(50_000), "a second turn goes on")
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

func TestTheBestTurnAndAllTurnsAreKnown(t *testing.T) {
	now := int64(0)
	clock := func() int64 { return now }
	slow, quick := []int64{50, 10, 30, 40, 20, 90, 80, 70, 60}, []int64{9, 8, 5, 7, 6, 12, 13, 14, 11}
	take := func(times *[]int64) func() {
		return func() { now += (*times)[0]; *times = (*times)[1:] }
	}
	ours, bare := takeTurns(clock, rounds, take(&slow), take(&quick))
	require.Equal(t, turns{best: 10, total: 450}, ours)
	require.Equal(t, turns{best: 5, total: 85}, bare)
	require.Equal(t, Figure{"x", 2e8, 0.5}, compare("x", 2, ours.best, bare.best))
}

func TestAFigureIsNamedAndPositive(t *testing.T) {
	f := KernelHold(ticks(), 100)
	require.Equal(t, Figure{"kernel hold 100", rounds * holds * 1e9 / (rounds * 1000), 1}, f, "each turn takes a microsecond")
}
