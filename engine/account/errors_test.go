package account_test

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/value"
)

const sqsCode = "AWS.SimpleQueueService."

const (
	orders  = `'QueueUrl':'` + urls + `orders'`
	fifo    = `'QueueUrl':'` + urls + `order.fifo'`
	missing = "MissingParameter"
	wrong   = "InvalidParameterValue"
	refusal = "InvalidParameterValueException"
)

var (
	entries = strings.Repeat(`{'Id':'x','MessageBody':'a'},`, 10) + `{'Id':'x','MessageBody':'a'}`
	big     = strings.Repeat("a", 600_000)
)

// errorRows provoke each row of the error table whose fault can be had. Not among them: KMS.*, InvalidSecurity and
// InvalidIdFormat, since keys and signatures are not verified; RequestThrottled, MessageNotInflight and another OverLimit
// are below, since they take more than one request.
var errorRows = []struct {
	operation, params, code, shape string
	status                         int
	message                        string
}{
	{"GetQueueUrl", `{'QueueName':'none'}`, sqsCode + "NonExistentQueue", "QueueDoesNotExist", 400, "The specified queue does not exist."},
	{"SendMessage", `{'QueueUrl':'` + urls + `none','MessageBody':'a'}`, sqsCode + "NonExistentQueue", "QueueDoesNotExist", 400, "The specified queue does not exist."},
	{"SendMessage", `{'QueueUrl':'http://h/111111111111/orders','MessageBody':'a'}`, sqsCode + "NonExistentQueue", "QueueDoesNotExist", 400, "The specified queue does not exist."},
	{"CreateQueue", `{'QueueName':'orders','Attributes':{'DelaySeconds':'5'}}`, "QueueAlreadyExists", "QueueNameExists", 400,
		"A queue already exists with the same name and a different value for attribute DelaySeconds"},
	{"CreateQueue", `{'QueueName':'gone'}`, sqsCode + "QueueDeletedRecently", "QueueDeletedRecently", 400,
		"You must wait 60 seconds after deleting a queue before you can create another with the same name."},
	{"PurgeQueue", `{` + orders + `}`, sqsCode + "PurgeQueueInProgress", "PurgeQueueInProgress", 403,
		"Only one PurgeQueue operation on orders is allowed every 60 seconds."},
	{"SendMessageBatch", `{` + orders + `,'Entries':[` + entries + `]}`, sqsCode + "TooManyEntriesInBatchRequest", "TooManyEntriesInBatchRequest", 400,
		"Maximum number of entries per request are 10. You have sent 11."},
	{"DeleteMessageBatch", `{` + orders + `,'Entries':[]}`, sqsCode + "EmptyBatchRequest", "EmptyBatchRequest", 400,
		"There should be at least one DeleteMessageBatchRequestEntry in the request."},
	{"SendMessageBatch", `{` + orders + `,'Entries':[{'Id':'x','MessageBody':'a'},{'Id':'x','MessageBody':'b'}]}`,
		sqsCode + "BatchEntryIdsNotDistinct", "BatchEntryIdsNotDistinct", 400, "Id x repeated."},
	{"SendMessageBatch", `{` + orders + `,'Entries':[{'Id':'a b','MessageBody':'a'}]}`, sqsCode + "InvalidBatchEntryId", "InvalidBatchEntryId", 400,
		"A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."},
	{"SendMessageBatch", `{` + orders + `,'Entries':[{'Id':'x','MessageBody':'` + big + `'},{'Id':'y','MessageBody':'` + big + `'}]}`,
		sqsCode + "BatchRequestTooLong", "BatchRequestTooLong", 400, "Batch requests cannot be longer than 1048576 bytes. You have sent 1200000 bytes."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','MessageAttributes':{'x':{'DataType':'String','StringListValues':['a']}}}`,
		sqsCode + "UnsupportedOperation", "UnsupportedOperation", 400, "Message attribute list values in SendMessage operation are not supported."},
	{"DeleteMessage", `{` + orders + `,'ReceiptHandle':'x'}`, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404,
		`The input receipt handle "x" is not a valid receipt handle.`},
	{"ChangeMessageVisibility", `{` + orders + `,'ReceiptHandle':'x','VisibilityTimeout':1}`, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404,
		`The input receipt handle "x" is not a valid receipt handle.`},
	{"GetQueueAttributes", `{` + orders + `,'AttributeNames':['Colour']}`, "InvalidAttributeName", "InvalidAttributeName", 400, "Unknown Attribute Colour."},
	{"SetQueueAttributes", `{` + orders + `,'Attributes':{'QueueArn':'x'}}`, "InvalidAttributeName", "InvalidAttributeName", 400, "Unknown Attribute QueueArn."},
	{"SetQueueAttributes", `{` + orders + `,'Attributes':{'DeduplicationScope':'queue'}}`, "InvalidAttributeName", "InvalidAttributeName", 400,
		"You can specify the DeduplicationScope only when FifoQueue is set to true."},
	{"SetQueueAttributes", `{` + fifo + `,'Attributes':{'FifoQueue':'false'}}`, "InvalidAttributeValue", "InvalidAttributeValue", 400,
		"Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported."},
	{"SetQueueAttributes", `{` + orders + `,'Attributes':{'VisibilityTimeout':'43201'}}`, "InvalidAttributeValue", "InvalidAttributeValue", 400,
		"Invalid value for the parameter VisibilityTimeout."},
	{"SendMessage", `{` + orders + `,'MessageBody':'\u0001'}`, "InvalidMessageContents", "InvalidMessageContents", 400,
		"The message contains characters outside the allowed set."},
	{"ListMessageMoveTasks", `{'SourceArn':'arn:aws:sqs:us-east-1:000000000000:none'}`, "ResourceNotFoundException", "ResourceNotFoundException", 404,
		"The resource that you specified for the SourceArn parameter doesn't exist."},
	{"StartMessageMoveTask", `{'SourceArn':'arn:aws:sqs:us-east-1:000000000000:orders'}`, wrong, refusal, 400,
		"Source queue must be configured as a Dead Letter Queue."},
	{"CancelMessageMoveTask", `{'TaskHandle':'x'}`, wrong, refusal, 400, "Value for parameter TaskHandle is invalid."},
	{"SendMessage", `{` + orders + `}`, missing, "MissingRequiredParameterException", 400, "The request must contain the parameter MessageBody."},
	{"SendMessage", `{` + fifo + `,'MessageBody':'a'}`, missing, "MissingRequiredParameterException", 400, "The request must contain the parameter MessageGroupId."},
	{"SendMessage", `{}`, missing, "MissingRequiredParameterException", 400, "The request must contain the parameter QueueUrl."},
	{"DeleteMessage", `{` + orders + `}`, missing, "MissingRequiredParameterException", 400, "The request must contain the parameter ReceiptHandle."},
	{"SendMessage", `{'QueueUrl':'http://localhost','MessageBody':'a'}`, "InvalidAddress", "InvalidAddress", 404,
		"The address http://localhost is not valid for this endpoint."},
	{"ReceiveMessage", `{` + orders + `,'MaxNumberOfMessages':11}`, wrong, refusal, 400,
		"Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."},
	{"ReceiveMessage", `{` + orders + `,'WaitTimeSeconds':21}`, wrong, refusal, 400,
		"Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."},
	{"ReceiveMessage", `{` + orders + `,'WaitTimeSeconds':-1}`, wrong, refusal, 400,
		"Value -1 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','DelaySeconds':-1}`, wrong, refusal, 400,
		"Value -1 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900."},
	{"SendMessage", `{` + fifo + `,'MessageBody':'a','MessageGroupId':'g','DelaySeconds':2}`, wrong, refusal, 400,
		"Value 2 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type."},
	{"SendMessage", `{` + fifo + `,'MessageBody':'a','MessageGroupId':'g'}`, wrong, refusal, 400,
		"The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"},
	{"SendMessageBatch", `{` + fifo + `,'Entries':[{'Id':'x','MessageBody':'a'}]}`, wrong, refusal, 400, "The request must contain the parameter MessageGroupId."},
	{"SendMessage", `{` + fifo + `,'MessageBody':'a','MessageGroupId':'g','MessageDeduplicationId':''}`, wrong, refusal, 400,
		"Value  for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId can only include alphanumeric and punctuation characters. 1 to 128 in length."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','MessageGroupId':''}`, wrong, refusal, 400,
		"Value  for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','MessageDeduplicationId':'d'}`, wrong, refusal, 400,
		"Value d for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type."},
	{"DeleteMessageBatch", `{` + orders + `,'Entries':[{'Id':'','ReceiptHandle':'x'}]}`, sqsCode + "InvalidBatchEntryId", "InvalidBatchEntryId", 400,
		"A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."},
	{"DeleteMessageBatch", `{` + orders + `,'Entries':[{'ReceiptHandle':'x'}]}`, missing, "MissingRequiredParameterException", 400,
		"The request must contain the parameter DeleteMessageBatchRequestEntry.1.Id."},
	{"CancelMessageMoveTask", `{'TaskHandle':'` + taskHandle("none") + `'}`, "ResourceNotFoundException", "ResourceNotFoundException", 404,
		"The resource that you specified for the SourceArn parameter doesn't exist."},
	{"CancelMessageMoveTask", `{'TaskHandle':'` + taskHandle("orders") + `'}`, "ResourceNotFoundException", "ResourceNotFoundException", 404,
		"Task does not exist."},
	{"StartMessageMoveTask", `{'SourceArn':'orders'}`, wrong, refusal, 400,
		"You must use this format to specify the SourceArn: arn:<partition>:<service>:<region>:<account-id>:<resource-id>"},
	{"ListMessageMoveTasks", `{'SourceArn':'` + arns + `orders','MaxResults':11}`, wrong, refusal, 400,
		"Value for parameter MaxResults is invalid. Reason: You must enter a number that's between 1 and 10."},
	{"TagQueue", `{` + orders + `,'Tags':{'':'a'}}`, wrong, refusal, 400, "Tag keys must be between 1 and 128 characters in length."},
	{"UntagQueue", `{` + orders + `,'TagKeys':[]}`, missing, "MissingRequiredParameterException", 400, "The request must contain the parameter TagKeys."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','MessageAttributes':{'x':{'DataType':'String','BinaryValue':'AAEC'}}}`, wrong, refusal, 400,
		"Message (user) attribute 'x' with type 'String' must use field 'String'."},
	{"SendMessage", `{` + orders + `,'MessageBody':'a','MessageAttributes':{'x':{'DataType':'String','StringValue':'a','BinaryValue':'AAEC'}}}`, wrong, refusal, 400,
		"Message (user) attribute 'x' must have a single value."},
	{"ChangeMessageVisibility", `{` + orders + `,'ReceiptHandle':'x'}`, "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid", 404,
		`The input receipt handle "x" is not a valid receipt handle.`},
	{"CreateQueue", `{'QueueName':'x.fifo'}`, wrong, refusal, 400, "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"},
	{"CreateQueue", `{'QueueName':'x','Attributes':{'FifoQueue':'true'}}`, wrong, refusal, 400,
		"The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length"},
	{"ListQueues", `{'MaxResults':1001}`, wrong, refusal, 400, "Value 1001 for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000."},
	{"ListQueues", `{'NextToken':'*'}`, wrong, refusal, 400, "Invalid or expired next token."},
	{"AddPermission", `{` + orders + `,'Label':'l','AWSAccountIds':['1'],'Actions':['DeleteQueue']}`, wrong, refusal, 400,
		"Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action."},
	{"AddPermission", `{` + orders + `,'Label':'l','AWSAccountIds':['1'],'Actions':['*','*','*','*','*','*','*','*']}`, "OverLimit", "OverLimit", 403,
		"8 Actions were found, maximum allowed is 7."},
	{"RemovePermission", `{` + orders + `,'Label':'l'}`, wrong, refusal, 400,
		"Value l for parameter Label is invalid. Reason: can't find label."},
}

