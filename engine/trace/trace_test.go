package trace_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/trace"
)

var verbs = []trace.Verb{
	{Name: "sent", Form: "{a:bytes}", Metric: "NumberOfMessagesSent", Measure: trace.Measure{Metric: "SentMessageSize", Unit: trace.Bytes}},
	{Name: "hidden", Form: "by {peer} for {a:duration}, attempt {b}", Why: "VisibilityTimeout of {node}"},
	{Name: "refused", Form: "{symbol}", Failure: true},
}

func names(node uint32) string { return []string{"orders", "kitchen"}[node] }

func TestALineReadsLikeAStory(t *testing.T) {
	l := trace.NewLog(8)
	l.AddVerbs(verbs)
	r := trace.Record{At: kernel.Time(12_500_000_000), Verb: 1, Lineage: 7, Peer: 2, A: 30e9, B: 2}
	require.Equal(t, "12.5s           orders         hidden #7 by kitchen for 30s, attempt 2", l.Line(r, names))
	require.Equal(t, "VisibilityTimeout of orders", l.Why(r, names))
	r.Peer = 0
	require.Equal(t, "by you for 30s, attempt 2", l.Text(r, names))
}

func TestTheRingKeepsTheNewestAndTheHashAll(t *testing.T) {
	l := trace.NewLog(1000) // rounded up to 1024: four pages
	l.AddVerbs(verbs)
	hashes := map[uint64]bool{}
	for i := range 5000 {
		l.Append(&trace.Record{A: int64(i)})
		require.False(t, hashes[l.Hash()], "every record changes the hash")
		hashes[l.Hash()] = true
		require.GreaterOrEqual(t, l.Total()-l.Oldest(), min(l.Total(), 769), "three pages and one record at the least")
		for n := l.Oldest(); n < l.Total(); n += 97 {
			require.EqualValues(t, n, l.At(n).A)
		}
	}
	require.EqualValues(t, 5000, l.Total())
}

func TestTheHashDependsOnWordsAndNotOnTables(t *testing.T) {
	run := func(order []int, texts ...string) uint64 {
		l := trace.NewLog(4)
		var base [3]uint32
		for _, i := range order {
			base[i] = l.AddVerbs(verbs[i : i+1])
		}
		for _, text := range texts {
			l.Symbol(text)
		}
		l.Append(&trace.Record{Verb: base[2], Symbol: l.Symbol("Throttling"), Lineage: 3})
		l.Append(&trace.Record{Verb: base[0], A: 5})
		return l.Hash()
	}
	require.Equal(t, run([]int{0, 1, 2}), run([]int{2, 0, 1}, "other", "texts"))
}

func TestEveryFieldOfARecordCounts(t *testing.T) {
	hash := func(r trace.Record) uint64 {
		l := trace.NewLog(1)
		l.AddVerbs(verbs)
		l.Symbol("x")
		l.Append(&r)
		return l.Hash()
	}
	plain := hash(trace.Record{})
	for _, r := range []trace.Record{{At: 1}, {Lineage: 1}, {A: 1}, {B: 1}, {Node: 1}, {Peer: 1}, {Message: 1}, {Symbol: 1}, {Verb: 1}} {
		require.NotEqual(t, plain, hash(r), "%+v", r)
	}
}

func TestClonesGoTheirOwnWay(t *testing.T) {
	first := trace.NewLog(600)
	first.AddVerbs(verbs)
	logs := []*trace.Log{first}
	story := [][]int64{nil} // what each log was told
	r := kernel.NewRand(1, "clones")
	for n := range 20_000 {
		i := r.Below(int64(len(logs)))
		logs[i].Append(&trace.Record{A: int64(n), Symbol: logs[i].Symbol(fmt.Sprint(n % 300))})
		story[i] = append(story[i], int64(n))
		if n%1500 == 700 {
			logs = append(logs, logs[i].Clone())
			story = append(story, slices.Clone(story[i]))
		}
	}
	for i, l := range logs {
		require.EqualValues(t, len(story[i]), l.Total())
		for n := l.Oldest(); n < l.Total(); n++ {
			require.Equal(t, story[i][n], l.At(n).A, "log %d, record %d", i, n)
			require.Equal(t, fmt.Sprint(story[i][n]%300), l.Texts()[l.At(n).Symbol])
		}
	}
}

func TestSymbolsAreBounded(t *testing.T) {
	l := trace.NewLog(1)
	for i := range 2 * trace.SymbolsMax {
		l.Symbol(fmt.Sprint(i))
	}
	require.LessOrEqual(t, len(l.Texts()), trace.SymbolsMax+1)
	require.Equal(t, "…", l.Texts()[l.Symbol("one more")])
	require.Equal(t, "5", l.Texts()[l.Symbol("5")])
}

