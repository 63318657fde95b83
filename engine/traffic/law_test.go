package traffic_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/traffic"
)

// randomSettings draws settings of a busy client.
func randomSettings(r *kernel.Rand) string {
	return fmt.Sprintf(`{"Pattern":%q,"Rate":"%d/s","BurstSize":%d,"BurstPeriod":"%dms","RampDuration":"%ds","Timeout":"%dms","Retries":%d,"RetryDelay":"%dms","Targets":%q,"Total":%d,"Body":"{{n}} {{uuid}}","Attributes":"size={{int 1 9}}"}`,
		[]string{"constant", "poisson", "burst", "ramp"}[r.Below(4)], r.Below(50), 1+r.Below(20), 100+r.Below(2000), r.Below(5),
		r.Below(3000), r.Below(4), r.Below(2000), []string{"all", "each in turn"}[r.Below(2)], r.Below(2)*r.Below(500))
}

// live does one random thing to a client and its world.
func live(e *enginetest.FakeEnv, r *kernel.Rand) {
	switch r.Below(20) {
	case 0:
		e.Configure(randomSettings(r))
	case 1:
		e.Order("Send", `{}`)
	case 2:
		e.Crash()
		e.Advance(time.Duration(r.Below(1e9)))
		e.Recover()
	case 3:
		w := e.Connect("calls", "bar", "")
		e.Advance(time.Duration(r.Below(2e9)))
		e.Disconnect(w)
	}
	e.Advance(time.Duration(r.Below(1e9)))
	for _, c := range e.Calls[max(0, len(e.Calls)-30):] {
		if r.Below(3) > 0 {
			e.Return(c.ID, []component.Result{fine, fine, broken}[r.Below(3)])
		}
	}
}

// Every request has ended in one way or is open, and what is counted is what was recorded. There are never more than two
// timers, however many calls wait: one for the next arrival, one for deadlines.
func TestEveryRequestIsAccountedFor(t *testing.T) {
	for seed := range uint64(40) {
		r := kernel.NewRand(seed, "accounts")
		e := connected(randomSettings(&r))
		for range 60 {
			live(e, &r)
			var open, returned int64
			for _, c := range e.Calls {
				switch {
				case c.Returned:
					returned++
				case !c.Forgotten:
					open++
				}
			}
			requests, answers, errors, waiting := e.Gauges[0], e.Gauges[1], e.Gauges[2], e.Gauges[3]
			require.EqualValues(t, len(e.Calls), requests, "seed %d", seed)
			require.LessOrEqual(t, open, waiting, "seed %d: what is open waits; what waits may be a pause, too", seed)
			require.LessOrEqual(t, returned, answers+errors, "seed %d: what returned was counted", seed)
			require.EqualValues(t, e.Metric("Answers").Count, answers)
			require.EqualValues(t, e.Metric("Errors").Count, errors)
			require.EqualValues(t, e.Metric("Latency").Count, answers)
			require.LessOrEqual(t, e.Pending(), 2, "seed %d", seed)
		}
	}
}

// A copy lives as the original would, and neither disturbs the other.
func TestACopyLivesTheSameLife(t *testing.T) {
	for seed := range uint64(40) {
		r := kernel.NewRand(seed, "copies")
		e := connected(randomSettings(&r))
		for range 20 {
			live(e, &r)
		}
		copied, same := e.Clone(), r
		hash := e.Log.Hash()
		for range 20 {
			live(copied, &same)
		}
		require.Equal(t, hash, e.Log.Hash(), "seed %d: the copy disturbed the original", seed)
		for range 20 {
			live(e, &r)
		}
		require.Equal(t, e.Log.Hash(), copied.Log.Hash(), "seed %d", seed)
		require.Equal(t, e.Component.Inspect().String(), copied.Component.Inspect().String(), "seed %d", seed)
	}
}

func BenchmarkClient(b *testing.B) {
	e := enginetest.NewFakeEnv(traffic.Kind(), `{"Rate":"100000/s"}`)
	e.Connect("calls", "kitchen", "")
	b.ReportAllocs()
	for b.Loop() {
		e.Advance(10 * time.Microsecond)
		e.Return(e.Calls[len(e.Calls)-1].ID, fine)
		e.Calls = e.Calls[:0]
	}
}
