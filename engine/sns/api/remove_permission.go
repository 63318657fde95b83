package api

import (
	"slices"

	"playground/engine/aws"
)

var removePermission = operation{
	Operation: aws.Operation{Name: "RemovePermission", Input: aws.Structure(topicARN, aws.Member{Name: "Label", Shape: aws.Text})},
	begin:     beginRemovePermission,
}

// beginRemovePermission takes the statement under a label out of the topic's policy; it need not be there.
func beginRemovePermission(c *Call) Step {
	fault := c.find("TopicArn")
	if fault != nil {
		return fail(fault)
	}
	label, fault := required(c.Params, "Label")
	if fault != nil {
		return fail(fault)
	}
	policy := c.policyOf(c.topic)
	all := aws.Statements(policy)
	i := aws.Labelled(all, label)
	if i < 0 {
		return Step{}
	}
	return Step{Fault: c.setPolicy(policy, slices.Delete(all, i, i+1))}
}
