package sns_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
)

// flood publishes so many messages at once, in turn to groups g0, g1 …, and counts those that are accepted. The others
// must be throttled.
func flood(t *testing.T, e *enginetest.FakeEnv, n, groups int) (accepted int) {
	t.Helper()
	for i := range n {
		e.Replies = e.Replies[:0]
		r := put(e, "g"+strconv.Itoa(i%groups), e.Now().String()+"-"+strconv.Itoa(i), "soup")
		if r.Fault == nil {
			accepted++
			continue
		}
		require.Equal(t, "Throttled", r.Fault.Code)
		require.True(t, r.Fault.Server, "to be tried again")
	}
	return accepted
}

// A quota is a bucket that holds what a second may bring, and fills evenly: what is accepted over any time is no more
// than that and the rate times the time.
func TestAFIFOTopicIsThrottledByGroupAndByTopic(t *testing.T) {
	const scopeGroup = `"FifoThroughputScope":"MessageGroup"`
	for _, c := range []struct {
		settings       string
		groups         int
		atOnce         int
		every10Millis  int
		afterTheSecond int
	}{
		{"", 1, 300, 3, 300},
		{"", 7, 2_100, 21, 2_100},
		{"", 10, 3_000, 30, 3_000},
		{"", 50, 3_000, 30, 3_000},
		{scopeGroup, 1, 300, 3, 300},
		{scopeGroup, 15, 4_500, 45, 4_500},
		{scopeGroup + `,"publishRate":4000`, 50, 4_000, 40, 4_000},
		{`"publishRate":200`, 1, 200, 2, 200},
		{`"publishRate":200`, 5, 200, 2, 200},
	} {
		e := fifo(c.settings)
		require.Equal(t, c.atOnce, flood(t, e, 5_000, c.groups), "%s, %d groups", c.settings, c.groups)
		for range 5 {
			e.Advance(10 * time.Millisecond)
			require.Equal(t, c.every10Millis, flood(t, e, 5_000, c.groups), "%s, %d groups", c.settings, c.groups)
		}
		e.Advance(time.Second)
		require.Equal(t, c.afterTheSecond, flood(t, e, 5_000, c.groups), "%s, %d groups", c.settings, c.groups)
		require.Equal(t, int64(c.atOnce+5*c.every10Millis+c.afterTheSecond), e.Metric("NumberOfMessagesPublished").Count)
	}
}

func TestAGroupThatIsThrottledHoldsUpNoOther(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", rawDelivery)
	require.Equal(t, 300, flood(t, e, 400, 1))
	taken(t, put(e, "another", "1", "cake"))
	require.Equal(t, "cake to kitchen", bodies(e)[1])
}

// A message that is throttled was never there: tried again with the same id it is accepted, and is no duplicate. One that
// is a duplicate counts all the same.
func TestAThrottledMessageIsAcceptedWhenItIsTriedAgain(t *testing.T) {
	e := fifo(`"publishRate":1`)
	first := taken(t, put(e, "a", "1", "soup"))
	require.Equal(t, "Throttled", put(e, "a", "2", "cake").Fault.Code)
	require.Equal(t, "Throttled", put(e, "a", "1", "soup").Fault.Code)
	e.Advance(time.Second)
	second := taken(t, put(e, "a", "2", "cake"))
	require.Greater(t, second.SequenceNumber, first.SequenceNumber)
	e.Advance(time.Second)
	require.Equal(t, first.ID, taken(t, put(e, "a", "1", "soup")).ID)
	require.Equal(t, "Throttled", put(e, "a", "3", "pizza").Fault.Code, "the duplicate has used up the second")
	require.Equal(t, int64(2), e.Metric("NumberOfMessagesPublished").Count)
}
