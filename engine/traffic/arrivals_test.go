package traffic_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/traffic"
)

// connected is a client with one wire.
func connected(settings string) *enginetest.FakeEnv {
	e := enginetest.NewFakeEnv(traffic.Kind(), settings)
	e.Connect("calls", "kitchen", "")
	return e
}

// times lists when the calls were made, as a person reads it.
func times(e *enginetest.FakeEnv) []string {
	var all []string
	for _, c := range e.Calls {
		all = append(all, c.At.String())
	}
	return all
}

func TestEveryPatternSendsWhenItSays(t *testing.T) {
	for _, c := range []struct {
		name, settings string
		until          time.Duration
		want           []string
	}{
		{"constant", `{"Rate":"2/s"}`, 1500 * time.Millisecond, []string{"0s", "0.5s", "1s", "1.5s"}},
		{"constant with a delay", `{"Rate":"2/s","Start":"10s"}`, 11 * time.Second, []string{"10s", "10.5s", "11s"}},
		{"constant with an end", `{"Rate":"2/s","Total":2}`, time.Minute, []string{"0s", "0.5s"}},
		{"slow", `{"Rate":"1/h"}`, 2 * time.Hour, []string{"0s", "1h00m00s", "2h00m00s"}},
		{"by hand only", `{"Rate":"0/s"}`, time.Hour, nil},
		{"burst", `{"Pattern":"burst","BurstSize":2,"BurstPeriod":"3s"}`, 6 * time.Second, []string{"0s", "0s", "3s", "3s", "6s", "6s"}},
		{"burst with an end", `{"Pattern":"burst","BurstSize":2,"BurstPeriod":"3s","Total":3}`, time.Minute, []string{"0s", "0s", "3s"}},
		// From 0 to 1/s in 8 s: by t, t*t/16 messages; 4 by the end of the climb, then one a second.
		{"ramp", `{"Pattern":"ramp","Rate":"1/s","RampDuration":"8s"}`, 10 * time.Second, []string{"4s", "5.656854249s", "6.92820323s", "8s", "9s", "10s"}},
		{"ramp without a climb", `{"Pattern":"ramp","Rate":"1/s","RampDuration":"0s"}`, 2 * time.Second, []string{"1s", "2s"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := connected(c.settings)
			e.Advance(c.until)
			require.Equal(t, c.want, times(e))
		})
	}
}

func TestAThirdOfASecondNeverDrifts(t *testing.T) {
	e := connected(`{"Rate":"3/s","Timeout":"1s"}`)
	e.Advance(1000 * time.Second)
	require.Len(t, e.Calls, 3001)
	require.Equal(t, kernel.Time(1000*time.Second), e.Calls[3000].At)
}

// The gaps of a Poisson process are exponential: their mean is the interval, and so is their standard deviation; and a
// share of exp(-1) = 0.3679 of them is longer than the mean.
func TestPoissonArrivalsHaveExponentialGaps(t *testing.T) {
	const n = 20_000
	e := connected(`{"Pattern":"poisson","Rate":"10/s","Timeout":"10ms","Total":20000}`)
	e.Advance(time.Hour)
	require.Len(t, e.Calls, n)
	mean := float64(e.Calls[n-1].At) / n
	require.InEpsilon(t, 1e8, mean, 0.02) // 2.8 standard errors
	var squares, long float64
	before := kernel.Time(0)
	for _, c := range e.Calls {
		gap := float64(c.At - before)
		before = c.At
		squares += (gap - mean) * (gap - mean)
		if gap > 1e8 {
			long++
		}
	}
	require.InEpsilon(t, 1e16, squares/n, 0.06)
	require.InDelta(t, 0.3679, long/n, 0.01)
}

// A hand that drags the rate up and down makes no message at every pixel: the plan goes on where it stands.
func TestChangingTheRateDoesNotSendAtOnce(t *testing.T) {
	e := connected(`{"Rate":"1/m"}`)
	e.Advance(10 * time.Second)
	for range 50 {
		e.Configure(`{"Rate":"2/m"}`)
		e.Configure(`{"Rate":"1/m"}`)
	}
	require.Len(t, e.Calls, 1)
	e.Configure(`{"Rate":"2/m"}`)
	e.Advance(20 * time.Second)
	require.Equal(t, []string{"0s", "30s"}, times(e))
}

func TestOtherEditsDoNotDisturbTheArrivals(t *testing.T) {
	for _, pattern := range []string{"constant", "poisson", "burst", "ramp"} {
		settings := `"Pattern":"` + pattern + `","Rate":"5/s","RampDuration":"5s"`
		left, right := connected("{"+settings+"}"), connected("{"+settings+"}")
		for range 20 {
			left.Advance(700 * time.Millisecond)
			right.Advance(700 * time.Millisecond)
			right.Configure("{" + settings + `,"Body":"other","Retries":2}`)
		}
		require.Equal(t, times(left), times(right), pattern)
	}
}

func TestWithoutAWireNothingIsDue(t *testing.T) {
	e := enginetest.NewFakeEnv(traffic.Kind(), `{"Rate":"1000/s"}`)
	require.Zero(t, e.Pending())
	e.Advance(time.Second)
	w := e.Connect("calls", "kitchen", "")
	e.Advance(time.Millisecond)
	require.Equal(t, []string{"1s", "1.001s"}, times(e))
	e.Disconnect(w)
	e.Advance(time.Minute)
	require.Len(t, e.Calls, 2)
}

func TestACrashedClientBeginsAnewWhenItRecovers(t *testing.T) {
	e := connected(`{"Rate":"1/s"}`)
	e.Advance(1500 * time.Millisecond)
	e.Crash()
	e.Advance(10 * time.Second)
	require.Zero(t, e.Pending())
	require.Zero(t, e.Gauges[3], "nothing waits in a memory that is lost")
	e.Recover()
	e.Advance(time.Second)
	require.Equal(t, []string{"0s", "1s", "11.5s", "12.5s"}, times(e))
}
