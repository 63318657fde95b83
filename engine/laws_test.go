package engine_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/enginetest"
	"playground/engine/value"
)

// count reads a number of a queue's inspector.
func count(t *testing.T, counts value.Value, name string) int64 {
	v, ok := counts.Get(name)
	require.True(t, ok, name)
	n, ok := v.AsInt()
	require.True(t, ok, name)
	return n
}

// conserved: no queue of the session makes a message up or loses one.
func conserved(t *testing.T, seed int, s *engine.Session) (messages int64) {
	sc := s.Scenario()
	for i := range sc.Nodes {
		if sc.Nodes[i].Kind != "sqs" {
			continue
		}
		inside, _ := s.Inspect(sc.Nodes[i].ID)
		counts, _ := inside.Get("counts")
		of := func(name string) int64 { return count(t, counts, name) }
		came := of("arrived") + of("duplicated")
		is := of("ApproximateNumberOfMessages") + of("ApproximateNumberOfMessagesNotVisible") + of("ApproximateNumberOfMessagesDelayed")
		went := of("deleted") + of("expired") + of("redriven") + of("purged")
		require.Equal(t, came, is+went, "seed %d, %s at %s: %s", seed, sc.Nodes[i].ID, s.Now(), counts)
		messages += came
	}
	return messages
}

// Per queue, after every event: arrived + duplicated = delayed + visible + in flight + deleted + expired + redriven +
// purged. A deleted queue takes its messages along.
func TestNoQueueLosesOrMakesUpAMessage(t *testing.T) {
	var messages int64
	for seed := range 12 {
		h := enginetest.NewHistory(uint64(seed), catalog.Kinds())
		for h.Step() {
			conserved(t, seed, h.Session)
			for range 60 {
				h.Session.StepEvent()
				messages = max(messages, conserved(t, seed, h.Session))
			}
		}
	}
	require.Greater(t, messages, int64(100), "there were messages to lose")
}
