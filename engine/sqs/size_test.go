package sqs

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/kernel"
)

// What a message takes beside its body: at most 128 bytes for a small one, and a tenth of a kibibyte.
func TestWhatAMessageTakes(t *testing.T) {
	const n = 20_000
	for size, most := range map[int]float64{64: 64 + 128, 1024: 1024 * 1.1} {
		q := NewQueue(1, Settings{MessageRetentionPeriod: 1 << 50, MaximumMessageSize: 1 << 20})
		in := &action.SendMessage{Message: action.Message{Body: strings.Repeat("a", size)}, DelaySeconds: action.Unset}
		for i := range n {
			_, fault := q.SendMessage(kernel.Time(i), 0, in)
			require.Nil(t, fault)
			q.Records()
		}
		require.LessOrEqual(t, float64(q.Bytes(nil))/n, most, "%d bytes", size)
	}
}
