package conformance

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/kernel"
	"playground/engine/value"
)

// fake is an endpoint that knows a little of queues: enough to try the runner on.
//
//	CreateQueue     answers a URL
//	SendMessage     answers a MessageId; the message can be received after DelaySeconds
//	ReceiveMessage  hands out all that can be received, and waits for WaitTimeSeconds where there is nothing
//	DeleteMessage   takes a message away
type fake struct {
	now      kernel.Time
	messages []fakeMessage
	polls    []fakePoll
	answers  map[account.Ticket]aws.Response
	tickets  account.Ticket
	requests []*aws.Request
	topic    fakeTopic
}

type fakeMessage struct {
	id, body string
	from     kernel.Time
}

type fakePoll struct {
	ticket account.Ticket
	until  kernel.Time
}

func newFake() Endpoint { return &fake{answers: map[account.Ticket]aws.Response{}} }

func (f *fake) Now() kernel.Time { return f.now }

func (f *fake) Take(t account.Ticket) (aws.Response, bool) {
	r, is := f.answers[t]
	return r, is
}

func (f *fake) Abandon(t account.Ticket) {
	f.polls = slices.DeleteFunc(f.polls, func(p fakePoll) bool { return p.ticket == t })
}

func (f *fake) Next() (at kernel.Time, ok bool) {
	at = kernel.Forever
	for _, m := range f.messages {
		if m.from > f.now {
			at = min(at, m.from)
		}
	}
	for _, p := range f.polls {
		at = min(at, p.until)
	}
	return at, at != kernel.Forever
}

func (f *fake) Advance(to kernel.Time) {
	for at, ok := f.Next(); ok && at <= to; at, ok = f.Next() {
		f.now = at
		f.serve()
	}
	f.now = max(f.now, to)
	f.serve()
}

// serve gives the first poll what can be received, and ends those whose time is over.
func (f *fake) serve() {
	f.polls = slices.DeleteFunc(f.polls, func(p fakePoll) bool {
		var list []string
		for _, m := range f.messages {
			if m.from <= f.now {
				list = append(list, `{"Body":`+value.Text(m.body).String()+`,"MessageId":"`+m.id+`","ReceiptHandle":"`+m.id+`"}`)
			}
		}
		if len(list) == 0 && p.until > f.now {
			return false
		}
		f.messages = slices.DeleteFunc(f.messages, func(m fakeMessage) bool { return m.from <= f.now })
		f.ok(p.ticket, `{"Messages":[`+strings.Join(list, ",")+`]}`)
		return true
	})
}

func (f *fake) ok(t account.Ticket, body string) {
	f.answers[t] = aws.Response{Status: 200, Body: []byte(body)}
}

var fakeOperations = map[string]func(f *fake, t account.Ticket, params value.Value){
	"CreateQueue": func(f *fake, t account.Ticket, params value.Value) {
		f.ok(t, `{"QueueUrl":"http://localhost/`+Account+`/`+textOf(params, "QueueName")+`"}`)
	},
	"SendMessage": func(f *fake, t account.Ticket, params value.Value) {
		id := "m-" + strconv.Itoa(int(t))
		delay, _ := params.Get("DelaySeconds")
		seconds, _ := delay.AsInt()
		f.messages = append(f.messages, fakeMessage{id, textOf(params, "MessageBody"), f.now.Add(time.Duration(seconds) * time.Second)})
		f.ok(t, `{"MessageId":"`+id+`","Sent":{"Rank":`+strconv.Itoa(int(t))+`,"Echo":`+params.String()+`}}`)
		f.serve()
	},
	"ReceiveMessage": func(f *fake, t account.Ticket, params value.Value) {
		wait, _ := params.Get("WaitTimeSeconds")
		seconds, _ := wait.AsInt()
		f.polls = append(f.polls, fakePoll{t, f.now.Add(time.Duration(seconds) * time.Second)})
		f.serve()
	},
	"GetQueueAttributes": func(f *fake, t account.Ticket, _ value.Value) { f.ok(t, `{"Attributes":{"QueueArn":"arn:q"}}`) },
	"DeleteMessage":      func(f *fake, t account.Ticket, _ value.Value) { f.ok(t, "") },
}

func (f *fake) Begin(r *aws.Request) account.Ticket {
	f.tickets++
	f.requests = append(f.requests, r)
	_, operation, named := strings.Cut(strings.Join(r.Header["X-Amz-Target"], ""), ".")
	do, known := fakeOperations[operation]
	params, _ := value.Parse(r.Body, value.Limits{})
	form, _ := url.ParseQuery(string(r.Body) + r.Query)
	switch do := fakeTopics[form.Get("Action")]; {
	case !named && do != nil:
		f.answers[f.tickets] = do(&f.topic, f, form)
		return f.tickets
	}
	switch {
	case !named:
		f.answers[f.tickets] = aws.Response{Status: 404, Header: [][2]string{{"X-Kind", "raw"}}, Body: []byte(`{"Said":"` + r.Method + " " + r.Path + "?" + r.Query + `"}`)}
	case !known:
		f.answers[f.tickets] = aws.Response{Status: 400, Header: [][2]string{{"x-amzn-query-error", "InvalidAction;Sender"}},
			Body: []byte(`{"__type":"com.amazonaws.sqs#UnsupportedOperation","message":"no ` + operation + `"}`)}
	default:
		do(f, f.tickets, params)
	}
	return f.tickets
}
