package sns_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
)

// times repeats a pause.
func times(n int, pause time.Duration) []time.Duration {
	all := make([]time.Duration, n)
	for i := range all {
		all[i] = pause
	}
	return all
}

func millis(all ...int64) (pauses []time.Duration) {
	for _, n := range all {
		pauses = append(pauses, time.Duration(n)*time.Millisecond)
	}
	return pauses
}

func joined(parts ...[]time.Duration) (all []time.Duration) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// The phases of the developer guide, written out once more: 3 at once, 2 after a second, 10 from 1 to 20 seconds and
// 100,000 after 20 seconds each; 2 after ten seconds, 10 from 10 to 600 seconds and 38 after 600 seconds each. Of the
// ten, every step is twice the one before.
var (
	awsPauses = joined(times(3, 0), times(2, time.Second),
		millis(1000, 1037, 1111, 1260, 1557, 2152, 3342, 5722, 10481, 20000), times(100_000, 20*time.Second))
	mailPauses = joined(times(2, 10*time.Second),
		millis(10000, 11154, 13463, 18082, 27318, 45792, 82739, 156634, 304422, 600000), times(38, 600*time.Second))
)

// attempts lets every attempt fail at once, and lists when each was made.
func attempts(e *enginetest.FakeEnv) []kernel.Time {
	return attemptsWith(e, func(int) component.Result { return overload })
}

// attemptsWith is attempts where each failure, from the first, is answered in its own way.
func attemptsWith(e *enginetest.FakeEnv, answer func(failed int) component.Result) (at []kernel.Time) {
	for {
		if len(e.Calls) > 0 {
			id := e.Calls[0].ID
			at = append(at, e.Calls[0].At)
			e.Calls = e.Calls[:0]
			e.Component.Return(id, answer(len(at)))
			continue
		}
		if !e.Step(kernel.Forever - 1) {
			return at
		}
	}
}

// after lists the instants that pauses lead to.
func after(pauses []time.Duration) []kernel.Time {
	at := []kernel.Time{0}
	for _, p := range pauses {
		at = append(at, at[len(at)-1].Add(p))
	}
	return at
}

func TestEveryProtocolIsTriedAgainAsDocumented(t *testing.T) {
	http := times(3, 20*time.Second)
	for by, pauses := range map[string][]time.Duration{
		"SendMessage": awsPauses, action.Invoke: awsPauses, action.PutRecord: awsPauses,
		action.SendEmail: mailPauses, action.SendEmailJSON: mailPauses, action.SendTextMessage: mailPauses, action.PushMobile: mailPauses,
		action.PostHTTP: http, action.PostHTTPS: http,
	} {
		e := topic()
		e.ConnectBy("subscriptions", by, "kitchen", "")
		published(e, "soup")
		require.Equal(t, after(pauses), attempts(e), by)
		require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailed").Count, by)
		require.Equal(t, []int64{0, 0}, e.Gauges)
	}
	total := after(awsPauses)[100_015]
	require.Equal(t, 23, int(total)/int(24*time.Hour), "over 23 days")
	require.Greater(t, after(mailPauses)[50], kernel.Time(6*time.Hour))
}

// A stream that throttles has the retries of email; one that fails otherwise those of a queue. Each attempt counts.
func TestAFirehoseStreamIsTriedAgainAsItsFaultSays(t *testing.T) {
	for _, slow := range []string{"ServiceUnavailableException", "ThrottlingException"} {
		throttles := component.Result{Fault: &component.Fault{Code: slow, Server: true}}
		e := topic()
		e.ConnectBy("subscriptions", action.PutRecord, "stream", "")
		published(e, "soup")
		require.Equal(t, after(mailPauses), attemptsWith(e, func(int) component.Result { return throttles }), slow)
		require.Contains(t, e.Text(), "not delivered #1 to stream: "+slow+", attempt 50; tried again in 10m")

		e = topic()
		e.ConnectBy("subscriptions", action.PutRecord, "stream", "")
		published(e, "soup")
		at := attemptsWith(e, func(failed int) component.Result {
			if failed == 2 || failed == 4 || failed == 60 {
				return throttles
			}
			return overload
		})
		require.Equal(t, after(joined(times(1, 0), times(1, 10*time.Second), times(1, 0), mailPauses[3:4], awsPauses[4:59])), at, "the sixtieth is beyond those of email")
	}
	e := topic()
	e.Connect("subscriptions", "queue", "")
	published(e, "soup")
	throttles := component.Result{Fault: &component.Fault{Code: "ThrottlingException", Server: true}}
	require.Len(t, attemptsWith(e, func(int) component.Result { return throttles }), 1+100_015, "of Firehose only")
}

