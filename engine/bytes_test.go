package engine_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// heaped is a shop that sends faster than its kitchen works: the queue grows.
func heaped(t *testing.T, rate int) *scenario.Scenario {
	text := fmt.Sprintf(`{"format": 1, "seed": 7, "nodes": [
		{"id": "shop", "kind": "traffic", "Rate": "%d/s"},
		{"id": "orders", "kind": "sqs"},
		{"id": "kitchen", "kind": "service", "Workers": 10, "WorkTime": "100ms"}],
		"wires": [{"from": "shop", "to": "orders"}, {"from": "kitchen.poll", "to": "orders"}]}`, rate)
	sc, problems := scenario.Decode([]byte(text), catalog.Kinds())
	require.Empty(t, problems)
	return sc
}

func TestACloneOwnsWhatItDoesNotShare(t *testing.T) {
	s := engine.New(heaped(t, 2000), catalog.Kinds())
	s.Advance(kernel.Time(20*time.Second), 1<<30)
	whole := s.Bytes()
	require.Greater(t, whole, int64(35_000*150), "35,000 messages of a hundred bytes and more")
	c := s.Clone()
	require.Less(t, c.Own(s), whole/20)
	require.Equal(t, whole, c.Bytes())
	s.Advance(kernel.Time(21*time.Second), 1<<30)
	little := c.Own(s)
	require.Greater(t, little, int64(100_000), "the records of a second that the original has given up since")
	require.Less(t, little, whole/2)
	s.Advance(kernel.Time(60*time.Second), 1<<30)
	require.Greater(t, c.Own(s), little, "the longer they live apart, the less they share")
}

// What the checkpoints keep alive beside the present stays within its budget, however much a run holds; and going back
// works all the same.
func TestCheckpointsKeepToTheirBudget(t *testing.T) {
	line := engine.NewTimeline(heaped(t, 5000), catalog.Kinds())
	most := int64(0)
	for at := kernel.Time(0); at < kernel.Time(60*time.Second); at += kernel.Time(time.Second) {
		line.Advance(at, 1<<30)
		most = max(most, line.Bytes())
	}
	require.Greater(t, line.Present().Bytes(), int64(30<<20), "the present alone is large")
	require.LessOrEqual(t, most, int64(engine.CheckpointBytes))
	require.Greater(t, most, int64(engine.CheckpointBytes/2), "the budget is used")
	require.Greater(t, line.Checkpoints(), 4)
	hash, now := line.Present().Log().Hash(), line.Now()
	line.Seek(kernel.Time(10*time.Second), 1<<30)
	line.SeekEvent(now.Events, 1<<30)
	require.Equal(t, hash, line.Present().Log().Hash())
}

// What waits in a service, in a client and in a topic is weighed, too.
func TestEveryKindThatKeepsMessagesSaysHowMuch(t *testing.T) {
	for _, c := range []struct{ name, nodes, wires string }{
		{"a service's line", `{"id": "kitchen", "kind": "service", "Workers": 1, "WorkTime": "1h", "QueueLimit": 100000}`, `{"from": "shop", "to": "kitchen"}`},
		{"a client's calls", `{"id": "orders", "kind": "sqs"}`, `{"from": "shop", "to": "orders", "latency": "1h"}`},
		{"a topic's copies", `{"id": "news", "kind": "sns"}, {"id": "orders", "kind": "sqs"}`,
			`{"from": "shop", "to": "news"}, {"from": "news", "to": "orders", "latency": "1h"}`},
		{"a service's memory", `{"id": "orders", "kind": "sqs"}, {"id": "kitchen", "kind": "service", "Workers": 100, "WorkTime": "1ms", "RememberProcessed": "1h"}`,
			`{"from": "shop", "to": "orders"}, {"from": "kitchen.poll", "to": "orders"}`},
	} {
		text := `{"format": 1, "nodes": [{"id": "shop", "kind": "traffic", "Rate": "1000/s", "Timeout": "2h"}, ` + c.nodes + `], "wires": [` + c.wires + `]}`
		sc, problems := scenario.Decode([]byte(text), catalog.Kinds())
		require.Empty(t, problems, c.name)
		s := engine.New(sc, catalog.Kinds())
		s.Advance(kernel.Time(3*time.Second), 1<<30)
		early, trace := s.Bytes(), s.Log().Bytes(nil)
		s.Advance(kernel.Time(13*time.Second), 1<<30)
		more := s.Bytes() - early - (s.Log().Bytes(nil) - trace)
		require.Greater(t, more, int64(10_000*20), "%s: ten thousand messages more", c.name)
		require.Less(t, more, int64(10_000*2000), c.name)
	}
}

// Time may run to its very end.
func TestASeriesEndsWithTime(t *testing.T) {
	line := engine.NewTimeline(scenario.New(), catalog.Kinds())
	_, short := line.Advance(kernel.Forever-1, 100)
	require.False(t, short)
	_, arrived := line.Seek(kernel.Forever, 100)
	require.True(t, arrived)
	require.Equal(t, kernel.Forever, line.Now().At)
}
