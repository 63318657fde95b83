package engine_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/story"
)

// life of a lineage at the present of a timeline, gathered in steps of limit events.
func biography(t *testing.T, line *engine.Timeline, lineage uint64, limit int) story.Story {
	b := line.Biography(lineage)
	last := 0
	for {
		done, permille := b.Step(limit)
		require.GreaterOrEqual(t, permille, last)
		if last = permille; done {
			return b.Story()
		}
		require.Less(t, permille, 1000)
	}
}

// firstAt is the lineage of the first record of a verb at a node.
func firstAt(t *testing.T, s *engine.Session, node, verb string) uint64 {
	for n := s.Log().Oldest(); n < s.Log().Total(); n++ {
		if r := s.Log().At(n); s.Name(r.Node) == node && s.Log().Verb(r.Verb).Name == verb {
			return r.Lineage
		}
	}
	t.Fatalf("nothing was %s at %s", verb, node)
	return 0
}

func timeline(t *testing.T, file string, until time.Duration) *engine.Timeline {
	line := engine.NewTimeline(scene(t, file, 7).Scenario(), catalog.Kinds())
	line.Advance(kernel.Time(until), 1<<30)
	return line
}

func rewriting() bool {
	f := flag.Lookup("rewrite")
	return f != nil && f.Value.String() == "true"
}

