//go:build !js

package host

import (
	"encoding/base64"
	"errors"
	"strconv"
	"strings"
	"testing"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go"
	"github.com/stretchr/testify/require"

	"playground/engine/action"
	sqsnode "playground/engine/sqs"
)

// provoked is one row of SQS's errors, and how a client comes by it. The queue is there for this row alone.
type provoked struct {
	code    string
	typed   func(error) bool // as the SDK's own type; nil where it has none
	message string           // a part of it
	provoke func(c *client, queue string) error
}

func isA[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

const prefix = "AWS.SimpleQueueService."

// provocations are the rows that can be provoked. The others: KMS.* (there are no keys whose use could be refused),
// InvalidSecurity (signatures are accepted and not verified), InvalidAddress (every address leads to this endpoint, and
// one that is no queue's is answered as a queue that does not exist) and InvalidIdFormat (the model lists it for receipt
// handles, but AWS answers ReceiptHandleIsInvalid). No message is expected where AWS documents none.
var provocations = []provoked{
	{prefix + "NonExistentQueue", isA[*types.QueueDoesNotExist], "The specified queue does not exist.", func(c *client, queue string) error {
		return c.trySend(queue+"-not", "m")
	}},
	{"QueueAlreadyExists", isA[*types.QueueNameExists], "A queue already exists with the same name and a different value for attribute DelaySeconds", func(c *client, queue string) error {
		return c.tryCreate(nameOf(queue), "DelaySeconds", "7")
	}},
	{prefix + "QueueDeletedRecently", isA[*types.QueueDeletedRecently], "You must wait 60 seconds after deleting a queue before you can create another with the same name.", func(c *client, queue string) error {
		c.delete(queue)
		return c.tryCreate(nameOf(queue))
	}},
	{prefix + "PurgeQueueInProgress", isA[*types.PurgeQueueInProgress], "is allowed every 60 seconds.", func(c *client, queue string) error {
		require.NoError(c.t, c.tryPurge(queue))
		return c.tryPurge(queue)
	}},
	{prefix + "TooManyEntriesInBatchRequest", isA[*types.TooManyEntriesInBatchRequest], "Maximum number of entries per request are 10. You have sent 11.", func(c *client, queue string) error {
		return c.tryBatch(queue, "m", strings.Split("a b c d e f g h i j k", " ")...)
	}},
	{prefix + "EmptyBatchRequest", isA[*types.EmptyBatchRequest], "", func(c *client, queue string) error {
		return c.tryBatch(queue, "m")
	}},
	{prefix + "BatchEntryIdsNotDistinct", isA[*types.BatchEntryIdsNotDistinct], "", func(c *client, queue string) error {
		return c.tryBatch(queue, "m", "a", "b", "a")
	}},
	{prefix + "InvalidBatchEntryId", isA[*types.InvalidBatchEntryId], "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.", func(c *client, queue string) error {
		return c.tryBatch(queue, "m", "a.b")
	}},
	{prefix + "BatchRequestTooLong", isA[*types.BatchRequestTooLong], "Batch requests cannot be longer than 1048576 bytes. You have sent 1048578 bytes.", func(c *client, queue string) error {
		return c.tryBatch(queue, strings.Repeat("m", 524_289), "a", "b")
	}},
	{prefix + "MessageNotInflight", isA[*types.MessageNotInflight], "", func(c *client, queue string) error {
		fifo := c.queue(nameOf(queue)+".fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true")
		require.NoError(c.t, c.trySendTo(fifo, "g", "m"))
		handle := *c.one(fifo).ReceiptHandle
		c.advance("30s")
		return c.tryVisibility(fifo, handle, 9)
	}},
	{prefix + "UnsupportedOperation", isA[*types.UnsupportedOperation], "Only active tasks can be cancelled.", func(c *client, queue string) error {
		task := c.task(nameOf(queue))
		c.advance("1m")
		return c.tryCancel(task)
	}},
	{"ReceiptHandleIsInvalid", isA[*types.ReceiptHandleIsInvalid], `The input receipt handle "nonsense" is not a valid receipt handle.`, func(c *client, queue string) error {
		return c.tryDelete(queue, "nonsense")
	}},
	{"OverLimit", isA[*types.OverLimit], "", func(c *client, queue string) error {
		c.fill(nameOf(queue), 120_000)
		return c.tryReceive(queue, 1, 0)
	}},
	{"RequestThrottled", isA[*types.RequestThrottled], "", func(c *client, queue string) error {
		fifo := c.queue(nameOf(queue)+".fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true")
		for i := range 300 {
			require.NoError(c.t, c.trySendTo(fifo, "g", strconv.Itoa(i)))
		}
		return c.trySendTo(fifo, "g", "300")
	}},
	{"InvalidAttributeName", isA[*types.InvalidAttributeName], "Unknown Attribute Colour.", func(c *client, queue string) error {
		return c.trySet(queue, "Colour", "red")
	}},
	{"InvalidAttributeValue", isA[*types.InvalidAttributeValue], "Invalid value for the parameter VisibilityTimeout.", func(c *client, queue string) error {
		return c.trySet(queue, "VisibilityTimeout", "43201")
	}},
	{"InvalidMessageContents", isA[*types.InvalidMessageContents], "", func(c *client, queue string) error {
		return c.trySend(queue, "a\u0000b")
	}},
	{"ResourceNotFoundException", isA[*types.ResourceNotFoundException], "The resource that you specified for the SourceArn parameter doesn't exist.", func(c *client, queue string) error {
		return c.tryMove(c.arn(queue) + "-not")
	}},
	{"MissingParameter", nil, "The request must contain the parameter MessageBody.", func(c *client, queue string) error {
		return c.trySend(queue, "")
	}},
	{"MissingParameter", nil, "The request must contain the parameter MessageGroupId.", func(c *client, queue string) error {
		return c.trySend(c.queue(nameOf(queue)+".fifo", "FifoQueue", "true"), "m")
	}},
	{"InvalidParameterValue", nil, "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.", func(c *client, queue string) error {
		return c.tryReceive(queue, 11, 0)
	}},
	{"InvalidParameterValue", nil, "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.", func(c *client, queue string) error {
		return c.tryReceive(queue, 1, 21)
	}},
	{"InvalidParameterValue", nil, "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.", func(c *client, queue string) error {
		require.NoError(c.t, c.trySet(queue, "MaximumMessageSize", "1024"))
		return c.trySend(queue, strings.Repeat("m", 1025))
	}},
	{"InvalidParameterValue", nil, "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly", func(c *client, queue string) error {
		return c.trySendTo(c.queue(nameOf(queue)+".fifo", "FifoQueue", "true"), "g", "m")
	}},
	{"InvalidParameterValue", nil, "MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.", func(c *client, queue string) error {
		return c.trySendTo(c.queue(nameOf(queue)+".fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true"), "gr\u00fc\u00df", "m")
	}},
	{"InvalidParameterValue", nil, "Reason: The receipt handle has expired.", func(c *client, queue string) error {
		fifo := c.queue(nameOf(queue)+".fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true")
		require.NoError(c.t, c.trySendTo(fifo, "g", "m"))
		handle := *c.one(fifo).ReceiptHandle
		c.advance("30s")
		return c.tryDelete(fifo, handle)
	}},
	{"InvalidParameterValue", nil, "Message does not exist or is not available for visibility timeout change.", func(c *client, queue string) error {
		c.send(queue, "m")
		handle := *c.one(queue).ReceiptHandle
		require.NoError(c.t, c.tryDelete(queue, handle))
		return c.tryVisibility(queue, handle, 9)
	}},
	{"InvalidParameterValue", nil, "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]", func(c *client, queue string) error {
		c.send(queue, "m")
		handle := *c.one(queue).ReceiptHandle
		c.advance("1s")
		return c.tryVisibility(queue, handle, 43_200)
	}},
	{"InvalidParameterValue", nil, "Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.", func(c *client, queue string) error {
		return c.trySet(queue, "RedrivePolicy", `{"deadLetterTargetArn":"`+c.arn(queue)+`","maxReceiveCount":1001}`)
	}},
	{"InvalidParameterValue", nil, "Source queue must be configured as a Dead Letter Queue.", func(c *client, queue string) error {
		return c.tryMove(c.arn(queue))
	}},
	{"ResourceNotFoundException", isA[*types.ResourceNotFoundException], "Task does not exist.", func(c *client, queue string) error {
		handle, err := base64.StdEncoding.DecodeString(c.task(nameOf(queue)))
		require.NoError(c.t, err)
		unknown := strings.Replace(string(handle), "-8000-", "-8000-f", 1) // the handle of a task that there never was
		return c.tryCancel(base64.StdEncoding.EncodeToString([]byte(unknown)))
	}},
}

func TestEveryErrorReachesTheSDKAsItsType(t *testing.T) {
	c := newClient(serveAWS(t, ""))
	for i, row := range provocations {
		t.Run(row.code+" "+strconv.Itoa(i), func(t *testing.T) {
			err := row.provoke(c, c.queue("q"+strconv.Itoa(i)))
			var failure smithy.APIError
			require.ErrorAs(t, err, &failure)
			require.Equal(t, row.code, failure.ErrorCode())
			require.Contains(t, failure.ErrorMessage(), row.message)
			require.True(t, row.typed == nil || row.typed(err), "%T", err)
		})
	}
}

func nameOf(url string) string { return url[strings.LastIndex(url, "/")+1:] }

func (c *client) arn(url string) string { return c.attribute(url, types.QueueAttributeNameQueueArn) }

func (c *client) trySend(url, body string) error {
	_, err := c.SendMessage(c.t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageBody: &body})
	return err
}

