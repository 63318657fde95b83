package api

import (
	"playground/engine/aws"
	"playground/engine/component"
)

var deleteTopic = operation{
	Operation: aws.Operation{Name: "DeleteTopic", Input: aws.Structure(topicARN)},
	begin:     beginDeleteTopic,
}

// beginDeleteTopic removes a topic with its subscriptions; one that is not there is as good as removed. AWS keeps an active
// archive from being lost that way.
func beginDeleteTopic(c *Call) Step {
	fault := c.find("TopicArn")
	switch {
	case fault != nil && fault.Code == notFound:
		return Step{}
	case fault != nil:
		return fail(fault)
	case c.topic.Settings.Text("ArchivePolicy") != "":
		return fail(&component.Fault{Code: "InvalidState", Message: "Cannot delete a topic with an ArchivePolicy"})
	}
	return Step{Fault: c.Account.Remove(c.topic)}
}
