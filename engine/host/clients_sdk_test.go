//go:build !js

package host

import (
	"reflect"
	"strconv"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/scenario"
)

// One day of an engineer who knows SQS, in a moment: every operation of the SDK.
func TestTheSDKDrivesEveryOperation(t *testing.T) {
	c := newClient(serveAWS(t, ""))
	for _, part := range []func(*client){queues, tagsAndPermissions, messages, batches, visibility, retention, moveTasks} {
		part(c)
	}
	require.Empty(t, c.unused(reflect.TypeFor[*sqs.Client]()))
}

func queues(c *client) {
	t, ctx := c.t, c.t.Context()
	orders := c.queue("orders", "VisibilityTimeout", "43200")
	require.Equal(t, c.url+"/000000000000/orders", orders)
	require.Equal(t, orders, c.queue("orders", "VisibilityTimeout", "43200"), "the same once more")

	got, err := c.GetQueueUrl(ctx, &sqs.GetQueueUrlInput{QueueName: sdk.String("orders")})
	require.NoError(t, err)
	require.Equal(t, orders, *got.QueueUrl)
	c.queue("orders-2")
	c.queue("other")
	list, err := c.ListQueues(ctx, &sqs.ListQueuesInput{QueueNamePrefix: sdk.String("orders"), MaxResults: sdk.Int32(1)})
	require.NoError(t, err)
	require.Len(t, list.QueueUrls, 1)
	rest, err := c.ListQueues(ctx, &sqs.ListQueuesInput{QueueNamePrefix: sdk.String("orders"), MaxResults: sdk.Int32(10), NextToken: list.NextToken})
	require.NoError(t, err)
	require.ElementsMatch(t, []string{orders, orders + "-2"}, append(list.QueueUrls, rest.QueueUrls...))

	_, err = c.SetQueueAttributes(ctx, &sqs.SetQueueAttributesInput{QueueUrl: &orders, Attributes: map[string]string{"VisibilityTimeout": "30", "DelaySeconds": "1"}})
	require.NoError(t, err)
	require.Equal(t, "30", c.attribute(orders, types.QueueAttributeNameVisibilityTimeout))
	require.Equal(t, "arn:aws:sqs:us-east-1:000000000000:orders", c.attribute(orders, types.QueueAttributeNameQueueArn))
	require.Equal(t, strconv.FormatInt(warpEpoch.Unix(), 10), c.attribute(orders, types.QueueAttributeNameCreatedTimestamp))

	_, err = c.DeleteQueue(ctx, &sqs.DeleteQueueInput{QueueUrl: &orders})
	require.NoError(t, err)
	c.advance("60s")
	c.queue("orders")
	require.Equal(t, "0", c.attribute(orders, types.QueueAttributeNameDelaySeconds), "a queue of the same name is another")
}

func tagsAndPermissions(c *client) {
	t, ctx := c.t, c.t.Context()
	url := c.queue("tagged")
	_, err := c.TagQueue(ctx, &sqs.TagQueueInput{QueueUrl: &url, Tags: map[string]string{"team": "kitchen", "cost": "7"}})
	require.NoError(t, err)
	_, err = c.UntagQueue(ctx, &sqs.UntagQueueInput{QueueUrl: &url, TagKeys: []string{"cost"}})
	require.NoError(t, err)
	tags, err := c.ListQueueTags(ctx, &sqs.ListQueueTagsInput{QueueUrl: &url})
	require.NoError(t, err)
	require.Equal(t, map[string]string{"team": "kitchen"}, tags.Tags)

	_, err = c.AddPermission(ctx, &sqs.AddPermissionInput{QueueUrl: &url, Label: sdk.String("waiters"), AWSAccountIds: []string{"111111111111"}, Actions: []string{"SendMessage"}})
	require.NoError(t, err)
	policy := c.attribute(url, types.QueueAttributeNamePolicy)
	require.Contains(t, policy, "waiters")
	require.Contains(t, policy, "111111111111")
	_, err = c.RemovePermission(ctx, &sqs.RemovePermissionInput{QueueUrl: &url, Label: sdk.String("waiters")})
	require.NoError(t, err)
	require.NotContains(t, c.attribute(url, types.QueueAttributeNamePolicy), "waiters")
}

