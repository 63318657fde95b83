package account_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// fifoQueue makes a FIFO queue "o.fifo" with content-based deduplication and that visibility timeout.
func (c *client) fifoQueue(timeout int) {
	c.Helper()
	c.ask("CreateQueue", fmt.Sprintf(`{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true','ContentBasedDeduplication':'true','VisibilityTimeout':'%d'}}`, timeout))
}

// sendAll sends messages to "o.fifo"; the group of "g1-m2" is "g1".
func (c *client) sendAll(bodies ...string) {
	c.Helper()
	for _, body := range bodies {
		group, _, _ := strings.Cut(body, "-")
		c.ask("SendMessage", `{'QueueUrl':'o.fifo','MessageBody':'`+body+`','MessageGroupId':'`+group+`'}`)
	}
}

// receive returns the messages of a receive of "o.fifo", and their bodies; more are further parameters.
func (c *client) receive(queue string, more string) (bodies []string, messages value.Value) {
	c.Helper()
	got := c.ask("ReceiveMessage", `{'QueueUrl':'`+queue+`'`+more+`}`)
	messages, _ = got.Get("Messages")
	for _, m := range messages.Elements() {
		bodies = append(bodies, text(m, "/Body"))
	}
	return bodies, messages
}

func (c *client) wait(d time.Duration) { c.Advance(c.Now().Add(d)) }

// Groups come back in the order in which they could be received again.
func TestOrderOfGroupsAfterTheirTimeouts(t *testing.T) {
	c := newClient(t)
	c.fifoQueue(1)
	c.sendAll("g1-m1", "g1-m2", "g1-m3", "g1-m4", "g2-m1", "g3-m1")
	bodies, _ := c.receive("o.fifo", `,'MaxNumberOfMessages':2`)
	require.Equal(t, []string{"g1-m1", "g1-m2"}, bodies)
	bodies, _ = c.receive("o.fifo", "")
	require.Equal(t, []string{"g2-m1"}, bodies)
	c.wait(2 * time.Second)
	bodies, _ = c.receive("o.fifo", `,'MaxNumberOfMessages':10,'VisibilityTimeout':0`)
	require.Equal(t, []string{"g3-m1", "g1-m1", "g1-m2", "g1-m3", "g1-m4", "g2-m1"}, bodies)
}

// A receive that hides nothing moves its groups behind the others.
func TestOrderOfGroupsThatAreNotHidden(t *testing.T) {
	c := newClient(t)
	c.fifoQueue(30)
	c.sendAll("g1-m1", "g2-m1", "g2-m2", "g3-m1", "g1-m2")
	bodies, _ := c.receive("o.fifo", `,'MaxNumberOfMessages':3,'VisibilityTimeout':0`)
	require.Equal(t, []string{"g1-m1", "g1-m2", "g2-m1"}, bodies)
	bodies, _ = c.receive("o.fifo", `,'MaxNumberOfMessages':10,'VisibilityTimeout':0`)
	require.Equal(t, []string{"g3-m1", "g1-m1", "g1-m2", "g2-m1", "g2-m2"}, bodies)
}

func TestAShortenedTimeoutOpensAGroup(t *testing.T) {
	c := newClient(t)
	c.fifoQueue(30)
	c.sendAll("g1-m1", "g1-m2", "g2-m1")
	_, all := c.receive("o.fifo", `,'MaxNumberOfMessages':2`)
	c.ask("ChangeMessageVisibility", `{'QueueUrl':'o.fifo','ReceiptHandle':'`+text(all, "/0/ReceiptHandle")+`','VisibilityTimeout':1}`)
	c.wait(2 * time.Second)
	bodies, _ := c.receive("o.fifo", `,'MaxNumberOfMessages':3`)
	require.Equal(t, []string{"g2-m1", "g1-m1"}, bodies)
}

// With high throughput, an id counts in its group, and each group has a quota of its own.
func TestHighThroughput(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true','DeduplicationScope':'messageGroup','FifoThroughputLimit':'perMessageGroupId'}}`)
	send := func(group string, id int) int {
		return c.send(jsonRequest("SendMessage", fmt.Sprintf(`{'QueueUrl':'o.fifo','MessageBody':'a','MessageGroupId':'%s','MessageDeduplicationId':'%d'}`, group, id))).Status
	}
	for _, group := range []string{"g1", "g2", "g3"} {
		require.Equal(t, 200, send(group, 0))
	}
	bodies, _ := c.receive("o.fifo", `,'MaxNumberOfMessages':10`)
	require.Len(t, bodies, 3)
	for i := range 299 {
		require.Equal(t, 200, send("g1", 1+i))
		require.Equal(t, 200, send("g2", 1+i))
	}
	require.Equal(t, 403, send("g1", 300), "the 301st in a second")
}

