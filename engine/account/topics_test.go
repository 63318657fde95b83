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
	"playground/engine/scenario"
)

func TestAMessageGoesFromATopicToAQueue(t *testing.T) {
	c := newClient(t)
	require.Equal(t, topicARN+"orders", element(c.topic("CreateTopic", "Name", "orders"), "TopicArn"))
	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	arn := c.subscribed("orders", "sqs", arns+"kitchen")
	require.Regexp(t, "^"+topicARN+"orders:[0-9a-f-]{36}$", arn)

	id := element(c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup", "Subject", "Lunch"), "MessageId")
	bodies, _ := c.receive("kitchen", "")
	require.Len(t, bodies, 1)
	for _, part := range []string{
		`"MessageId":"` + id + `"`, `"TopicArn":"` + topicARN + `orders"`, `"Message":"soup"`, `"Subject":"Lunch"`, `"Timestamp":"2026-01-01T00:00:00.000Z"`,
		`"UnsubscribeURL":"http://localhost:4566/?Action=Unsubscribe&SubscriptionArn=` + arn + `"`,
	} {
		require.Contains(t, bodies[0], part)
	}
	c.topic("Unsubscribe", "SubscriptionArn", arn)
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "cake")
	bodies, _ = c.receive("kitchen", "")
	require.Empty(t, bodies)
	require.Equal(t, "1", c.aboutTopic("orders", "SubscriptionsDeleted"))
}

func TestAttributesOfATopic(t *testing.T) {
	c := newClient(t)
	create := []string{"CreateTopic", "Name", "o.fifo", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "True",
		"Attributes.entry.2.key", "DisplayName", "Attributes.entry.2.value", "Orders"}
	c.topic(create[0], create[1:]...)
	c.topic(create[0], create[1:]...)
	set := func(name, v string) {
		c.topic("SetTopicAttributes", "TopicArn", topicARN+"o.fifo", "AttributeName", name, "AttributeValue", v)
	}
	for _, a := range [][3]string{
		{"FifoTopic", "", "true"}, {"DisplayName", "", "Orders"}, {"Owner", "", "000000000000"}, {"TopicArn", "", topicARN + "o.fifo"},
		{"SubscriptionsConfirmed", "", "0"}, {"SubscriptionsPending", "", "0"}, {"SubscriptionsDeleted", "", "0"},
		{"ContentBasedDeduplication", "TRUE", "true"}, {"ContentBasedDeduplication", "false", "false"},
		{"DisplayName", "Tickets", "Tickets"}, {"DisplayName", "", "Tickets"}, {"KmsMasterKeyId", "alias/k", "alias/k"},
		{"TracingConfig", "Active", "Active"}, {"SignatureVersion", "2", "2"}, {"FifoThroughputScope", "MessageGroup", "MessageGroup"},
		{"MaximumMessageSize", "1048576", "1048576"}, {"ArchivePolicy", `{"MessageRetentionPeriod":"30"}`, `{"MessageRetentionPeriod":"30"}`},
		{"BeginningArchiveTime", "", "2026-01-01T00:00:00.000Z"},
		{"DeliveryPolicy", `{"http":{"defaultRequestPolicy":{"headerContentType":"text/csv"}}}`,
			`{"http":{"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/csv"}}}`},
		{"SQSSuccessFeedbackSampleRate", "50", "50"}, {"HTTPFailureFeedbackRoleArn", "arn:aws:iam::000000000000:role/r", "arn:aws:iam::000000000000:role/r"},
	} {
		if a[1] != "" {
			set(a[0], a[1])
		}
		require.Equal(t, a[2], c.aboutTopic("o.fifo", a[0]), a[0])
	}
	require.Contains(t, c.aboutTopic("o.fifo", "EffectiveDeliveryPolicy"), `"numRetries":3,`)
	require.Contains(t, c.aboutTopic("o.fifo", "EffectiveDeliveryPolicy"), `"headerContentType":"text/csv"`)
	require.Contains(t, c.aboutTopic("o.fifo", "Policy"), `"Sid":"__default_statement_ID"`)
	for _, name := range []string{"DisplayName", "KmsMasterKeyId", "TracingConfig", "ArchivePolicy", "DeliveryPolicy", "SQSSuccessFeedbackSampleRate", "Policy"} {
		c.topic("SetTopicAttributes", "TopicArn", topicARN+"o.fifo", "AttributeName", name)
	}
	for _, name := range []string{"DisplayName", "KmsMasterKeyId", "TracingConfig", "ArchivePolicy", "DeliveryPolicy", "SQSSuccessFeedbackSampleRate", "BeginningArchiveTime"} {
		require.Empty(t, c.aboutTopic("o.fifo", name), name)
	}
	c.topic("DeleteTopic", "TopicArn", topicARN+"o.fifo")
	c.topicRefused("NotFound", 404, "Topic does not exist", "GetTopicAttributes", "TopicArn", topicARN+"o.fifo")
}

