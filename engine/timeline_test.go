package engine_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/value"
)

// life is a random history as a plan: a scenario and commands with their moments.
type life struct {
	start   *engine.Timeline
	journal []engine.Entry
	until   kernel.Time
}

func lived(seed uint64) life {
	kinds := catalog.Kinds()
	h := enginetest.NewHistory(seed, kinds)
	l := life{start: engine.NewTimeline(h.Session.Scenario(), kinds)}
	s := h.Run()
	l.journal, l.until = s.Journal(), s.Now().Add(20*time.Second)
	return l
}

// run lives the plan on the timeline, as a page would: advances of any length with commands between.
func (l life) run(t *engine.Timeline) {
	for _, e := range l.journal {
		for t.Now().Events < e.Events || t.Now().At < e.At {
			if _, short := t.Advance(e.At, int(max(e.Events-t.Now().Events, 1))); !short {
				break
			}
			if t.Now().Events == e.Events {
				break
			}
		}
		t.Do(e.Command)
	}
	t.Advance(l.until, 1<<30)
}

type seen struct {
	hash uint64
	at   engine.Moment
}

func look(t *engine.Timeline) seen { return seen{t.Present().Log().Hash(), t.Now()} }

// Seek forth and back is identity, and what is seen at a time is what a straight run shows at that time.
func TestSeekingIsTheSameAsRunning(t *testing.T) {
	for seed := range uint64(15) {
		l := lived(seed)
		l.run(l.start)
		end := look(l.start)
		r := kernel.NewRand(seed, "seek")
		at := map[kernel.Time]seen{}
		for range 30 {
			to := kernel.Time(r.Below(int64(l.until)))
			_, arrived := l.start.Seek(to, 1<<30)
			require.True(t, arrived)
			now := look(l.start)
			if before, ok := at[to]; ok {
				require.Equal(t, before, now)
			}
			at[to] = now
		}
		for to, before := range at {
			l.start.Seek(to, 1<<30)
			require.Equal(t, before, look(l.start), "seed %d: %s looks otherwise the second time", seed, to)
			straight := lived(seed)
			straight.start.Seek(0, 1<<30)
			require.Equal(t, before.hash, straightRun(straight, to), "seed %d: %s looks otherwise than in a straight run", seed, to)
		}
		l.start.Seek(l.until, 1<<30)
		require.Equal(t, end, look(l.start), "seed %d", seed)
		require.Empty(t, l.start.Branches(), "seed %d: looking is no fork", seed)
	}
}

// straightRun goes from the beginning to a time without any seeking, and returns the hash.
func straightRun(l life, to kernel.Time) uint64 {
	s := l.start.Present()
	for _, e := range l.journal {
		if e.At > to {
			break
		}
		s.Reach(e.At, e.Events, 1<<30)
		s.Do(e.Command)
	}
	s.Advance(to, 1<<30)
	return s.Log().Hash()
}

func TestSteppingBackUndoesOneEvent(t *testing.T) {
	for seed := range uint64(10) {
		l := lived(seed)
		l.run(l.start)
		var walked []seen
		last := l.start.Now().Events
		first := last - min(last, 50)
		for n := first; n <= last; n++ {
			_, arrived := l.start.SeekEvent(n, 1<<30)
			require.True(t, arrived)
			require.Equal(t, n, l.start.Now().Events)
			walked = append(walked, look(l.start))
		}
		for n := last; n > first; n-- {
			l.start.SeekEvent(n, 1<<30)
			require.Equal(t, walked[n-first], look(l.start), "seed %d, event %d", seed, n)
		}
	}
}

func mustParse(text string) value.Value {
	v, err := value.Parse(text, value.Limits{})
	if err != nil {
		panic(err)
	}
	return v
}

