package sns_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/sns"
)

func TestQuotasOfMessagesASecond(t *testing.T) {
	accepted := func(e *enginetest.FakeEnv, n int, groups int) (count int) {
		for i := range n {
			if put(e, "g"+strconv.Itoa(i%groups), strconv.Itoa(i), "soup").Fault == nil {
				count++
			}
		}
		return count
	}
	require.Equal(t, 300, accepted(fifo(""), 400, 1), "a group has 300 a second")
	require.Equal(t, 3000, accepted(fifo(""), 4000, 100), "a topic 3,000")
	require.Equal(t, 4000, accepted(fifo(`"FifoThroughputScope":"MessageGroup"`), 4000, 100))
	require.Equal(t, 3900, accepted(fifo(`"FifoThroughputScope":"MessageGroup","publishRate":3900`), 4000, 100))
	require.Equal(t, 4000, accepted(fifo(`"unthrottled":true`), 4000, 1))
	e := fifo(`"MaximumMessageSize":1048576`)
	long := strings.Repeat("x", 1<<20)
	for i := range 21 {
		require.Equal(t, i == 20, put(e, "g"+strconv.Itoa(i), strconv.Itoa(i), long).Fault != nil, "20 MB a second: %d", i)
	}
	e = enginetest.NewFakeEnv(kind(), `{"publishRate":2}`)
	for i := range 3 {
		reply, _ := e.ReplyTo(published(e, "soup"))
		require.Equal(t, i == 2, reply.Result.Fault != nil)
	}
	e.Advance(500 * time.Millisecond)
	reply, _ := e.ReplyTo(published(e, "soup"))
	require.Nil(t, reply.Result.Fault)
}

func TestABatchIsTakenWholeAndThrottledMessageByMessage(t *testing.T) {
	e := fifo(`"publishRate":2`)
	e.Connect("subscriptions", "kitchen", rawDelivery)
	entry := func(body, group, once string) action.Publish {
		return action.Publish{Message: action.Message{Body: body, GroupID: group, DeduplicationID: once}}
	}
	reply, _ := e.ReplyTo(e.Deliver("", "", &sns.PublishBatch{Entries: []action.Publish{entry("a", "g", "1"), entry("b", "", "2")}}))
	require.Equal(t, "Invalid parameter: The MessageGroupId parameter is required for FIFO topics", reply.Result.Fault.Message)
	require.Empty(t, e.Calls)
	reply, _ = e.ReplyTo(e.Deliver("", "", &sns.PublishBatch{Entries: []action.Publish{entry("a", "g", "1"), entry("b", "h", "2"), entry("c", "i", "3")}}))
	out := reply.Result.Out.(*sns.PublishBatchResult)
	require.Less(t, out.Entries[0].Out.SequenceNumber, out.Entries[1].Out.SequenceNumber)
	require.Equal(t, "Throttled", out.Entries[2].Fault.Code)
	require.Equal(t, []string{"a to kitchen", "b to kitchen"}, bodies(e))
}

func TestSubscriptionsBeyondAQuotaGetNothing(t *testing.T) {
	e := enginetest.NewFakeEnv(kind(), `{"subscriptionsMax":3,"filterPoliciesMax":1}`)
	for i, settings := range []string{`{"FilterPolicy":{"dish":["soup"]}}`, `{"FilterPolicy":{"dish":["soup"]}}`, "", ""} {
		e.Connect("subscriptions", strconv.Itoa(i), settings)
	}
	published(e, "soup", "dish:String=soup")
	require.Equal(t, []string{"0 at 0s", "2 at 0s"}, copies(e))
	require.Contains(t, e.Text(), "subscription refused of 1: FilterPolicyLimitExceeded")
	require.Contains(t, e.Text(), "subscription refused of 3: SubscriptionLimitExceeded")
	e.Configure(`{"subscriptionsMax":4,"filterPoliciesMax":2}`)
	published(e, "soup", "dish:String=soup")
	require.Len(t, e.Calls, 2+4, "a quota that is raised lets them in")
}

func TestASubscriptionGetsSoManyASecond(t *testing.T) {
	for by, settings := range map[string]string{
		action.PostHTTP:  quoted("DeliveryPolicy", `{"throttlePolicy":{"maxReceivesPerSecond":10}}`),
		action.SendEmail: "",
	} {
		e := topic()
		e.ConnectBy("subscriptions", by, "kitchen", settings)
		for range 15 {
			published(e, "soup")
		}
		require.Len(t, e.Calls, 10, by)
		for i := 0; i < 15; i++ {
			e.Return(e.Calls[i].ID, done)
			if i >= 9 && i < 14 {
				e.Advance(100 * time.Millisecond)
			}
		}
		var at []kernel.Time
		for _, c := range e.Calls {
			at = append(at, c.At)
		}
		require.Equal(t, kernel.Time(500*time.Millisecond), at[14], by)
		require.Equal(t, kernel.Time(100*time.Millisecond), at[10], by)
		require.Equal(t, []int64{0, 0}, e.Gauges)
	}
}

