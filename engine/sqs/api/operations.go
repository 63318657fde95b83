package api

import "playground/engine/aws"

// operations is the table of SQS, in the order of the alphabet.
var operations = []operation{
	addPermission,
	cancelMessageMoveTask,
	changeMessageVisibility,
	changeMessageVisibilityBatch,
	createQueue,
	deleteMessage,
	deleteMessageBatch,
	deleteQueue,
	getQueueAttributes,
	getQueueURL,
	listDeadLetterSourceQueues,
	listMessageMoveTasks,
	listQueueTags,
	listQueues,
	purgeQueue,
	receiveMessage,
	removePermission,
	sendMessage,
	sendMessageBatch,
	setQueueAttributes,
	startMessageMoveTask,
	tagQueue,
	untagQueue,
}

// The members and shapes that several operations have.
var (
	queueURL = aws.Member{Name: "QueueUrl", Shape: aws.Text}

	tagMap       = aws.MapOf("Key", "Value", aws.Text)
	attributeMap = aws.MapOf("Name", "Value", aws.Text)

	messageAttributeMap = aws.MapOf("Name", "Value", aws.Structure(
		aws.Member{Name: "StringValue", Shape: aws.Text},
		aws.Member{Name: "BinaryValue", Shape: aws.Blob},
		aws.Member{Name: "StringListValues", Query: "StringListValue", Shape: aws.ListOf(aws.Text)},
		aws.Member{Name: "BinaryListValues", Query: "BinaryListValue", Shape: aws.ListOf(aws.Blob)},
		aws.Member{Name: "DataType", Shape: aws.Text},
	))

	// message lists the parameters of a message to be sent, alone or in a batch.
	message = []aws.Member{
		{Name: "MessageBody", Shape: aws.Text},
		{Name: "DelaySeconds", Shape: aws.Integer},
		{Name: "MessageAttributes", Query: "MessageAttribute", Shape: messageAttributeMap},
		{Name: "MessageSystemAttributes", Query: "MessageSystemAttribute", Shape: messageAttributeMap},
		{Name: "MessageDeduplicationId", Shape: aws.Text},
		{Name: "MessageGroupId", Shape: aws.Text},
	}

	// sent lists what a message that was sent gives back.
	sent = []aws.Member{
		{Name: "MessageId", Shape: aws.Text},
		{Name: "MD5OfMessageBody", Shape: aws.Text},
		{Name: "MD5OfMessageAttributes", Shape: aws.Text},
		{Name: "MD5OfMessageSystemAttributes", Shape: aws.Text},
		{Name: "SequenceNumber", Shape: aws.Text},
	}
)

// with makes a structure of members that stand first and of those of a list.
func with(rest []aws.Member, first ...aws.Member) *aws.Shape {
	return aws.Structure(append(first, rest...)...)
}
