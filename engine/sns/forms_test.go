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

func kind() *component.Kind { return sns.Kind() }

// quoted is an object with one text.
func quoted(name, text string) string {
	b := value.NewObject(1)
	b.Set(name, value.Text(text))
	return b.Value().String()
}

// notified connects a subscriber, publishes, and returns what it got.
func notified(t *testing.T, by, settings string, in *action.Publish) *action.Notify {
	e := enginetest.NewFakeEnv(kind(), `{"DisplayName":"Kitchen of the house"}`)
	e.ConnectBy("subscriptions", by, "guest", settings)
	e.Advance(1500 * time.Millisecond)
	e.Deliver("in", "shop", in)
	require.Len(t, e.Calls, 1, by)
	got := e.Calls[0].In.(*action.Notify)
	require.Equal(t, by, got.Action())
	require.Equal(t, action.Notification, got.Type)
	require.Equal(t, "arn:aws:sns:us-east-1:123456789012:sns", got.Topic)
	require.True(t, strings.HasPrefix(got.Subscription, got.Topic+":"))
	return got
}

func parsed(t *testing.T, text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad, text)
	return v
}

func names(v value.Value) (all []string) {
	for name := range v.Members() {
		all = append(all, name)
	}
	return all
}

func soup() *action.Publish {
	return &action.Publish{Message: message("soup", "dish", "String", "hot"), Subject: "Lunch"}
}

func TestAnEndpointGetsTheEnvelopeThatAQueueGets(t *testing.T) {
	for _, by := range []string{action.PostHTTP, action.PostHTTPS, action.SendEmailJSON} {
		got := notified(t, by, "", soup())
		require.Equal(t, []string{"Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL",
			"UnsubscribeURL", "MessageAttributes"}, names(parsed(t, got.Message.Text())), by)
		require.Equal(t, "dish", got.Message.Attributes[0].Name, "for those who look at them")
	}
	require.Equal(t, "text/plain; charset=UTF-8", notified(t, action.PostHTTP, "", soup()).ContentType)
	own := notified(t, action.PostHTTP, quoted("DeliveryPolicy", `{"requestPolicy":{"headerContentType":"application/json"}}`), soup())
	require.Equal(t, "application/json", own.ContentType)
}

