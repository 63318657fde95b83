package engine_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
)

// A journal may come from a run that was another, with another seed or an older engine: its moments have numbers of
// events that this run does not have. Time goes on all the same and never back, and every way leads to the same run.
func TestAJournalOfAnotherRunIsGivenAtItsTimes(t *testing.T) {
	for seed := range uint64(25) {
		l := lived(seed)
		r := kernel.NewRand(seed, "elsewhere")
		journal := make([]engine.Entry, len(l.journal))
		for i, e := range l.journal {
			e.Events = uint64(r.Below(int64(2*e.Events + 10)))
			if i > 0 {
				e.Events = max(e.Events, journal[i-1].Events)
			}
			journal[i] = e
		}
		sc, until := l.start.Present().Scenario(), l.until
		straight := engine.New(sc, catalog.Kinds())
		for _, e := range journal {
			_, arrived := straight.Reach(e.At, e.Events, 1<<30)
			require.True(t, arrived)
			straight.Do(e.Command)
			given := straight.Journal()[len(straight.Journal())-1]
			require.Equal(t, e.At, given.At, "seed %d: a command is given at its time", seed)
		}
		straight.Advance(until, 1<<30)
		log := straight.Log()
		for n := log.Oldest() + 1; n < log.Total(); n++ {
			require.LessOrEqual(t, log.At(n-1).At, log.At(n).At, "seed %d: time went back", seed)
		}

		line := engine.NewTimeline(sc, catalog.Kinds())
		line.Restore(journal, engine.Moment{At: until}, nil)
		for range 12 {
			at := kernel.Time(r.Below(int64(until)))
			for arrived := false; !arrived; {
				_, arrived = line.Seek(at, 1+int(r.Below(2000)))
			}
			require.Equal(t, at, line.Now().At)
		}
		for arrived := false; !arrived; {
			_, arrived = line.Seek(until, 100_000)
		}
		require.Equal(t, log.Hash(), line.Present().Log().Hash(), "seed %d", seed)

		for steps := 0; line.Now().Events > 0 && steps < 5; steps++ {
			before := line.Now()
			line.SeekEvent(before.Events-1, 1<<30)
			require.False(t, before.Before(line.Now()), "seed %d: a step back leads on", seed)
		}
	}
}

// The scene of a link is such a run: a command may lie an hour beyond the last event, or name events without end.
func TestAMomentBeyondEveryEventIsReached(t *testing.T) {
	l := lived(3)
	s := engine.New(l.start.Present().Scenario(), catalog.Kinds())
	far := kernel.Time(0).Add(2 * time.Minute)
	for arrived := false; !arrived; {
		_, arrived = s.Reach(far, 1<<53, 10_000)
	}
	require.Equal(t, far, s.Now())
}
