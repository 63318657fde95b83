package sns_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/sns"
	"playground/engine/value"
)

const keepsADay = `"ArchivePolicy":"{\"MessageRetentionPeriod\":\"1\"}"`

const rawToo = `,"RawMessageDelivery":true`

// replays is the settings of a raw subscription with a ReplayPolicy between two times of the first day; "" for no end.
func replays(from, to, more string) string {
	text := `{"PointType":"Timestamp","StartingPoint":"2026-01-01T` + from + `Z"`
	if to != "" {
		text += `,"EndingPoint":"2026-01-01T` + to + `Z"`
	}
	return `{"ReplayPolicy":` + value.Text(text+"}").String() + more + `}`
}

// archived is a FIFO topic that published m0, m1, m2 and m3, a second apart, in two groups.
func archived(t *testing.T) *enginetest.FakeEnv {
	e := fifo(keepsADay)
	for _, once := range []string{"0", "1", "2", "3"} {
		taken(t, put(e, []string{"a", "b"}[once[0]%2], once, "m"+once))
		e.Advance(time.Second)
	}
	return e
}

// settle answers whatever is asked, with success, until nothing is.
func settle(e *enginetest.FakeEnv) {
	for i := 0; i < len(e.Calls); i++ {
		e.Return(e.Calls[i].ID, done)
	}
}

// statusOf asks the topic for the ReplayStatus of its only subscription.
func statusOf(t *testing.T, e *enginetest.FakeEnv) string {
	t.Helper()
	return states(t, e).Subscriptions[0].ReplayStatus
}

func states(t *testing.T, e *enginetest.FakeEnv) *sns.States {
	t.Helper()
	reply, ok := e.ReplyTo(e.Deliver("in", "", &sns.GetStates{}))
	require.True(t, ok)
	return reply.Result.Out.(*sns.States)
}

func TestAReplayDeliversWhatWasPublishedBetweenItsPoints(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     []string
	}{
		{"00:00:00.000", "", []string{"m0", "m1", "m2", "m3"}},
		{"00:00:01.000", "", []string{"m1", "m2", "m3"}},
		{"00:00:01.001", "00:00:03.000", []string{"m2", "m3"}},
		{"00:00:00.500", "00:00:02.999", []string{"m1", "m2"}},
		{"00:00:09.000", "", nil},
	} {
		e := archived(t)
		e.Connect("subscriptions", "kitchen", replays(c.from, c.to, rawToo))
		settle(e)
		var got []string
		for i := range e.Calls {
			got = append(got, text(e, i))
		}
		require.Equal(t, c.want, got, "%s to %s", c.from, c.to)
		require.Equal(t, sns.ReplayCompleted, statusOf(t, e))
		require.Equal(t, int64(len(c.want)), e.Metric("NumberOfReplayedNotificationsDelivered").Count)
		require.Zero(t, e.Metric("NumberOfNotificationsDelivered").Count)
	}
}

func TestWhatIsReplayedSaysSoAndHasItsIDAndTime(t *testing.T) {
	e := archived(t)
	e.Connect("subscriptions", "kitchen", replays("00:00:03.000", "", ""))
	settle(e)
	require.Len(t, e.Calls, 1)
	for _, part := range []string{`"Replayed":true`, `"Timestamp":"2026-01-01T00:00:03.000Z"`, `"Message":"m3"`, `"SequenceNumber":"`} {
		require.Contains(t, text(e, 0), part)
	}
	put(e, "a", "4", "m4")
	require.NotContains(t, text(e, 1), "Replayed", "what is new is not")
}

func TestAFilterDecidesAboutWhatIsReplayed(t *testing.T) {
	e := archived(t)
	e.Connect("subscriptions", "kitchen", replays("00:00:00.000", "", `,"FilterPolicy":{"dish":["soup"]}`))
	require.Empty(t, e.Calls)
	require.Equal(t, int64(4), e.Metric("NumberOfNotificationsFilteredOut").Count)
	require.Equal(t, sns.ReplayCompleted, statusOf(t, e))
}

// A long replay goes out a hundred copies at a time; what is published meanwhile comes behind it, and is new.
func TestNewMessagesComeBehindAReplay(t *testing.T) {
	e := fifo(keepsADay + `,"ContentBasedDeduplication":true`)
	for i := range 150 {
		taken(t, put(e, "a", "", "old "+value.Int(int64(i)).String()))
	}
	w := e.Connect("subscriptions", "kitchen", "")
	e.Reconnect(w, replays("00:00:00.000", "", ""))
	require.Equal(t, sns.ReplayInProgress, statusOf(t, e))
	require.Equal(t, int64(100), e.Gauges[0])
	taken(t, put(e, "a", "", "new"))
	require.Equal(t, int64(100), e.Gauges[0])
	settle(e)
	require.Len(t, e.Calls, 151)
	require.Contains(t, text(e, 149), `"Message":"old 149"`)
	require.Contains(t, text(e, 149), `"Replayed":true`)
	require.Contains(t, text(e, 150), `"Message":"new"`)
	require.NotContains(t, text(e, 150), "Replayed")
	require.Equal(t, sns.ReplayCompleted, statusOf(t, e))
}

func TestAnEndedReplayStillDeliversWhatIsNew(t *testing.T) {
	e := fifo(keepsADay + `,"ContentBasedDeduplication":true`)
	for i := range 150 {
		taken(t, put(e, "a", "", "old "+value.Int(int64(i)).String()))
	}
	w := e.Connect("subscriptions", "kitchen", replays("00:00:00.000", "", ""))
	taken(t, put(e, "a", "", "new"))
	e.Reconnect(w, "")
	settle(e)
	require.Len(t, e.Calls, 101)
	require.Contains(t, text(e, 100), `"Message":"new"`)
}

func TestOnlyAnArchiveCanBeReplayed(t *testing.T) {
	for _, settings := range []string{"", `"ArchivePolicy":"{}"`} {
		e := fifo(settings)
		put(e, "a", "1", "soup")
		e.Connect("subscriptions", "kitchen", replays("00:00:00.000", "", ""))
		require.Equal(t, sns.ReplayFailed, statusOf(t, e))
		require.Empty(t, e.Calls)
		put(e, "a", "2", "cake")
		require.Len(t, e.Calls, 1, "what is new is delivered all the same")
	}
}

func TestTheArchiveKeepsWhatItsPolicySays(t *testing.T) {
	e := archived(t)
	e.Advance(24*time.Hour - 2500*time.Millisecond) // the day of the first two is over
	e.Connect("subscriptions", "kitchen", replays("00:00:00.000", "", rawToo))
	settle(e)
	require.Equal(t, []string{"m2 to kitchen", "m3 to kitchen"}, bodies(e))
}
