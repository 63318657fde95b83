package api

import (
	"encoding/base64"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// parameters of a message that may be left out; -1, by which that is known, is never a value that AWS takes.
const (
	reasonDelay   = "DelaySeconds must be >= 0 and <= 900."
	reasonWait    = "Must be >= 0 and <= 20, if provided."
	reasonTimeout = "Must be >= 0 and <= 43200, if provided."
)

// optional is a number that may be left out.
func optional(params value.Value, name, reason string) (int64, *component.Fault) {
	if !aws.Given(params, name) {
		return action.Unset, nil
	}
	n := number(params, name, 0)
	if n == action.Unset {
		return 0, outOfRange(n, name, reason)
	}
	return n, nil
}

// outgoing makes the request that sends a message.
func (c *Call) outgoing(params value.Value) (*action.SendMessage, *component.Fault) {
	delay, fault := optional(params, "DelaySeconds", reasonDelay)
	if fault != nil {
		return nil, fault
	}
	in := &action.SendMessage{DelaySeconds: delay}
	m := &in.Message
	m.Body = aws.TextIn(params, "MessageBody")
	m.GroupID, m.DeduplicationID = aws.TextIn(params, "MessageGroupId"), aws.TextIn(params, "MessageDeduplicationId")
	if fault := c.checkIDs(params); fault != nil {
		return nil, fault
	}
	if m.Attributes, fault = attributesIn(params, "MessageAttributes"); fault != nil {
		return nil, fault
	}
	if m.TraceHeader, fault = traceHeader(params); fault != nil {
		return nil, fault
	}
	m.Token = component.Token{Lineage: c.Account.NewLineage(), Attempt: 1}
	return in, nil
}

// checkIDs finds what only shows in the parameters: ids that were given, and are empty or for another type of queue.
func (c *Call) checkIDs(params value.Value) *component.Fault {
	const group, deduplication = "MessageGroupId", "MessageDeduplicationId"
	const reason = " can only include alphanumeric and punctuation characters. 1 to 128 in length."
	switch id := aws.TextIn(params, deduplication); {
	case id != "" && !c.queue.Fifo():
		return invalid(id, deduplication, "The request include parameter that is not valid for this queue type.")
	case aws.Given(params, deduplication) && id == "":
		return invalid(id, deduplication, deduplication+reason)
	case aws.Given(params, group) && aws.TextIn(params, group) == "" && !c.queue.Fifo():
		return invalid("", group, group+reason)
	}
	return nil
}

// attributesIn reads message attributes. Whether they are right is for the queue to say.
func attributesIn(params value.Value, name string) ([]action.Attribute, *component.Fault) {
	v, _ := params.Get(name)
	if v.Len() == 0 {
		return nil, nil
	}
	all := make([]action.Attribute, v.Len())
	for i := range all {
		m := v.Member(i)
		if aws.Given(m.Value, "StringListValues") || aws.Given(m.Value, "BinaryListValues") {
			return nil, &component.Fault{Code: prefix + "UnsupportedOperation",
				Message: "Message attribute list values in SendMessage operation are not supported."}
		}
		all[i] = action.Attribute{Name: m.Name, Type: aws.TextIn(m.Value, "DataType")}
		if fault := fieldFault(m.Value, &all[i]); fault != nil {
			return nil, fault
		}
		if isBinary(all[i].Type) {
			bytes, _ := base64.StdEncoding.DecodeString(aws.TextIn(m.Value, "BinaryValue"))
			all[i].Value = string(bytes)
		} else {
			all[i].Value = aws.TextIn(m.Value, "StringValue")
		}
	}
	return all, nil
}

// fieldFault: an attribute has one value, in the field that its type says.
func fieldFault(v value.Value, a *action.Attribute) *component.Fault {
	asText, asBytes := aws.Given(v, "StringValue"), aws.Given(v, "BinaryValue")
	switch {
	case asText && asBytes:
		return invalidValue("Message (user) attribute '" + a.Name + "' must have a single value.")
	case asText && isBinary(a.Type):
		return invalidValue("Message (user) attribute '" + a.Name + "' with type '" + a.Type + "' must use field 'Binary'.")
	case asBytes && a.Type != "" && !isBinary(a.Type):
		return invalidValue("Message (user) attribute '" + a.Name + "' with type '" + a.Type + "' must use field 'String'.")
	}
	return nil
}

const traceHeaderName = "AWSTraceHeader"

// traceHeader reads the one system attribute that can be sent. The wording of its faults is our own.
func traceHeader(params value.Value) (string, *component.Fault) {
	all, fault := attributesIn(params, "MessageSystemAttributes")
	for _, a := range all {
		switch {
		case a.Name != traceHeaderName:
			return "", invalidValue("Message system attribute name '" + a.Name + "' is invalid.")
		case a.Type != "String" || a.Value == "":
			return "", invalidValue("Message system attribute '" + a.Name + "' must contain a non-empty value of type 'String'.")
		}
		return a.Value, fault
	}
	return "", fault
}

// sentValue renders what sending a message gives back, after the members that stand first.
func sentValue(b *value.Builder, params value.Value, r *action.SendMessageResult) value.Value {
	b.Set("MessageId", value.Text(r.ID.String()))
	b.Set("MD5OfMessageBody", value.Text(MD5OfMessageBody(aws.TextIn(params, "MessageBody"))))
	if all, _ := attributesIn(params, "MessageAttributes"); len(all) > 0 {
		b.Set("MD5OfMessageAttributes", value.Text(MD5OfMessageAttributes(all)))
	}
	if all, _ := attributesIn(params, "MessageSystemAttributes"); len(all) > 0 {
		b.Set("MD5OfMessageSystemAttributes", value.Text(MD5OfMessageAttributes(all)))
	}
	if r.Sequence != 0 {
		b.Set("SequenceNumber", value.Text(action.SequenceNumber(r.Sequence)))
	}
	return b.Value()
}

// size is what counts against the limit of a batch: body and attributes, their names, types and values.
func size(m *action.Message) int {
	n := len(m.Body)
	for _, a := range m.Attributes {
		n += len(a.Name) + len(a.Type) + len(a.Value)
	}
	return n
}

// handleIn reads a receipt handle.
func handleIn(params value.Value) (action.ReceiptHandle, *component.Fault) {
	t, fault := required(params, "ReceiptHandle")
	if fault != nil {
		return action.ReceiptHandle{}, fault
	}
	h, ok := action.ParseReceiptHandle(t)
	if !ok {
		return h, &component.Fault{Code: "ReceiptHandleIsInvalid", Message: `The input receipt handle "` + t + `" is not a valid receipt handle.`}
	}
	return h, nil
}
