package sns_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/enginetest"
)

// letters is a topic with a subscription that names a dead-letter queue.
func letters(by, more string) *enginetest.FakeEnv {
	e := topic()
	e.ConnectBy("subscriptions", by, "kitchen", `{"DeadLetterQueue":"letters"`+more+`}`)
	e.Connect("dead-letter", "letters", "")
	return e
}

// The form was recorded: what a queue would have got, and no attributes of its own.
func TestWhatCannotBeDeliveredGoesToTheDeadLetterQueue(t *testing.T) {
	for _, by := range []string{"SendMessage", action.PostHTTP, action.Invoke, action.SendEmail, action.SendTextMessage} {
		e := letters(by, "")
		published(e, "soup", "dish:String=hot")
		e.Return(e.Calls[0].ID, denied)
		require.Len(t, e.Calls, 2, by)
		require.Equal(t, "letters", e.Calls[1].Wire.Peer)
		v := parsed(t, text(e, 1))
		require.Equal(t, []string{"Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL",
			"UnsubscribeURL", "MessageAttributes"}, names(v), by)
		require.Empty(t, sent(e, 1).Attributes)
		require.Equal(t, uint64(1), sent(e, 1).Token.Lineage)
		e.Return(e.Calls[1].ID, done)
		require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailed").Count)
		require.Equal(t, int64(1), e.Metric("NumberOfNotificationsRedrivenToDlq").Count)
		require.Equal(t, []int64{0, 0}, e.Gauges)
	}
	e := letters("SendMessage", `,"RawMessageDelivery":true`)
	published(e, "soup", "attr1:Number=111", "attr2:Binary=\x02\x03\x04")
	e.Return(e.Calls[0].ID, denied)
	require.Equal(t, "soup", text(e, 1))
	require.Len(t, sent(e, 1).Attributes, 2)
}

func TestASubscriptionWhoseRetriesAreUsedUpSetsItsCopyAside(t *testing.T) {
	e := letters(action.PostHTTPS, "")
	published(e, "soup")
	at := attempts(e)
	require.Len(t, at, 4+16, "four by the policy, and the dead-letter queue was tried sixteen times")
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailedToRedriveToDlq").Count)
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestADeadLetterQueueThatIsNotThereGetsNothing(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", `{"DeadLetterQueue":"letters"}`)
	e.Connect("dead-letter", "others", "")
	published(e, "soup")
	e.Return(e.Calls[0].ID, denied)
	require.Len(t, e.Calls, 1)
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailedToRedriveToDlq").Count)
	require.Contains(t, e.Text(), "not dead-lettered #1 to kitchen: QueueDoesNotExist")
}

func TestWhatCanNeverBeDeliveredIsSetAsideWithoutAnAttempt(t *testing.T) {
	e := letters("SendMessage", `,"RawMessageDelivery":true`)
	var eleven []string
	for _, name := range strings.Split("abcdefghijk", "") {
		eleven = append(eleven, name+":String=x")
	}
	published(e, "soup", eleven...)
	require.Len(t, e.Calls, 1)
	require.Equal(t, "letters", e.Calls[0].Wire.Peer)
}