func TestACommandInThePastForksAndKeepsTheOldFuture(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	line := engine.NewTimeline(p.Scenario(), catalog.Kinds())
	line.Advance(60e9, 1<<30)
	old := look(line)

	line.Seek(12e9, 1<<30)
	problems, isFork := line.Do(mustParse(`{"do": "fault", "fault": "crash", "node": "kitchen"}`))
	require.Empty(t, problems)
	require.True(t, isFork)
	require.Len(t, line.Branches(), 1)
	require.Equal(t, kernel.Time(12e9), line.Branches()[0].From.At)
	line.Advance(60e9, 1<<30)
	require.NotEqual(t, old.hash, look(line).hash, "without a kitchen the world is another")
	forked := look(line)

	line.Seek(5e9, 1<<30)
	line.Seek(60e9, 1<<30)
	require.Equal(t, forked, look(line), "the new future plays again exactly")

	line.Switch(0)
	line.Seek(60e9, 1<<30)
	require.Equal(t, old, look(line), "the old future plays again exactly")
	require.Equal(t, kernel.Time(12e9), line.Branches()[0].From.At)
	line.Switch(0)
	line.Seek(60e9, 1<<30)
	require.Equal(t, forked, look(line), "and so does the new one after it")

	b := line.Branches()[0]
	again := engine.NewTimeline(p.Scenario(), catalog.Kinds())
	for _, e := range b.Journal {
		again.Seek(e.At, 1<<30)
		again.Do(e.Command)
	}
	again.Advance(b.End.At, 1<<30)
	require.Equal(t, old, look(again), "a branch is a journal like any other")
}

func TestCheckpointsAreBoundedAndNear(t *testing.T) {
	p := scene(t, "3-cascade.json", 7)
	line := engine.NewTimeline(p.Scenario(), catalog.Kinds())
	line.Advance(kernel.Time(2*time.Hour), 1<<30)
	require.Greater(t, line.Now().Events, uint64(500_000))
	require.LessOrEqual(t, line.Checkpoints(), 65)
	most := 0
	r := kernel.NewRand(1, "near")
	for range 20 {
		to := kernel.Time(r.Below(int64(2 * time.Hour)))
		line.Seek(0, 1<<30)
		line.Seek(kernel.Time(2*time.Hour), 1<<30)
		n, _ := line.Seek(to, 1<<30)
		most = max(most, n)
	}
	require.Less(t, most, int(line.Now().Events/8+line.End().Events/16), "every moment is near a checkpoint")
}

// Whatever is sought, forked and switched: each future is what a straight run of its journal gives.
func TestEveryFutureIsAStraightRunOfItsJournal(t *testing.T) {
	for seed := range uint64(12) {
		l := lived(seed)
		line := l.start
		l.run(line)
		r := kernel.NewRand(seed, "forks")
		for range 12 {
			to := kernel.Time(r.Below(int64(l.until)))
			switch n := len(line.Branches()); {
			case n > 0 && r.Below(3) == 0:
				line.Switch(int(r.Below(int64(n))))
				line.Seek(to, 1<<30)
			case r.Below(2) == 0:
				line.Seek(to, 1<<30)
				_, forked := line.Do(mustParse(`{"do": "edit", "edits": [{"part": "scenario", "id": "title", "value": "other"}]}`))
				require.Equal(t, to < l.until, forked)
				line.Seek(l.until, 1<<30)
			default:
				line.SeekEvent(uint64(r.Below(int64(line.End().Events+1))), 1<<30)
			}
			straight := lived(seed).start
			straight.Seek(0, 1<<30)
			straight.Restore(line.Journal(), line.End(), nil)
			straight.SeekMoment(line.Now(), 1<<30)
			require.Equal(t, line.Ahead(), straight.Ahead())
			require.Equal(t, look(line), look(straight), "seed %d at %v", seed, line.Now())
		}
	}
}

func TestRewindingStopsJustBeforeACommand(t *testing.T) {
	for seed := range uint64(10) {
		l := lived(seed)
		l.run(l.start)
		end := look(l.start)
		for n := len(l.journal) - 1; n >= 0; n -= 2 {
			l.start.Rewind(n)
			e := l.journal[n]
			require.Len(t, l.start.Present().Journal(), n)
			require.Equal(t, engine.Moment{At: e.At, Events: e.Events}, l.start.Now(), "seed %d, command %d", seed, n)
		}
		l.start.Seek(l.until, 1<<30)
		require.Equal(t, end, look(l.start), "seed %d", seed)
	}
}
