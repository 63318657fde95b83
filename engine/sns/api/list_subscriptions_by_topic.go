package api

import (
	"slices"

	"playground/engine/aws"
)

var listSubscriptionsByTopic = operation{
	Operation: aws.Operation{Name: "ListSubscriptionsByTopic", Input: aws.Structure(topicARN, nextToken), Output: listed},
	begin:     beginListSubscriptionsByTopic,
}

func beginListSubscriptionsByTopic(c *Call) Step {
	if fault := c.find("TopicArn"); fault != nil {
		return fail(fault)
	}
	c.Account.Observe(c.topic)
	return c.list(slices.Clone(c.topic.Subscriptions))
}
