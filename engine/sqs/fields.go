package sqs

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

const apiReference = "Amazon SQS API reference, SetQueueAttributes"

// The headings of the form.
const (
	groupFIFO       = "FIFO"
	groupPermission = "Access, encryption, tags"
	groupChance     = "Left to chance"
)

func seconds(name string, byDefault, least, most int64, help string) component.Field {
	return component.Field{Name: name, Type: component.TypeInteger, Unit: "s", Default: value.Int(byDefault),
		Min: least, Max: most, Help: help, Source: apiReference}
}

func fields() []component.Field {
	all := timeFields()
	all = append(all, fifoFields()...)
	all = append(all, accessFields()...)
	return append(all, chanceFields()...)
}

func timeFields() []component.Field {
	return []component.Field{
		seconds("VisibilityTimeout", visibilityTimeoutDefault, 0, visibilityTimeoutMax,
			"How long a received message is hidden from other consumers while someone works on it."),
		seconds("DelaySeconds", 0, 0, delaySecondsMax,
			"How long a new message is kept back before anyone can receive it; a change touches new messages only, in a FIFO queue all."),
		seconds("MessageRetentionPeriod", retentionDefault, retentionMin, retentionMax,
			"How long a message is kept at most; then it is gone, wherever it is. A change touches every message."),
		seconds("ReceiveMessageWaitTimeSeconds", 0, 0, waitTimeSecondsMax,
			"How long a receive waits for a message before it answers with none; above 0 it is called long polling."),
		{Name: "MaximumMessageSize", Type: component.TypeInteger, Unit: "bytes", Default: value.Int(messageBytesMax),
			Min: messageBytesMin, Max: messageBytesMax, Source: apiReference,
			Help: "The largest message that is accepted: its body and its attributes' names, types and values."},
		{Name: "maxReceiveCount", Type: component.TypeInteger, Unit: "receives", Default: value.Int(receiveCountDefault),
			Min: 1, Max: receiveCountMax, Source: apiReference + " (RedrivePolicy); the console's default",
			Help: "How often a message may be received before it goes to the dead-letter queue, when one is wired."},
	}
}

func fifoFields() []component.Field {
	all := []component.Field{
		{Name: "FifoQueue", Type: component.TypeBoolean, Default: value.Bool(false), Badge: "FIFO", Source: "Amazon SQS API reference, CreateQueue",
			Help: "Keeps the order in each message group and takes each message once. On AWS the type of a queue cannot be changed later."},
		{Name: "ContentBasedDeduplication", Type: component.TypeBoolean, Default: value.Bool(false), When: "FifoQueue",
			Help: "A message without a MessageDeduplicationId gets the SHA-256 of its body as one."},
		{Name: "DeduplicationScope", Type: component.TypeEnum, Default: value.Text("queue"), Options: []string{"queue", "messageGroup"}, When: "FifoQueue",
			Help: "Where a MessageDeduplicationId counts as the same: in the whole queue, or within its message group. A change counts a minute later."},
		{Name: "FifoThroughputLimit", Type: component.TypeEnum, Default: value.Text("perQueue"), Options: []string{"perQueue", "perMessageGroupId"}, When: "FifoQueue",
			Help: "300 API calls a second and action for the whole queue, or for each message group; the latter needs DeduplicationScope messageGroup."},
		{Name: "unthrottled", Title: "Without throttling", Type: component.TypeBoolean, Default: value.Bool(false), When: "FifoQueue",
			Source: "ours: AWS always throttles", Help: "Calls are not counted, so that a FIFO queue takes as many as come."},
	}
	for i := range all {
		all[i].Group = groupFIFO
		if all[i].Source == "" {
			all[i].Source = apiReference
		}
	}
	return all
}

func accessFields() []component.Field {
	all := []component.Field{
		{Name: "QueueName", Type: component.TypeText, Default: value.Text(""), Check: checkQueueName, Source: "Amazon SQS API reference, CreateQueue",
			Help: "What the queue is called over the API, where that is not the node's name; 80 letters, digits, - and _, and .fifo at the end of a FIFO queue."},
		{Name: "Policy", Type: component.TypeText, Default: value.Text(""), Check: checkJSON,
			Help: "Who may use the queue, as an IAM policy; kept and given back, not enforced here."},
		{Name: "RedriveAllowPolicy", Type: component.TypeText, Default: value.Text(""), Check: checkJSON,
			Help: "Which queues may have this one as their dead-letter queue; all when empty."},
		{Name: "KmsMasterKeyId", Type: component.TypeText, Default: value.Text(""),
			Help: "The key for encryption with AWS KMS; kept and given back, it changes nothing here."},
		{Name: "KmsDataKeyReusePeriodSeconds", Type: component.TypeInteger, Unit: "s", Default: value.Int(kmsReuseDefault), Min: kmsReuseMin, Max: kmsReuseMax,
			Help: "How long a data key is used again before AWS KMS is asked anew; kept and given back, it changes nothing here."},
		{Name: "SqsManagedSseEnabled", Type: component.TypeBoolean, Default: value.Bool(true),
			Help: "Encryption with keys that SQS manages; not together with a KmsMasterKeyId."},
		{Name: "Tags", Type: component.TypeText, Default: value.Text(""), Check: checkJSON, Source: "Amazon SQS API reference, TagQueue",
			Help: `The queue's tags, as JSON: {"team": "kitchen"}.`},
	}
	for i := range all {
		all[i].Group = groupPermission
		if all[i].Source == "" {
			all[i].Source = apiReference
		}
	}
	return all
}

func chanceFields() []component.Field {
	const ours = "ours: AWS promises no figure"
	return []component.Field{
		{Name: "duplicateProbability", Title: "Duplicates", Type: component.TypeProbability, Default: value.Text("0%"), Group: groupChance, Source: ours,
			Help: "At-least-once delivery of a standard queue: how many messages are delivered twice, with the same MessageId and a new receipt handle."},
		{Name: "reorderProbability", Title: "Out of order", Type: component.TypeProbability, Default: value.Text("0%"), Group: groupChance, Source: ours,
			Help: "Best-effort order of a standard queue: how often a receive takes a message before up to nine older ones."},
		{Name: "shortPollSample", Title: "Servers that a short poll asks", Type: component.TypeInteger, Unit: "%", Default: value.Int(100), Min: 10, Max: 100, Group: groupChance, Source: ours,
			Help: "A short poll asks a part of the ten servers that hold a standard queue's messages, and may find none though there are some; a long poll asks all."},
	}
}

// checkQueueName: at most 80 letters, digits, - and _; the ending .fifo counts.
func checkQueueName(at value.Pointer, v value.Value) []component.Problem {
	name, _ := v.AsText()
	if name == "" || validQueueName(strings.TrimSuffix(name, ".fifo")) && len(name) <= queueNameMax {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: "QueueName: " + value.Preview(v, 40) + " is not 1 to 80 letters, digits, - or _, with .fifo at the end of a FIFO queue's"}}
}

func validQueueName(name string) bool {
	for _, c := range name {
		if !isAlphanumeric(c) && c != '-' && c != '_' {
			return false
		}
	}
	return name != ""
}

// checkJSON: an object as text, or nothing.
func checkJSON(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if text == "" {
		return nil
	}
	if doc, bad := value.Parse(text, value.Limits{}); bad == nil && doc.Kind() == value.KindObject {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: value.Preview(v, 40) + " is not a JSON object"}}
}