func TestPermissionsOfATopic(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	grant := []string{"TopicArn", topicARN + "orders", "Label", "l", "AWSAccountId.member.1", "111111111111", "AWSAccountId.member.2", "222222222222", "ActionName.member.1", "Publish"}
	c.topic("AddPermission", grant...)
	require.Contains(t, c.aboutTopic("orders", "Policy"), `{"Sid":"l","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]},`+
		`"Action":"SNS:Publish","Resource":"`+topicARN+`orders"}`)
	c.topicRefused("InvalidParameter", 400, "Invalid parameter: Statement already exists", "AddPermission", grant...)
	c.topic("RemovePermission", "TopicArn", topicARN+"orders", "Label", "l")
	c.topic("RemovePermission", "TopicArn", topicARN+"orders", "Label", "l")
	require.NotContains(t, c.aboutTopic("orders", "Policy"), `"Sid":"l"`)

	c.topic("PutDataProtectionPolicy", "ResourceArn", topicARN+"orders", "DataProtectionPolicy", `{"Name":"p"}`)
	require.Equal(t, `{"Name":"p"}`, element(c.topic("GetDataProtectionPolicy", "ResourceArn", topicARN+"orders"), "DataProtectionPolicy"))
	c.topic("PutDataProtectionPolicy", "ResourceArn", topicARN+"orders", "DataProtectionPolicy", "")
	require.Contains(t, c.topic("GetDataProtectionPolicy", "ResourceArn", topicARN+"orders"), "<GetDataProtectionPolicyResult/>")
}

func TestTagsOfATopic(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders", "Tags.member.1.Key", "team", "Tags.member.1.Value", "kitchen")
	c.topic("TagResource", "ResourceArn", topicARN+"orders", "Tags.member.1.Key", "a", "Tags.member.1.Value", "1", "Tags.member.2.Key", "team", "Tags.member.2.Value", "bar")
	require.Contains(t, c.topic("ListTagsForResource", "ResourceArn", topicARN+"orders"),
		"<Tags><member><Key>team</Key><Value>bar</Value></member><member><Key>a</Key><Value>1</Value></member></Tags>")
	c.topic("UntagResource", "ResourceArn", topicARN+"orders", "TagKeys.member.1", "team", "TagKeys.member.2", "none")
	c.topic("UntagResource", "ResourceArn", topicARN+"orders", "TagKeys.member.1", "a")
	require.Contains(t, c.topic("ListTagsForResource", "ResourceArn", topicARN+"orders"), "<ListTagsForResourceResult><Tags/></ListTagsForResourceResult>")
}

func TestListsComeInPages(t *testing.T) {
	c := newClient(t)
	for i := range 101 {
		c.topic("CreateTopic", "Name", fmt.Sprintf("topic-%03d", i))
		c.subscribed("topic-000", "sms", fmt.Sprintf("+1206555%04d", i))
	}
	for _, list := range []struct{ operation, each string }{
		{"ListTopics", "<TopicArn>"}, {"ListSubscriptions", "<Protocol>"}, {"ListSubscriptionsByTopic", "<Protocol>"},
	} {
		first := c.topic(list.operation, "TopicArn", topicARN+"topic-000")
		require.Equal(t, 100, strings.Count(first, list.each), list.operation)
		token := element(first, "NextToken")
		require.NotEmpty(t, token)
		second := c.topic(list.operation, "TopicArn", topicARN+"topic-000", "NextToken", token)
		require.Equal(t, 1, strings.Count(second, list.each), list.operation)
		require.Empty(t, element(second, "NextToken"))
		c.topicRefused("InvalidParameter", 400, "Invalid parameter: NextToken", list.operation, "TopicArn", topicARN+"topic-000", "NextToken", "*")
	}
}

func TestABatchIsPublished(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	c.subscribed("orders", "sqs", arns+"kitchen", "RawMessageDelivery", "true")
	const entry = "PublishBatchRequestEntries.member."
	got := c.topic("PublishBatch", "TopicArn", topicARN+"orders", entry+"1.Id", "a", entry+"1.Message", "soup",
		entry+"1.MessageAttributes.entry.1.Name", "dish", entry+"1.MessageAttributes.entry.1.Value.DataType", "Binary", entry+"1.MessageAttributes.entry.1.Value.BinaryValue", "AAEC",
		entry+"2.Id", "b", entry+"2.Message", `{"default":"d","sqs":"cake"}`, entry+"2.MessageStructure", "json")
	require.Contains(t, got, "<Successful><member><Id>a</Id><MessageId>")
	require.Contains(t, got, "<Failed/>")
	bodies, messages := c.receive("kitchen", `,'MaxNumberOfMessages':10,'MessageAttributeNames':['All']`)
	require.Equal(t, []string{"soup", "cake"}, bodies)
	require.Equal(t, "AAEC", text(messages, "/0/MessageAttributes/dish/BinaryValue"))
}

