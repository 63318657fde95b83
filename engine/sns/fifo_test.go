package sns_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/sns"
)

// fifo is a FIFO topic with these settings beside.
func fifo(settings string) *enginetest.FakeEnv {
	if settings != "" {
		settings = "," + settings
	}
	return enginetest.NewFakeEnv(sns.Kind(), `{"FifoTopic":true`+settings+`}`)
}

// put hands a FIFO topic a message, with the ids of its group and of itself.
func put(e *enginetest.FakeEnv, group, once, body string) component.Result {
	in := &action.Publish{Message: action.Message{
		Body: body, GroupID: group, DeduplicationID: once, Token: component.Token{Lineage: e.NewLineage(), Attempt: 1},
	}}
	reply, _ := e.ReplyTo(e.Deliver("in", "shop", in))
	return reply.Result
}

// taken is the answer to a message that was accepted.
func taken(t *testing.T, r component.Result) *action.PublishResult {
	t.Helper()
	require.Nil(t, r.Fault)
	return r.Out.(*action.PublishResult)
}

// bodies lists what was sent to whom, of raw subscriptions.
func bodies(e *enginetest.FakeEnv) []string {
	var all []string
	for i, c := range e.Calls {
		all = append(all, text(e, i)+" to "+c.Wire.Peer)
	}
	return all
}

const rawDelivery = `{"RawMessageDelivery":true}`