// taskHandle is that of a task that a queue never had.
func taskHandle(queue string) string {
	return base64.StdEncoding.EncodeToString([]byte(`{"taskId":"10f57157-fc38-4da9-a113-4de7e12d05dd","sourceArn":"` + arns + queue + `"}`))
}

func TestEveryErrorRow(t *testing.T) {
	for _, c := range errorRows {
		t.Run(c.operation+" "+c.code, func(t *testing.T) {
			n := newClient(t)
			n.ask("CreateQueue", `{'QueueName':'orders'}`)
			n.ask("CreateQueue", `{'QueueName':'order.fifo','Attributes':{'FifoQueue':'true'}}`)
			n.ask("CreateQueue", `{'QueueName':'gone'}`)
			n.ask("DeleteQueue", `{'QueueUrl':'gone'}`)
			n.ask("PurgeQueue", `{`+orders+`}`)
			n.refused(c.operation, c.params, c.code, c.shape, c.status, c.message)
		})
	}
}

// What a queue says about a message that was received and is not in flight any more.
func TestErrorsOfReceivedMessages(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders','Attributes':{'VisibilityTimeout':'10'}}`)
	c.ask("SendMessage", `{'QueueUrl':'orders','MessageBody':'a'}`)
	handle := text(c.ask("ReceiveMessage", `{'QueueUrl':'orders'}`), "/Messages/0/ReceiptHandle")
	hide := func(seconds int) string {
		return `{'QueueUrl':'orders','ReceiptHandle':'` + handle + `','VisibilityTimeout':` + strconv.Itoa(seconds) + `}`
	}
	c.Advance(kernel.Time(5 * time.Second))
	c.refused("ChangeMessageVisibility", hide(43_200), "InvalidParameterValue", "InvalidParameterValueException", 400,
		"Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]")
	c.ask("DeleteMessage", `{'QueueUrl':'orders','ReceiptHandle':'`+handle+`'}`)
	c.refused("ChangeMessageVisibility", hide(5), "InvalidParameterValue", "InvalidParameterValueException", 400,
		"Value "+handle+" for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.")
}