// Who lost the answer of a receive asks again by its id, until a message of it is changed or deleted; a standard queue
// does not look at the id.
func TestAReceiveIsAttemptedAgain(t *testing.T) {
	const again = `,'MaxNumberOfMessages':10,'ReceiveRequestAttemptId':'r1'`
	c := newClient(t)
	c.fifoQueue(30)
	c.sendAll("g-m1", "g-m2")
	_, first := c.receive("o.fifo", again)
	c.wait(20 * time.Second)
	_, second := c.receive("o.fifo", again)
	require.Equal(t, first.String(), second.String())
	c.wait(20 * time.Second)
	bodies, _ := c.receive("o.fifo", `,'ReceiveRequestAttemptId':'r2'`)
	require.Empty(t, bodies, "the timeout began anew")
	c.wait(10 * time.Second)
	bodies, third := c.receive("o.fifo", again)
	require.Len(t, bodies, 2, "visible again")
	require.NotEqual(t, text(first, "/0/ReceiptHandle"), text(third, "/0/ReceiptHandle"))
	c.ask("DeleteMessage", `{'QueueUrl':'o.fifo','ReceiptHandle':'`+text(third, "/0/ReceiptHandle")+`'}`)
	c.refused("ReceiveMessage", `{'QueueUrl':'o.fifo'`+again+`}`, wrong, refusal, 400,
		"Value r1 for parameter ReceiveRequestAttemptId is invalid. Reason: The receiveRequestAttemptId is not valid anymore since the receive call is not retryable.")
	c.wait(5 * time.Minute)
	bodies, _ = c.receive("o.fifo", again)
	require.Equal(t, []string{"g-m2"}, bodies)

	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	bodies, _ = c.receive("orders", again)
	require.Empty(t, bodies)
}

// An older receipt handle of a standard queue still changes the visibility of its message, and ends a later receive.
func TestAnOlderHandleChangesVisibility(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	_, first := c.receive("orders", `,'VisibilityTimeout':0`)
	bodies, _ := c.receive("orders", "")
	require.Len(t, bodies, 1)
	c.ask("ChangeMessageVisibility", `{'QueueUrl':'orders','ReceiptHandle':'`+text(first, "/0/ReceiptHandle")+`','VisibilityTimeout':0}`)
	bodies, _ = c.receive("orders", "")
	require.Len(t, bodies, 1)
}

// When the timeout of a message of a standard queue is over, a change of it succeeds.
func TestAChangeAfterTheTimeout(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders','Attributes':{'VisibilityTimeout':'1'}}`)
	c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	_, first := c.receive("orders", "")
	c.wait(2 * time.Second)
	c.ask("ChangeMessageVisibility", `{'QueueUrl':'orders','ReceiptHandle':'`+text(first, "/0/ReceiptHandle")+`','VisibilityTimeout':2}`)
}

// A batch fails whole when one message cannot be deduplicated.
func TestABatchWithoutADeduplicationID(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true'}}`)
	c.refused("SendMessageBatch", `{'QueueUrl':'o.fifo','Entries':[{'Id':'a','MessageBody':'a','MessageGroupId':'g','MessageDeduplicationId':'d'},`+
		`{'Id':'b','MessageBody':'b','MessageGroupId':'g'}]}`, wrong, refusal, 400,
		"The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")
	bodies, _ := c.receive("o.fifo", "")
	require.Empty(t, bodies)
}

func TestNamesOfMessageAttributes(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	send := func(name, kind string) int {
		return c.send(jsonRequest("SendMessage", `{'QueueUrl':'orders','MessageBody':'a','MessageAttributes':{'`+name+`':{'DataType':'`+kind+`','StringValue':'1'}}}`)).Status
	}
	for _, name := range []string{"attr.1øßä", "a-b_c.d", strings.Repeat("n", 256)} {
		require.Equal(t, 200, send(name, "String"), name)
	}
	for _, name := range []string{"aWs.x", "AMAZON.x", ".x", "x.", "x..y", "x!", "x§", "x(", "x?", strings.Repeat("n", 257)} {
		require.Equal(t, 400, send(name, "String"), name)
	}
	require.Equal(t, 400, send("n", "Invalid"))
	require.Equal(t, 200, send("n", "Number.java.lang.Long"))
	require.Equal(t, 400, send("n", "Number."+strings.Repeat("l", 256)))
}