func TestPercentilesLieWithinTheirBuckets(t *testing.T) {
	var s trace.Statistic
	var all []int64
	r := uint64(1)
	for range 10_000 {
		r = r*6364136223846793005 + 1442695040888963407
		v := int64(r >> (20 + r>>59))
		s.Add(v)
		all = append(all, v)
	}
	slices.Sort(all)
	for _, permille := range []int64{1, 100, 500, 900, 990, 999, 1000} {
		exact := all[(10_000*permille+999)/1000-1]
		got := s.Percentile(permille)
		require.GreaterOrEqual(t, got, exact, "p%d", permille)
		require.LessOrEqual(t, float64(got-exact), 0.0626*float64(exact)+1, "p%d of %d", permille, exact)
	}
	require.Equal(t, all[0], s.Min)
	require.Equal(t, all[len(all)-1], s.Max)
}

func TestALevelKnowsItsAverage(t *testing.T) {
	var l trace.Level
	l.Set(0, 2)
	l.Set(10e9, 4)                                  // 2 for 10 s
	l.Set(20e9, 0)                                  // 4 for 10 s
	require.EqualValues(t, 1500, l.MeanMilli(40e9)) // 0 for 20 s
	require.EqualValues(t, 4, l.Max)
	l.Set(40e9, 1_000_000)
	year := kernel.Time(365 * 24 * 3600 * 1e9)
	require.InDelta(t, 1_000_000_000, l.MeanMilli(1000*year/10), 2_000, "a hundred years of a million do not overflow")
}

func TestMetricsCountMeasureAndBlame(t *testing.T) {
	l := trace.NewLog(4)
	to := l.AddVerbs(verbs) + uint32(len(verbs))
	m := l.MetricsOf(0, to)
	for i := range 3 {
		l.Take(&m, &trace.Record{Verb: 0, A: int64(10 * i)})
	}
	l.Take(&m, &trace.Record{Verb: 2, Symbol: l.Symbol("Throttling")})
	l.Take(&m, &trace.Record{Verb: 2})
	require.Equal(t, "NumberOfMessagesSent", m.Rows[0].Name)
	require.EqualValues(t, 3, m.Rows[0].Sum)
	require.EqualValues(t, 30, m.Rows[1].Sum)
	require.EqualValues(t, 2, m.Failures)
	worst := func() string { label, count := m.Worst(); return fmt.Sprintf("%s ×%d", l.Texts()[label], count) }
	require.Equal(t, "Throttling ×1", worst(), "the first of several that are equal")
	l.Take(&m, &trace.Record{Verb: 2})
	require.Equal(t, "refused ×2", worst())
	c := m.Clone()
	l.Take(&c, &trace.Record{Verb: 0, A: 5_000_000})
	require.EqualValues(t, 3, m.Rows[0].Sum)
	require.EqualValues(t, 3, m.Rows[1].Count)
	require.EqualValues(t, 20, m.Rows[1].Percentile(1000))
	l.Take(&m, &trace.Record{Verb: 0, A: 7})
	require.EqualValues(t, 5_000_000, c.Rows[1].Percentile(1000))
}

func TestBucketsTellWhatCameSince(t *testing.T) {
	var s trace.Statistic
	var before trace.Buckets
	r := kernel.NewRand(1, "buckets")
	for range 50 {
		var came []int64
		for range r.Between(1, 300) {
			v := r.Below(1 << r.Between(1, 40))
			s.Add(v)
			came = append(came, v)
		}
		slices.Sort(came)
		for _, permille := range []int64{1, 500, 990, 1000} {
			exact := came[(int64(len(came))*permille+999)/1000-1]
			got := trace.Top(before.Since(&s, int64(len(came)), permille))
			require.GreaterOrEqual(t, got, exact)
			require.LessOrEqual(t, float64(got-exact), 0.0626*float64(exact)+1)
		}
		before.Keep(&s)
	}
	copied := before.Clone()
	require.Equal(t, before.Bytes() > 0, copied.Bytes() > 0)
	s.Add(1 << 50)
	require.Equal(t, before.Since(&s, 1, 500), copied.Since(&s, 1, 500))
}

func TestMarksAreCountedApartFromFailures(t *testing.T) {
	l := trace.NewLog(8)
	to := l.AddVerbs(append(slices.Clone(verbs), trace.Verb{Name: "twice", Mark: true}, trace.Verb{Name: "out of order", Mark: true})) + 5
	m := l.MetricsOf(0, to)
	for _, verb := range []uint32{0, 3, 2, 4, 1, 3} {
		l.Take(&m, &trace.Record{Verb: verb})
	}
	require.EqualValues(t, 3, m.Marked)
	require.EqualValues(t, 1, m.Mark, "the latest is the first of the kind's marks")
	require.EqualValues(t, 1, m.Failures)
}
