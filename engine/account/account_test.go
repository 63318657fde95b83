package account_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

func TestAMessageGoesThroughAQueue(t *testing.T) {
	c := newClient(t)
	require.Equal(t, urls+"orders", text(c.ask("CreateQueue", `{'QueueName':'orders'}`), "/QueueUrl"))

	sent := c.ask("SendMessage", `{'QueueUrl':'`+urls+`orders','MessageBody':'message'}`)
	require.Equal(t, "78e731027d8fd50ed642340b7c9a63b3", text(sent, "/MD5OfMessageBody"))

	got := c.ask("ReceiveMessage", `{'QueueUrl':'`+urls+`orders'}`)
	require.Equal(t, "message", text(got, "/Messages/0/Body"))
	require.Equal(t, text(sent, "/MessageId"), text(got, "/Messages/0/MessageId"))
	require.Equal(t, "{}", c.ask("ReceiveMessage", `{'QueueUrl':'`+urls+`orders'}`).String())

	c.Advance(kernel.Time(30 * time.Second))
	again := c.ask("ReceiveMessage", `{'QueueUrl':'`+urls+`orders'}`)
	require.NotEqual(t, text(got, "/Messages/0/ReceiptHandle"), text(again, "/Messages/0/ReceiptHandle"))
	c.ask("DeleteMessage", `{'QueueUrl':'`+urls+`orders','ReceiptHandle':'`+text(again, "/Messages/0/ReceiptHandle")+`'}`)
	c.Advance(kernel.Time(time.Hour))
	require.Equal(t, "{}", c.ask("ReceiveMessage", `{'QueueUrl':'`+urls+`orders'}`).String())
}

func TestALongPollWaits(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	poll := jsonRequest("ReceiveMessage", `{'QueueUrl':'orders','WaitTimeSeconds':20}`)
	first, second, third := c.Begin(poll), c.Begin(poll), c.Begin(poll)
	_, answered := c.Take(first)
	require.False(t, answered)
	require.Equal(t, 3, c.Waiting())
	require.Empty(t, c.Answered())

	c.Abandon(first)
	c.Advance(kernel.Time(5 * time.Second))
	c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	require.Equal(t, []account.Ticket{second}, c.Answered())
	require.Empty(t, c.Answered())
	r, answered := c.Take(second)
	require.True(t, answered)
	require.Contains(t, string(r.Body), `"Body":"a"`)
	_, answered = c.Take(second)
	require.False(t, answered, "an answer is taken once")

	at, due := c.Next()
	require.True(t, due)
	require.Equal(t, kernel.Time(20*time.Second), at)
	c.Advance(at)
	r, answered = c.Take(third)
	require.True(t, answered)
	require.Equal(t, "{}", string(r.Body))
	require.Zero(t, c.Waiting())
}

func TestAPollOfAQueueThatIsDeleted(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	poll := c.Begin(jsonRequest("ReceiveMessage", `{'QueueUrl':'orders','WaitTimeSeconds':20}`))
	c.ask("DeleteQueue", `{'QueueUrl':'orders'}`)
	r, answered := c.Take(poll)
	require.True(t, answered)
	require.Equal(t, sqsCode+"NonExistentQueue;Sender", header(r, "x-amzn-query-error"))
}

