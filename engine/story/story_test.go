package story_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/story"
	"playground/engine/trace"
)

// The verbs of a made-up world, one for each thing that a life can mean.
const (
	sent uint32 = iota
	came
	taken
	back
	again
	deleted
	moved
	aside
	answered
	failed
	refused
	lost
	wiped
	published
	delivered
	retried
)

var verbs = []trace.Verb{
	sent:      {Name: "sent", Life: trace.Life{State: trace.OnWay, Words: "waiting for {peer}", Way: trace.Out, Apart: true, Attempt: trace.WordB}},
	came:      {Name: "came", Life: trace.Life{State: trace.Waiting, Way: trace.In}},
	taken:     {Name: "taken", Form: "attempt {b}", Life: trace.Life{State: trace.Hidden, Words: "{peer} has it", Way: trace.Out, Attempt: trace.WordB}},
	back:      {Name: "started", Life: trace.Life{State: trace.InWork, Way: trace.In}},
	again:     {Name: "again", Why: "rule of {node}", Life: trace.Life{State: trace.Waiting}},
	deleted:   {Name: "deleted", Life: trace.Life{State: trace.Done, Way: trace.By}},
	moved:     {Name: "moved", Failure: true, Life: trace.Life{State: trace.Passed, Way: trace.Out}},
	aside:     {Name: "moved in", Life: trace.Life{State: trace.Aside, Way: trace.In}},
	answered:  {Name: "answered", Life: trace.Life{State: trace.Passed, Words: "answered by {peer}", Way: trace.Back, Apart: true}},
	failed:    {Name: "failed", Failure: true, Life: trace.Life{State: trace.InVain, Words: "pause", Way: trace.Back, Apart: true}},
	refused:   {Name: "refused", Failure: true, Life: trace.Life{Way: trace.In}},
	lost:      {Name: "lost", Failure: true, Life: trace.Life{Way: trace.Out}},
	wiped:     {Name: "wiped", Life: trace.Life{State: trace.Lost, All: true}},
	published: {Name: "published", Life: trace.Life{State: trace.Passed, Way: trace.In}},
	delivered: {Name: "delivered", Life: trace.Life{State: trace.Passed, Words: "delivered to {peer}", Way: trace.Back, Apart: true}},
	retried:   {Name: "retried", Failure: true, Life: trace.Life{State: trace.Delayed, Way: trace.Back, Apart: true}},
}

const (
	shop uint32 = iota
	orders
	kitchen
	dlq
)

func names(node uint32) string { return []string{"shop", "orders", "kitchen", "dlq"}[node] }

// tell gathers records of lineage 1 and tells the story at a second.
func tell(until int64, records ...trace.Record) story.Story {
	log := trace.NewLog(1)
	log.AddVerbs(verbs)
	g := story.NewGatherer(log, 1)
	for n, r := range records {
		r.At *= 1e9
		g.Add(uint64(n), r)
	}
	return g.Tell(7, kernel.Time(until*1e9), names)
}

func at(second int64, verb, node, peer, message uint32) trace.Record {
	return trace.Record{At: kernel.Time(second), Verb: verb, Node: node, Peer: peer + 1, Message: message, Lineage: 1}
}

func TestAHopGoesFromItsDepartureToItsArrival(t *testing.T) {
	s := tell(9, at(1, sent, shop, orders, 4), at(3, came, orders, shop, 1), at(4, answered, shop, orders, 4))
	require.Equal(t, kernel.Time(1e9), s.Hops[0].At)
	require.Equal(t, kernel.Time(3e9), s.Hops[0].Arrive)
	require.Equal(t, "answer", s.Hops[1].Kind)
	require.Equal(t, "going", s.Outcome)
	require.Equal(t, "came at orders", s.Ending)
	require.Equal(t, kernel.Time(8e9), s.Total())
	require.Equal(t, kernel.Time(6e9), s.Waiting)
}