func TestFirehoseGetsAnEnvelopeWithoutSignature(t *testing.T) {
	got := notified(t, action.PutRecord, "", soup())
	require.Equal(t, []string{"Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "UnsubscribeURL", "MessageAttributes"},
		names(parsed(t, got.Message.Text())))
}

func TestRawDeliveryIsTheMessageAlone(t *testing.T) {
	for _, by := range []string{action.PostHTTP, action.PostHTTPS, action.PutRecord} {
		got := notified(t, by, `{"RawMessageDelivery":true}`, soup())
		require.Equal(t, "soup", got.Message.Text())
		require.True(t, got.Raw)
	}
	for _, by := range []string{action.Invoke, action.SendEmailJSON} {
		got := notified(t, by, `{"RawMessageDelivery":true}`, soup())
		require.NotEqual(t, "soup", got.Message.Text(), "%s knows no raw delivery", by)
		require.False(t, got.Raw)
	}
}

// The members are those that were recorded, in the spelling of Lambda.
func TestAFunctionGetsARecord(t *testing.T) {
	got := notified(t, action.Invoke, "", soup())
	event := parsed(t, got.Message.Text())
	record, _ := value.Pointer("/Records/0").Resolve(event)
	for at, wanted := range map[value.Pointer]string{
		"/EventSource": `"aws:sns"`, "/EventVersion": `"1.0"`, "/EventSubscriptionArn": `"` + got.Subscription + `"`,
		"/Sns/Type": `"Notification"`, "/Sns/Message": `"soup"`, "/Sns/Subject": `"Lunch"`, "/Sns/Timestamp": `"2026-01-01T00:00:01.500Z"`,
		"/Sns/MessageAttributes": `{"dish":{"Type":"String","Value":"hot"}}`, "/Sns/SignatureVersion": `"1"`,
		"/Sns/UnsubscribeUrl": `"https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=` + got.Subscription + `"`,
	} {
		member, found := at.Resolve(record)
		require.True(t, found, at)
		require.Equal(t, wanted, member.String(), at)
	}
	inside, _ := record.Get("Sns")
	require.ElementsMatch(t, []string{"Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp", "SignatureVersion", "Signature",
		"SigningCertUrl", "UnsubscribeUrl", "MessageAttributes"}, names(inside))
	plain := notified(t, action.Invoke, "", &action.Publish{Message: action.Message{Body: "soup"}})
	require.Contains(t, plain.Message.Text(), `"Subject":null`)
	require.Contains(t, plain.Message.Text(), `"MessageAttributes":{}`)
}

func TestAnEmailIsToBeRead(t *testing.T) {
	got := notified(t, action.SendEmail, "", soup())
	require.Equal(t, "Lunch", got.Subject)
	require.Equal(t, "Kitchen of the house", got.Sender)
	require.True(t, strings.HasPrefix(got.Message.Text(), "soup\n\n--\n"))
	require.Contains(t, got.Message.Text(), "?Action=Unsubscribe&SubscriptionArn="+got.Subscription+"\n")
	require.Equal(t, "AWS Notification Message", notified(t, action.SendEmail, "", &action.Publish{Message: action.Message{Body: "soup"}}).Subject)
}

func TestATextMessageIsTheMessageAndItsSenderShort(t *testing.T) {
	got := notified(t, action.SendTextMessage, "", soup())
	require.Equal(t, "soup", got.Message.Text())
	require.Equal(t, "Kitchen of", got.Sender)
	require.Equal(t, "soup", func() string { m := notified(t, action.PushMobile, "", soup()); return m.Message.Text() }())
	e := topic()
	e.ConnectBy("subscriptions", action.SendTextMessage, "guest", "")
	published(e, strings.Repeat("ü", 1600))
	published(e, strings.Repeat("x", 1601))
	require.Len(t, e.Calls, 1, "no more than 1,600 characters")
	require.Equal(t, int64(1), e.Metric("NumberOfNotificationsFailed").Count)
}

func TestAMessageMayHaveAnotherTextForAProtocol(t *testing.T) {
	text, others, reason := sns.ParseStructure(`{"default":"soup","sms":"S","lambda":"L","sqs":{"a":1},"x":5}`)
	require.Empty(t, reason)
	require.Equal(t, []action.ProtocolText{{Protocol: "sms", Text: "S"}, {Protocol: "lambda", Text: "L"}}, others)
	e := topic()
	for _, by := range []string{action.SendTextMessage, action.Invoke, action.PushMobile, action.PostHTTP} {
		e.ConnectBy("subscriptions", by, by, "")
	}
	e.Deliver("in", "shop", &action.Publish{Message: action.Message{Body: text}, Texts: others})
	require.Len(t, e.Calls, 4)
	for i, wanted := range []string{"S", `"Message":"L"`, "soup", `"Message":"soup"`} {
		m := e.Calls[i].In.(*action.Notify).Message
		require.Contains(t, m.Text(), wanted)
	}
	for text, wanted := range map[string]string{
		`{"sqs":"Test message"}`: "Message Structure - No default entry in JSON message body",
		`{"default":{"a":"b"}}`:  "Message Structure - No default entry in JSON message body",
		`{"default":"x"} }`:      "Message Structure - JSON message body failed to parse",
		`["default"]`:            "Message Structure - JSON message body failed to parse",
	} {
		_, _, reason := sns.ParseStructure(text)
		require.Equal(t, wanted, reason, text)
	}
	text, _, reason = sns.ParseStructure(`{"default":"first","default":"second"}`)
	require.Empty(t, reason)
	require.Equal(t, "second", text)
}

// A topic is where its requests say, from then on.
func TestArnsAndLinksAreOfThePlaceThatAPublishNames(t *testing.T) {
	at := &action.Place{Region: "eu-west-1", Account: "000000000001", Endpoint: "http://127.0.0.1:4566", Epoch: 1_700_000_000}
	e := topic()
	w := e.Connect("subscriptions", "kitchen", `{"SubscriptionId":"abc"}`)
	e.Deliver("in", "", &action.Publish{Message: action.Message{Body: "soup"}, Place: at})
	published(e, "cake")
	for i := range 2 {
		require.Contains(t, text(e, i), `"TopicArn":"arn:aws:sns:eu-west-1:000000000001:sns"`)
		require.Contains(t, text(e, i), `"Timestamp":"2023-11-14T22:13:20.000Z"`)
		require.Contains(t, text(e, i), `"SigningCertURL":"http://127.0.0.1:4566/SimpleNotificationService-`)
		require.Contains(t, text(e, i), `"UnsubscribeURL":"http://127.0.0.1:4566/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:000000000001:sns:abc"`)
	}
	require.Equal(t, "abc", sns.SubscriptionID("sns", "kitchen", "SendMessage", w.Settings))
	reply, _ := e.ReplyTo(e.Deliver("", "", &sns.Locate{Place: sns.DefaultPlace}))
	require.Nil(t, reply.Result.Fault)
	published(e, "pie")
	require.Contains(t, text(e, 2), "arn:aws:sns:us-east-1:123456789012:sns")
}

// What a place holds comes from outside, and cannot leave its text.
func TestAPlaceIsQuotedInNotifications(t *testing.T) {
	at := &action.Place{Region: `x","Message":"forged`, Account: `"}`, Endpoint: `http://"`}
	for _, by := range []string{"SendMessage", action.Invoke, action.PostHTTP} {
		e := topic()
		e.ConnectBy("subscriptions", by, "kitchen", "")
		e.Deliver("in", "", &action.Publish{Message: action.Message{Body: "soup"}, Place: at})
		m := e.Calls[0].In.(action.Bearer).MessageAt(0)
		v := parsed(t, m.Text())
		if inside, ok := value.Pointer("/Records/0/Sns").Resolve(v); ok {
			v = inside
		}
		member, _ := v.Get("Message")
		require.Equal(t, `"soup"`, member.String())
	}
}

// The three recorded strings.
func TestTheSignatureIsOfTheseMembers(t *testing.T) {
	require.Equal(t, "Message\ntest content\nMessageId\nabdcdef\nSubject\nrandom\nTimestamp\n2024-01-04T17:39:18.000Z\nTopicArn\narn\nType\nNotification\n",
		sns.StringToSign(parsed(t, `{"Message":"test content","MessageId":"abdcdef","Subject":"random","Timestamp":"2024-01-04T17:39:18.000Z","TopicArn":"arn","Type":"Notification"}`)))
	for _, kind := range []string{action.SubscriptionConfirmation, action.UnsubscribeConfirmation} {
		require.Equal(t, "Message\ntest content\nMessageId\nabdcdef\nSubscribeURL\nhttp://example.invalid/\nTimestamp\n2024-01-04T17:39:18.000Z\n"+
			"Token\nrandomtoken\nTopicArn\narn\nType\n"+kind+"\n",
			sns.StringToSign(parsed(t, `{"Message":"test content","MessageId":"abdcdef","SubscribeURL":"http://example.invalid/","Timestamp":"2024-01-04T17:39:18.000Z","Token":"randomtoken","TopicArn":"arn","Type":"`+kind+`"}`)))
	}
}

func TestTheVersionOfTheSignatureIsSaid(t *testing.T) {
	e := enginetest.NewFakeEnv(kind(), `{"SignatureVersion":"2"}`)
	e.Connect("subscriptions", "kitchen", "")
	published(e, "soup")
	require.Contains(t, text(e, 0), `"SignatureVersion":"2"`)
}

// Copies of a fan-out share their text, and requests that are the same are one.
func TestCopiesShareTheirText(t *testing.T) {
	e := topic()
	for _, peer := range []string{"a", "b"} {
		e.Connect("subscriptions", peer, "")
		e.Connect("subscriptions", peer+" raw", `{"RawMessageDelivery":true}`)
		e.ConnectBy("subscriptions", action.PostHTTP, peer+" http", "")
	}
	published(e, "soup")
	shared := func(i int) *action.Shared { return e.Calls[i].In.(action.Bearer).MessageAt(0).Shared }
	require.NotNil(t, shared(0))
	for _, i := range []int{2, 3, 5} {
		require.Same(t, shared(0), shared(i))
	}
	require.Same(t, e.Calls[1].In, e.Calls[4].In)
	require.NotEqual(t, text(e, 0), text(e, 3), "but each can end its own subscription")
}