// A FIFO queue's handle is good until the visibility timeout is over.
func TestAnExpiredHandleOfAFIFOQueue(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true','ContentBasedDeduplication':'true'}}`)
	c.ask("SendMessage", `{'QueueUrl':'o.fifo','MessageBody':'a','MessageGroupId':'g'}`)
	handle := text(c.ask("ReceiveMessage", `{'QueueUrl':'o.fifo'}`), "/Messages/0/ReceiptHandle")
	c.Advance(kernel.Time(time.Minute))
	c.refused("ChangeMessageVisibility", `{'QueueUrl':'o.fifo','ReceiptHandle':'`+handle+`','VisibilityTimeout':5}`, sqsCode+"MessageNotInflight", "MessageNotInflight", 400,
		"The specified message isn't in flight.")
	c.refused("DeleteMessage", `{'QueueUrl':'o.fifo','ReceiptHandle':'`+handle+`'}`, "InvalidParameterValue", "InvalidParameterValueException", 400,
		"Value "+handle+" for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.")
}

// A FIFO queue takes 300 calls of a kind a second.
func TestThrottling(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'o.fifo','Attributes':{'FifoQueue':'true'}}`)
	var codes []string
	for i := range 302 {
		r := c.send(jsonRequest("SendMessage", fmt.Sprintf(`{'QueueUrl':'o.fifo','MessageBody':'a','MessageGroupId':'g','MessageDeduplicationId':'%d'}`, i)))
		if r.Status != 200 {
			require.Equal(t, 403, r.Status)
			codes = append(codes, header(r, "x-amzn-query-error"))
		}
	}
	require.Equal(t, []string{"RequestThrottled;Sender", "RequestThrottled;Sender"}, codes)
}

// A standard queue has 120,000 messages in flight at most; then a short poll hears of it, and a long poll of nothing.
func TestOverLimit(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders'}`)
	entries := make([]string, 10)
	for i := range entries {
		entries[i] = fmt.Sprintf(`{'Id':'%d','MessageBody':'a'}`, i)
	}
	batch := jsonRequest("SendMessageBatch", `{'QueueUrl':'orders','Entries':[`+strings.Join(entries, ",")+`]}`)
	receive := jsonRequest("ReceiveMessage", `{'QueueUrl':'orders','MaxNumberOfMessages':10}`)
	for range 12_000 {
		c.send(batch)
		c.send(receive)
	}
	c.send(batch)
	c.refused("ReceiveMessage", `{'QueueUrl':'orders'}`, "OverLimit", "OverLimit", 403, "The maximum number of in flight messages is reached.")
	poll := c.Begin(jsonRequest("ReceiveMessage", `{'QueueUrl':'orders','WaitTimeSeconds':1}`))
	require.Equal(t, 1, c.Waiting())
	c.Advance(kernel.Time(time.Second))
	r, ok := c.Take(poll)
	require.True(t, ok)
	require.Equal(t, "{}", string(r.Body))
}

