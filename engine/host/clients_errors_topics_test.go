//go:build !js

package host

import (
	"strconv"
	"strings"
	"testing"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/aws/smithy-go"
	"github.com/stretchr/testify/require"
)

// topicProvocations are the rows of SNS's errors that can be provoked; the topic is there for the row alone. The others:
// InvalidSecurity and AuthorizationError for calls that are not signed well (signatures are not verified, policies not
// enforced), KMS.* (there are no keys), EndpointDisabled, PlatformApplicationDisabled, OptedOut, UserError and
// VerificationException (mobile push, phones and the SMS sandbox are not there), TagPolicy and StaleTag (nobody else tags),
// ConcurrentAccess (calls come one after the other), TopicLimitExceeded (100,000 topics are made beside the protocol in
// the account's own tests), ReplayLimitExceeded, ResourceNotFound of other services, InternalError.
var topicProvocations = []struct {
	code    string
	typed   func(error) bool // as the SDK's own type
	message string           // a part of it
	provoke func(p *publisher, topic string) error
}{
	{"NotFound", isA[*types.NotFoundException], "Topic does not exist", func(p *publisher, topic string) error {
		return p.tryPublish(topic+"-not", "m")
	}},
	{"NotFound", isA[*types.NotFoundException], "Subscription does not exist", func(p *publisher, topic string) error {
		return p.trySet(topic+":00000000-0000-0000-0000-000000000000", "RawMessageDelivery", "true")
	}},
	{"ResourceNotFound", isA[*types.ResourceNotFoundException], "Resource does not exist", func(p *publisher, topic string) error {
		return p.tryTag(topic+"-not", 1)
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Empty message", func(p *publisher, topic string) error {
		return p.tryPublish(topic, "")
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Message too long", func(p *publisher, topic string) error {
		return p.tryPublish(topic, strings.Repeat("m", 262_145))
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Subject", func(p *publisher, topic string) error {
		_, err := p.Publish(p.t.Context(), &sns.PublishInput{TopicArn: &topic, Message: sdk.String("m"), Subject: sdk.String("a\nb")})
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Message Structure - No default entry in JSON message body", func(p *publisher, topic string) error {
		_, err := p.Publish(p.t.Context(), &sns.PublishInput{TopicArn: &topic, Message: sdk.String(`{"sqs":"m"}`), MessageStructure: sdk.String("json")})
		return err
	}},
	{"ParameterValueInvalid", isA[*types.InvalidParameterValueException], "", func(p *publisher, topic string) error {
		_, err := p.Publish(p.t.Context(), &sns.PublishInput{TopicArn: &topic, Message: sdk.String("m"), MessageAttributes: map[string]types.MessageAttributeValue{
			"n": {DataType: sdk.String("String"), StringValue: sdk.String("")},
		}})
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "The MessageGroupId parameter is required for FIFO topics", func(p *publisher, topic string) error {
		return p.tryPublish(p.fifo(topic), "m")
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly", func(p *publisher, topic string) error {
		return p.tryPublishTo(p.topic(lastPart(topic)+".fifo", "FifoTopic", "true"), "g", "m")
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Topic Name", func(p *publisher, _ string) error {
		_, err := p.CreateTopic(p.t.Context(), &sns.CreateTopicInput{Name: sdk.String("a.b")})
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Topic already exists with different attributes", func(p *publisher, topic string) error {
		_, err := p.CreateTopic(p.t.Context(), &sns.CreateTopicInput{Name: sdk.String(lastPart(topic)), Attributes: map[string]string{"DisplayName": "x"}})
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Amazon SNS does not support this protocol string: pigeon", func(p *publisher, topic string) error {
		_, err := p.trySubscribe(topic, "pigeon", "roof")
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: SQS endpoint ARN", func(p *publisher, topic string) error {
		_, err := p.trySubscribe(topic, "sqs", "orders")
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid SMS endpoint: roof", func(p *publisher, topic string) error {
		_, err := p.trySubscribe(topic, "sms", "roof")
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "FIFO SQS Queues can not be subscribed to standard SNS topics", func(p *publisher, topic string) error {
		_, err := p.trySubscribe(topic, "sqs", "arn:aws:sqs:us-east-1:000000000000:orders.fifo")
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Subscription already exists with different attributes", func(p *publisher, topic string) error {
		p.subscribe(topic, "email", "ada@example.com")
		_, err := p.trySubscribe(topic, "email", "ada@example.com", "FilterPolicy", `{"a":["b"]}`)
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Attributes Reason: FilterPolicy: Unrecognized match type size\n at [Source: (String)\"{\"a\":[{\"size\":1}]}\"; line: 1, column: 16]", func(p *publisher, topic string) error {
		_, err := p.trySubscribe(topic, "email", "ada@example.com", "FilterPolicy", `{"a":[{"size":1}]}`)
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "RawMessageDelivery: Invalid value [maybe]. Must be true or false.", func(p *publisher, topic string) error {
		_, arn := p.queue(topic, lastPart(topic))
		return p.trySet(arn, "RawMessageDelivery", "maybe")
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "RedrivePolicy: deadLetterTargetArn is an invalid arn", func(p *publisher, topic string) error {
		_, arn := p.queue(topic, lastPart(topic))
		return p.trySet(arn, "RedrivePolicy", `{"deadLetterTargetArn":"nowhere"}`)
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Invalid parameter: Token", func(p *publisher, topic string) error {
		p.subscribe(topic, "email", "ada@example.com")
		_, err := p.ConfirmSubscription(p.t.Context(), &sns.ConfirmSubscriptionInput{TopicArn: &topic, Token: sdk.String("abc123")})
		return err
	}},
	{"InvalidParameter", isA[*types.InvalidParameterException], "Duplicated keys are not allowed.", func(p *publisher, topic string) error {
		tag := types.Tag{Key: sdk.String("k"), Value: sdk.String("v")}
		_, err := p.TagResource(p.t.Context(), &sns.TagResourceInput{ResourceArn: &topic, Tags: []types.Tag{tag, tag}})
		return err
	}},
	{"TagLimitExceeded", isA[*types.TagLimitExceededException], "", func(p *publisher, topic string) error {
		return p.tryTag(topic, 51)
	}},
	{"TooManyEntriesInBatchRequest", isA[*types.TooManyEntriesInBatchRequestException], "The batch request contains more entries than permissible.", func(p *publisher, topic string) error {
		return p.tryBatch(topic, "m", strings.Split("a b c d e f g h i j k", " ")...)
	}},
	{"EmptyBatchRequest", isA[*types.EmptyBatchRequestException], "", func(p *publisher, topic string) error {
		return p.tryBatch(topic, "m")
	}},
	{"BatchEntryIdsNotDistinct", isA[*types.BatchEntryIdsNotDistinctException], "Two or more batch entries in the request have the same Id.", func(p *publisher, topic string) error {
		return p.tryBatch(topic, "m", "a", "b", "a")
	}},
	{"InvalidBatchEntryId", isA[*types.InvalidBatchEntryIdException], "The Id of a batch entry in the batch request contains an impermissible character: a.b", func(p *publisher, topic string) error {
		return p.tryBatch(topic, "m", "a.b")
	}},
	{"BatchRequestTooLong", isA[*types.BatchRequestTooLongException], "The length of all the messages put together is more than the limit.", func(p *publisher, topic string) error {
		return p.tryBatch(topic, strings.Repeat("m", 131_073), "a", "b")
	}},
	{"FilterPolicyLimitExceeded", isA[*types.FilterPolicyLimitExceededException], "", func(p *publisher, topic string) (err error) {
		for i := range 201 {
			require.NoError(p.t, err, i)
			_, err = p.trySubscribe(topic, "email", "a"+strconv.Itoa(i)+"@example.com", "FilterPolicy", `{"a":["b"]}`)
		}
		return err
	}},
	{"SubscriptionLimitExceeded", isA[*types.SubscriptionLimitExceededException], "", func(p *publisher, topic string) (err error) {
		fifo := p.fifo(topic)
		for i := range 101 {
			require.NoError(p.t, err, i)
			_, err = p.trySubscribe(fifo, "sqs", p.queues.arn(p.queues.queue("limit-"+strconv.Itoa(i)+".fifo", "FifoQueue", "true")))
		}
		return err
	}},
	{"Throttled", nil, "Rate exceeded", func(p *publisher, topic string) error {
		fifo := p.fifo(topic)
		for i := range 300 {
			require.NoError(p.t, p.tryPublishTo(fifo, "g", strconv.Itoa(i)))
		}
		return p.tryPublishTo(fifo, "g", "300")
	}},
	{"InvalidState", isA[*types.InvalidStateException], "Cannot delete a topic with an ArchivePolicy", func(p *publisher, topic string) error {
		fifo := p.topic(lastPart(topic)+".fifo", "FifoTopic", "true", "ArchivePolicy", `{"MessageRetentionPeriod":"30"}`)
		_, err := p.DeleteTopic(p.t.Context(), &sns.DeleteTopicInput{TopicArn: &fifo})
		return err
	}},
	{"UnsupportedOperation", nil, "The playground does not have GetSMSAttributes", func(p *publisher, _ string) error {
		_, err := p.GetSMSAttributes(p.t.Context(), &sns.GetSMSAttributesInput{})
		return err
	}},
}

func TestEveryErrorOfTopicsReachesTheSDKAsItsType(t *testing.T) {
	p := newPublisher(serveAWS(t, ""))
	for i, row := range topicProvocations {
		t.Run(row.code+" "+strconv.Itoa(i), func(t *testing.T) {
			err := row.provoke(p, p.topic("t"+strconv.Itoa(i)))
			var failure smithy.APIError
			require.ErrorAs(t, err, &failure)
			require.Equal(t, row.code, failure.ErrorCode(), err)
			require.Contains(t, failure.ErrorMessage(), row.message)
			require.True(t, row.typed == nil || row.typed(err), "%T", err)
		})
	}
}

func lastPart(arn string) string { return arn[strings.LastIndex(arn, ":")+1:] }

// fifo is a FIFO topic of the same name.
func (p *publisher) fifo(topic string) string {
	p.t.Helper()
	return p.topic(lastPart(topic)+".fifo", "FifoTopic", "true", "ContentBasedDeduplication", "true")
}

func (p *publisher) tryPublishTo(topic, group, text string) error {
	_, err := p.Publish(p.t.Context(), &sns.PublishInput{TopicArn: &topic, MessageGroupId: &group, Message: &text})
	return err
}

func (p *publisher) trySet(subscription, attribute, text string) error {
	_, err := p.SetSubscriptionAttributes(p.t.Context(), &sns.SetSubscriptionAttributesInput{SubscriptionArn: &subscription, AttributeName: &attribute, AttributeValue: &text})
	return err
}

func (p *publisher) tryTag(topic string, tags int) error {
	in := &sns.TagResourceInput{ResourceArn: &topic}
	for i := range tags {
		in.Tags = append(in.Tags, types.Tag{Key: sdk.String("k" + strconv.Itoa(i)), Value: sdk.String("v")})
	}
	_, err := p.TagResource(p.t.Context(), in)
	return err
}

func (p *publisher) tryBatch(topic, text string, ids ...string) error {
	in := &sns.PublishBatchInput{TopicArn: &topic, PublishBatchRequestEntries: []types.PublishBatchRequestEntry{}}
	for _, id := range ids {
		in.PublishBatchRequestEntries = append(in.PublishBatchRequestEntries, types.PublishBatchRequestEntry{Id: &id, Message: &text})
	}
	_, err := p.PublishBatch(p.t.Context(), in)
	return err
}