func (c *client) trySendTo(url, group, body string) error {
	_, err := c.SendMessage(c.t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageGroupId: &group, MessageBody: &body})
	return err
}

func (c *client) tryBatch(url, body string, ids ...string) error {
	in := &sqs.SendMessageBatchInput{QueueUrl: &url, Entries: []types.SendMessageBatchRequestEntry{}}
	for _, id := range ids {
		in.Entries = append(in.Entries, types.SendMessageBatchRequestEntry{Id: &id, MessageBody: &body})
	}
	_, err := c.SendMessageBatch(c.t.Context(), in)
	return err
}

func (c *client) tryCreate(name string, attribute ...string) error {
	in := &sqs.CreateQueueInput{QueueName: &name}
	if len(attribute) > 0 {
		in.Attributes = map[string]string{attribute[0]: attribute[1]}
	}
	_, err := c.CreateQueue(c.t.Context(), in)
	return err
}

func (c *client) trySet(url, attribute, text string) error {
	_, err := c.SetQueueAttributes(c.t.Context(), &sqs.SetQueueAttributesInput{QueueUrl: &url, Attributes: map[string]string{attribute: text}})
	return err
}

func (c *client) tryPurge(url string) error {
	_, err := c.PurgeQueue(c.t.Context(), &sqs.PurgeQueueInput{QueueUrl: &url})
	return err
}

