package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// attributeMembers are the parameters of the operations that set one attribute.
var attributeMembers = []aws.Member{{Name: "AttributeName", Shape: aws.Text}, {Name: "AttributeValue", Shape: aws.Text}}

var setTopicAttributes = operation{
	Operation: aws.Operation{Name: "SetTopicAttributes", Input: with(attributeMembers, topicARN)},
	begin:     beginSetTopicAttributes,
}

// beginSetTopicAttributes sets one attribute; without a value it gets its default again.
func beginSetTopicAttributes(c *Call) Step {
	fault := c.find("TopicArn")
	if fault != nil {
		return fail(fault)
	}
	name, fault := required(c.Params, "AttributeName")
	if fault != nil {
		return fail(fault)
	}
	return Step{Fault: c.setTopic(name, aws.TextIn(c.Params, "AttributeValue"))}
}

func (c *Call) setTopic(name, text string) *component.Fault {
	if isFeedback(name) {
		if reason := feedbackFlaw(name, text); reason != "" {
			return invalid(reason)
		}
		logging := value.Text(feedbackOf(c.topic).With(name, value.Text(text)).String())
		return c.Account.Configure(c.topic, aws.One(feedback, logging))
	}
	if !isSettable(name) {
		return invalid("AttributeName")
	}
	v, reason := topicSetting(c.topic.Fifo(), name, text)
	if reason != "" {
		return invalid(reason)
	}
	return c.Account.Configure(c.topic, aws.One(name, v))
}