func TestACrashedQueueIsUnavailable(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	poll := c.Begin(jsonRequest("ReceiveMessage", `{'QueueUrl':'orders','WaitTimeSeconds':20}`))
	order := func(fault string) {
		v, bad := value.Parse(`{"do":"fault","fault":"`+fault+`","node":"orders"}`, value.Limits{})
		require.Nil(t, bad)
		require.Empty(t, c.Session().Do(v))
		c.Advance(c.Now())
	}
	order("crash")
	r, answered := c.Take(poll)
	require.True(t, answered)
	require.Equal(t, 503, r.Status)
	require.Equal(t, 503, c.send(jsonRequest("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)).Status)
	order("recover")
	c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
}

// What clients make is a scenario: it can be saved, opened, and used on.
func TestResourcesAreAScenario(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'dead.fifo','Attributes':{'FifoQueue':'true'}}`)
	c.ask("CreateQueue", `{'QueueName':'orders.fifo','Attributes':{'FifoQueue':'true','VisibilityTimeout':'60',`+
		`'RedrivePolicy':'{\u0022deadLetterTargetArn\u0022:\u0022arn:aws:sqs:eu-west-1:000000000000:dead.fifo\u0022,\u0022maxReceiveCount\u0022:3}'},'tags':{'team':'kitchen'}}`)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	saved := scenario.Encode(c.Session().Scenario())
	sc, problems := scenario.Decode(saved, catalog.Kinds())
	require.Empty(t, problems)
	require.Equal(t, []string{"dead", "orders", "orders-2"}, []string{sc.Nodes[0].ID, sc.Nodes[1].ID, sc.Nodes[2].ID})
	require.Equal(t, `{"VisibilityTimeout":60,"maxReceiveCount":3,"FifoQueue":true,"Tags":"{\"team\":\"kitchen\"}"}`, sc.Nodes[1].Object.String())
	require.Equal(t, `{"QueueName":"orders"}`, sc.Nodes[2].Object.String())
	require.Equal(t, "orders.dead-letter>dead.in", sc.Wires[0].Key())
	require.Equal(t, `{"latency":"0s"}`, sc.Wires[0].Object.String())
	for i, n := range sc.Nodes {
		require.Equal(t, [2]int{240 * i, 0}, [2]int{n.X, n.Y})
	}

	opened := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	require.Equal(t, `{"QueueUrls":["`+urls+`dead.fifo","`+urls+`orders","`+urls+`orders.fifo"]}`, opened.ask("ListQueues", `{}`).String())
	got := opened.ask("GetQueueAttributes", `{'QueueUrl':'orders.fifo','AttributeNames':['RedrivePolicy']}`)
	require.Equal(t, `{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:000000000000:dead.fifo","maxReceiveCount":3}`, text(got, "/Attributes/RedrivePolicy"))
	require.Equal(t, `{"Tags":{"team":"kitchen"}}`, opened.ask("ListQueueTags", `{'QueueUrl':'orders.fifo'}`).String())
}

// What a person changes in the drawing is true for clients at once.
func TestAPersonDrawsOn(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	edit := func(edits string) {
		v, bad := value.Parse(`{"do":"edit","edits":[`+edits+`]}`, value.Limits{})
		require.Nil(t, bad)
		require.Empty(t, c.Session().Do(v))
	}
	edit(`{"part":"node","id":"orders","rename":"tickets"},{"part":"node","value":{"id":"new","kind":"sqs","x":0,"y":0,"FifoQueue":true}}`)
	require.Equal(t, `{"QueueUrls":["`+urls+`new.fifo","`+urls+`tickets"]}`, c.ask("ListQueues", `{}`).String())
	c.refused("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`, sqsCode+"NonExistentQueue", "QueueDoesNotExist", 400, "The specified queue does not exist.")
	c.ask("SendMessage", `{'QueueUrl':'tickets','MessageBody':'a'}`)
}

// A queue that is made anew under its old name is another one: what was of the old one is not of it.
func TestAQueueIsMadeAnew(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	sent := c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	handle := text(c.ask("ReceiveMessage", `{'QueueUrl':'orders'}`), "/Messages/0/ReceiptHandle")
	c.ask("DeleteQueue", `{'QueueUrl':'orders'}`)
	c.Advance(kernel.Time(time.Minute))
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	again := c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	require.NotEqual(t, text(sent, "/MessageId"), text(again, "/MessageId"))
	c.refused("DeleteMessage", `{'QueueUrl':'orders','ReceiptHandle':'`+handle+`'}`, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404,
		`The input receipt handle "`+handle+`" is not a valid receipt handle.`)
}

// Two thousand nodes are all that a scenario holds.
func TestAScenarioIsFull(t *testing.T) {
	nodes := make([]string, 1999)
	for i := range nodes {
		nodes[i] = fmt.Sprintf(`{"id":"q%d","kind":"sqs"}`, i)
	}
	sc, problems := scenario.Decode([]byte(`{"format":1,"nodes":[`+strings.Join(nodes, ",")+`]}`), catalog.Kinds())
	require.Empty(t, problems)
	c := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	c.ask("CreateQueue", `{'QueueName':'last'}`)
	r := c.send(jsonRequest("CreateQueue", `{'QueueName':'more'}`))
	require.Equal(t, 403, r.Status)
	require.Equal(t, "OverLimit;Sender", header(r, "x-amzn-query-error"))
	page := c.ask("ListQueues", `{'MaxResults':1000}`)
	rest := c.ask("ListQueues", `{'MaxResults':1000,'NextToken':'`+text(page, "/NextToken")+`'}`)
	require.Equal(t, urls+"last", text(page, "/QueueUrls/0"))
	require.Equal(t, urls+"q999", text(rest, "/QueueUrls/999"))
	require.Empty(t, text(rest, "/NextToken"))
}
