package api

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var receiveMessage = operation{
	Operation: aws.Operation{Name: "ReceiveMessage",
		Input: aws.Structure(queueURL,
			aws.Member{Name: "AttributeNames", Query: "AttributeName", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "MessageSystemAttributeNames", Query: "MessageSystemAttributeName", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "MessageAttributeNames", Query: "MessageAttributeName", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "MaxNumberOfMessages", Shape: aws.Integer},
			aws.Member{Name: "VisibilityTimeout", Shape: aws.Integer},
			aws.Member{Name: "WaitTimeSeconds", Shape: aws.Integer},
			aws.Member{Name: "ReceiveRequestAttemptId", Shape: aws.Text}),
		Output: aws.Structure(aws.Member{Name: "Messages", Query: "Message", Shape: aws.ListOf(aws.Structure(
			aws.Member{Name: "MessageId", Shape: aws.Text},
			aws.Member{Name: "ReceiptHandle", Shape: aws.Text},
			aws.Member{Name: "MD5OfBody", Shape: aws.Text},
			aws.Member{Name: "Body", Shape: aws.Text},
			aws.Member{Name: "Attributes", Query: "Attribute", Shape: attributeMap},
			aws.Member{Name: "MD5OfMessageAttributes", Shape: aws.Text},
			aws.Member{Name: "MessageAttributes", Query: "MessageAttribute", Shape: messageAttributeMap}))})},
	begin:  beginReceiveMessage,
	finish: finishReceiveMessage,
}

func beginReceiveMessage(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	if fault := c.checkNames(); fault != nil {
		return fail(fault)
	}
	in := &action.ReceiveMessage{
		MaxNumberOfMessages: number(c.Params, "MaxNumberOfMessages", receivesByDefault),
		AttemptID:           aws.TextIn(c.Params, "ReceiveRequestAttemptId"),
	}
	var fault *component.Fault
	if in.WaitTimeSeconds, fault = optional(c.Params, "WaitTimeSeconds", reasonWait); fault != nil {
		return fail(fault)
	}
	if in.VisibilityTimeout, fault = optional(c.Params, "VisibilityTimeout", reasonTimeout); fault != nil {
		return fail(fault)
	}
	return c.ask(in)
}

// systemAttributes are the attributes that SQS itself gives a message, with their texts; one that a message has not got
// is empty.
var systemAttributes = [...]struct {
	name string
	text func(*Call, *action.ReceivedMessage) string
}{
	{"SenderId", func(c *Call, _ *action.ReceivedMessage) string { return c.Account.ID() }},
	{"SentTimestamp", func(c *Call, m *action.ReceivedMessage) string {
		return strconv.FormatInt(c.Account.Milliseconds(m.Sent), 10)
	}},
	{"ApproximateReceiveCount", func(_ *Call, m *action.ReceivedMessage) string { return strconv.Itoa(int(m.ReceiveCount)) }},
	{"ApproximateFirstReceiveTimestamp", func(c *Call, m *action.ReceivedMessage) string {
		return strconv.FormatInt(c.Account.Milliseconds(m.FirstReceive), 10)
	}},
	{"SequenceNumber", func(_ *Call, m *action.ReceivedMessage) string {
		if m.Sequence == 0 {
			return ""
		}
		return action.SequenceNumber(m.Sequence)
	}},
	{"MessageDeduplicationId", func(_ *Call, m *action.ReceivedMessage) string { return m.Message.DeduplicationID }},
	{"MessageGroupId", func(_ *Call, m *action.ReceivedMessage) string { return m.Message.GroupID }},
	{traceHeaderName, func(_ *Call, m *action.ReceivedMessage) string { return m.Message.TraceHeader }},
	{"DeadLetterQueueSourceArn", func(c *Call, m *action.ReceivedMessage) string {
		if m.Source == 0 {
			return ""
		}
		return c.arn(c.Account.NameOf(m.Source - 1))
	}},
}

// checkNames finds a system attribute that there is not.
func (c *Call) checkNames() *component.Fault {
	for _, list := range [...]string{"AttributeNames", "MessageSystemAttributeNames"} {
		for _, name := range aws.TextsIn(c.Params, list) {
			if !isSystemAttribute(name) {
				return unknownAttribute(name)
			}
		}
	}
	return nil
}

func isSystemAttribute(name string) bool {
	for i := range systemAttributes {
		if systemAttributes[i].name == name {
			return true
		}
	}
	return name == allNames
}

func finishReceiveMessage(c *Call, out component.Output) (value.Value, *component.Fault) {
	messages := out.(*action.ReceiveMessageResult).Messages
	if len(messages) == 0 {
		return value.NewObject(0).Value(), nil
	}
	system := append(aws.TextsIn(c.Params, "AttributeNames"), aws.TextsIn(c.Params, "MessageSystemAttributeNames")...)
	users := aws.TextsIn(c.Params, "MessageAttributeNames")
	all := make([]value.Value, len(messages))
	for i := range messages {
		all[i] = c.received(&messages[i], system, users)
	}
	return aws.One("Messages", value.ArrayOf(all)), nil
}

// received renders a message with those of its attributes that were asked for.
func (c *Call) received(m *action.ReceivedMessage, system, users []string) value.Value {
	b := value.NewObject(7)
	b.Set("MessageId", value.Text(m.ID.String()))
	b.Set("ReceiptHandle", value.Text(m.Handle.String()))
	body := m.Message.Text()
	b.Set("MD5OfBody", value.Text(MD5OfMessageBody(body)))
	b.Set("Body", value.Text(body))
	if len(system) > 0 {
		attributes := value.NewObject(len(systemAttributes))
		for i := range systemAttributes {
			a := &systemAttributes[i]
			if !wants(system, a.name) {
				continue
			}
			if t := a.text(c, m); t != "" {
				attributes.Set(a.name, value.Text(t))
			}
		}
		b.Set("Attributes", attributes.Value())
	}
	if all := chosen(m.Message.Attributes, users); len(all) > 0 {
		b.Set("MD5OfMessageAttributes", value.Text(MD5OfMessageAttributes(all)))
		b.Set("MessageAttributes", attributesValue(all))
	}
	return b.Value()
}

// chosen are the attributes that names stand for: "All", "*" and ".*" for every one, "prefix.*" for those that begin so.
func chosen(all []action.Attribute, names []string) []action.Attribute {
	if len(names) == 0 {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(all), func(a action.Attribute) bool {
		return !slices.ContainsFunc(names, func(name string) bool {
			start, pattern := strings.CutSuffix(name, ".*")
			return name == allNames || name == "*" || name == a.Name || pattern && strings.HasPrefix(a.Name, start)
		})
	})
}

// attributesValue renders message attributes, bytes as base64.
func attributesValue(all []action.Attribute) value.Value {
	b := value.NewObject(len(all))
	for _, a := range all {
		v := value.NewObject(2)
		if isBinary(a.Type) {
			v.Set("BinaryValue", value.Text(base64.StdEncoding.EncodeToString([]byte(a.Value))))
		} else {
			v.Set("StringValue", value.Text(a.Value))
		}
		v.Set("DataType", value.Text(a.Type))
		b.Set(a.Name, v.Value())
	}
	return b.Value()
}
