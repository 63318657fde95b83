package subscriber_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/endpoint"
	"playground/engine/enginetest"
	"playground/engine/inbox"
	"playground/engine/phone"
	"playground/engine/sink"
	"playground/engine/value"
)

// story is the trace without its columns.
func story(e *enginetest.FakeEnv) string {
	return regexp.MustCompile(` +`).ReplaceAllString(e.Text(), " ")
}

// note is what a topic sends by an action.
func note(via, body string, lineage uint64) *action.Notify {
	m := action.Message{Body: body, Token: component.Token{Lineage: lineage, Attempt: 1}}
	return &action.Notify{Via: via, Message: m, Type: action.Notification, Topic: "arn:aws:sns:us-east-1:123456789012:news"}
}

// confirmation is what a topic sends to somebody who is to confirm.
func confirmation(via string) *action.Notify {
	in := note(via, "visit the link", 0)
	in.Type, in.Token = action.SubscriptionConfirmation, "2336412f37"
	return in
}

// confirmedAs is a topic's answer to a confirmation.
func confirmedAs(arn string) component.Result {
	return component.Result{Out: &action.ConfirmSubscriptionResult{SubscriptionArn: arn}}
}

// rows lists one member of each message in the inspector.
func rows(e *enginetest.FakeEnv, member string) (all []string) {
	messages, _ := e.Component.Inspect().Get("messages")
	for _, row := range messages.Elements() {
		v, _ := row.Get(member)
		text, ok := v.AsText()
		if !ok {
			text = v.String()
		}
		all = append(all, text)
	}
	return all
}

func member(v value.Value, names ...string) string {
	for _, name := range names {
		v, _ = v.Get(name)
	}
	text, _ := v.AsText()
	return text
}

// code is how a call ended: the fault's code, the type of the answer, or "open".
func code(e *enginetest.FakeEnv, id component.CallID) string {
	reply, ok := e.ReplyTo(id)
	switch {
	case !ok:
		return "open"
	case reply.Result.Fault != nil && reply.Result.Fault.Server:
		return reply.Result.Fault.Code + ", worth a retry"
	case reply.Result.Fault != nil:
		return reply.Result.Fault.Code
	}
	return "taken"
}

func TestAnInboxKeepsMailsUntilTheyAreRead(t *testing.T) {
	e := enginetest.NewFakeEnv(inbox.Kind(), `{}`)
	e.ConnectFrom("news", "email")
	mail := note(action.SendEmail, "Soup is ready", 1)
	mail.Subject, mail.Sender = "Lunch", "Kitchen"
	require.Equal(t, "taken", code(e, e.Deliver("email", "news", mail)))
	e.Advance(time.Second)
	e.Deliver("email", "news", note(action.SendEmail, "Soup is out", 2))
	require.Equal(t, []string{"unread", "unread"}, rows(e, "state"))
	require.Equal(t, []string{"Lunch", "AWS Notification Message"}, rows(e, "subject"))
	require.Equal(t, []string{"Kitchen", "AWS Notifications"}, rows(e, "sender"))
	require.Equal(t, []string{"news", "news"}, rows(e, "from"))
	require.Equal(t, []int64{2, 2}, e.Gauges)
	e.Order("MarkRead", `{"Message":1}`)
	require.Equal(t, []string{"read", "unread"}, rows(e, "state"))
	require.Equal(t, []int64{2, 1}, e.Gauges)
	e.Order("MarkRead", `{}`)
	require.Equal(t, []int64{2, 0}, e.Gauges)
	require.Equal(t, "0s inbox received #1 from news, 13 bytes\n1s inbox received #2 from news, 11 bytes\n", story(e))
}

func TestAMailIsReadWholeByWhoeverLooks(t *testing.T) {
	e := enginetest.NewFakeEnv(inbox.Kind(), `{}`)
	mail := note(action.SendEmail, "middle", 1)
	mail.Message.Shared = &action.Shared{Head: strings.Repeat("é", 200), Tail: ", end"}
	mail.Message.Attributes = []action.Attribute{{Name: "store", Type: "String", Value: "example_corp"}, {Name: "key", Type: "Binary", Value: "\x01\x02"}}
	e.Deliver("email", "news", mail)
	require.Equal(t, []string{strings.Repeat("é", 160) + "…"}, rows(e, "body"))
	whole := e.Component.(component.Peeker).Peek(1)
	require.Equal(t, strings.Repeat("é", 200)+"middle, end", member(whole, "body"))
	require.Equal(t, `[{"Name":"store","DataType":"String","Value":"example_corp"},{"Name":"key","DataType":"Binary","Value":"AQI="}]`, get(whole, "attributes"))
	require.Equal(t, value.Null, e.Component.(component.Peeker).Peek(2))
}

