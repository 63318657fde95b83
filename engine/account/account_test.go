package account_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
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

