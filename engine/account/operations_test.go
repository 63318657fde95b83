package account_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/value"
)

const arns = "arn:aws:sqs:eu-west-1:000000000000:"

// policy writes JSON as it stands in an attribute of a request in which ' stands for ".
func policy(text string) string { return strings.ReplaceAll(text, `"`, `\u0022`) }

func TestQueuesAreFound(t *testing.T) {
	c := newClient(t)
	require.Equal(t, "{}", c.ask("ListQueues", `{}`).String())
	for _, name := range []string{"b2", "a", "b1"} {
		c.ask("CreateQueue", `{'QueueName':'`+name+`'}`)
	}
	require.Equal(t, `{"QueueUrls":["`+urls+`b1","`+urls+`b2"]}`, c.ask("ListQueues", `{'QueueNamePrefix':'b'}`).String())
	page := c.ask("ListQueues", `{'MaxResults':2}`)
	require.Equal(t, urls+"b1", text(page, "/QueueUrls/1"))
	rest := c.ask("ListQueues", `{'MaxResults':2,'NextToken':'`+text(page, "/NextToken")+`'}`)
	require.Equal(t, `{"QueueUrls":["`+urls+`b2"]}`, rest.String())
	require.Equal(t, urls+"a", text(c.ask("GetQueueUrl", `{'QueueName':'a','QueueOwnerAWSAccountId':'000000000000'}`), "/QueueUrl"))
	c.ask("DeleteQueue", `{'QueueUrl':'`+urls+`a'}`)
	require.Equal(t, `{"QueueUrls":["`+urls+`b1","`+urls+`b2"]}`, c.ask("ListQueues", `{}`).String())
}