func get(v value.Value, name string) string {
	one, _ := v.Get(name)
	return one.String()
}

func TestASubscriptionIsConfirmedAfterAWhile(t *testing.T) {
	e := enginetest.NewFakeEnv(inbox.Kind(), `{"ConfirmAfter":"5s"}`)
	e.ConnectFrom("other", "email-json")
	e.ConnectFrom("news", "email-json")
	e.Deliver("email-json", "news", confirmation(action.SendEmailJSON))
	require.Equal(t, []string{"AWS Notification - Subscription Confirmation"}, rows(e, "subject"))
	e.Advance(5 * time.Second)
	require.Len(t, e.Calls, 1)
	require.Equal(t, "news", e.Calls[0].Wire.Peer)
	require.Equal(t, "2336412f37", e.Calls[0].In.(*action.ConfirmSubscription).Token)
	require.Equal(t, []string{"asked"}, rows(e, "confirmation"))
	e.Return(e.Calls[0].ID, confirmedAs("arn:1"))
	require.Equal(t, []string{"confirmed"}, rows(e, "confirmation"))
	require.Equal(t, []string{"arn:1"}, rows(e, "result"))
	e.Advance(time.Hour)
	require.Len(t, e.Calls, 1)
	require.Zero(t, e.Pending())
}

