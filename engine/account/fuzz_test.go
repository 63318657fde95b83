package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// callsInJSON and callsInQuery reach every operation, and what each can do with its parameters.
var callsInJSON = [][2]string{
	{"SendMessage", `{'QueueUrl':'orders','MessageBody':'a','DelaySeconds':1,'MessageAttributes':{'n':{'DataType':'Binary','BinaryValue':'AAEC'}}}`},
	{"SendMessage", `{'QueueUrl':'o.fifo','MessageBody':'a','MessageGroupId':'g','MessageSystemAttributes':{'AWSTraceHeader':{'DataType':'String','StringValue':'x'}}}`},
	{"SendMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','MessageBody':'a'},{'Id':'b','MessageBody':''}]}`},
	{"ReceiveMessage", `{'QueueUrl':'orders','AttributeNames':['All'],'MessageAttributeNames':['.*'],'MaxNumberOfMessages':10,'WaitTimeSeconds':1}`},
	{"DeleteMessage", `{'QueueUrl':'orders','ReceiptHandle':'AQEBWDhjLnBW7xsIm+QAz00BBQEAAAATq6zm'}`},
	{"DeleteMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','ReceiptHandle':'AQEBWDhjLnBW7xsIm+QAz00BBQEAAAATq6zm'}]}`},
	{"ChangeMessageVisibility", `{'QueueUrl':'orders','ReceiptHandle':'AQEB','VisibilityTimeout':5}`},
	{"ChangeMessageVisibilityBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','ReceiptHandle':'x','VisibilityTimeout':5}]}`},
	{"CreateQueue", `{'QueueName':'new.fifo','Attributes':{'FifoQueue':'true','DeduplicationScope':'messageGroup'},'tags':{'a':'b'}}`},
	{"SetQueueAttributes", `{'QueueUrl':'orders','Attributes':{'RedrivePolicy':'{\u0022deadLetterTargetArn\u0022:\u0022arn:aws:sqs:eu-west-1:000000000000:dead\u0022,\u0022maxReceiveCount\u0022:3}'}}`},
	{"SetQueueAttributes", `{'QueueUrl':'dead','Attributes':{'RedriveAllowPolicy':'{\u0022redrivePermission\u0022:\u0022denyAll\u0022}','KmsMasterKeyId':'k'}}`},
	{"GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['All']}`},
	{"GetQueueUrl", `{'QueueName':'orders'}`},
	{"ListQueues", `{'MaxResults':1,'NextToken':'YQ=='}`},
	{"ListDeadLetterSourceQueues", `{'QueueUrl':'dead'}`},
	{"StartMessageMoveTask", `{'SourceArn':'arn:aws:sqs:us-east-1:000000000000:dead','DestinationArn':'arn:aws:sqs:us-east-1:000000000000:orders'}`},
	{"ListMessageMoveTasks", `{'SourceArn':'arn:aws:sqs:us-east-1:000000000000:dead'}`},
	{"CancelMessageMoveTask", `{'TaskHandle':'e30='}`},
	{"AddPermission", `{'QueueUrl':'orders','Label':'l','AWSAccountIds':['1'],'Actions':['*']}`},
	{"RemovePermission", `{'QueueUrl':'orders','Label':'l'}`},
	{"TagQueue", `{'QueueUrl':'orders','Tags':{'a':'b'}}`},
	{"UntagQueue", `{'QueueUrl':'orders','TagKeys':['a']}`},
	{"ListQueueTags", `{'QueueUrl':'orders'}`},
	{"PurgeQueue", `{'QueueUrl':'orders'}`},
	{"DeleteQueue", `{'QueueUrl':'dead'}`},
}

var callsInQuery = []string{
	"Action=SendMessage&MessageBody=a&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=Number&MessageAttribute.1.Value.StringValue=1",
	"Action=ReceiveMessage&MaxNumberOfMessages=10&AttributeName=All&VisibilityTimeout=0",
	"Action=SetQueueAttributes&Attribute.1.Name=Policy&Attribute.1.Value=%7B%7D&Attribute.2.Name=VisibilityTimeout&Attribute.2.Value=0",
	"Action=DeleteMessageBatch&DeleteMessageBatchRequestEntry.1.Id=a&DeleteMessageBatchRequestEntry.1.ReceiptHandle=x",
	"Action=CreateQueue&QueueName=%ff&Tag.1.Key=%ff&Tag.1.Value=%00",
}

const topicsCalled = "&TopicArn=arn:aws:sns:us-east-1:000000000000:tickets"

// callsToTopics are some of SNS; the fuzzer finds the others by their names.
var callsToTopics = []string{
	"Action=CreateTopic&Name=t.fifo&Attributes.entry.1.key=FifoTopic&Attributes.entry.1.value=true&Tags.member.1.Key=a&Tags.member.1.Value=b",
	"Action=Subscribe&Protocol=http&Endpoint=http%3A%2F%2Fexample.com%2F&Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value=%7B%22a%22%3A%5B1%5D%7D" + topicsCalled,
	"Action=Subscribe&Protocol=sqs&Endpoint=arn:aws:sqs:us-east-1:000000000000:none&Attributes.entry.1.key=RedrivePolicy&Attributes.entry.1.value=%7B%7D" + topicsCalled,
	"Action=Subscribe&Protocol=lambda&Endpoint=arn:aws:lambda:us-east-1:000000000000:function:%ff" + topicsCalled,
	"Action=Subscribe&Protocol=email&Endpoint=%00@%ff" + topicsCalled,
	"Action=Publish&PhoneNumber=%2B12065550100&Message=a", "Action=Publish&Message=a&MessageStructure=json&Subject=s" + topicsCalled,
	"Action=PublishBatch&PublishBatchRequestEntries.member.1.Id=a&PublishBatchRequestEntries.member.1.Message=m" + topicsCalled,
	"Action=SetTopicAttributes&AttributeName=Policy&AttributeValue=%7B%7D" + topicsCalled, "Action=GetTopicAttributes" + topicsCalled,
	"Action=ListSubscriptions&NextToken=YQ==", "Action=ListSubscriptionsByTopic" + topicsCalled, "Action=ListTopics&Version=2010-03-31",
	"Action=ConfirmSubscription&Token=abc" + topicsCalled, "Action=DeleteTopic" + topicsCalled, "Action=DeleteQueue",
	"Action=Unsubscribe&SubscriptionArn=arn:aws:sns:us-east-1:000000000000:tickets:x", "Action=CreatePlatformEndpoint",
	"Action=AddPermission&Version=2010-03-31&Label=l&AWSAccountId.member.1=1&ActionName.member.1=Publish" + topicsCalled,
	"Action=TagResource&ResourceArn=arn:aws:sns:us-east-1:000000000000:tickets&Tags.member.1.Key=a",
}

// sample is an account of two queues with a dead-letter queue, a message received and one that waits, and a topic to which
// one of them is subscribed.
func sample() *account.Account {
	a := account.New(engine.New(scenario.New(), catalog.Kinds()), account.Options{})
	for _, r := range [][2]string{
		{"CreateQueue", `{'QueueName':'dead'}`},
		{"CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true','ContentBasedDeduplication':'true'}}`},
		{"CreateQueue", `{'QueueName':'orders','Attributes':{'RedrivePolicy':'` + policy(`{"deadLetterTargetArn":"`+arns+`dead","maxReceiveCount":1}`) + `'}}`},
		{"SendMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','MessageBody':'a'},{'Id':'b','MessageBody':'b'}]}`},
		{"ReceiveMessage", `{'QueueUrl':'orders'}`},
	} {
		a.Take(a.Begin(jsonRequest(r[0], r[1])))
	}
	for _, form := range []string{"Action=CreateTopic&Name=tickets", "Action=Subscribe&Protocol=sqs&Endpoint=arn:aws:sqs:us-east-1:000000000000:orders" + topicsCalled} {
		a.Take(a.Begin(queryRequest("/", form)))
	}
	return a
}

// FuzzBegin: whatever is asked of an account is answered, at once or when its time has come, and never by an error of
// our own; and what becomes of the scenario can be saved and opened.
func FuzzBegin(f *testing.F) {
	for _, c := range callsInJSON {
		r := jsonRequest(c[0], c[1])
		f.Add(c[0], string(r.Body), true)
	}
	for _, form := range callsInQuery {
		f.Add("", form, false)
	}
	for _, form := range callsToTopics {
		f.Add("", form, false)
	}
	f.Fuzz(func(t *testing.T, operation, body string, inJSON bool) {
		a := sample()
		r := queryRequest("/000000000000/orders", body)
		if inJSON {
			r = jsonRequest(operation, "")
			r.Body = []byte(body)
		}
		answered := func(r *aws.Request) {
			ticket := a.Begin(r)
			response, ok := a.Take(ticket)
			if !ok {
				a.Advance(a.Now() + kernel.Time(20e9))
				response, ok = a.Take(ticket)
			}
			require.True(t, ok)
			require.Less(t, response.Status, 500, "%s", response.Body)
		}
		answered(r)
		answered(r)
		_, problems := scenario.Decode(scenario.Encode(a.Session().Scenario()), catalog.Kinds())
		require.Empty(t, problems)
	})
}

// TestEveryOperationIsReached keeps the seeds above complete.
func TestEveryOperationIsReached(t *testing.T) {
	reached := map[string]bool{}
	for _, c := range callsInJSON {
		a := sample()
		ticket := a.Begin(jsonRequest(c[0], c[1]))
		a.Advance(kernel.Time(20e9))
		r, ok := a.Take(ticket)
		require.True(t, ok)
		require.NotContains(t, string(r.Body), "UnknownOperation")
		reached[c[0]] = true
	}
	require.Len(t, reached, 23)
}