func (c *client) tryReceive(url string, most, waitSeconds int32) error {
	_, err := c.ReceiveMessage(c.t.Context(), &sqs.ReceiveMessageInput{QueueUrl: &url, MaxNumberOfMessages: most, WaitTimeSeconds: waitSeconds})
	return err
}

func (c *client) tryDelete(url, handle string) error {
	_, err := c.DeleteMessage(c.t.Context(), &sqs.DeleteMessageInput{QueueUrl: &url, ReceiptHandle: &handle})
	return err
}

func (c *client) tryVisibility(url, handle string, seconds int32) error {
	_, err := c.ChangeMessageVisibility(c.t.Context(), &sqs.ChangeMessageVisibilityInput{QueueUrl: &url, ReceiptHandle: &handle, VisibilityTimeout: seconds})
	return err
}

func (c *client) tryMove(source string) error {
	_, err := c.StartMessageMoveTask(c.t.Context(), &sqs.StartMessageMoveTaskInput{SourceArn: &source})
	return err
}

func (c *client) tryCancel(task string) error {
	_, err := c.CancelMessageMoveTask(c.t.Context(), &sqs.CancelMessageMoveTaskInput{TaskHandle: &task})
	return err
}

func (c *client) delete(url string) {
	c.t.Helper()
	_, err := c.DeleteQueue(c.t.Context(), &sqs.DeleteQueueInput{QueueUrl: &url})
	require.NoError(c.t, err)
}

// task starts a move task, from the dead-letter queue of a queue of that name back to it.
func (c *client) task(name string) (handle string) {
	c.t.Helper()
	source, dead := c.deadLetters(name + "-pay")
	c.send(source, "m")
	c.one(source)
	c.advance("30s")
	require.Empty(c.t, c.receive(source, 0))
	out, err := c.StartMessageMoveTask(c.t.Context(), &sqs.StartMessageMoveTaskInput{SourceArn: sdk.String(c.arn(dead))})
	require.NoError(c.t, err)
	return *out.TaskHandle
}

// fill puts so many messages into a queue and in flight, beside the protocol, which would take its time.
func (c *client) fill(name string, n int) {
	c.t.Helper()
	c.gate.look(func() {
		s := c.gate.account.Session()
		queue, found := s.Index(name)
		require.True(c.t, found)
		batch := &sqsnode.SendMessageBatch{}
		for range 10 {
			batch.Entries = append(batch.Entries, &action.SendMessage{Message: action.Message{Body: "m"}, DelaySeconds: action.Unset})
		}
		for range n / 10 {
			s.Ask(queue, "in", batch)
			s.Ask(queue, "in", &action.ReceiveMessage{MaxNumberOfMessages: 10, WaitTimeSeconds: action.Unset, VisibilityTimeout: action.Unset})
		}
		s.Replies()
	})
}
