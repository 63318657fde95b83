package engine_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/enginetest"
)

// Wherever a walk through the futures of a scenario leads, the world there is the one that a straight run of the same
// commands comes to, to the last byte of the picture.
func TestEveryMomentOfAWalkIsThatOfAStraightRun(t *testing.T) {
	forks, switched := 0, 0
	for seed := range uint64(30) {
		w := enginetest.NewWander(seed, catalog.Kinds())
		for more := true; more; {
			more = w.Step()
			present, now := w.Line.Present(), w.Line.Now()
			straight := engine.New(w.Start, catalog.Kinds())
			for _, e := range present.Journal() {
				straight.Reach(e.At, e.Events, 1<<30)
				straight.Do(e.Command)
			}
			straight.Reach(now.At, now.Events, 1<<30)
			require.Equal(t, straight.Log().Hash(), present.Log().Hash(), "seed %d at %v", seed, now)
			require.Equal(t, picture(straight), picture(present), "seed %d at %v", seed, now)
			require.False(t, w.Line.End().Before(now), "the end is never behind")
		}
		forks += len(w.Line.Branches())
		if len(w.Line.Branches()) > 1 {
			switched++
		}
	}
	require.Greater(t, forks, 30, "there were futures to leave")
	require.Greater(t, switched, 5)
}

// picture is a frame of a copy, so that looking leaves no trace.
func picture(s *engine.Session) []byte { return s.Clone().Frame(make([]byte, 1<<20), 0) }