// The SDK itself holds the digests of bodies and attributes to what it sent and got.
func messages(c *client) {
	t, ctx := c.t, c.t.Context()
	url := c.queue("kitchen.fifo", "FifoQueue", "true", "ContentBasedDeduplication", "true")
	in := &sqs.SendMessageInput{
		QueueUrl: &url, MessageBody: sdk.String("soup \U0001F372"), MessageGroupId: sdk.String("table-7"),
		MessageAttributes: map[string]types.MessageAttributeValue{
			"guest": {DataType: sdk.String("String.name"), StringValue: sdk.String("Ada")},
			"seat":  {DataType: sdk.String("Number"), StringValue: sdk.String("3")},
			"photo": {DataType: sdk.String("Binary"), BinaryValue: []byte{0, 255, 1}},
		},
		MessageSystemAttributes: map[string]types.MessageSystemAttributeValue{
			"AWSTraceHeader": {DataType: sdk.String("String"), StringValue: sdk.String("Root=1-5759e988-bd862e3fe1be46a994272793")},
		},
	}
	sent, err := c.SendMessage(ctx, in)
	require.NoError(t, err)
	again, err := c.SendMessage(ctx, in)
	require.NoError(t, err)
	require.Equal(t, *sent.MessageId, *again.MessageId, "it is recognised within five minutes")
	require.Len(t, *sent.SequenceNumber, 20)

	got := c.one(url)
	require.Equal(t, "soup \U0001F372", *got.Body)
	require.Equal(t, *sent.MessageId, *got.MessageId)
	require.Equal(t, *sent.MD5OfMessageAttributes, *got.MD5OfMessageAttributes)
	require.Equal(t, []byte{0, 255, 1}, got.MessageAttributes["photo"].BinaryValue)
	require.Equal(t, "Ada", *got.MessageAttributes["guest"].StringValue)
	for name, want := range map[string]string{
		"ApproximateReceiveCount": "1", "MessageGroupId": "table-7", "SequenceNumber": *sent.SequenceNumber,
		"AWSTraceHeader": "Root=1-5759e988-bd862e3fe1be46a994272793",
	} {
		require.Equal(t, want, got.Attributes[name], name)
	}
	_, err = c.DeleteMessage(ctx, &sqs.DeleteMessageInput{QueueUrl: &url, ReceiptHandle: got.ReceiptHandle})
	require.NoError(t, err)
	require.Equal(t, "0", c.attribute(url, types.QueueAttributeNameApproximateNumberOfMessagesNotVisible))
}

func batches(c *client) {
	t, ctx := c.t, c.t.Context()
	url := c.queue("batches")
	var entries []types.SendMessageBatchRequestEntry
	for i := range 10 {
		entries = append(entries, types.SendMessageBatchRequestEntry{Id: sdk.String(strconv.Itoa(i)), MessageBody: sdk.String("m" + strconv.Itoa(i))})
	}
	entries[9].MessageBody = sdk.String("\u0001")
	sent, err := c.SendMessageBatch(ctx, &sqs.SendMessageBatchInput{QueueUrl: &url, Entries: entries})
	require.NoError(t, err)
	require.Len(t, sent.Successful, 9)
	require.Len(t, sent.Failed, 1)
	require.Equal(t, "9 InvalidMessageContents true", *sent.Failed[0].Id+" "+*sent.Failed[0].Code+" "+strconv.FormatBool(sent.Failed[0].SenderFault))

	got := c.receive(url, 0)
	require.Len(t, got, 9)
	change := &sqs.ChangeMessageVisibilityBatchInput{QueueUrl: &url}
	remove := &sqs.DeleteMessageBatchInput{QueueUrl: &url}
	for i, m := range got {
		id := sdk.String(strconv.Itoa(i))
		if i < 4 {
			change.Entries = append(change.Entries, types.ChangeMessageVisibilityBatchRequestEntry{Id: id, ReceiptHandle: m.ReceiptHandle, VisibilityTimeout: 0})
		} else {
			remove.Entries = append(remove.Entries, types.DeleteMessageBatchRequestEntry{Id: id, ReceiptHandle: m.ReceiptHandle})
		}
	}
	changed, err := c.ChangeMessageVisibilityBatch(ctx, change)
	require.NoError(t, err)
	require.Len(t, changed.Successful, 4)
	removed, err := c.DeleteMessageBatch(ctx, remove)
	require.NoError(t, err)
	require.Len(t, removed.Successful, 5)
	require.Equal(t, 4, c.depth(url))

	_, err = c.PurgeQueue(ctx, &sqs.PurgeQueueInput{QueueUrl: &url})
	require.NoError(t, err)
	c.advance("60s")
	require.Equal(t, 0, c.depth(url))
}

