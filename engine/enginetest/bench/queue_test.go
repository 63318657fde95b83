package bench

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/trace"
)

// sum is what a metric has counted.
func sum(t *testing.T, rows []trace.Row, metric string) int64 {
	for i := range rows {
		if rows[i].Name == metric {
			return rows[i].Sum
		}
	}
	t.Fatalf("there is no metric %s", metric)
	return 0
}

// Each way lives what it says: as many messages are sent, received and deleted, and traced.
func TestEveryLifeCycleIsSentReceivedAndDeleted(t *testing.T) {
	metrics := []string{"NumberOfMessagesSent", "NumberOfMessagesReceived", "NumberOfMessagesDeleted"}
	for _, fifo := range []bool{false, true} {
		q := newTypedQueue(fifo, 10)
		before := q.log.Total()
		q.live(500)
		require.Equal(t, before+1500, q.log.Total())
		require.EqualValues(t, 510, sum(t, q.metrics.Rows, metrics[0]))
		require.EqualValues(t, 500, sum(t, q.metrics.Rows, metrics[1]))
		require.EqualValues(t, 500, sum(t, q.metrics.Rows, metrics[2]))
		require.EqualValues(t, 10, q.queue.Counts().Visible)
	}
	asked := newAskedQueue(catalog.Kinds())
	asked.live(500)
	for _, metric := range metrics {
		require.EqualValues(t, 500, sum(t, asked.session.Summaries()[0].Metrics, metric))
	}
	crossing := newWiredQueue(catalog.Kinds())
	before := crossing.session.Summaries()[1].Metrics
	counts := make([]int64, len(metrics))
	for i, metric := range metrics {
		counts[i] = sum(t, before, metric)
	}
	crossing.live(500)
	for i, metric := range metrics {
		require.EqualValues(t, 500, sum(t, crossing.session.Summaries()[1].Metrics, metric)-counts[i], metric)
	}
}

func TestTheBareQueueGivesEveryMessageOnce(t *testing.T) {
	q := newBareQueue(4)
	one, two := q.send("one"), q.send("two")
	require.Equal(t, bareMessage{one, "one"}, q.receive())
	require.Equal(t, bareMessage{two, "two"}, q.receive())
	q.delete(one)
	require.Len(t, q.inFlight, 1)
	q.live(10)
	require.Len(t, q.inFlight, 1)
}

func TestTheQueueIsMeasuredOnEveryPath(t *testing.T) {
	f := lives(ticks(), "x", newTypedQueue(false, 10).live)
	require.Equal(t, Figure{"x", queueCycles * 1e9 / 1000, 1}, f, "each turn takes a microsecond")
}