func TestTheEnvelopeOfAFIFOTopicHasASequenceNumberAndNoSignature(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", "")
	out := taken(t, put(e, "g", "1", "soup"))
	v := parsed(t, text(e, 0))
	require.Equal(t, []string{"Type", "MessageId", "SequenceNumber", "TopicArn", "Message", "Timestamp", "UnsubscribeURL"}, names(v))
	sequence, _ := v.Get("SequenceNumber")
	require.Equal(t, `"`+action.SequenceNumber(out.SequenceNumber)+`"`, sequence.String())
	arn, _ := v.Get("TopicArn")
	require.Equal(t, `"arn:aws:sns:us-east-1:123456789012:sns.fifo"`, arn.String())
}

func TestUnsubscribeTellsTheSubscriberHowToUndoIt(t *testing.T) {
	e := topic()
	w := e.ConnectBy("subscriptions", action.PostHTTP, "kitchen", "")
	id := e.Deliver("", "", &sns.Unsubscribe{Wire: w.Index})
	_, answered := e.ReplyTo(id)
	require.False(t, answered, "not before the subscriber knows")
	told := e.Calls[0].In.(*action.Notify)
	require.Equal(t, action.UnsubscribeConfirmation, told.Type)
	require.Contains(t, told.Message.Text(), "You have chosen to deactivate subscription "+told.Subscription+
		`.\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message.`)
	e.Return(e.Calls[0].ID, done)
	reply, _ := e.ReplyTo(id)
	require.Equal(t, &sns.UnsubscribeResult{Token: told.Token}, reply.Result.Out)

	queue := e.Connect("subscriptions", "archive", "")
	reply, _ = e.ReplyTo(e.Deliver("", "", &sns.Unsubscribe{Wire: queue.Index}))
	require.Equal(t, &sns.UnsubscribeResult{}, reply.Result.Out, "a queue is not told")

	id = e.Deliver("", "", &sns.Unsubscribe{Wire: w.Index})
	e.Disconnect(w)
	_, answered = e.ReplyTo(id)
	require.True(t, answered, "whatever happens")
}

// The throttle of a topic's policy holds for its HTTP endpoints, unless the subscription has one and may have it.
func TestTheThrottleOfTheTopicHoldsWhereTheSubscriptionHasNone(t *testing.T) {
	const four, two = `"defaultThrottlePolicy":{"maxReceivesPerSecond":4}`, `{"throttlePolicy":{"maxReceivesPerSecond":2}}`
	for _, c := range []struct {
		by, topic, subscription string
		atOnce                  int
	}{
		{action.PostHTTP, ``, ``, 15},
		{action.PostHTTP, ``, two, 2},
		{action.PostHTTPS, four, ``, 4},
		{action.PostHTTPS, four, two, 2},
		{action.PostHTTP, four, `{"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":1}}`, 4},
		{action.PostHTTP, four + `,"disableSubscriptionOverrides":true`, two, 4},
		{action.PostHTTP, `"disableSubscriptionOverrides":true`, two, 15},
		{"SendMessage", four, two, 15},
		{action.SendEmail, four, two, 10},
		{action.SendEmailJSON, four, two, 10},
		{action.SendTextMessage, four, two, 15},
	} {
		e := enginetest.NewFakeEnv(kind(), quoted("DeliveryPolicy", `{"http":{`+c.topic+`}}`))
		e.ConnectBy("subscriptions", c.by, "kitchen", quoted("DeliveryPolicy", c.subscription))
		for range 15 {
			published(e, "soup")
		}
		require.Len(t, e.Calls, c.atOnce, "%s, %s, %s", c.by, c.topic, c.subscription)
		e.Advance(time.Second - 1)
		require.Len(t, e.Calls, min(15, 2*c.atOnce-1), "%s, %s, %s", c.by, c.topic, c.subscription)
		e.Advance(1)
		require.Len(t, e.Calls, min(15, 2*c.atOnce), "%s, %s, %s", c.by, c.topic, c.subscription)
	}
}

// A retry counts as a delivery, and waits for its turn when its pause is over.
func TestRetriesWaitForTheirTurnToo(t *testing.T) {
	e := topic()
	e.ConnectBy("subscriptions", action.PostHTTP, "kitchen", quoted("DeliveryPolicy", `{"throttlePolicy":{"maxReceivesPerSecond":1},
		"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":5,"numRetries":5,"numNoDelayRetries":3,"numMaxDelayRetries":1}}`))
	published(e, "soup")
	require.Equal(t, after(millis(1000, 1000, 1000, 1000, 5000)), attempts(e))
	e = topic()
	e.ConnectBy("subscriptions", action.PostHTTP, "kitchen", quoted("DeliveryPolicy", `{"throttlePolicy":{"maxReceivesPerSecond":1},
		"healthyRetryPolicy":{"minDelayTarget":1,"maxDelayTarget":1,"numRetries":1}}`))
	published(e, "soup")
	published(e, "cake")
	require.Equal(t, after(millis(1000, 1000, 1000)), attempts(e), "each of the two, twice")
}
