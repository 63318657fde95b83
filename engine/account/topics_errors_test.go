package account_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	entryOne   = "PublishBatchRequestEntries.member.1."
	entryTwo   = "PublishBatchRequestEntries.member.2."
	noSuch     = topicARN + "none"
	otherPlace = "arn:aws:sns:us-west-1:000000000000:orders"
	fifoTopic  = topicARN + "o.fifo"
	invalidOne = "InvalidParameter"
)

// topicErrorRows provoke each fault of SNS that can be had with one request. Not among them: those of KMS, of tag
// policies, of signatures, mobile endpoints and phones that have opted out, which nothing here gives; those that take more
// than one request are below.
var topicErrorRows = []struct {
	code       string
	status     int
	message    string
	operation  string
	parameters []string
}{
	{"NotFound", 404, "Topic does not exist", "GetTopicAttributes", []string{"TopicArn", noSuch}},
	{"NotFound", 404, "Topic does not exist", "Publish", []string{"TopicArn", noSuch, "Message", "x"}},
	{"NotFound", 404, "Topic does not exist", "PublishBatch", []string{"TopicArn", noSuch, entryOne + "Id", "1", entryOne + "Message", "x"}},
	{"NotFound", 404, "Topic does not exist", "Subscribe", []string{"TopicArn", noSuch, "Protocol", "sms", "Endpoint", "+12065550100"}},
	{"NotFound", 404, "Topic does not exist", "RemovePermission", []string{"TopicArn", noSuch, "Label", "l"}},
	{"NotFound", 404, "Topic does not exist", "GetDataProtectionPolicy", []string{"ResourceArn", noSuch}},
	{"NotFound", 404, "Topic does not exist", "GetTopicAttributes", []string{"TopicArn", "arn:aws:sns:eu-west-1:111111111111:orders"}},
	{"NotFound", 404, "Subscription does not exist", "GetSubscriptionAttributes", []string{"SubscriptionArn", topicARN + "orders:none"}},
	{"NotFound", 404, "Subscription does not exist", "SetSubscriptionAttributes", []string{"SubscriptionArn", noSuch + ":none", "AttributeName", "RawMessageDelivery"}},
	{"ResourceNotFound", 404, "Resource does not exist", "ListTagsForResource", []string{"ResourceArn", noSuch}},
	{"ResourceNotFound", 404, "Resource does not exist", "TagResource", []string{"ResourceArn", noSuch, "Tags.member.1.Key", "a"}},

	{invalidOne, 400, "Invalid parameter: TopicArn Reason: no value for required parameter", "GetTopicAttributes", nil},
	{invalidOne, 400, "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1", "GetTopicAttributes", []string{"TopicArn", ""}},
	{invalidOne, 400, "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 5", "Subscribe", []string{"TopicArn", "arn:aws:sns:us-east-1:random"}},
	{invalidOne, 400, "Invalid parameter: TopicArn", "SetTopicAttributes", []string{"TopicArn", otherPlace, "AttributeName", "DisplayName"}},
	{invalidOne, 400, "Invalid parameter: TopicArn", "DeleteTopic", []string{"TopicArn", otherPlace}},
	{invalidOne, 400, "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter", "Publish", []string{"Message", "x"}},
	{invalidOne, 400, "Invalid parameter: SubscriptionArn Reason: no value for required parameter", "Unsubscribe", nil},
	{invalidOne, 400, "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1", "Unsubscribe", []string{"SubscriptionArn", "PendingConfirmation"}},
	{invalidOne, 400, "Invalid parameter: SubscriptionId", "Unsubscribe", []string{"SubscriptionArn", topicARN + "orders"}},
	{invalidOne, 400, "Invalid parameter: SubscriptionId", "GetSubscriptionAttributes", []string{"SubscriptionArn", topicARN + "orders"}},
	{invalidOne, 400, "Invalid parameter: SubscriptionArn", "GetSubscriptionAttributes", []string{"SubscriptionArn", "arn:aws:sqs:eu-west-1:000000000000:orders:x"}},

	{invalidOne, 400, "Invalid parameter: Topic Name", "CreateTopic", nil},
	{invalidOne, 400, "Invalid parameter: Topic Name", "CreateTopic", []string{"Name", "a.b"}},
	{invalidOne, 400, "Invalid parameter: Topic Name", "CreateTopic", []string{"Name", "t.fifo"}},
	{invalidOne, 400, "Invalid parameter: Topic Name", "CreateTopic", []string{"Name", strings.Repeat("a", 257)}},
	{invalidOne, 400, "Invalid parameter: Topic Name", "CreateTopic", created("t", "FifoTopic", "true")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: FifoTopic: Invalid value [x]. Must be true or false.", "CreateTopic", created("t", "FifoTopic", "x")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: Unknown attribute Colour", "CreateTopic", created("t", "Colour", "red")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: Content-based deduplication can only be set for FIFO topics", "CreateTopic", created("t", "ContentBasedDeduplication", "true")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: Topic already exists with different attributes", "CreateTopic", created("orders", "DisplayName", "x")},
	{invalidOne, 400, "Invalid parameter: Tags Reason: Topic already exists with different tags", "CreateTopic", []string{"Name", "orders", "Tags.member.1.Key", "a", "Tags.member.1.Value", "1"}},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: SQSSuccessFeedbackSampleRate: Invalid value [101]. Must be from 0 to 100.", "CreateTopic", created("t", "SQSSuccessFeedbackSampleRate", "101")},

	{invalidOne, 400, "Invalid parameter: AttributeName", "SetTopicAttributes", topicSet("FifoTopic", "true")},
	{invalidOne, 400, "Invalid parameter: AttributeName", "SetTopicAttributes", topicSet("Colour", "red")},
	{invalidOne, 400, "Invalid parameter: AttributeName Reason: no value for required parameter", "SetTopicAttributes", []string{"TopicArn", topicARN + "orders"}},
	{invalidOne, 400, "Invalid parameter: Policy Error: null", "SetTopicAttributes", topicSet("Policy", "x")},
	{invalidOne, 400, "Invalid parameter: DeliveryPolicy: http.defaultHealthyRetryPolicy.minDelayTarget must be specified", "SetTopicAttributes",
		topicSet("DeliveryPolicy", `{"http":{"defaultHealthyRetryPolicy":{}}}`)},
	{invalidOne, 400, "Invalid parameter: SignatureVersion: Invalid value [3]. Please use either 1 or 2", "SetTopicAttributes", topicSet("SignatureVersion", "3")},
	{invalidOne, 400, "Invalid parameter: TracingConfig: Invalid value [On]", "SetTopicAttributes", topicSet("TracingConfig", "On")},
	{invalidOne, 400, "Invalid parameter: MaximumMessageSize: Invalid value [1]. Must be from 1024 to 1048576.", "SetTopicAttributes", topicSet("MaximumMessageSize", "1")},
	{invalidOne, 400, "Invalid parameter: ArchivePolicy can only be set for FIFO topics", "SetTopicAttributes", topicSet("ArchivePolicy", "{}")},
	{invalidOne, 400, "Invalid parameter: HTTPSuccessFeedbackRoleArn: Invalid value [x]. Must be the ARN of a role.", "SetTopicAttributes", topicSet("HTTPSuccessFeedbackRoleArn", "x")},
	{invalidOne, 400, "Invalid parameter: Policy statement action out of service scope!", "AddPermission",
		[]string{"TopicArn", topicARN + "orders", "Label", "l", "AWSAccountId.member.1", "1", "ActionName.member.1", "Dance"}},
	{invalidOne, 400, "Invalid parameter: AWSAccountId Reason: no value for required parameter", "AddPermission", []string{"TopicArn", topicARN + "orders", "Label", "l"}},
	{invalidOne, 400, "Invalid parameter: Duplicated keys are not allowed.", "TagResource", []string{"ResourceArn", topicARN + "orders", "Tags.member.1.Key", "a", "Tags.member.2.Key", "a"}},
	{invalidOne, 400, "Invalid parameter: Tags Reason: Tag keys must be between 1 and 128 characters in length.", "TagResource", []string{"ResourceArn", topicARN + "orders", "Tags.member.1.Value", "a"}},

	{invalidOne, 400, "Invalid parameter: Amazon SNS does not support this protocol string: pigeon", "Subscribe", wanting("pigeon", "x")},
	{invalidOne, 400, "Invalid parameter: Endpoint Reason: no value for required parameter", "Subscribe", wanting("sqs", "")},
	{invalidOne, 400, "Invalid parameter: SQS endpoint ARN", "Subscribe", wanting("sqs", "http://localhost/000000000000/kitchen")},
	{invalidOne, 400, "Invalid parameter: Endpoint must match the specified protocol", "Subscribe", wanting("http", "https://example.com/")},
	{invalidOne, 400, "Invalid parameter: Email address", "Subscribe", wanting("email", "ann")},
	{invalidOne, 400, "Invalid SMS endpoint: +1206--5550100", "Subscribe", wanting("sms", "+1206--5550100")},
	{invalidOne, 400, "Invalid parameter: Lambda endpoint ARN", "Subscribe", wanting("lambda", "resize")},
	{invalidOne, 400, "Invalid parameter: ApplicationEndpoint ARN", "Subscribe", wanting("application", "x")},
	{invalidOne, 400, "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics", "Subscribe", wanting("sqs", arns+"k.fifo")},
	{invalidOne, 400, "Invalid parameter: Invalid parameter: Endpoint Reason: Please use FIFO SQS queue", "Subscribe",
		[]string{"TopicArn", fifoTopic, "Protocol", "email", "Endpoint", "ann@example.com"}},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: SubscriptionRoleArn: no value for required attribute", "Subscribe", wanting("firehose", "arn:aws:firehose:eu-west-1:000000000000:deliverystream/d")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: AttributeName", "Subscribe", wanting("sms", "+12065550100", "Colour", "red")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [x]. Must be true or false.", "Subscribe", wanting("sqs", arns+"kitchen", "RawMessageDelivery", "x")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: Delivery protocol [sms] does not support raw message delivery.", "Subscribe", wanting("sms", "+12065550100", "RawMessageDelivery", "true")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: FilterPolicyScope: Invalid value [x]. Please use either MessageBody or MessageAttributes", "Subscribe",
		wanting("sms", "+12065550100", "FilterPolicyScope", "x")},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: FilterPolicy: Filter policy can not have more than 5 keys", "Subscribe",
		wanting("sms", "+12065550100", "FilterPolicy", `{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}`)},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: Filter policy scope MessageAttributes does not support nested filter policy", "Subscribe",
		wanting("sms", "+12065550100", "FilterPolicy", `{"a":{"b":["x"]}}`)},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn", "Subscribe", wanting("sms", "+12065550100", "RedrivePolicy", `{}`)},
	{invalidOne, 400, "Invalid parameter: Attributes Reason: ReplayPolicy: the topic has no ArchivePolicy", "Subscribe",
		wanting("sms", "+12065550100", "ReplayPolicy", `{"PointType":"Timestamp","StartingPoint":"2026-01-01T00:00:00.000Z"}`)},

	{invalidOne, 400, "Invalid parameter: Empty message", "Publish", sending("")},
	{invalidOne, 400, "Invalid parameter: Subject", "Publish", sending("x", "Subject", "")},
	{invalidOne, 400, "Invalid parameter: Subject", "Publish", sending("x", "Subject", strings.Repeat("s", 100))},
	{invalidOne, 400, "Invalid parameter: Message too long", "Publish", sending(strings.Repeat("x", 262_145))},
	{invalidOne, 400, "Invalid parameter: Message too long", "Publish", sending(`{"default":"x","sqs":"`+strings.Repeat("x", 262_145)+`"}`, "MessageStructure", "json")},
	{invalidOne, 400, "Invalid parameter: Message Structure - JSON message body failed to parse", "Publish", sending("x", "MessageStructure", "json")},
	{invalidOne, 400, "Invalid parameter: Message Structure - No default entry in JSON message body", "Publish", sending("{}", "MessageStructure", "json")},
	{invalidOne, 400, "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type", "Publish",
		sending("x", "MessageDeduplicationId", "1")},
	{invalidOne, 400, "Invalid parameter: The MessageGroupId parameter is required for FIFO topics", "Publish", []string{"TopicArn", fifoTopic, "Message", "x"}},
	{invalidOne, 400, "Invalid parameter: PhoneNumber Reason: 123a is not valid to publish to", "Publish", []string{"PhoneNumber", "123a", "Message", "x"}},
	{invalidOne, 400, "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified", "Publish",
		[]string{"TargetArn", "arn:aws:sns:eu-west-1:000000000000:endpoint/GCM/app/1", "Message", "x"}},
	{"ParameterValueInvalid", 400, "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.", "Publish",
		sending("x", "MessageAttributes.entry.1.Name", "a", "MessageAttributes.entry.1.Value.DataType", "Text", "MessageAttributes.entry.1.Value.StringValue", "v")},
	{"ParameterValueInvalid", 400, "The message attribute 'a' with type 'Binary' must use field 'Binary'.", "Publish",
		sending("x", "MessageAttributes.entry.1.Name", "a", "MessageAttributes.entry.1.Value.DataType", "Binary", "MessageAttributes.entry.1.Value.StringValue", "v")},
	{"ParameterValueInvalid", 400, "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'.", "Publish",
		sending("x", "MessageAttributes.entry.1.Name", "a", "MessageAttributes.entry.1.Value.DataType", "String")},
	{"ValidationError", 400, "1 validation error detected: Value null at 'messageAttributes.a.member.dataType' failed to satisfy constraint: Member must not be null", "Publish",
		sending("x", "MessageAttributes.entry.1.Name", "a", "MessageAttributes.entry.1.Value.StringValue", "v")},

	{"EmptyBatchRequest", 400, "The batch request doesn't contain any entries.", "PublishBatch", []string{"TopicArn", topicARN + "orders"}},
	{"BatchEntryIdsNotDistinct", 400, "Two or more batch entries in the request have the same Id.", "PublishBatch", batch("1", "1", "x")},
	{"InvalidBatchEntryId", 400, "The Id of a batch entry in the batch request contains an impermissible character: a b", "PublishBatch", batch("1", "a b", "x")},
	{"InvalidBatchEntryId", 400, "The Id of a batch entry in the batch request is too long: " + strings.Repeat("a", 81), "PublishBatch", batch("1", strings.Repeat("a", 81), "x")},
	{"BatchRequestTooLong", 400, "The length of all the messages put together is more than the limit.", "PublishBatch", batch("1", "2", strings.Repeat("x", 140_000))},
	{invalidOne, 400, "Invalid parameter: Empty message", "PublishBatch", []string{"TopicArn", topicARN + "orders", entryOne + "Id", "1"}},
	{"ValidationError", 400, "1 validation error detected: Value null at 'publishBatchRequestEntries.1.member.id' failed to satisfy constraint: Member must not be null", "PublishBatch",
		[]string{"TopicArn", topicARN + "orders", entryOne + "Message", "x"}},

	{"UnsupportedOperation", 400, "The playground does not have CreatePlatformApplication: platform applications and mobile endpoints are not simulated.", "CreatePlatformApplication", nil},
	{"UnsupportedOperation", 400, "The playground does not have GetSMSSandboxAccountStatus: the phone numbers of the SMS sandbox are not simulated.", "GetSMSSandboxAccountStatus", nil},
	{"InvalidAction", 400, "The action Dance is not valid for this endpoint.", "Dance", nil},
}

