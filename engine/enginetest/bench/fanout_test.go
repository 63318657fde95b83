package bench

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
)

// Each way delivers what it says: a copy to every queue, traced and counted on both sides.
func TestEveryCopyOfAFanOutIsDelivered(t *testing.T) {
	for _, more := range [][]string{nil, {`"RawMessageDelivery":true`}} {
		f := newTypedFan(more...)
		before := f.log.Total()
		f.live(3)
		require.EqualValues(t, 3*fanWidth, sum(t, f.own.Rows, "NumberOfNotificationsDelivered"))
		require.Equal(t, before+3+2*3*fanWidth, f.log.Total(), "published, and each sent and delivered")
		for i, q := range f.queues {
			require.EqualValues(t, 3, sum(t, f.metrics[i].Rows, "NumberOfMessagesSent"))
			require.EqualValues(t, 3, q.Counts().Visible)
		}
		require.Equal(t, []int64{0, 0}, f.gauges)
		f.expire()
		require.Zero(t, f.queues[0].Counts().Visible)
	}
	w := newWiredFan(catalog.Kinds())
	w.live(3)
	all := w.session.Summaries()
	require.EqualValues(t, 3*fanWidth, sum(t, all[0].Metrics, "NumberOfNotificationsDelivered"))
	for i := range fanWidth {
		require.EqualValues(t, 3, sum(t, all[i+1].Metrics, "NumberOfMessagesSent"))
	}
}

func BenchmarkFanOut(b *testing.B) { benchmarkFan(b, newTypedFan()) }

func BenchmarkFanOutBetweenWires(b *testing.B) { benchmarkFan(b, newWiredFan(catalog.Kinds())) }

func benchmarkFan(b *testing.B, f fan) {
	b.ReportAllocs()
	for b.Loop() {
		f.live(fanRounds)
		b.StopTimer()
		f.expire()
		b.StartTimer()
	}
	b.ReportMetric(float64(b.N)*fanRounds*fanWidth/b.Elapsed().Seconds(), "deliveries/s")
}