func TestAttributes(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders','Attributes':{'DelaySeconds':'5'}}`)
	c.Advance(kernel.Time(90 * time.Second))
	c.ask("SetQueueAttributes", `{'QueueUrl':'orders','Attributes':{'VisibilityTimeout':'60','Policy':'{}','KmsMasterKeyId':'alias/key'}}`)
	require.Equal(t, `{"Attributes":{"ApproximateNumberOfMessages":"0","ApproximateNumberOfMessagesNotVisible":"0","ApproximateNumberOfMessagesDelayed":"0",`+
		`"QueueArn":"`+arns+`orders","CreatedTimestamp":"1767225600","LastModifiedTimestamp":"1767225690","VisibilityTimeout":"60","MaximumMessageSize":"1048576",`+
		`"MessageRetentionPeriod":"345600","DelaySeconds":"5","ReceiveMessageWaitTimeSeconds":"0","Policy":"{}","KmsMasterKeyId":"alias/key",`+
		`"KmsDataKeyReusePeriodSeconds":"300","SqsManagedSseEnabled":"false"}}`, c.ask("GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['All']}`).String())
	require.Equal(t, "{}", c.ask("GetQueueAttributes", `{'QueueUrl':'orders'}`).String())

	c.ask("SetQueueAttributes", `{'QueueUrl':'orders','Attributes':{'SqsManagedSseEnabled':'true','Policy':''}}`)
	got := c.ask("GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['KmsMasterKeyId','SqsManagedSseEnabled','Policy','DelaySeconds']}`)
	require.Equal(t, `{"Attributes":{"DelaySeconds":"5","SqsManagedSseEnabled":"true"}}`, got.String())
}

// A queue goes by its own name in faults, not by that of its node.
func TestAPurgeInProgress(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true'}}`)
	c.ask("PurgeQueue", `{'QueueUrl':'o.fifo'}`)
	c.refused("PurgeQueue", `{'QueueUrl':'o.fifo'}`, sqsCode+"PurgeQueueInProgress", "PurgeQueueInProgress", 403,
		"Only one PurgeQueue operation on o.fifo is allowed every 60 seconds.")
}

func TestTags(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders','tags':{'a':'1','b':''}}`)
	c.ask("TagQueue", `{'QueueUrl':'orders','Tags':{'a':'2','c':'3'}}`)
	require.Equal(t, `{"Tags":{"a":"2","b":"","c":"3"}}`, c.ask("ListQueueTags", `{'QueueUrl':'orders'}`).String())
	c.ask("UntagQueue", `{'QueueUrl':'orders','TagKeys':['a','b','c','d']}`)
	require.Equal(t, `{}`, c.ask("ListQueueTags", `{'QueueUrl':'orders'}`).String())
}

func TestPermissions(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	add := `{'QueueUrl':'orders','Label':'one','AWSAccountIds':['111111111111'],'Actions':['SendMessage']}`
	c.ask("AddPermission", add)
	c.refused("AddPermission", add, "InvalidParameterValue", "InvalidParameterValueException", 400, "Value one for parameter Label is invalid. Reason: Already exists.")
	c.ask("AddPermission", `{'QueueUrl':'orders','Label':'two','AWSAccountIds':['1','2'],'Actions':['SendMessage','*']}`)
	read := func() string {
		return text(c.ask("GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['Policy']}`), "/Attributes/Policy")
	}
	const head = `{"Version":"2008-10-17","Id":"` + arns + `orders/SQSDefaultPolicy","Statement":[`
	const one = `{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"SQS:SendMessage","Resource":"` + arns + `orders"}`
	require.Equal(t, head+one+`,{"Sid":"two","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::1:root","arn:aws:iam::2:root"]},`+
		`"Action":["SQS:SendMessage","SQS:*"],"Resource":"`+arns+`orders"}]}`, read())
	c.ask("RemovePermission", `{'QueueUrl':'orders','Label':'two'}`)
	require.Equal(t, head+one+"]}", read())
	c.ask("RemovePermission", `{'QueueUrl':'orders','Label':'one'}`)
	require.Empty(t, read())
}

// All that a message can carry comes back, as far as it is asked for.
func TestWhatAMessageCarries(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true','VisibilityTimeout':'0'}}`)
	sent := c.ask("SendMessage", `{'QueueUrl':'o.fifo','MessageBody':'a','MessageGroupId':'g','MessageDeduplicationId':'d',`+
		`'MessageAttributes':{'t':{'DataType':'String','StringValue':'x'},'b':{'DataType':'Binary','BinaryValue':'AAEC'}},`+
		`'MessageSystemAttributes':{'AWSTraceHeader':{'DataType':'String','StringValue':'Root=1'}}}`)
	require.NotEmpty(t, text(sent, "/MD5OfMessageSystemAttributes"))
	require.Len(t, text(sent, "/SequenceNumber"), 20)

	got := c.ask("ReceiveMessage", `{'QueueUrl':'o.fifo','MessageSystemAttributeNames':['All'],'MessageAttributeNames':['All']}`)
	found, _ := value.Pointer("/Messages/0/Attributes").Resolve(got)
	require.Equal(t, `{"SenderId":"000000000000","SentTimestamp":"1767225600000","ApproximateReceiveCount":"1","ApproximateFirstReceiveTimestamp":"1767225600000",`+
		`"SequenceNumber":"`+text(sent, "/SequenceNumber")+`","MessageDeduplicationId":"d","MessageGroupId":"g","AWSTraceHeader":"Root=1"}`, found.String())
	found, _ = value.Pointer("/Messages/0/MessageAttributes").Resolve(got)
	require.Equal(t, `{"t":{"StringValue":"x","DataType":"String"},"b":{"BinaryValue":"AAEC","DataType":"Binary"}}`, found.String())
	require.Equal(t, text(sent, "/MD5OfMessageAttributes"), text(got, "/Messages/0/MD5OfMessageAttributes"))

	got = c.ask("ReceiveMessage", `{'QueueUrl':'o.fifo','AttributeNames':['MessageGroupId'],'MessageAttributeNames':['b.*']}`)
	found, _ = value.Pointer("/Messages/0").Resolve(got)
	require.Equal(t, 7, found.Len())
	found, _ = value.Pointer("/Messages/0/Attributes").Resolve(got)
	require.Equal(t, `{"MessageGroupId":"g"}`, found.String())
}

// deadLetters makes a queue "orders" with two messages, both dead-lettered to "dead".
func (c *client) deadLetters() {
	c.ask("CreateQueue", `{'QueueName':'dead'}`)
	c.ask("CreateQueue", `{'QueueName':'orders','Attributes':{'VisibilityTimeout':'0','RedrivePolicy':'`+
		policy(`{"deadLetterTargetArn":"`+arns+`dead","maxReceiveCount":"1"}`)+`'}}`)
	c.ask("SendMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','MessageBody':'a'},{'Id':'b','MessageBody':'b'}]}`)
	for range 2 {
		c.ask("ReceiveMessage", `{'QueueUrl':'orders','MaxNumberOfMessages':10}`)
	}
}

func (c *client) count(queue string) string {
	return text(c.ask("GetQueueAttributes", `{'QueueUrl':'`+queue+`','AttributeNames':['ApproximateNumberOfMessages']}`), "/Attributes/ApproximateNumberOfMessages")
}

func TestDeadLettersAreMovedAtOnce(t *testing.T) {
	c := newClient(t)
	c.deadLetters()
	require.Equal(t, "2", c.count("dead"))
	got := c.ask("ReceiveMessage", `{'QueueUrl':'dead','AttributeNames':['DeadLetterQueueSourceArn']}`)
	require.Equal(t, arns+"orders", text(got, "/Messages/0/Attributes/DeadLetterQueueSourceArn"))
	require.Equal(t, `{"queueUrls":["`+urls+`orders"]}`, c.ask("ListDeadLetterSourceQueues", `{'QueueUrl':'dead'}`).String())
	c.ask("DeleteQueue", `{'QueueUrl':'dead'}`)
	require.Equal(t, "{}", c.ask("GetQueueAttributes", `{'QueueUrl':'orders','AttributeNames':['RedrivePolicy']}`).String())
}

func TestRedrivePoliciesThatCannotBe(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'dead','Attributes':{'RedriveAllowPolicy':'`+
		policy(`{"redrivePermission":"byQueue","sourceQueueArns":["`+arns+`friend"]}`)+`'}}`)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	c.ask("CreateQueue", `{'QueueName':'friend'}`)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true'}}`)
	dead := `"deadLetterTargetArn":"` + arns + `dead"`
	for written, reason := range map[string]string{
		`x`:                                     "Redrive policy is not a valid JSON map.",
		`{}`:                                    "Redrive policy does not contain mandatory attribute: maxReceiveCount.",
		`{"maxReceiveCount":1}`:                 "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.",
		`{` + dead + `,"maxReceiveCount":0}`:    "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.",
		`{` + dead + `,"maxReceiveCount":"x"}`:  "Invalid value for maxReceiveCount: x, valid values are from 1 to 1000 both inclusive.",
		`{` + dead + `,"maxReceiveCount":1001}`: "Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.",
		`{` + dead + `,"maxReceiveCount":1}`:    "The RedriveAllowPolicy of the dead-letter queue does not allow this source queue.",
		`{"deadLetterTargetArn":"` + arns + `none","maxReceiveCount":1}`:   "Dead letter target does not exist.",
		`{"deadLetterTargetArn":"dead","maxReceiveCount":1}`:               "Invalid value for deadLetterTargetArn.",
		`{"deadLetterTargetArn":"` + arns + `o.fifo","maxReceiveCount":1}`: "Dead-letter queue must be same type of queue as the source.",
	} {
		c.refused("SetQueueAttributes", `{'QueueUrl':'orders','Attributes':{'RedrivePolicy':'`+policy(written)+`'}}`, wrong, refusal, 400,
			"Value "+written+" for parameter RedrivePolicy is invalid. Reason: "+reason)
	}
	c.ask("SetQueueAttributes", `{'QueueUrl':'friend','Attributes':{'RedrivePolicy':'`+policy(`{`+dead+`,"maxReceiveCount":1}`)+`'}}`)
}

func TestRedriveAllowPoliciesThatCannotBe(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'dead'}`)
	const cannot = "Amazon SQS can't create the redrive allow policy"
	for written, reason := range map[string]string{
		`x`:                             ", as it’s in an unsupported format.",
		`{}`:                            ", as it’s in an unsupported format.",
		`{"redrivePermission":"allow"}`: ", as it’s in an unsupported format.",
		`{"redrivePermission":"byQueue","sourceQueueArns":{}}`:               ", as it’s in an unsupported format.",
		`{"redrivePermission":"denyAll","sourceQueueArns":["a"]}`:            ". To specify one or more source queue ARNs, you must set redrivePermission to byQueue.",
		`{"redrivePermission":"byQueue"}`:                                    ". When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.",
		`{"redrivePermission":"byQueue","sourceQueueArns":[` + many + `""]}`: ". The maximum number of source queue ARNs you can specify is 10.",
	} {
		c.refused("SetQueueAttributes", `{'QueueUrl':'dead','Attributes':{'RedriveAllowPolicy':'`+policy(written)+`'}}`, wrong, refusal, 400,
			"Value "+written+" for parameter RedriveAllowPolicy is invalid. Reason: "+cannot+reason)
	}
}

var many = strings.Repeat(`"a",`, 10)

func TestMoveTasks(t *testing.T) {
	c := newClient(t)
	c.deadLetters()
	c.ask("CreateQueue", `{'QueueName':'other'}`)
	require.Equal(t, "{}", c.ask("ListMessageMoveTasks", `{'SourceArn':'`+arns+`dead'}`).String())
	started := c.ask("StartMessageMoveTask", `{'SourceArn':'`+arns+`dead','DestinationArn':'`+arns+`other','MaxNumberOfMessagesPerSecond':1}`)
	handle := text(started, "/TaskHandle")
	c.refused("StartMessageMoveTask", `{'SourceArn':'`+arns+`dead'}`, wrong, refusal, 400,
		"There is already a task running. Only one active task is allowed for a source queue arn at a given time.")
	tasks := c.ask("ListMessageMoveTasks", `{'SourceArn':'`+arns+`dead'}`)
	require.Equal(t, `{"Results":[{"TaskHandle":"`+handle+`","Status":"RUNNING","SourceArn":"`+arns+`dead","DestinationArn":"`+arns+`other",`+
		`"MaxNumberOfMessagesPerSecond":1,"ApproximateNumberOfMessagesMoved":1,"ApproximateNumberOfMessagesToMove":2,"StartedTimestamp":1767225600000}]}`, tasks.String())
	require.Equal(t, `{"ApproximateNumberOfMessagesMoved":1}`, c.ask("CancelMessageMoveTask", `{'TaskHandle':'`+handle+`'}`).String())
	require.Equal(t, "1", c.count("other"))

	c.Advance(kernel.Time(time.Minute))
	c.ask("StartMessageMoveTask", `{'SourceArn':'`+arns+`dead'}`)
	c.Advance(kernel.Time(2 * time.Minute))
	require.Equal(t, []string{"0", "1", "1"}, []string{c.count("dead"), c.count("other"), c.count("orders")})
	tasks = c.ask("ListMessageMoveTasks", `{'SourceArn':'`+arns+`dead','MaxResults':10}`)
	require.Equal(t, []string{"COMPLETED", "CANCELLED"}, []string{text(tasks, "/Results/0/Status"), text(tasks, "/Results/1/Status")})
	require.Empty(t, text(tasks, "/Results/0/TaskHandle"))
	c.refused("CancelMessageMoveTask", `{'TaskHandle':'`+handle+`'}`, sqsCode+"UnsupportedOperation", "UnsupportedOperation", 400, "Only active tasks can be cancelled.")
	require.GreaterOrEqual(t, c.Session().Scenario().FindWire("dead.redrive>other.in"), 0)
}

// The same in the older protocol: parameters in a form, answers in XML, wherever the queue's URL leads.
func TestTheQueryProtocol(t *testing.T) {
	c := newClient(t)
	ask := func(path, form string, wanted ...string) string {
		r := c.send(queryRequest(path, form))
		require.Equal(t, 200, r.Status, "%s", r.Body)
		require.Equal(t, "text/xml", header(r, "Content-Type"))
		for _, w := range wanted {
			require.Contains(t, string(r.Body), w)
		}
		return string(r.Body)
	}
	const path = "/000000000000/orders"
	ask("/", "Action=CreateQueue&QueueName=orders&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=9&Tag.1.Key=a&Tag.1.Value=b",
		"<CreateQueueResult><QueueUrl>"+urls+"orders</QueueUrl></CreateQueueResult>")
	ask(path, "Action=ListQueueTags", "<ListQueueTagsResult><Tag><Key>a</Key><Value>b</Value></Tag></ListQueueTagsResult>")
	ask(path, "Action=SendMessageBatch&SendMessageBatchRequestEntry.1.Id=x&SendMessageBatchRequestEntry.1.MessageBody=a%26b"+
		"&SendMessageBatchRequestEntry.1.MessageAttribute.1.Name=n&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType=Number"+
		"&SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue=7", "<SendMessageBatchResultEntry><Id>x</Id><MessageId>")
	got := ask(path, "Action=ReceiveMessage&MessageAttributeName.1=All&AttributeName.1=SenderId", "<Body>a&amp;b</Body>",
		"<Attribute><Name>SenderId</Name><Value>000000000000</Value></Attribute>",
		"<MessageAttribute><Name>n</Name><Value><StringValue>7</StringValue><DataType>Number</DataType></Value></MessageAttribute>")
	_, rest, _ := strings.Cut(got, "<ReceiptHandle>")
	handle, _, _ := strings.Cut(rest, "<")
	ask(path, "Action=ChangeMessageVisibility&VisibilityTimeout=5&ReceiptHandle="+url.QueryEscape(handle), "<ChangeMessageVisibilityResponse ")
	ask(path, "Action=DeleteMessageBatch&DeleteMessageBatchRequestEntry.1.Id=x&DeleteMessageBatchRequestEntry.1.ReceiptHandle="+url.QueryEscape(handle),
		"<DeleteMessageBatchResultEntry><Id>x</Id></DeleteMessageBatchResultEntry>")
	ask("/", "Action=ListQueues", "<ListQueuesResult><QueueUrl>"+urls+"orders</QueueUrl></ListQueuesResult>")

	r := c.send(queryRequest(path, "Action=ReceiveMessage&MaxNumberOfMessages=0"))
	require.Equal(t, 400, r.Status)
	require.Contains(t, string(r.Body), "<Error><Type>Sender</Type><Code>InvalidParameterValue</Code><Message>Value 0 for parameter MaxNumberOfMessages is invalid.")
	ask(path, "Action=DeleteQueue", "<DeleteQueueResponse ")
	r = c.send(queryRequest(path, "Action=PurgeQueue"))
	require.Contains(t, string(r.Body), "<Message>The specified queue does not exist for this wsdl version.</Message>")
}