func created(name, attribute, v string) []string {
	return []string{"Name", name, "Attributes.entry.1.key", attribute, "Attributes.entry.1.value", v}
}

func topicSet(name, v string) []string {
	return []string{"TopicArn", topicARN + "orders", "AttributeName", name, "AttributeValue", v}
}

func wanting(protocol, endpoint string, attribute ...string) []string {
	all := []string{"TopicArn", topicARN + "orders", "Protocol", protocol, "Endpoint", endpoint}
	if len(attribute) > 0 {
		all = append(all, "Attributes.entry.1.key", attribute[0], "Attributes.entry.1.value", attribute[1])
	}
	return all
}

func sending(message string, more ...string) []string {
	return append([]string{"TopicArn", topicARN + "orders", "Message", message}, more...)
}

func batch(one, two, message string) []string {
	return []string{"TopicArn", topicARN + "orders", entryOne + "Id", one, entryOne + "Message", message, entryTwo + "Id", two, entryTwo + "Message", message}
}

// withTopics is an account with a topic of each type and a queue.
func withTopics(t *testing.T) *client {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	c.topic("CreateTopic", created("o.fifo", "FifoTopic", "true")...)
	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	return c
}

func TestEveryErrorOfTopics(t *testing.T) {
	c := withTopics(t)
	for _, row := range topicErrorRows {
		c.topicRefused(row.code, row.status, row.message, row.operation, row.parameters...)
	}
	require.Len(t, c.Session().Scenario().Nodes, 3, "what is refused leaves nothing behind")
}

