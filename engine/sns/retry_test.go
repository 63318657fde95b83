package sns

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
)

// The developer guide states the phases and the sum: 100,015 retries over 23 days.
func TestRetriesFollowTheFourPhases(t *testing.T) {
	var waits []time.Duration
	total := time.Duration(0)
	for failed := uint32(1); ; failed++ {
		wait, more := pause(failed)
		if !more {
			break
		}
		waits = append(waits, wait)
		total += wait
	}
	require.Len(t, waits, 100_015)
	require.Equal(t, 23, int(total/(24*time.Hour)))
	require.Equal(t, []time.Duration{0, 0, 0, time.Second, time.Second}, waits[:5])
	for i, wait := range waits[5:15] {
		exact := math.Pow(20, float64(i)/9) // seconds
		require.InDelta(t, exact, wait.Seconds(), 0.0005, "retry %d of the backoff", i)
	}
	require.Equal(t, 20*time.Second, waits[15])
	require.Equal(t, 20*time.Second, waits[len(waits)-1])
}

func TestATopicThatHasAMillionCopiesUnderWayThrottles(t *testing.T) {
	e := enginetest.NewFakeEnv(Kind(), "{}")
	e.Connect(portOut, "kitchen", "")
	n := e.Component.(*node)
	n.deliveries.underWay = deliveriesMax - 1
	last := e.Deliver(portIn, "shop", &action.Publish{Message: action.Message{Body: "soup"}})
	beyond := e.Deliver(portIn, "shop", &action.Publish{Message: action.Message{Body: "soup"}})
	r, _ := e.ReplyTo(last)
	require.Nil(t, r.Result.Fault)
	r, _ = e.ReplyTo(beyond)
	require.Equal(t, &component.Fault{Code: "Throttled", Message: "Rate exceeded", Server: true}, r.Result.Fault)
	require.Len(t, e.Calls, 1)
}