// In a batch, what is wrong with one message fails that entry.
func TestErrorsOfEntries(t *testing.T) {
	c := newClient(t)
	c.ask("CreateQueue", `{'QueueName':'orders','Attributes':{'MaximumMessageSize':'1024'}}`)
	sent := c.ask("SendMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','MessageBody':''},{'Id':'b','MessageBody':'b'},`+
		`{'Id':'c','MessageBody':'c','DelaySeconds':-1},{'Id':'d','MessageBody':'`+strings.Repeat("d", 1025)+`'}]}`)
	require.Equal(t, []string{"b"}, ids(sent, "/Successful"))
	require.Equal(t, []string{"a MissingParameter", "c InvalidParameterValue", "d InvalidParameterValue"}, ids(sent, "/Failed"))
	require.Equal(t, "One or more parameters cannot be validated. Reason: Message must be shorter than 1024 bytes.", text(sent, "/Failed/2/Message"))

	handle := text(c.ask("ReceiveMessage", `{'QueueUrl':'orders'}`), "/Messages/0/ReceiptHandle")
	hidden := c.ask("ChangeMessageVisibilityBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','ReceiptHandle':'x','VisibilityTimeout':1},`+
		`{'Id':'b','ReceiptHandle':'`+handle+`','VisibilityTimeout':60},{'Id':'c','ReceiptHandle':'`+handle+`'}]}`)
	require.Equal(t, []string{"b"}, ids(hidden, "/Successful"))
	require.Equal(t, []string{"a ReceiptHandleIsInvalid", "c MissingParameter"}, ids(hidden, "/Failed"))
	deleted := c.ask("DeleteMessageBatch", `{'QueueUrl':'orders','Entries':[{'Id':'a','ReceiptHandle':'x'}]}`)
	require.Equal(t, []string{"a ReceiptHandleIsInvalid"}, ids(deleted, "/Failed"))
}

// ids lists the entries of a batch's answer, with their codes where they failed.
func ids(v value.Value, at value.Pointer) (all []string) {
	list, _ := at.Resolve(v)
	for _, e := range list.Elements() {
		all = append(all, strings.TrimSpace(text(e, "/Id")+" "+text(e, "/Code")))
	}
	return all
}