// A message group gets 300 messages a second; that there are more is the sender's fault, who is to try again.
func TestWhatIsThrottledInABatchIsTheSendersFault(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "o.fifo", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true")
	batch := func(n int) string {
		parameters := []string{"TopicArn", topicARN + "o.fifo"}
		for i := range 10 {
			entry := fmt.Sprintf("PublishBatchRequestEntries.member.%d.", i+1)
			parameters = append(parameters, entry+"Id", fmt.Sprint(i), entry+"Message", "soup", entry+"MessageGroupId", "a",
				entry+"MessageDeduplicationId", fmt.Sprintf("%d-%d", n, i))
		}
		return c.topic("PublishBatch", parameters...)
	}
	for n := range 30 {
		require.Contains(t, batch(n), "<Failed/>")
	}
	c.wait(10 * time.Millisecond)
	got := batch(30)
	require.Equal(t, 3, strings.Count(got, "<MessageId>"))
	require.Equal(t, 7, strings.Count(got, "<Code>Throttled</Code><Message>Rate exceeded</Message><SenderFault>true</SenderFault>"), got)
}

// What clients make is a scenario: it can be saved, opened, and used on, with the same ARNs.
func TestTopicsAreAScenario(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "o.fifo", "Attributes.entry.1.key", "FifoTopic", "Attributes.entry.1.value", "true", "Tags.member.1.Key", "a", "Tags.member.1.Value", "1")
	c.topic("CreateTopic", "Name", "orders")
	c.ask("CreateQueue", `{'QueueName':'dead'}`)
	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	var before []string
	for _, s := range [][]string{
		{"sqs", arns + "kitchen", "FilterPolicy", `{"dish":["soup"]}`, "RedrivePolicy", `{"deadLetterTargetArn":"` + arns + `dead"}`},
		{"http", "http://localhost:8080/hook"}, {"email", "ann@example.com"}, {"sms", "+12065550100"},
		{"lambda", "arn:aws:lambda:eu-west-1:000000000000:function:resize"}, {"sqs", arns + "nowhere"},
	} {
		before = append(before, c.subscribed("orders", s[0], s[1], s[2:]...))
	}
	saved := scenario.Encode(c.Session().Scenario())
	sc, problems := scenario.Decode(saved, catalog.Kinds())
	require.Empty(t, problems)
	var kinds []string
	for _, n := range sc.Nodes {
		kinds = append(kinds, n.ID+" "+n.Kind)
	}
	require.Equal(t, []string{"o sns", "orders sns", "dead sqs", "kitchen sqs", "endpoint endpoint", "inbox inbox", "phone phone", "resize sink", "nowhere sink"}, kinds)
	require.GreaterOrEqual(t, sc.FindWire("orders.dead-letter>dead.in"), 0)

	opened := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	require.Contains(t, opened.topic("ListTopics"), "<member><TopicArn>"+topicARN+"o.fifo</TopicArn></member><member><TopicArn>"+topicARN+"orders</TopicArn></member>")
	for _, arn := range before {
		for _, name := range []string{"Endpoint", "Protocol", "FilterPolicy", "RedrivePolicy", "PendingConfirmation", "SubscriptionArn"} {
			require.Equal(t, c.about(arn, name), opened.about(arn, name), name)
		}
	}
	require.Equal(t, `{"deadLetterTargetArn":"`+arns+`dead"}`, opened.about(before[0], "RedrivePolicy"))
	require.Equal(t, arns+"nowhere", opened.about(before[5], "Endpoint"))
	another := opened.subscribed("orders", "sms", "+12065550101")
	require.NotContains(t, before, another)
}

// What a person has drawn can be used by clients.
func TestADrawnTopicIsUsed(t *testing.T) {
	sc, problems := scenario.Decode([]byte(`{"format":1,"nodes":[{"id":"orders","kind":"sns"},{"id":"kitchen","kind":"sqs"},{"id":"cook","kind":"service"},{"id":"ann","kind":"inbox"}],`+
		`"wires":[{"from":"orders.subscriptions","to":"kitchen.in","RawMessageDelivery":true},{"from":"orders.subscriptions","to":"cook.in"},{"from":"orders.subscriptions","to":"ann.email"}]}`), catalog.Kinds())
	require.Empty(t, problems)
	c := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	listed := c.topic("ListSubscriptionsByTopic", "TopicArn", topicARN+"orders")
	for _, part := range []string{
		"<Protocol>sqs</Protocol><Endpoint>" + arns + "kitchen</Endpoint>", "<Protocol>lambda</Protocol><Endpoint>arn:aws:lambda:eu-west-1:000000000000:function:cook</Endpoint>",
		"<Protocol>email</Protocol><Endpoint>ann@example.com</Endpoint>",
	} {
		require.Contains(t, listed, part)
	}
	require.NotContains(t, listed, "PendingConfirmation")
	again := c.subscribed("orders", "sqs", arns+"kitchen")
	require.Contains(t, listed, again)
	require.Equal(t, "true", c.about(again, "RawMessageDelivery"))
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	bodies, _ := c.receive("kitchen", "")
	require.Empty(t, bodies, "the wire takes its time")
	c.wait(1e9)
	bodies, _ = c.receive("kitchen", "")
	require.Equal(t, []string{"soup"}, bodies)
}