func TestAFIFOTopicWantsBothIDs(t *testing.T) {
	for _, c := range []struct{ settings, group, once, told string }{
		{"", "", "1", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics"},
		{"", "a", "", "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"},
		{`"ContentBasedDeduplication":true`, "", "", "Invalid parameter: The MessageGroupId parameter is required for FIFO topics"},
		{"", "two words", "1", "Invalid parameter: MessageGroupId"},
		{"", "a", "two words", "Invalid parameter: MessageDeduplicationId"},
	} {
		e := fifo(c.settings)
		e.Connect("subscriptions", "kitchen", "")
		require.Equal(t, &component.Fault{Code: "InvalidParameter", Message: c.told}, put(e, c.group, c.once, "soup").Fault)
		require.Empty(t, e.Calls)
	}
}

func TestTheIDsOfAMessageGoAlong(t *testing.T) {
	e := fifo(`"ContentBasedDeduplication":true`)
	e.Connect("subscriptions", "kitchen", rawDelivery)
	put(e, "a", "1", "soup")
	put(e, "b", "", "cake")
	require.Equal(t, "a", sent(e, 0).GroupID)
	require.Equal(t, "1", sent(e, 0).DeduplicationID)
	require.Equal(t, "b", sent(e, 1).GroupID)
	require.Equal(t, action.ContentID("cake"), sent(e, 1).DeduplicationID, "the text's, where the publisher gave none")
	require.True(t, e.Calls[0].In.(*action.SendMessage).FromFIFO)
}

func TestADuplicateGetsTheFirstAnswerForFiveMinutes(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", "")
	first := taken(t, put(e, "a", "1", "soup"))
	e.Advance(5*time.Minute - 1)
	for _, group := range []string{"a", "b"} {
		again := taken(t, put(e, group, "1", "something else"))
		require.Equal(t, first.ID, again.ID)
		require.Equal(t, first.SequenceNumber, again.SequenceNumber)
	}
	require.Contains(t, e.Text(), "deduplicated")
	require.Equal(t, int64(1), e.Metric("NumberOfMessagesPublished").Count)
	require.Equal(t, int64(1), e.Gauges[0])
	e.Advance(1)
	later := taken(t, put(e, "a", "1", "soup"))
	require.NotEqual(t, first.ID, later.ID)
	require.Greater(t, later.SequenceNumber, first.SequenceNumber)
	require.Equal(t, int64(2), e.Metric("NumberOfMessagesPublished").Count)
}

func TestContentDecidesWhereNoIDIsGiven(t *testing.T) {
	e := fifo(`"ContentBasedDeduplication":true`)
	soup := taken(t, put(e, "a", "", "soup"))
	require.Equal(t, soup.ID, taken(t, put(e, "a", "", "soup")).ID)
	require.NotEqual(t, soup.ID, taken(t, put(e, "a", "", "cake")).ID)
	require.NotEqual(t, soup.ID, taken(t, put(e, "a", "1", "soup")).ID, "an id of its own counts instead")
}

func TestDuplicatesAreKnownThroughAnOutage(t *testing.T) {
	e := fifo("")
	first := taken(t, put(e, "a", "1", "soup"))
	e.Crash()
	e.Advance(time.Minute)
	e.Recover()
	require.Equal(t, first.ID, taken(t, put(e, "a", "1", "soup")).ID)
}

func TestAnIDCountsWithinItsGroupWhereThatIsTheScope(t *testing.T) {
	e := fifo(`"FifoThroughputScope":"MessageGroup"`)
	first := taken(t, put(e, "a", "1", "soup"))
	require.NotEqual(t, first.ID, taken(t, put(e, "b", "1", "soup")).ID)
	require.Equal(t, first.ID, taken(t, put(e, "a", "1", "soup")).ID)
}

func TestSequenceNumbersGrow(t *testing.T) {
	e, last := fifo(""), uint64(0)
	e.Connect("subscriptions", "kitchen", "")
	for i, once := range []string{"1", "2", "3", "4", "5"} {
		out := taken(t, put(e, []string{"a", "b"}[i%2], once, "soup"))
		require.Greater(t, out.SequenceNumber, last)
		last = out.SequenceNumber
	}
	require.Contains(t, text(e, 0), `"SequenceNumber":"`+action.SequenceNumber(256)+`"`)
	require.NotContains(t, text(e, 0), "Signature", "a FIFO topic signs nothing")
}

func TestAGroupWaitsForItsCopyThatIsRetriedAndNoOtherDoes(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", rawDelivery)
	e.Connect("subscriptions", "billing", rawDelivery)
	put(e, "a", "1", "a1")
	put(e, "a", "2", "a2")
	put(e, "b", "3", "b1")
	require.Equal(t, []string{"a1 to kitchen", "a1 to billing", "b1 to kitchen", "b1 to billing"}, bodies(e))
	e.Return(e.Calls[1].ID, done)
	require.Equal(t, "a2 to billing", bodies(e)[4], "each subscription has an order of its own")
	for _, i := range []int{0, 5, 6, 7} {
		e.Return(e.Calls[i].ID, overload)
	}
	e.Return(e.Calls[2].ID, done)
	put(e, "b", "4", "b2")
	require.Equal(t, []string{"a1 to kitchen", "a1 to kitchen", "a1 to kitchen", "b2 to kitchen"}, bodies(e)[5:9], "a2 waits meanwhile")
	e.Advance(time.Second)
	last := len(e.Calls) - 1
	require.Equal(t, "a1 to kitchen", bodies(e)[last])
	e.Return(e.Calls[last].ID, done)
	require.Equal(t, "a2 to kitchen", bodies(e)[last+1])
}

func TestTheNextOfAGroupGoesWhenACopyHasFailed(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", rawDelivery)
	put(e, "a", "1", "a1")
	put(e, "a", "2", "a2")
	e.Return(e.Calls[0].ID, denied)
	require.Equal(t, []string{"a1 to kitchen", "a2 to kitchen"}, bodies(e))
	require.Equal(t, int64(1), e.Gauges[0])
}

func TestAGroupWaitsUntilItsCopyIsSetAside(t *testing.T) {
	e := fifo("")
	e.Connect("dead-letter", "morgue", "")
	e.Connect("subscriptions", "kitchen", `{"RawMessageDelivery":true,"DeadLetterQueue":"morgue"}`)
	put(e, "a", "1", "a1")
	put(e, "a", "2", "a2")
	e.Return(e.Calls[0].ID, denied)
	require.Equal(t, []string{"a1 to kitchen", "a1 to morgue"}, bodies(e))
	e.Return(e.Calls[1].ID, done)
	require.Equal(t, "a2 to kitchen", bodies(e)[2])
}

func TestACopyIsLostWhoseDeadLetterQueueIsGoneMeanwhile(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", `{"DeadLetterQueue":"morgue"}`)
	morgue := e.Connect("dead-letter", "morgue", "")
	put(e, "a", "1", "a1")
	put(e, "a", "2", "a2")
	e.Return(e.Calls[0].ID, denied)
	for i := 1; i <= 4; i++ {
		e.Return(e.Calls[i].ID, overload)
	}
	e.Disconnect(morgue)
	e.Advance(time.Second)
	require.Len(t, e.Calls, 6)
	require.Equal(t, "kitchen", e.Calls[5].Wire.Peer, "the next of the group goes")
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailedToRedriveToDlq").Count)
	require.Equal(t, []int64{1, 0}, e.Gauges)
}

// Whatever the queue answers, in each group it takes the messages in their order, each once.
func TestTheOrderOfAGroupHolds(t *testing.T) {
	for seed := range uint64(30) {
		e, r := fifo(`"ContentBasedDeduplication":true`), kernel.NewRand(seed, "order")
		e.Connect("subscriptions", "kitchen", rawDelivery)
		got := map[string][]uint64{}
		for range 150 {
			if r.Below(3) == 0 {
				put(e, []string{"a", "b", "c"}[r.Below(3)], "", "message "+e.Now().String()+" "+string(rune('a'+r.Below(26))))
			}
			if r.Below(20) == 0 {
				e.Crash()
				e.Recover()
			}
			if n := int64(len(e.Calls)); n > 0 {
				c := &e.Calls[max(0, n-1-r.Below(3))]
				m := c.In.(*action.SendMessage).Message
				if fails := r.Below(2) == 0; fails || c.Forgotten || c.Returned {
					e.Return(c.ID, overload)
				} else {
					got[m.GroupID] = append(got[m.GroupID], m.Token.Lineage)
					e.Return(c.ID, done)
				}
			}
			e.Advance(time.Duration(r.Below(3e9)))
		}
		require.NotEmpty(t, got)
		for group, all := range got {
			require.IsIncreasing(t, append([]uint64{0}, all...), "seed %d, group %s\n%s", seed, group, e.Text())
		}
	}
}
