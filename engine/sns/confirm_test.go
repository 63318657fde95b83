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

const unconfirmed = `{"PendingConfirmation":true}`

// asked is a topic with an unconfirmed subscription, and what its subscriber was sent.
func asked(t *testing.T, by string) (*enginetest.FakeEnv, *action.Notify) {
	e := topic()
	e.ConnectBy("subscriptions", by, "shop", unconfirmed)
	require.Len(t, e.Calls, 1)
	e.Return(e.Calls[0].ID, done)
	return e, e.Calls[0].In.(*action.Notify)
}

// confirm calls ConfirmSubscription.
func confirm(e *enginetest.FakeEnv, token string) component.Result {
	reply, _ := e.ReplyTo(e.Deliver("subscriptions", "shop", &action.ConfirmSubscription{Token: token}))
	return reply.Result
}

func stateOf(t *testing.T, e *enginetest.FakeEnv) string {
	t.Helper()
	return states(t, e).Subscriptions[0].State
}

var wrongToken = &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: Token"}

func TestAnUnconfirmedSubscriberIsAskedAndGetsNothingElse(t *testing.T) {
	for _, by := range []string{action.PostHTTP, action.PostHTTPS, action.SendEmail, action.SendEmailJSON} {
		e, in := asked(t, by)
		require.Equal(t, action.SubscriptionConfirmation, in.Type)
		require.NotEmpty(t, in.Token)
		require.Contains(t, in.Message.Text(), "Token="+in.Token, "the link that confirms")
		published(e, "soup")
		require.Len(t, e.Calls, 1)
		require.Equal(t, sns.Pending, stateOf(t, e))
		require.Equal(t, []int64{0, 0}, e.Gauges)
	}
}

func TestWhatNobodyHasConfirmedIsShown(t *testing.T) {
	e := topic()
	e.ConnectBy("subscriptions", "SendMessage", "kitchen", "")
	e.ConnectBy("subscriptions", action.SendEmail, "shop", unconfirmed)
	items := component.Contents{Limit: component.ContentsMax}
	e.Component.Contents(&items)
	require.Equal(t, []component.Item{{Lane: component.LanePending, Slot: 1, Until: kernel.Time(48 * time.Hour)}}, items.Items)
	e.Return(e.Calls[0].ID, done)
	require.Nil(t, confirm(e, e.Calls[0].In.(*action.Notify).Token).Fault)
	items = component.Contents{Limit: component.ContentsMax}
	e.Component.Contents(&items)
	require.Empty(t, items.Items)
}

func TestWhoeverNeedNotConfirmIsNotAsked(t *testing.T) {
	for _, by := range []string{"SendMessage", action.Invoke, action.PutRecord, action.SendTextMessage, action.PushMobile} {
		e := topic()
		e.ConnectBy("subscriptions", by, "shop", unconfirmed)
		require.Empty(t, e.Calls)
		require.Equal(t, sns.Confirmed, stateOf(t, e))
	}
}

func TestTheRightTokenConfirms(t *testing.T) {
	e, in := asked(t, action.PostHTTPS)
	require.Equal(t, wrongToken, confirm(e, in.Token[1:]+"x").Fault)
	require.Equal(t, wrongToken, confirm(e, "").Fault)
	require.Equal(t, sns.Pending, stateOf(t, e))
	arn := confirm(e, in.Token).Out.(*action.ConfirmSubscriptionResult).SubscriptionArn
	require.Equal(t, sns.Confirmed, stateOf(t, e))
	published(e, "soup")
	require.Len(t, e.Calls, 2)
	notification := e.Calls[1].In.(*action.Notify)
	require.Equal(t, action.Notification, notification.Type)
	require.Equal(t, arn, notification.Subscription)
	require.Equal(t, arn, confirm(e, in.Token).Out.(*action.ConfirmSubscriptionResult).SubscriptionArn, "again is no harm")
}

func TestASubscriptionIsGoneThatIsNotConfirmedWithin48Hours(t *testing.T) {
	e, in := asked(t, action.PostHTTPS)
	e.Advance(48*time.Hour - 1)
	require.Equal(t, sns.Pending, stateOf(t, e))
	c := e.Clone()
	require.Nil(t, confirm(c, in.Token).Fault, "the last moment is early enough")
	e.Advance(1)
	require.Equal(t, sns.Expired, stateOf(t, e))
	require.Equal(t, wrongToken, confirm(e, in.Token).Fault)
	published(e, "soup")
	require.Len(t, e.Calls, 1)
	c.Advance(time.Hour)
	require.Equal(t, sns.Confirmed, stateOf(t, c))
}

func TestAConfirmationIsTriedAgainAsAnyCopy(t *testing.T) {
	e := topic()
	e.ConnectBy("subscriptions", action.PostHTTPS, "shop", unconfirmed)
	e.Return(e.Calls[0].ID, overload)
	e.Advance(20 * time.Second)
	require.Len(t, e.Calls, 2)
	first, second := e.Calls[0].In.(*action.Notify), e.Calls[1].In.(*action.Notify)
	require.Equal(t, first.Token, second.Token)
	e.Return(e.Calls[1].ID, denied)
	require.Contains(t, e.Text(), "not asked")
	require.Nil(t, confirm(e, first.Token).Fault, "the first may have arrived after all")
}

func TestASubscriptionMadeDuringAnOutageIsAskedAfterwards(t *testing.T) {
	e := topic()
	e.Crash()
	e.ConnectBy("subscriptions", action.PostHTTPS, "shop", unconfirmed)
	require.Empty(t, e.Calls)
	e.Advance(time.Minute)
	e.Recover()
	require.Len(t, e.Calls, 1)
	require.Nil(t, confirm(e, e.Calls[0].In.(*action.Notify).Token).Fault)
}

func TestTokensDiffer(t *testing.T) {
	e, first := asked(t, action.PostHTTPS)
	e.ConnectBy("subscriptions", action.SendEmail, "shop", unconfirmed)
	second := e.Calls[1].In.(*action.Notify)
	require.NotEqual(t, first.Token, second.Token)
	require.Nil(t, confirm(e, second.Token).Fault)
	require.Equal(t, []string{sns.Pending, sns.Confirmed}, []string{states(t, e).Subscriptions[0].State, states(t, e).Subscriptions[1].State})
}