func TestQuotasOfTopics(t *testing.T) {
	c := withTopics(t)
	configure := func(name, v string) {
		edit := parsed(t, `{"do":"edit","edits":[{"part":"node","id":"orders","value":{"id":"orders","kind":"sns","`+name+`":`+v+`}}]}`)
		require.Empty(t, c.Session().Do(edit))
	}
	configure("subscriptionsMax", "1")
	c.subscribed("orders", "sqs", arns+"kitchen", "FilterPolicy", `{"dish":["soup"]}`)
	c.topicRefused("SubscriptionLimitExceeded", 403, "A topic can have 1 subscriptions, and this one has them already.", "Subscribe", wanting("sms", "+12065550100")...)
	c.subscribed("orders", "sqs", arns+"kitchen")
	configure("filterPoliciesMax", "1")
	phone := c.subscribed("orders", "sms", "+12065550100")
	c.topicRefused("FilterPolicyLimitExceeded", 403, "A topic can have 1 filter policies, and this one has them already.", "SetSubscriptionAttributes",
		"SubscriptionArn", phone, "AttributeName", "FilterPolicy", "AttributeValue", `{"dish":["soup"]}`)
	configure("publishRate", "1")
	c.topic("Publish", sending("x")...)
	c.topicRefused("Throttled", 429, "Rate exceeded", "Publish", sending("x")...)

	c.topicRefused("TagLimitExceeded", 400, "Could not complete request: tag quota of per resource exceeded", "TagResource", tagged(51)...)
	var many []string
	for i := range 11 {
		at := "PublishBatchRequestEntries.member." + strconv.Itoa(i+1)
		many = append(many, at+".Id", strconv.Itoa(i), at+".Message", "x")
	}
	c.topicRefused("TooManyEntriesInBatchRequest", 400, "The batch request contains more entries than permissible.", "PublishBatch", append(many, "TopicArn", topicARN+"orders")...)

	c.topic("SetTopicAttributes", "TopicArn", fifoTopic, "AttributeName", "ArchivePolicy", "AttributeValue", `{"MessageRetentionPeriod":"1"}`)
	c.topicRefused("InvalidState", 400, "Cannot delete a topic with an ArchivePolicy", "DeleteTopic", "TopicArn", fifoTopic)
	c.topic("SetTopicAttributes", "TopicArn", fifoTopic, "AttributeName", "ArchivePolicy", "AttributeValue", `{}`)
	c.topic("DeleteTopic", "TopicArn", fifoTopic)
}

func TestACrashedTopicIsUnavailable(t *testing.T) {
	c := withTopics(t)
	order := parsed(t, `{"do":"fault","fault":"crash","node":"orders"}`)
	require.Empty(t, c.Session().Do(order))
	c.Advance(c.Now())
	r := c.send(topicRequest("Publish", sending("x")...))
	require.Equal(t, 503, r.Status)
	require.Equal(t, "ServiceUnavailable", element(string(r.Body), "Code"))
	require.Contains(t, c.topic("ListSubscriptionsByTopic", "TopicArn", topicARN+"orders"), "<Subscriptions/>")
}
