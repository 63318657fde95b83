package api

import (
	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sns"
	"playground/engine/value"
)

// published lists the parameters of a message to be published, alone or in a batch.
var published = []aws.Member{
	{Name: "Message", Shape: aws.Text},
	{Name: "Subject", Shape: aws.Text},
	{Name: "MessageStructure", Shape: aws.Text},
	{Name: "MessageAttributes", Shape: &aws.Shape{Kind: aws.KindMap, Entry: "entry", Key: "Name", Value: "Value", Element: aws.Structure(
		aws.Member{Name: "DataType", Shape: aws.Text},
		aws.Member{Name: "StringValue", Shape: aws.Text},
		aws.Member{Name: "BinaryValue", Shape: aws.Blob})}},
	{Name: "MessageDeduplicationId", Shape: aws.Text},
	{Name: "MessageGroupId", Shape: aws.Text},
}

// accepted lists what a message that was published gives back.
var accepted = []aws.Member{{Name: "MessageId", Shape: aws.Text}, {Name: "SequenceNumber", Shape: aws.Text}}

var publish = operation{
	Operation: aws.Operation{Name: "Publish",
		Input:  with(published, topicARN, aws.Member{Name: "TargetArn", Shape: aws.Text}, aws.Member{Name: "PhoneNumber", Shape: aws.Text}),
		Output: aws.Structure(accepted...)},
	begin:  beginPublish,
	finish: finishPublish,
}

// beginPublish sends a message to a topic, which may stand as its own ARN or as a target; or to one phone or mobile device.
func beginPublish(c *Call) Step {
	in, fault := c.outgoing(c.Params, "messageAttributes.")
	if fault != nil {
		return fail(fault)
	}
	number, arn, target := aws.TextIn(c.Params, "PhoneNumber"), aws.Given(c.Params, "TopicArn"), aws.TextIn(c.Params, "TargetArn")
	switch {
	case aws.Given(c.Params, "PhoneNumber") && !arn && target == "":
		return c.publishTo(in, "PhoneNumber", number)
	case !arn && isDevice(target):
		return c.publishTo(in, "TargetArn", target)
	case arn:
		fault = c.find("TopicArn")
	case aws.Given(c.Params, "TargetArn"):
		fault = c.find("TargetArn")
	default:
		fault = missing("TopicArn or TargetArn")
	}
	if fault != nil {
		return fail(fault)
	}
	in.Place = c.Account.Place()
	return Step{Ask: in, Node: c.topic.Node}
}

func finishPublish(_ *Call, out component.Output) (value.Value, *component.Fault) {
	return acceptedValue(value.NewObject(2), out.(*action.PublishResult)), nil
}

// acceptedValue renders what a message gives back, after the members that stand first.
func acceptedValue(b *value.Builder, r *action.PublishResult) value.Value {
	b.Set("MessageId", value.Text(r.ID.String()))
	if r.SequenceNumber != 0 {
		b.Set("SequenceNumber", value.Text(action.SequenceNumber(r.SequenceNumber)))
	}
	return b.Value()
}

// outgoing makes the request that publishes a message; path is where its attributes are, in faults about them.
func (c *Call) outgoing(params value.Value, path string) (*action.Publish, *component.Fault) {
	in := &action.Publish{Subject: aws.TextIn(params, "Subject")}
	m := &in.Message
	m.Body = aws.TextIn(params, "Message")
	switch {
	case aws.Given(params, "Subject") && in.Subject == "":
		return nil, invalid("Subject")
	case m.Body == "":
		return nil, invalid("Empty message")
	}
	var fault *component.Fault
	if m.Attributes, fault = attributesIn(params, path); fault != nil {
		return nil, fault
	}
	if aws.TextIn(params, "MessageStructure") == "json" {
		text, others, reason := sns.ParseStructure(m.Body)
		if reason != "" {
			return nil, invalid(reason)
		}
		m.Body, in.Texts = text, others
	}
	m.GroupID, m.DeduplicationID = aws.TextIn(params, "MessageGroupId"), aws.TextIn(params, "MessageDeduplicationId")
	m.Token = component.Token{Lineage: c.Account.NewLineage(), Attempt: 1}
	return in, nil
}