// The longest visibility timeout there is, to the nanosecond, without waiting for it.
func visibility(c *client) {
	t := c.t
	url := c.queue("video", "VisibilityTimeout", "43200")
	c.send(url, "render")
	first := c.one(url)
	c.advance("12h")
	second := c.one(url)
	require.Equal(t, *first.MessageId, *second.MessageId)
	require.Equal(t, "2", second.Attributes["ApproximateReceiveCount"])
	require.NotEqual(t, *first.ReceiptHandle, *second.ReceiptHandle)
	c.advance("43199.999s")
	require.Empty(t, c.receive(url, 0))

	_, err := c.ChangeMessageVisibility(t.Context(), &sqs.ChangeMessageVisibilityInput{QueueUrl: &url, ReceiptHandle: second.ReceiptHandle, VisibilityTimeout: 0})
	require.NoError(t, err)
	third := c.one(url)
	_, err = c.ChangeMessageVisibility(t.Context(), &sqs.ChangeMessageVisibilityInput{QueueUrl: &url, ReceiptHandle: third.ReceiptHandle, VisibilityTimeout: 7})
	require.NoError(t, err)
	waited := c.elapsed(func() { require.Len(t, c.receive(url, 20), 1) })
	require.Equal(t, 7*time.Second, waited, "a long poll lets time jump to what it waits for")
	require.Equal(t, 20*time.Second, c.elapsed(func() { require.Empty(t, c.receive(url, 20)) }))
}

func retention(c *client) {
	url := c.queue("archive", "MessageRetentionPeriod", "1209600")
	c.send(url, "keep")
	c.advance("335h59m59s")
	require.Equal(c.t, 1, c.depth(url))
	c.advance("1s")
	require.Equal(c.t, 0, c.depth(url))
	require.Empty(c.t, c.receive(url, 0))
}

func moveTasks(c *client) {
	t, ctx := c.t, c.t.Context()
	source, dead := c.deadLetters("pay")
	deadARN := c.attribute(dead, types.QueueAttributeNameQueueArn)
	sources, err := c.ListDeadLetterSourceQueues(ctx, &sqs.ListDeadLetterSourceQueuesInput{QueueUrl: &dead})
	require.NoError(t, err)
	require.Equal(t, []string{source}, sources.QueueUrls)

	for i := range 4 {
		c.send(source, "payment "+strconv.Itoa(i))
	}
	require.Len(t, c.receive(source, 0), 4)
	c.advance("30s")
	require.Empty(t, c.receive(source, 0))
	require.Equal(t, 4, c.depth(dead))

	started, err := c.StartMessageMoveTask(ctx, &sqs.StartMessageMoveTaskInput{SourceArn: &deadARN, MaxNumberOfMessagesPerSecond: sdk.Int32(1)})
	require.NoError(t, err)
	c.advance("1500ms")
	cancelled, err := c.CancelMessageMoveTask(ctx, &sqs.CancelMessageMoveTaskInput{TaskHandle: started.TaskHandle})
	require.NoError(t, err)
	moved := int(cancelled.ApproximateNumberOfMessagesMoved)
	require.Positive(t, moved)
	require.Less(t, moved, 4)
	_, err = c.StartMessageMoveTask(ctx, &sqs.StartMessageMoveTaskInput{SourceArn: &deadARN})
	require.NoError(t, err)
	c.advance("10s")
	require.Equal(t, 4, c.depth(source))
	require.Equal(t, 0, c.depth(dead))

	tasks, err := c.ListMessageMoveTasks(ctx, &sqs.ListMessageMoveTasksInput{SourceArn: &deadARN, MaxResults: sdk.Int32(10)})
	require.NoError(t, err)
	require.Len(t, tasks.Results, 2)
	require.Equal(t, "COMPLETED CANCELLED", *tasks.Results[0].Status+" "+*tasks.Results[1].Status)
	require.EqualValues(t, 4-moved, tasks.Results[0].ApproximateNumberOfMessagesMoved)
}

// What calls have made is a scenario like any other: it can be saved, and an endpoint that begins with it has the queue.
func TestWhatTheSDKMadeIsAScenario(t *testing.T) {
	c := newClient(serveAWS(t, ""))
	c.deadLetters("orders")
	c.queue("kitchen.fifo", "FifoQueue", "true", "Policy", `{"Version":"2012-10-17","Statement":[]}`)
	saved := c.control("GET", "scenario", "")
	sc, problems := scenario.Decode([]byte(saved), catalog.Kinds())
	require.Empty(t, problems)
	require.Len(t, sc.Nodes, 3)
	require.Len(t, sc.Wires, 1)

	again := newClient(serveAWS(t, file(t, saved)))
	for _, name := range []string{"orders", "orders-dead", "kitchen.fifo"} {
		all := []types.QueueAttributeName{"Policy", "RedrivePolicy", "FifoQueue", "QueueArn"}
		before, err := c.GetQueueAttributes(t.Context(), &sqs.GetQueueAttributesInput{QueueUrl: sdk.String(c.url + "/000000000000/" + name), AttributeNames: all})
		require.NoError(t, err)
		after, err := again.GetQueueAttributes(t.Context(), &sqs.GetQueueAttributesInput{QueueUrl: sdk.String(again.url + "/000000000000/" + name), AttributeNames: all})
		require.NoError(t, err)
		require.Equal(t, before.Attributes, after.Attributes)
	}
}
