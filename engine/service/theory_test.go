package service_test

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/service"
)

const (
	batches       = 20
	perBatch      = 8_000
	quantile95    = 2.093 // Student's t with 19 degrees of freedom
	toleranceMore = 1.5   // a fixed seed passes or not for ever: half as wide again keeps one in twenty from being unlucky
)

// queueing feeds a service with a Poisson stream and returns, for each batch of requests, the mean time in the system
// in seconds and the share that was refused.
func queueing(settings string, gap time.Duration) (times, refused []float64) {
	e := enginetest.NewFakeEnv(service.Kind(), settings)
	arrivals := kernel.NewRand(3, "arrivals")
	feed := func(n int) (float64, float64) {
		waiting, working := e.Metric("WaitingTime"), e.Metric("Duration")
		throttles := e.Metric("Throttles").Count
		for range n {
			e.Advance(arrivals.Exponential(gap))
			e.Deliver("in", "", request(1))
			e.Replies = e.Replies[:0]
		}
		waiting2, working2 := e.Metric("WaitingTime"), e.Metric("Duration")
		inSystem := float64(waiting2.Sum-waiting.Sum)/float64(waiting2.Count-waiting.Count) + float64(working2.Sum-working.Sum)/float64(working2.Count-working.Count)
		return inSystem / 1e9, float64(e.Metric("Throttles").Count-throttles) / float64(n)
	}
	feed(perBatch) // to the steady state
	for range batches {
		t, r := feed(perBatch)
		times, refused = append(times, t), append(refused, r)
	}
	return times, refused
}

// within requires that the confidence interval of the batches' mean covers what theory says.
func within(t *testing.T, want float64, samples []float64, what string) {
	t.Helper()
	var sum, squares float64
	for _, s := range samples {
		sum += s
	}
	mean := sum / float64(len(samples))
	for _, s := range samples {
		squares += (s - mean) * (s - mean)
	}
	half := quantile95 * math.Sqrt(squares/float64(len(samples)-1)/float64(len(samples)))
	require.Less(t, half/want, 0.1, "%s: the interval is narrow enough to mean something", what)
	require.InDelta(t, want, mean, toleranceMore*half, "%s: mean %.5f, half width %.5f", what, mean, half)
}

// erlangC is the probability that an arrival waits in an M/M/c queue with offered load a.
func erlangC(c int, a float64) float64 {
	blocked := erlangB(c, a)
	return blocked / (1 - a/float64(c)*(1-blocked))
}

// erlangB is the probability that an arrival is lost where nobody may wait.
func erlangB(c int, a float64) float64 {
	b := 1.0
	for k := 1; k <= c; k++ {
		b = a * b / (float64(k) + a*b)
	}
	return b
}

// The service is the queue of the text books: times in the system agree with M/M/1, M/M/c and M/D/1 (Pollaczek and
// Khinchine), losses with Erlang's formula, whatever the distribution of work.
func TestTheServiceIsTheQueueOfTheTextBooks(t *testing.T) {
	const gap = 100 * time.Millisecond // 10 requests a second
	t.Run("M/M/1", func(t *testing.T) {
		times, _ := queueing(`{"Workers":1,"QueueLimit":100000,"WorkTime":"exponential 60ms"}`, gap)
		within(t, 0.060/(1-0.6), times, "time in the system")
	})
	t.Run("M/M/3", func(t *testing.T) {
		times, _ := queueing(`{"Workers":3,"QueueLimit":100000,"WorkTime":"exponential 210ms"}`, gap)
		within(t, 0.210+erlangC(3, 2.1)*0.210/(3-2.1), times, "time in the system")
	})
	t.Run("M/D/1", func(t *testing.T) {
		times, _ := queueing(`{"Workers":1,"QueueLimit":100000,"WorkTime":"70ms"}`, gap)
		within(t, 0.070+0.7*0.070/(2*(1-0.7)), times, "time in the system")
	})
	t.Run("M/G/4/4", func(t *testing.T) {
		_, refused := queueing(`{"Workers":4,"QueueLimit":0,"WorkTime":"uniform 100ms 500ms"}`, gap)
		within(t, erlangB(4, 3), refused, "share refused")
	})
}

func BenchmarkService(b *testing.B) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":4,"WorkTime":"10us"}`)
	in := request(1)
	b.ReportAllocs()
	for b.Loop() {
		e.Deliver("in", "", in)
		e.Advance(10 * time.Microsecond)
		e.Replies = e.Replies[:0]
	}
}
