package sns_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/sns"
	"playground/engine/value"
)

func topic() *enginetest.FakeEnv { return enginetest.NewFakeEnv(sns.Kind(), "{}") }

// published hands the topic a message with attributes "name:Type=value".
func published(e *enginetest.FakeEnv, body string, attributes ...string) component.CallID {
	in := &action.Publish{Message: action.Message{Body: body, Token: component.Token{Lineage: e.NewLineage(), Attempt: 1}}}
	for _, text := range attributes {
		left, v, _ := strings.Cut(text, "=")
		name, kind, _ := strings.Cut(left, ":")
		in.Message.Attributes = append(in.Message.Attributes, action.Attribute{Name: name, Type: kind, Value: v})
	}
	return e.Deliver("in", "shop", in)
}

// copies lists what went to whom.
func copies(e *enginetest.FakeEnv) []string {
	var all []string
	for _, c := range e.Calls {
		all = append(all, c.Wire.Peer+" at "+c.At.String())
	}
	return all
}

func sent(e *enginetest.FakeEnv, i int) action.Message {
	return e.Calls[i].In.(*action.SendMessage).Message
}

// text is what a queue got.
func text(e *enginetest.FakeEnv, i int) string {
	m := sent(e, i)
	return m.Text()
}

var (
	done     = component.Result{Out: action.Empty{}}
	overload = component.Result{Fault: &component.Fault{Code: "ServiceUnavailable", Server: true}}
	denied   = component.Result{Fault: &component.Fault{Code: "InvalidParameterValue"}}
)

