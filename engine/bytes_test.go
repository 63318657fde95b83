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