func TestWhatGetsLostOnTheWayIsAHopInVain(t *testing.T) {
	s := tell(9, at(1, sent, shop, orders, 4), at(3, lost, shop, orders, 0))
	require.Len(t, s.Hops, 1)
	require.True(t, s.Hops[0].Failure)
	s = tell(9, at(1, sent, shop, orders, 4), at(3, refused, orders, shop, 0))
	require.Len(t, s.Hops, 1)
	require.True(t, s.Hops[0].Failure)
	s = tell(9, at(1, sent, shop, orders, 4), at(3, came, orders, shop, 1), at(4, lost, shop, orders, 0))
	require.Len(t, s.Hops, 2, "the answer was lost")
	require.Equal(t, "orders", s.Hops[1].From)
	s = tell(9, at(1, sent, shop, orders, 4))
	require.True(t, s.Hops[0].Open, "still under way")
	require.False(t, s.Hops[0].Failure)
	s = tell(9, at(1, came, orders, shop, 1), at(2, taken, orders, kitchen, 1), at(5, again, orders, orders, 1))
	require.True(t, s.Hops[1].Failure, "the queue has it back, and the kitchen never had it")
}

func TestAnEndThatWasNoneIsATimeOfWaiting(t *testing.T) {
	s := tell(9, at(1, sent, shop, orders, 4), at(2, failed, shop, orders, 4), at(5, sent, shop, orders, 4), at(6, failed, shop, orders, 4))
	require.Len(t, s.Spans, 3)
	require.Equal(t, "delayed", s.Spans[1].State)
	require.Equal(t, "pause", s.Spans[1].Label)
	require.Equal(t, kernel.Time(3e9), s.Waiting)
	require.Equal(t, "failed", s.Outcome)
	require.Equal(t, "failed at shop", s.Ending)
	require.Equal(t, kernel.Time(5e9), s.Total())
}

func TestWhatHappensToAllHappensToTheMessage(t *testing.T) {
	other := at(4, wiped, orders, shop, 0)
	other.Lineage = 0
	s := tell(9, at(1, came, orders, shop, 1), other)
	require.Equal(t, "lost", s.Outcome)
	require.Len(t, s.Rows, 2)
	s = tell(9, at(1, came, orders, shop, 1), at(2, deleted, orders, kitchen, 1), other)
	require.Equal(t, "done", s.Outcome)
	require.Len(t, s.Rows, 2, "it was gone already")
}

func TestAMessageThatNobodyTookHasFailed(t *testing.T) {
	s := tell(9, at(4, refused, orders, shop, 0))
	require.Equal(t, "failed", s.Outcome)
	require.Equal(t, "refused at orders", s.Ending)
	require.Equal(t, kernel.Time(4e9), s.Ended)
	require.Len(t, s.Hops, 1)
}

func TestCopiesOfATopicAreOnTheirWaySinceItWasPublished(t *testing.T) {
	s := tell(9, at(1, published, shop, kitchen, 4), at(3, came, orders, shop, 1), at(3, came, dlq, shop, 1),
		at(5, delivered, shop, orders, 0), at(5, retried, shop, dlq, 0), at(7, delivered, shop, dlq, 0))
	require.Equal(t, kernel.Time(1e9), s.Hops[1].At, "the way to the queue began at the topic")
	require.Len(t, s.Copies, 5)
	require.Equal(t, "on its way to orders", s.Spans[0].Label)
	require.Equal(t, kernel.Time(1e9), s.Spans[0].From)
	require.Equal(t, kernel.Time(5e9), s.Spans[0].To)
}

func TestTheCorrelationIDIsThatOfATraceHeader(t *testing.T) {
	id := story.CorrelationID(7, 1, 0)
	require.Regexp(t, `^1-[0-9a-f]{8}-[0-9a-f]{24}$`, id)
	require.True(t, strings.HasPrefix(id, "1-6955b900-"), "2026-01-01T00:00:00Z is 1767225600 s")
	seen := map[string]bool{}
	for seed := range uint64(20) {
		for lineage := range uint64(200) {
			id := story.CorrelationID(seed, lineage, 0)[len("1-6955b900-"):]
			require.False(t, seen[id])
			seen[id] = true
		}
	}
	require.Equal(t, "1-6955b93c"+id[10:], story.CorrelationID(7, 1, 60e9))
}