func TestEverySubscriptionGetsACopyAndThePublisherWaitsForNone(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	e.Connect("subscriptions", "billing", "")
	id := published(e, "soup")
	reply, ok := e.ReplyTo(id)
	require.True(t, ok, "answered before any copy is delivered")
	require.NotEmpty(t, reply.Result.Out.(*action.PublishResult).ID.String())
	require.Equal(t, []string{"kitchen at 0s", "billing at 0s"}, copies(e))
	require.Equal(t, sent(e, 0).Token, sent(e, 1).Token, "the same message, twice")
	require.Equal(t, uint64(1), sent(e, 0).Token.Lineage)
	for _, c := range e.Calls {
		e.Return(c.ID, done)
	}
	require.Equal(t, int64(2), e.Metric("NumberOfNotificationsDelivered").Count)
	require.Equal(t, int64(1), e.Metric("NumberOfMessagesPublished").Count)
	require.Equal(t, int64(4), e.Metric("PublishSize").Sum)
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestAMessageWithoutSubscriptionsIsAcceptedAndGone(t *testing.T) {
	e := topic()
	reply, ok := e.ReplyTo(published(e, "soup"))
	require.True(t, ok)
	require.Nil(t, reply.Result.Fault)
	require.Empty(t, e.Calls)
	require.Zero(t, e.Pending())
}

func TestAFilterDecidesByTheAttributes(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", `{"FilterPolicy":{"dish":["soup",{"prefix":"st"}]}}`)
	e.Connect("subscriptions", "archive", "")
	published(e, "1", "dish:String=stew")
	published(e, "2", "dish:String=cake")
	published(e, "3")
	require.Equal(t, []string{"kitchen at 0s", "archive at 0s", "archive at 0s", "archive at 0s"}, copies(e))
	require.Equal(t, int64(2), e.Metric("NumberOfNotificationsFilteredOut").Count)
	require.Contains(t, e.Text(), "filtered out #2 for kitchen: attribute dish does not match")
}

func TestAnEditedFilterDecidesFromThenOn(t *testing.T) {
	e := topic()
	w := e.Connect("subscriptions", "kitchen", `{"FilterPolicy":{"dish":["soup"]}}`)
	published(e, "1", "dish:String=cake")
	e.Disconnect(w)
	e.Connect("subscriptions", "kitchen", `{"FilterPolicy":{"dish":["cake"]}}`)
	published(e, "2", "dish:String=cake")
	require.Equal(t, []string{"kitchen at 0s"}, copies(e))
}

// The members are those that AWS was recorded to send; the subject and the attributes only when there are any.
func TestANotificationIsAnEnvelope(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	e.Advance(1500 * time.Millisecond)
	id := published(e, "one \"soup\"\n", "dish:String=soup", "photo:Binary=\x00\xff")
	id0 := sns.SubscriptionID("sns", "kitchen", "SendMessage", e.Wires("subscriptions")[0].Settings)
	body, bad := value.Parse(text(e, 0), value.Limits{})
	require.Nil(t, bad)
	var names []string
	for name := range body.Members() {
		names = append(names, name)
	}
	require.Equal(t, []string{"Type", "MessageId", "TopicArn", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL",
		"UnsubscribeURL", "MessageAttributes"}, names)
	reply, _ := e.ReplyTo(id)
	for name, wanted := range map[string]string{
		"Type": "Notification", "MessageId": reply.Result.Out.(*action.PublishResult).ID.String(),
		"TopicArn": "arn:aws:sns:us-east-1:123456789012:sns", "Message": "one \"soup\"\n", "Timestamp": "2026-01-01T00:00:01.500Z",
		"SignatureVersion": "1",
		"UnsubscribeURL": "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=" +
			"arn:aws:sns:us-east-1:123456789012:sns:" + id0,
	} {
		member, _ := body.Get(name)
		text, _ := member.AsText()
		require.Equal(t, wanted, text, name)
	}
	signature, _ := body.Get("Signature")
	require.Contains(t, signature.String(), "EXAMPLE", "nobody takes it for a real one")
	attributes, _ := body.Get("MessageAttributes")
	require.Equal(t, `{"dish":{"Type":"String","Value":"soup"},"photo":{"Type":"Binary","Value":"AP8="}}`, attributes.String())
	require.Empty(t, sent(e, 0).Attributes, "they are inside")
}

func TestTheSubjectIsInTheEnvelope(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	e.Order("Publish", `{"Message":"soup","Subject":"Lunch","MessageAttributes":"guests=4\nextras=[\"nuts\"]"}`)
	require.Contains(t, text(e, 0), `"Subject":"Lunch","Message":"soup"`)
	require.Contains(t, text(e, 0), `"guests":{"Type":"Number","Value":"4"},"extras":{"Type":"String.Array","Value":"[\"nuts\"]"}`)
}

func TestRawDeliveryPassesTheMessageOnAsItIs(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", `{"RawMessageDelivery":true}`)
	published(e, "soup", "dish:String=soup")
	require.Equal(t, "soup", sent(e, 0).Body)
	require.Equal(t, []action.Attribute{{Name: "dish", Type: "String", Value: "soup"}}, sent(e, 0).Attributes)
}

func TestMoreThanTenAttributesCannotBeDeliveredRaw(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", `{"RawMessageDelivery":true}`)
	e.Connect("subscriptions", "archive", "")
	var eleven []string
	for _, name := range strings.Split("abcdefghijk", "") {
		eleven = append(eleven, name+":String=x")
	}
	published(e, "soup", eleven...)
	require.Equal(t, []string{"archive at 0s"}, copies(e))
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailed").Count)
}

func TestAMessageThatBreaksTheRulesIsRefused(t *testing.T) {
	long := strings.Repeat("x", 262_144)
	for _, c := range []struct {
		in         action.Publish
		code, told string
	}{
		{action.Publish{}, "InvalidParameter", "Invalid parameter: Empty message"},
		{action.Publish{Message: action.Message{Body: long + "x"}}, "InvalidParameter", "Invalid parameter: Message too long"},
		{action.Publish{Message: message(long[3:], "a", "String", "")}, "InvalidParameter", "Invalid parameter: Message too long"},
		{action.Publish{Message: message("x", "a", "String", "v"), Subject: "two\nlines"}, "InvalidParameter", "Invalid parameter: Subject"},
		{action.Publish{Message: message("x", "a", "String", "v"), Subject: long[:100]}, "InvalidParameter", "Invalid parameter: Subject"},
		{action.Publish{Message: action.Message{Body: "x", DeduplicationID: "1"}}, "InvalidParameter", "Invalid parameter: MessageDeduplicationId " +
			"Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type"},
		{action.Publish{Message: message("x", "attr1", "String.", "v")}, "ParameterValueInvalid", "The message attribute 'attr1' has an invalid " +
			"message attribute type, the set of supported type prefixes is Binary, Number, and String."},
		{action.Publish{Message: message("x", "attr1", "Stringprefixed", "v")}, "ParameterValueInvalid", "The message attribute 'attr1' has an " +
			"invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."},
		{action.Publish{Message: message("x", "a", "Number", "")}, "ParameterValueInvalid",
			"The message attribute 'a' must contain non-empty message attribute value for message attribute type 'Number'."},
		{action.Publish{Message: message("x", "a..b", "String", "v")}, "ParameterValueInvalid",
			"Invalid message attribute name 'a..b'. Can only include alphanumeric characters, hyphens, underscores, or dots."},
		{action.Publish{Message: message("x", long[:256], "String", "v")}, "ParameterValueInvalid",
			"Length of message attribute name must be less than 256 bytes."},
	} {
		e := topic()
		e.Connect("subscriptions", "kitchen", "")
		reply, ok := e.ReplyTo(e.Deliver("in", "shop", &c.in))
		require.True(t, ok)
		require.Equal(t, &component.Fault{Code: c.code, Message: c.told}, reply.Result.Fault)
		require.Empty(t, e.Calls)
		require.Zero(t, e.Metric("NumberOfMessagesPublished").Count)
	}
}

func message(body, name, kind, v string) action.Message {
	return action.Message{Body: body, Attributes: []action.Attribute{{Name: name, Type: kind, Value: v}}}
}

func TestAMessageAtTheLimitsIsAccepted(t *testing.T) {
	for _, in := range []action.Publish{
		{Message: action.Message{Body: strings.Repeat("x", 262_144)}},
		{Message: message("x", strings.Repeat("a", 255), "String.  label.", "v"), Subject: strings.Repeat("ü", 99)},
	} {
		e := topic()
		reply, _ := e.ReplyTo(e.Deliver("in", "shop", &in))
		require.Nil(t, reply.Result.Fault)
	}
}

func TestAClientFaultIsNotWorthARetry(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	published(e, "soup")
	e.Return(e.Calls[0].ID, denied)
	e.Advance(time.Hour)
	require.Len(t, e.Calls, 1)
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailed").Count)
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestAServerFaultIsRetriedUntilItIsDelivered(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	published(e, "soup")
	for i := 0; i < 7; i++ {
		e.Return(e.Calls[i].ID, overload)
		if len(e.Calls) == i+1 { // not tried again at once
			e.Step(e.Now().Add(20 * time.Second))
		}
	}
	require.Equal(t, []string{"kitchen at 0s", "kitchen at 0s", "kitchen at 0s", "kitchen at 0s", "kitchen at 1s", "kitchen at 2s",
		"kitchen at 3s", "kitchen at 4.037s"}, copies(e), "3 retries at once, 2 after 1s each, then after 1s and 1.037s")
	require.Equal(t, uint8(8), sent(e, 7).Token.Attempt)
	require.Equal(t, uint8(1), sent(e, 0).Token.Attempt, "a request once sent never changes")
	e.Return(e.Calls[7].ID, done)
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsDelivered").Count)
	require.Zero(t, e.Metric("NumberOfNotificationsFailed").Count)
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestSilenceCountsAsAFailureAfter15Seconds(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	published(e, "soup")
	e.Advance(15 * time.Second)
	require.Equal(t, []string{"kitchen at 0s", "kitchen at 15s"}, copies(e))
	require.True(t, e.Calls[0].Forgotten)
	e.Return(e.Calls[0].ID, done)
	require.Zero(t, e.Metric("NumberOfNotificationsDelivered").Count, "an answer to what was given up counts no more")
	e.Return(e.Calls[1].ID, done)
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsDelivered").Count)
}

func TestACopyWhoseSubscriptionIsRemovedIsDropped(t *testing.T) {
	e := topic()
	kitchen := e.Connect("subscriptions", "kitchen", "")
	e.Connect("subscriptions", "archive", "")
	published(e, "waits for its answer")
	published(e, "waits for its retry")
	for range 4 {
		e.Return(e.Calls[len(e.Calls)-1-1].ID, overload)
	}
	e.Disconnect(kitchen)
	require.Equal(t, 2, strings.Count(e.Text(), "delivery dropped"))
	require.Equal(t, int64(2), e.Gauges[0], "those to the archive are still under way")
	e.Advance(time.Second)
	for _, c := range e.Calls {
		e.Return(c.ID, done)
	}
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestCopiesSurviveAnOutage(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", "")
	published(e, "soup")
	e.Advance(time.Second)
	e.Crash()
	e.Advance(time.Minute)
	e.Connect("subscriptions", "archive", "")
	require.Len(t, e.Calls, 1, "nothing happens meanwhile, whatever is edited")
	e.Recover()
	require.Equal(t, []string{"kitchen at 0s", "kitchen at 1m01s"}, copies(e))
	e.Return(e.Calls[1].ID, done)
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsDelivered").Count)
	require.Equal(t, []int64{0, 0}, e.Gauges)
}

func TestWhatRestsIsShown(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", `{"FilterPolicy":{"dish":[{"exists":false}]}}`)
	published(e, "soup")
	for i := range 4 {
		e.Return(e.Calls[i].ID, overload)
	}
	items := component.Contents{Limit: component.ContentsMax}
	e.Component.Contents(&items)
	require.Len(t, items.Items, 1)
	require.Equal(t, "1s", items.Items[0].Until.String())
	inside := e.Component.Inspect()
	for at, wanted := range map[value.Pointer]string{
		"/TopicArn": `"arn:aws:sns:us-east-1:123456789012:sns"`, "/published": "1",
		"/subscriptions/0/Endpoint": `"kitchen"`, "/subscriptions/0/state": `"Confirmed"`, "/subscriptions/0/Protocol": `"sqs"`,
		"/subscriptions/0/FilterPolicy": `{"dish":[{"exists":false}]}`, "/subscriptions/0/retrying": "1",
		"/deliveries/0/attempts": "4", "/deliveries/0/attemptsMost": "100016", "/deliveries/0/phase": `"pre-backoff"`,
		"/deliveries/0/retryAt": `"1s"`, "/deliveries/0/lineage": "1", "/messages/0/Message": `"soup"`, "/messages/0/number": "1",
	} {
		member, found := at.Resolve(inside)
		require.True(t, found, at)
		require.Equal(t, wanted, member.String(), at)
	}
}