func TestADeliveryPolicySaysWhenAnEndpointIsTriedAgain(t *testing.T) {
	for _, c := range []struct {
		topic, subscription string
		pauses              []time.Duration
	}{
		// the example of the developer guide: 50 retries in four phases
		{subscription: `{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":60,"numRetries":50,"numNoDelayRetries":3,"numMinDelayRetries":2,"numMaxDelayRetries":35,"backoffFunction":"exponential"}}`,
			pauses: joined(times(3, 0), times(2, time.Second), millis(1000, 1115, 1346, 1808, 2731, 4579, 8273, 15663, 30442, 60000), times(35, time.Minute))},
		{topic: `{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":4,"numRetries":4,"backoffFunction":"linear"}}}`,
			pauses: millis(1000, 2000, 3000, 4000)},
		{topic: `{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":4,"numRetries":4,"backoffFunction":"linear"}}}`,
			subscription: `{"healthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":260,"numRetries":10,"backoffFunction":"arithmetic"}}`,
			pauses:       millis(5000, 10666, 22000, 39000, 61666, 90000, 124000, 163666, 209000, 260000)},
		{topic: `{"http":{"disableSubscriptionOverrides":true,"defaultHealthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":2}}}`,
			subscription: `{"healthyRetryPolicy":{"minDelayTarget":5,"maxDelayTarget":5,"numRetries":9}}`,
			pauses:       millis(1000, 1000)},
		{subscription: `{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":81,"numRetries":5,"backoffFunction":"geometric"}}`,
			pauses: millis(1000, 3000, 9000, 27000, 81000)},
		{subscription: `{"healthyRetryPolicy":{"minDelayTarget":7,"maxDelayTarget":9,"numRetries":1}}`, pauses: millis(7000)},
		{subscription: `{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":0}}`},
	} {
		settings := "{}"
		if c.topic != "" {
			settings = quoted("DeliveryPolicy", c.topic)
		}
		e := enginetest.NewFakeEnv(kind(), settings)
		e.ConnectBy("subscriptions", action.PostHTTPS, "kitchen", quoted("DeliveryPolicy", c.subscription))
		published(e, "soup")
		require.Equal(t, after(c.pauses), attempts(e), c.topic+c.subscription)
	}
}

func TestAClientsFaultIsNotTriedAgainWhateverTheProtocol(t *testing.T) {
	for _, by := range []string{"SendMessage", action.Invoke, action.PostHTTP, action.SendEmail, action.SendTextMessage} {
		e := topic()
		e.ConnectBy("subscriptions", by, "kitchen", "")
		published(e, "soup")
		e.Return(e.Calls[0].ID, denied)
		require.Len(t, attempts(e), 1, by)
	}
}

func TestJitterMakesPausesLongerOnlyWhereItIsAskedFor(t *testing.T) {
	e := enginetest.NewFakeEnv(kind(), `{"retryJitter":"16s"}`)
	e.ConnectBy("subscriptions", action.PostHTTP, "kitchen", "")
	published(e, "soup")
	at := attempts(e)
	require.Len(t, at, 4)
	later := false
	for i := range 3 {
		pause := at[i+1].Sub(at[i])
		require.GreaterOrEqual(t, pause, 20*time.Second)
		require.LessOrEqual(t, pause, 36*time.Second)
		later = later || pause > 20*time.Second
	}
	require.True(t, later)
}