// mermaidLine is what Mermaid's grammar of sequence diagrams takes, kept to what is used: nothing in a text may be a
// comment, a separator, an entity of its own or the end of a block.
var mermaidLine = regexp.MustCompile(`^(sequenceDiagram|    participant p\d+ as TEXT|    p\d+(->>|-->>|-x|--x|-\)|--\))p\d+: TEXT|    Note over p\d+: TEXT)$`)

// checkMermaid fails unless each line is in the grammar, and every participant that is named was introduced.
func checkMermaid(t *testing.T, diagram string) {
	text := regexp.MustCompile(`( as |: )((?:[^#;:%<>{}"\\\n\r` + "`" + `]|#\d+;)+)$`)
	for i, line := range strings.Split(strings.TrimSuffix(diagram, "\n"), "\n") {
		require.Regexp(t, mermaidLine, text.ReplaceAllString(line, "${1}TEXT"), "line %d: %q", i+1, line)
		if _, words, ok := strings.Cut(line, ": "); ok {
			require.NotRegexp(t, `(?i)\bend\b`, words)
		}
	}
	for _, p := range regexp.MustCompile(`\bp\d+\b`).FindAllString(diagram, -1) {
		require.Contains(t, diagram, "participant "+p+" as ")
	}
}

var nasty = []string{
	"", "end", "END", "the end", "a;b", "#", "#35;", "%% comment", "%%{init: {}}%%", "a:b", "\"quoted\"", "a\nb", "p1", "loop", "->>", "<br/>", "é日本",
	"a-b_c.d", "style:#fff;", "as", "\u2028", "activate p1", "`x`", "{x}", "\\n", "note over p1: x", strings.Repeat("x", 500), "a,b", "wrap: x", "+", "-x",
}

func TestEveryNameAndTextGivesADiagram(t *testing.T) {
	for _, name := range nasty {
		for _, text := range nasty {
			s := story.Story{
				Hops: []story.Hop{{From: name, To: "other", Label: text, Kind: "message"}, {From: "other", To: name, Label: text, Kind: "answer", Failure: true}},
				Rows: []story.Row{{Node: name, What: text, Text: text, Note: true}},
			}
			checkMermaid(t, s.Mermaid())
		}
	}
	require.Equal(t, "sequenceDiagram\n", (&story.Story{}).Mermaid())
}

func TestTheCheckOfDiagramsCanFail(t *testing.T) {
	for _, bad := range []string{"sequenceDiagram\n    p1->>p2: a;b", "sequenceDiagram\n    participant p1 as a#b", "graph TD", "sequenceDiagram\n    end"} {
		text := regexp.MustCompile(`( as |: )((?:[^#;:%<>{}"\\\n\r]|#\d+;)+)$`)
		lines := strings.Split(bad, "\n")
		require.NotRegexp(t, mermaidLine, text.ReplaceAllString(lines[len(lines)-1], "${1}TEXT"))
	}
}

// Whatever the records are: no crash, sound spans, a diagram.
func TestAnyRecordsMakeAStory(t *testing.T) {
	for seed := range uint64(300) {
		r := kernel.NewRand(seed, "records")
		var records []trace.Record
		now := int64(0)
		for range r.Below(120) {
			now += r.Below(3)
			one := at(now, uint32(r.Below(int64(len(verbs)))), uint32(r.Below(4)), uint32(r.Below(4)), uint32(r.Below(3)))
			one.B = r.Below(4)
			if r.Below(5) == 0 {
				one.Lineage, one.Peer = 0, 0
			}
			records = append(records, one)
		}
		s := tell(now, records...)
		checkMermaid(t, s.Mermaid())
		busy := map[int]kernel.Time{}
		for _, p := range s.Spans {
			require.Less(t, p.From, p.To)
			require.GreaterOrEqual(t, p.From, busy[p.Copy], "seed %d: %s", seed, s.Text())
			busy[p.Copy] = p.To
		}
		for _, h := range s.Hops {
			require.LessOrEqual(t, h.At, h.Arrive)
		}
		require.NotEmpty(t, s.Value().String())
	}
}