func golden(t *testing.T, name, got string) {
	path := filepath.Join("testdata/stories", name+".txt")
	if rewriting() {
		require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestLivesOfTheGallery(t *testing.T) {
	for _, c := range []struct {
		name, file, node, verb string
		until                  time.Duration
		outcome                string
	}{
		{"poisoned", "1-poison-pill.json", "orders-dlq", "moved in", 5 * time.Minute, "aside"},
		{"cooked", "1-poison-pill.json", "kitchen", "finished", time.Minute, "done"},
		{"uploaded", "4-video-uploaded.json", "render", "received", 10 * time.Minute, "done"},
		{"filtered", "4-video-uploaded.json", "VideoUploaded", "filtered out", time.Minute, "done"},
		{"hungry", "2-ticket-window.json", "hungry", "failed", time.Minute, "failed"},
		{"cascade", "3-cascade.json", "customers", "answered", 2 * time.Minute, "done"},
	} {
		t.Run(c.name, func(t *testing.T) {
			line := timeline(t, c.file, c.until)
			s := biography(t, line, firstAt(t, line.Present(), c.node, c.verb), 1<<20)
			require.Equal(t, c.outcome, s.Outcome)
			golden(t, c.name, s.Text()+"\n"+s.Mermaid())
		})
	}
}

// What the trace still holds and what is lived again tell the same life, whatever was done to the world meanwhile.
func TestALifeIsTheSameFromTheTraceAndLivedAgain(t *testing.T) {
	lives, longest := 0, 0
	for seed := range uint64(16) {
		l := lived(seed)
		l.run(l.start)
		line := l.start
		r := kernel.NewRand(seed, "lives")
		for range 8 {
			line.Seek(kernel.Time(r.Below(int64(l.until)+1)), 1<<30)
			lineage := uint64(r.Below(60)) + 1
			held := biography(t, line, lineage, 1<<20)
			from, ahead := line.Before(func(m *engine.Session) bool { return !m.Born(lineage) })
			again := engine.NewBiography(from, ahead, lineage, line.Now())
			for done := false; !done; {
				done, _ = again.Step(1 + int(r.Below(500)))
			}
			replayed := again.Story()
			require.Equal(t, held.Text(), replayed.Text(), "seed %d, lineage %d", seed, lineage)
			require.Equal(t, held.Mermaid(), replayed.Mermaid())
			require.Equal(t, held.Value().String(), replayed.Value().String())
			sound(t, &held, line.Present())
			if len(held.Rows) > 0 {
				lives++
				longest = max(longest, len(held.Rows))
			}
		}
	}
	require.Greater(t, lives, 40, "there were messages to tell of")
	require.Greater(t, longest, 10)
}

// sound: a story has every record of its message, copies do one thing at a time, and nothing arrives before it left.
func sound(t *testing.T, s *story.Story, from *engine.Session) {
	records := 0
	for n := from.Log().Oldest(); n < from.Log().Total(); n++ {
		if from.Log().At(n).Lineage == s.Lineage {
			records++
		}
	}
	own := 0
	for i := range s.Rows {
		if r := from.Log().At(s.Rows[i].N); r.Lineage == s.Lineage {
			own++
		}
		require.True(t, i == 0 || s.Rows[i].N > s.Rows[i-1].N)
	}
	require.Equal(t, records, own, "the ring holds all records of these short runs")
	busy := map[int]kernel.Time{}
	for _, p := range s.Spans {
		require.Less(t, p.From, p.To)
		require.GreaterOrEqual(t, p.From, busy[p.Copy], "copy %d does two things at once:\n%s", p.Copy, s.Text())
		busy[p.Copy] = p.To
		require.NotEmpty(t, p.Label)
		require.GreaterOrEqual(t, p.From, s.Born)
	}
	for _, h := range s.Hops {
		require.LessOrEqual(t, h.At, h.Arrive)
		require.NotEqual(t, h.From, h.To)
	}
	require.Equal(t, len(s.Rows) == 0, s.Outcome == "" && s.Ending == "", s.Text())
	if s.Outcome == "going" {
		require.Equal(t, kernel.Time(-1), s.Ended)
	}
}

func TestAMessageOfALongRunIsTold(t *testing.T) {
	line := timeline(t, "1-poison-pill.json", 5*time.Hour)
	log := line.Present().Log()
	require.Greater(t, log.Oldest(), uint64(10_000), "the trace has dropped the beginning")
	early := timeline(t, "1-poison-pill.json", 5*time.Minute)
	lineage := firstAt(t, early.Present(), "orders-dlq", "moved in")
	then := biography(t, early, lineage, 1000)
	now := biography(t, line, lineage, 1000)
	require.Equal(t, then.Rows, now.Rows)
	require.Equal(t, then.ID, now.ID)
	require.Equal(t, "aside", now.Outcome)
	require.Equal(t, 5*time.Hour, time.Duration(now.Spans[len(now.Spans)-1].To))

	b := line.Biography(lineage)
	b.Step(1 << 30)
	line.Advance(line.Now().At.Add(time.Minute), 1<<30)
	news, ok := line.Follow(b)
	require.True(t, ok, "what came since is in the trace")
	require.False(t, news)
	on := b.Story()
	require.Equal(t, 5*time.Hour+time.Minute, time.Duration(on.Now))
}

// A message that comes back for ever does not fill the memory: of its life the first and the last records are kept.
func TestAnEndlessLifeIsBounded(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	line := engine.NewTimeline(p.Scenario(), catalog.Kinds())
	problems, _ := line.Do(mustParse(`{"do": "edit", "edits": [
		{"part": "wire", "id": "orders.dead-letter>orders-dlq.in", "value": null},
		{"part": "node", "id": "shop", "value": {"id": "shop", "kind": "traffic", "Rate": "0/s"}},
		{"part": "node", "id": "prankster", "value": {"id": "prankster", "kind": "traffic", "Total": 1, "Attributes": "card=stolen"}}]}`))
	require.Empty(t, problems)
	line.Advance(kernel.Time(3*time.Hour), 1<<30)
	s := biography(t, line, 1, 100_000)
	require.Equal(t, story.RowsMax, len(s.Rows))
	require.Greater(t, s.LeftOut, 5_000)
	require.LessOrEqual(t, len(s.Spans), story.RowsMax)
	require.LessOrEqual(t, len(s.Copies), story.RowsMax)
	require.LessOrEqual(t, len(s.Hops), story.RowsMax)
	require.Greater(t, s.Attempts, int64(1000))
	require.Equal(t, kernel.Time(0), s.Born)
	require.Greater(t, s.Rows[len(s.Rows)-1].At, kernel.Time(3*time.Hour-time.Minute))
	require.Less(t, len(s.Mermaid()), 50_000, "Mermaid reads no longer texts")
}

// A life that was told is followed as time goes on, with the same result as one that is told anew.
func TestALifeIsFollowed(t *testing.T) {
	followed, news := 0, 0
	for seed := range uint64(30) {
		l := lived(seed)
		l.run(l.start)
		line := l.start
		r := kernel.NewRand(seed, "follow")
		line.Seek(kernel.Time(r.Below(int64(l.until)/2)), 1<<30)
		lineage := uint64(1) // the newest one that was born
		for line.Present().Born(lineage + 1) {
			lineage++
		}
		from, ahead := line.Before(func(m *engine.Session) bool { return !m.Born(lineage) })
		lives := []*engine.Biography{line.Biography(lineage), engine.NewBiography(from, ahead, lineage, line.Now())}
		for _, b := range lives {
			b.Step(1 << 30)
		}
		_, ok := line.Follow(lives[1])
		require.False(t, ok, "nobody knows whose present it leads to")
		for range 10 {
			line.Advance(line.Now().At.Add(time.Duration(r.Below(int64(2*time.Second)))), 1<<30)
			more, ok := line.Follow(lives[0])
			require.True(t, ok)
			story := lives[0].Story()
			fresh := biography(t, line, lineage, 1<<30)
			require.Equal(t, fresh.Value().String(), story.Value().String(), "seed %d", seed)
			followed++
			if more {
				news++
			}
		}
		line.Seek(0, 1<<30)
		_, ok = line.Follow(lives[0])
		require.False(t, ok, "another moment is shown")
	}
	require.Greater(t, news, 5)
	require.Greater(t, followed, news, "often nothing happens to the message")
}
