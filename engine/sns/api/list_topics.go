package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var listTopics = operation{
	Operation: aws.Operation{Name: "ListTopics", Input: aws.Structure(nextToken),
		Output: aws.Structure(aws.Member{Name: "Topics", Shape: listOf(aws.Structure(topicARN))}, nextToken)},
	begin: beginListTopics,
}

func beginListTopics(c *Call) Step {
	all := c.Account.Topics()
	return c.page("Topics", len(all), func(i int) string { return all[i].Name },
		func(i int) value.Value { return aws.One("TopicArn", value.Text(c.topicARN(all[i]))) })
}