func TestASubscriptionIsConfirmedByHand(t *testing.T) {
	e := enginetest.NewFakeEnv(inbox.Kind(), `{"ConfirmsSubscriptions":false}`)
	e.ConnectFrom("news", "email")
	require.Equal(t, "NoSuchMessage", code(e, e.Order("ConfirmSubscription", `{}`)))
	e.Deliver("email", "news", confirmation(action.SendEmail))
	e.Deliver("email", "news", note(action.SendEmail, "no link in here", 1))
	e.Advance(time.Hour)
	require.Empty(t, e.Calls)
	require.Equal(t, "NoSuchMessage", code(e, e.Order("ConfirmSubscription", `{"Message":2}`)))
	require.Equal(t, "taken", code(e, e.Order("ConfirmSubscription", `{}`)))
	e.Return(e.Calls[0].ID, component.Result{Fault: &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: Token"}})
	require.Equal(t, []string{"failed", ""}, []string{rows(e, "confirmation")[0], strings.Trim(rows(e, "confirmation")[1], "null")})
	require.Equal(t, "taken", code(e, e.Order("ConfirmSubscription", `{"Message":1}`)), "what failed can be tried again")
	e.Advance(30 * time.Second)
	require.Equal(t, "NoAnswer", rows(e, "result")[0])
	require.True(t, e.Calls[1].Forgotten)
	e.Configure(`{}`)
	require.Zero(t, e.Pending(), "what failed is not tried again by itself")
}

func TestConfirmationsFollowTheSettings(t *testing.T) {
	e := enginetest.NewFakeEnv(inbox.Kind(), `{"ConfirmAfter":"1m"}`)
	w := e.ConnectFrom("news", "email")
	e.Deliver("email", "news", confirmation(action.SendEmail))
	e.Configure(`{"ConfirmsSubscriptions":false}`)
	e.Advance(time.Hour)
	require.Empty(t, e.Calls)
	e.Crash()
	e.Configure(`{"ConfirmAfter":"1m"}`)
	require.Zero(t, e.Pending(), "nobody clicks while the server is down")
	e.Recover()
	e.Disconnect(w)
	e.Advance(time.Minute)
	require.Empty(t, e.Calls)
	require.Equal(t, []string{"NotConnected"}, rows(e, "result"))
	require.Contains(t, story(e), "1h01m00s inbox not confirmed by news: NotConnected\n")
}

func TestWhatIsRefusedIsNotKept(t *testing.T) {
	for _, x := range []struct {
		kind           *component.Kind
		settings, port string
		in             component.Request
		answer         string
	}{
		{inbox.Kind(), `{"TakesMail":false}`, "email", note(action.SendEmail, "hello", 1), "451 Try again later, worth a retry"},
		{phone.Kind(), `{"InCoverage":false}`, "sms", note(action.SendTextMessage, "hello", 1), "PhoneUnreachable, worth a retry"},
		{sink.Kind(), `{"Exists":false,"Arn":"arn:aws:sqs:us-east-1:123456789012:gone"}`, "sqs", &action.SendMessage{}, "AWS.SimpleQueueService.NonExistentQueue"},
		{sink.Kind(), `{"Exists":false,"Arn":"arn:aws:lambda:us-east-1:123456789012:function:gone"}`, "lambda", note(action.Invoke, "{}", 1), "ResourceNotFoundException"},
		{sink.Kind(), `{"Exists":false}`, "firehose", note(action.PutRecord, "{}", 1), "ResourceNotFoundException"},
		{sink.Kind(), `{"Exists":false,"Throttles":true}`, "firehose", note(action.PutRecord, "{}", 1), "ResourceNotFoundException"},
		{sink.Kind(), `{"Throttles":true,"Arn":"arn:aws:sqs:us-east-1:123456789012:busy"}`, "sqs", &action.SendMessage{}, "RequestThrottled, worth a retry"},
		{sink.Kind(), `{"Throttles":true,"Arn":"arn:aws:lambda:us-east-1:123456789012:function:busy"}`, "lambda", note(action.Invoke, "{}", 1), "TooManyRequestsException, worth a retry"},
		{sink.Kind(), `{"Throttles":true,"Arn":"arn:aws:firehose:us-east-1:123456789012:deliverystream/busy"}`, "firehose", note(action.PutRecord, "{}", 1), "ServiceUnavailableException, worth a retry"},
		{sink.Kind(), `{"Throttles":true}`, "application", note(action.PushMobile, "{}", 1), "ThrottlingException, worth a retry"},
	} {
		e := enginetest.NewFakeEnv(x.kind, x.settings)
		require.Equal(t, x.answer, code(e, e.Deliver(x.port, "news", x.in)), x.kind.Name)
		require.Empty(t, rows(e, "number"), x.kind.Name)
		e.Configure(`{}`)
		require.Equal(t, "taken", code(e, e.Deliver(x.port, "news", x.in)), x.kind.Name)
		require.Len(t, rows(e, "number"), 1, x.kind.Name)
	}
}

func TestAMissingFunctionIsNamed(t *testing.T) {
	e := enginetest.NewFakeEnv(sink.Kind(), `{"Exists":false,"Arn":"arn:aws:lambda:us-east-1:123456789012:function:gone"}`)
	reply, _ := e.ReplyTo(e.Deliver("lambda", "news", note(action.Invoke, "{}", 1)))
	require.Equal(t, "Function not found: arn:aws:lambda:us-east-1:123456789012:function:gone", reply.Result.Fault.Message)
}

func TestAQueueElsewhereAnswersAsAQueueDoes(t *testing.T) {
	e := enginetest.NewFakeEnv(sink.Kind(), `{}`)
	in := &action.SendMessage{Message: action.Message{Body: "one"}}
	first, _ := e.ReplyTo(e.Deliver("sqs", "news", in))
	second, _ := e.ReplyTo(e.Deliver("sqs", "news", in))
	a, b := first.Result.Out.(*action.SendMessageResult), second.Result.Out.(*action.SendMessageResult)
	require.NotEqual(t, a.ID.String(), b.ID.String())
	require.Equal(t, []string{"taken", "taken"}, rows(e, "state"))
}

func TestTheOldestMessagesGoFirst(t *testing.T) {
	e := enginetest.NewFakeEnv(phone.Kind(), `{}`)
	for i := range uint64(130) {
		e.Deliver("sms", "news", note(action.SendTextMessage, "hello", i+1))
	}
	require.Equal(t, []int64{130, 100}, e.Gauges, "what is gone is not unread")
	require.Equal(t, value.Null, e.Component.(component.Peeker).Peek(30))
	require.Equal(t, "31", member(e.Component.(component.Peeker).Peek(31), "number"))
	large := strings.Repeat("x", 1<<20)
	for i := range uint64(10) {
		e.Deliver("application", "news", note(action.PushMobile, large, i+1))
	}
	require.Len(t, rows(e, "number"), 4, "texts are bounded together")
	require.Less(t, e.Component.(component.Weigher).Bytes(nil), int64(5<<20))
}

func TestATextMessageHasParts(t *testing.T) {
	for _, x := range []struct {
		text  string
		parts string
	}{
		{"", "1"}, {"hello", "1"}, {strings.Repeat("a", 160), "1"}, {strings.Repeat("a", 161), "2"}, {strings.Repeat("€", 80), "1"}, {strings.Repeat("€", 81), "2"},
		{strings.Repeat("ж", 70), "1"}, {strings.Repeat("ж", 71), "2"}, {strings.Repeat("🎟", 35), "1"}, {strings.Repeat("🎟", 36), "2"},
	} {
		e := enginetest.NewFakeEnv(phone.Kind(), `{}`)
		e.Deliver("sms", "news", note(action.SendTextMessage, x.text, 1))
		e.Deliver("application", "news", note(action.PushMobile, x.text, 1))
		require.Equal(t, []string{x.parts, "1"}, rows(e, "parts"), x.text)
	}
}

func TestAnEndpointAnswersWithItsStatus(t *testing.T) {
	for answer, outcome := range map[string]string{
		"200 OK": "taken", "204 No Content": "taken", "301 Moved Permanently": "301 Moved Permanently", "400 Bad Request": "400 Bad Request",
		"403 Forbidden": "403 Forbidden", "404 Not Found": "404 Not Found", "410 Gone": "410 Gone", "429 Too Many Requests": "429 Too Many Requests, worth a retry",
		"500 Internal Server Error": "500 Internal Server Error, worth a retry", "503 Service Unavailable": "503 Service Unavailable, worth a retry",
	} {
		e := enginetest.NewFakeEnv(endpoint.Kind(), `{"Answers":"`+answer+`","ResponseTime":"2s"}`)
		id := e.Deliver("http", "news", note(action.PostHTTP, "hello", 1))
		require.Equal(t, []string{"open"}, rows(e, "state"))
		require.Equal(t, []int64{1, 1, 0}, e.Gauges)
		e.Advance(2 * time.Second)
		require.Equal(t, outcome, code(e, id))
		require.Equal(t, []string{answer}, rows(e, "state"))
		require.Equal(t, answer[:3], value.Int(e.Gauges[2]).String())
	}
}

func TestAnEndpointThatHangsIsLeftAlone(t *testing.T) {
	e := enginetest.NewFakeEnv(endpoint.Kind(), `{"Answers":"never"}`)
	id := e.Deliver("https", "news", note(action.PostHTTPS, "hello", 1))
	second := e.Deliver("https", "news", note(action.PostHTTPS, "again", 2))
	e.Advance(15 * time.Second)
	e.Hangup(id)
	require.Equal(t, []string{"abandoned", "open"}, rows(e, "state"))
	require.Equal(t, "15s endpoint left alone #1 by news after 15s\n", strings.SplitAfter(story(e), "\n")[2])
	e.Configure(`{"Answers":"200 OK","ResponseTime":"1s"}`)
	e.Advance(time.Second)
	require.Equal(t, "taken", code(e, second), "whoever is mended answers what is open")
	require.Equal(t, []int64{2, 0, 200}, e.Gauges)
}

func TestAnEndpointTakesSoManyRequests(t *testing.T) {
	e := enginetest.NewFakeEnv(endpoint.Kind(), `{"Answers":"never"}`)
	for i := range uint64(1000) {
		require.Equal(t, "open", code(e, e.Deliver("https", "news", note(action.PostHTTPS, "hello", i+1))))
	}
	require.Equal(t, "TooManyConnections, worth a retry", code(e, e.Deliver("https", "news", note(action.PostHTTPS, "hello", 1001))))
	e.Crash()
	require.Equal(t, []int64{1000, 0, 0}, e.Gauges)
	require.EqualValues(t, 1000, e.Metric("Abandoned").Count)
}

func TestAnEndpointFailsByChanceAndSlowsDown(t *testing.T) {
	e := enginetest.NewFakeEnv(endpoint.Kind(), `{"FailureProbability":"100%","ResponseTime":"1s"}`)
	e.Component.Trouble(component.Trouble{Disturbance: component.Slow, Factor: 10})
	id := e.Deliver("https", "news", note(action.PostHTTPS, "hello", 1))
	e.Advance(9 * time.Second)
	require.Equal(t, "open", code(e, id))
	e.Advance(time.Second)
	require.Equal(t, "500 Internal Server Error, worth a retry", code(e, id))
	require.Contains(t, story(e), "10s endpoint failed #1 500 Internal Server Error to news after 10s\n")
}

func TestAnEndpointShowsTheHeadersThatAWSSends(t *testing.T) {
	e := enginetest.NewFakeEnv(endpoint.Kind(), `{"ConfirmsSubscriptions":false}`)
	in := note(action.PostHTTPS, "hello", 1)
	in.ID, in.Subscription, in.Raw, in.ContentType = action.MessageID{Key: 1, Number: 2}, in.Topic+":1", true, "application/json"
	e.Deliver("https", "news", in)
	e.Deliver("https", "news", confirmation(action.PostHTTPS))
	e.Deliver("https", "shop", &action.Request{Message: action.Message{Body: "GET"}})
	peek := e.Component.(component.Peeker).Peek
	require.Equal(t, `{"x-amz-sns-message-type":"Notification","x-amz-sns-message-id":"`+in.ID.String()+`","x-amz-sns-topic-arn":"`+in.Topic+
		`","x-amz-sns-subscription-arn":"`+in.Topic+`:1","x-amz-sns-rawdelivery":"true","Content-Type":"application/json","User-Agent":"Amazon Simple Notification Service Agent","Accept-Encoding":"gzip,deflate"}`,
		get(peek(1), "headers"))
	require.Equal(t, "text/plain; charset=UTF-8", member(peek(2), "headers", "Content-Type"))
	require.Equal(t, "", member(peek(2), "headers", "x-amz-sns-subscription-arn"))
	require.Equal(t, "SubscriptionConfirmation", member(peek(2), "headers", "x-amz-sns-message-type"))
	require.Equal(t, "null", get(peek(3), "headers"))
}

func TestTheOutsideAnswersWhatIsLeftToIt(t *testing.T) {
	e := enginetest.NewFakeEnv(endpoint.Kind(), `{"Url":"http://127.0.0.1:9/hook"}`)
	remote := e.Component.(component.Remote)
	require.Equal(t, "http://127.0.0.1:9/hook", remote.Address(confirmation(action.PostHTTP)))
	for id, status := range []int{200, 0, 502} {
		in := confirmation(action.PostHTTP)
		e.Component.Call(component.Call{ID: component.CallID(id + 1), Port: "http", In: in, Outside: true})
		e.Advance(time.Hour)
		require.Equal(t, "open", rows(e, "state")[id])
		remote.Answered(component.CallID(id+1), status)
	}
	e.Advance(time.Hour)
	require.Equal(t, []string{"200 OK", "NoConnection", "502"}, rows(e, "state"))
	require.Empty(t, e.Calls, "who answers follows the link as well")
	require.Equal(t, "", enginetest.NewFakeEnv(inbox.Kind(), `{}`).Component.(component.Remote).Address(confirmation(action.SendEmail)))
}

func TestAddressesHaveDefaultsAndChecks(t *testing.T) {
	require.Equal(t, "ann@example.com", inbox.Address("ann", ""))
	require.Equal(t, "bob@shop.example", inbox.Address("ann", "bob@shop.example"))
	require.Regexp(t, `^\+120655501\d\d$`, phone.Number("ann", ""))
	require.Equal(t, "+4915112345678", phone.Number("ann", "+4915112345678"))
	require.Equal(t, "http://hook.example.com/", endpoint.URL("hook", "", "http"))
	for _, x := range []struct {
		kind     *component.Kind
		settings string
		sound    bool
	}{
		{inbox.Kind(), `{"Address":"ann@example.com"}`, true}, {inbox.Kind(), `{"Address":"ann"}`, false}, {inbox.Kind(), `{"Address":"@x"}`, false}, {inbox.Kind(), `{"Address":"a b@x"}`, false},
		{phone.Kind(), `{"Number":"+12065550100"}`, true}, {phone.Kind(), `{"Number":"12065550100"}`, false}, {phone.Kind(), `{"Number":"+0"}`, false}, {phone.Kind(), `{"Number":"+1234567890123456"}`, false},
		{endpoint.Kind(), `{"Url":"https://x/y?z=1"}`, true}, {endpoint.Kind(), `{"Url":"ftp://x"}`, false}, {endpoint.Kind(), `{"Url":"https://"}`, false}, {endpoint.Kind(), `{"Url":"https://x y"}`, false},
		{sink.Kind(), `{"Arn":"arn:aws:sqs:us-east-1:123456789012:q"}`, true}, {sink.Kind(), `{"Arn":"arn:aws:sqs"}`, false}, {sink.Kind(), `{"Arn":"q"}`, false},
	} {
		v, bad := value.Parse(x.settings, value.Limits{})
		require.Nil(t, bad)
		_, problems := component.ParseSettings(x.kind.Fields, v, "", nil)
		require.Equal(t, x.sound, len(problems) == 0, "%s %s: %v", x.kind.Name, x.settings, problems)
	}
}