func TestNumbersInMessageAttributes(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	send := func(number string) string {
		return `{'QueueUrl':'orders','MessageBody':'a','MessageAttributes':{'Age':{'DataType':'Number','StringValue':'` + number + `'}}}`
	}
	for _, number := range []string{"1", "-1.5", "+2", ".5", "5.", "1e10", "1.5E-3", "230.000000000000000001"} {
		c.ask("SendMessage", send(number))
	}
	for _, number := range []string{"Hello", "1,5", "0x10", "1e", "-", ".", "1.2.3", "--1", "1 ", "NaN", "1_000"} {
		c.refused("SendMessage", send(number), wrong, refusal, 400, "Can't cast the value of message (user) attribute 'Age' to a number.")
	}
}

// A message carries its bytes as they are.
func TestBodiesAreNotChanged(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	for _, body := range []string{`\u0022&quot;&quot;\r`, `{\r\n\u0022machineID\u0022 : 1}`, `é\ud83d\ude00`, `<&>`} {
		sent := c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'`+body+`'}`)
		want, bad := value.Parse([]byte(`"`+body+`"`), value.Limits{})
		require.Nil(t, bad)
		bodies, all := c.receive("orders", "")
		wanted, _ := want.AsText()
		require.Equal(t, []string{wanted}, bodies)
		require.Equal(t, text(sent, "/MD5OfMessageBody"), text(all, "/0/MD5OfBody"))
	}
}

// What is received or delayed goes with a purge, too.
func TestAPurgeTakesAll(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	for i := range 4 {
		c.ask("SendMessage", fmt.Sprintf(`{'QueueUrl':'orders','MessageBody':'a','DelaySeconds':%d}`, i%2*2))
	}
	bodies, _ := c.receive("orders", `,'VisibilityTimeout':3`)
	require.Len(t, bodies, 1)
	c.ask("PurgeQueue", `{'QueueUrl':'orders'}`)
	c.wait(4 * time.Second)
	bodies, _ = c.receive("orders", `,'MaxNumberOfMessages':10`)
	require.Empty(t, bodies)
	require.Equal(t, `{"Attributes":{"ApproximateNumberOfMessages":"0","ApproximateNumberOfMessagesNotVisible":"0"}}`,
		c.ask("GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['ApproximateNumberOfMessages','ApproximateNumberOfMessagesNotVisible']}`).String())
}

// A message may die twice: its dead-letter queue may have one, too.
func TestAChainOfDeadLetterQueues(t *testing.T) {
	c := newClient(t)
	for _, q := range [][2]string{{"q3", ""}, {"q2", "q3"}, {"q1", "q2"}} {
		attributes := `'VisibilityTimeout':'0'`
		if q[1] != "" {
			attributes += `,'RedrivePolicy':'` + policy(`{"deadLetterTargetArn":"`+arns+q[1]+`","maxReceiveCount":1}`) + `'`
		}
		c.ask("CreateQueue", `{'QueueName':'`+q[0]+`','Attributes':{`+attributes+`}}`)
	}
	c.ask("SendMessage", `{'QueueUrl':'q1','MessageBody':'a'}`)
	for _, name := range []string{"q1", "q2"} {
		bodies, _ := c.receive(name, "")
		require.Len(t, bodies, 1, name)
		bodies, _ = c.receive(name, "")
		require.Empty(t, bodies, name)
	}
	bodies, all := c.receive("q3", `,'AttributeNames':['All']`)
	require.Len(t, bodies, 1)
	require.Equal(t, arns+"q2", text(all, "/0/Attributes/DeadLetterQueueSourceArn"))
}

func TestSetFifoQueue(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	c.fifoQueue(30)
	c.refused("SetQueueAttributes", `{'QueueUrl':'orders','Attributes':{'FifoQueue':'true'}}`, "InvalidAttributeName", "InvalidAttributeName", 400, "Unknown Attribute FifoQueue.")
	c.ask("SetQueueAttributes", `{'QueueUrl':'o.fifo','Attributes':{'FifoQueue':'true'}}`)
	c.refused("CreateQueue", `{'QueueName':'queue/a/'}`, wrong, refusal, 400, "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
	c.refused("CreateQueue", `{'QueueName':'d','Attributes':{'RedrivePolicy':'`+policy(`{"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}`)+`'}}`, wrong, refusal, 400,
		`Value {"deadLetterTargetArn": "dummy", "maxReceiveCount": 42} for parameter RedrivePolicy is invalid. Reason: Invalid value for deadLetterTargetArn.`)
}
