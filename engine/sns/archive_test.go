package sns_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
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

// After its EndingPoint a subscription gets nothing any more, until its ReplayPolicy is changed or taken away.
func TestNothingComesAfterAnEndingPoint(t *testing.T) {
	e := archived(t)
	w := e.Connect("subscriptions", "kitchen", replays("00:00:00.000", "00:00:01.000", rawToo))
	settle(e)
	taken(t, put(e, "a", "4", "m4"))
	require.Equal(t, []string{"m0 to kitchen", "m1 to kitchen"}, bodies(e))
	require.Equal(t, sns.ReplayCompleted, statusOf(t, e))
	require.Contains(t, e.Text(), "published #5 by shop, 2 bytes, for 0 subscriptions")
	for i, policy := range []string{rawDelivery, `{"ReplayPolicy":"{}","RawMessageDelivery":true}`} {
		e.Reconnect(w, policy)
		taken(t, put(e, "a", []string{"5", "6"}[i], "cake"))
		settle(e)
		require.Len(t, e.Calls, 3+i, policy)
	}
}

func TestAnEndingPointMayBeYetToCome(t *testing.T) {
	e := archived(t)
	e.Connect("subscriptions", "kitchen", replays("00:00:03.000", "00:00:10.000", ""))
	settle(e)
	e.Advance(5 * time.Second)
	for _, once := range []string{"9", "10"} {
		taken(t, put(e, "a", once, "m"+once))
		settle(e)
		require.Equal(t, sns.ReplayInProgress, statusOf(t, e))
		e.Advance(time.Second)
	}
	require.Equal(t, []string{"m3 again", "m9", "m10"}, told(e, 0))
	require.Equal(t, sns.ReplayCompleted, statusOf(t, e))
	taken(t, put(e, "a", "11", "m11"))
	require.Len(t, e.Calls, 3)
	require.Contains(t, e.Text(), "10.000000001s   sns            replay completed for kitchen")
	require.Zero(t, e.Pending())
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

// long is a FIFO topic in the midst of a replay: of 150 old messages 100 are on their way, and one that is new waits.
func long(t *testing.T, policy string) (e *enginetest.FakeEnv, subscription component.Wire) {
	e = fifo(keepsADay + `,"ContentBasedDeduplication":true`)
	for i := range 150 {
		taken(t, put(e, "a", "", "old "+value.Int(int64(i)).String()))
	}
	subscription = e.Connect("subscriptions", "kitchen", policy)
	e.Advance(time.Second)
	taken(t, put(e, "a", "", "new"))
	return e, subscription
}

// told lists what was sent from the i-th copy on, and whether as a replay.
func told(e *enginetest.FakeEnv, i int) (all []string) {
	for ; i < len(e.Calls); i++ {
		_, message, _ := strings.Cut(text(e, i), `"Message":"`)
		message, _, _ = strings.Cut(message, `"`)
		if strings.Contains(text(e, i), `"Replayed":true`) {
			message += " again"
		}
		all = append(all, message)
	}
	return all
}

// The archive ends in the midst of a replay: what is old is gone, what is new comes in its turn, and the replay has failed.
func TestAnArchiveThatEndsTakesNothingNewAlong(t *testing.T) {
	e, _ := long(t, replays("00:00:00.000", "", ""))
	e.Configure(`{"FifoTopic":true,"ContentBasedDeduplication":true}`)
	taken(t, put(e, "a", "", "newer"))
	settle(e)
	require.Equal(t, []string{"new", "newer"}, told(e, 100))
	require.Equal(t, sns.ReplayFailed, statusOf(t, e))
	require.Equal(t, []int64{0, 0}, e.Gauges)

	e, _ = long(t, replays("00:00:00.000", "", ""))
	e.Crash()
	e.Configure(`{}`)
	e.Recover()
	published(e, "newer")
	settle(e)
	all := told(e, 0)
	require.Contains(t, all, "new", "likewise where it is no FIFO topic any more")
	require.Contains(t, all, "newer")
	require.Equal(t, sns.ReplayFailed, statusOf(t, e))

	e, w := long(t, replays("00:00:00.000", "", ""))
	e.Configure(`{"FifoTopic":true,"ContentBasedDeduplication":true}`)
	e.Advance(time.Second)
	e.Configure(`{"FifoTopic":true,"ContentBasedDeduplication":true,` + keepsADay + `}`)
	taken(t, put(e, "a", "", "newest"))
	settle(e)
	require.Equal(t, []string{"new", "newest"}, told(e, 100))
	e.Reconnect(w, replays("00:00:00.500", "", ""))
	settle(e)
	require.Equal(t, []string{"newest again"}, told(e, 102), "the archive that began anew has nothing of the old one")
}

// Another replay begins in the midst of one: what is new by then is delivered as new, and once, whatever its window is.
func TestAReplayThatIsReplacedSkipsNothingNew(t *testing.T) {
	e, w := long(t, replays("00:00:00.000", "", ""))
	e.Reconnect(w, replays("00:00:05.000", "", ""))
	settle(e)
	require.Equal(t, []string{"new"}, told(e, 100))
	require.Equal(t, sns.ReplayCompleted, statusOf(t, e))

	e, w = long(t, replays("00:00:00.000", "", ""))
	taken(t, put(e, "a", "", "newer"))
	for i := range 51 {
		e.Return(e.Calls[i].ID, done)
	}
	e.Reconnect(w, replays("00:00:00.500", "", ""))
	settle(e)
	require.Equal(t, []string{"new", "new again", "newer"}, told(e, 150), "one of the two was on its way already")
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

// Whatever replays are asked for, one in the midst of another, and whether the archive goes on: each message that was
// published since the subscription is there is delivered as new, once, and in the order of its group.
func TestWhateverIsReplayedWhatIsNewComesOnce(t *testing.T) {
	const plain = `{"FifoTopic":true,"ContentBasedDeduplication":true`
	failed := 0
	for seed := range uint64(60) {
		e, r := fifo(`"ContentBasedDeduplication":true,`+keepsADay), kernel.NewRand(seed, "replays")
		publish := func(n int64) {
			for range n {
				lineage := e.NewLineage() + 1 // put takes the next one
				taken(t, put(e, string(rune('a'+lineage%3)), "", value.Int(int64(lineage)).String()))
			}
		}
		publish(130)
		since := e.NewLineage()
		w := e.Connect("subscriptions", "kitchen", "")
		for range 80 {
			switch r.Below(8) {
			case 0, 1:
				publish(r.Below(8))
			case 2, 3:
				e.Reconnect(w, []string{"", replays("00:00:00.000", "", ""), replays("00:00:09.000", "", "")}[r.Below(3)])
			case 4:
				e.Configure(plain + []string{"}", "," + keepsADay + "}"}[r.Below(2)])
			case 5:
				e.Crash()
				e.Advance(time.Duration(r.Below(2e9)))
				e.Recover()
			case 6:
				e.Advance(time.Duration(r.Below(1e9)))
			default:
				for i := max(0, len(e.Calls)-int(r.Below(60))); i < len(e.Calls); i++ {
					e.Return(e.Calls[i].ID, done)
				}
			}
		}
		settle(e)
		counts, _ := tally(e)
		failed += int(counts["replay failed"])
		var got [3][]uint64
		for n := e.Log.Oldest(); n < e.Log.Total(); n++ {
			if rec := e.Log.At(n); e.Kind.Verbs[rec.Verb].Name == "delivered" {
				got[rec.Lineage%3] = append(got[rec.Lineage%3], rec.Lineage)
			}
		}
		want := [3][]uint64{}
		for lineage, end := since+2, e.NewLineage(); lineage < end; lineage += 2 {
			want[lineage%3] = append(want[lineage%3], lineage)
		}
		require.Equal(t, want, got, "seed %d\n%s", seed, e.Text())
		require.Equal(t, []int64{0, 0}, e.Gauges)
	}
	require.NotZero(t, failed, "archives end in the midst of replays")
}
