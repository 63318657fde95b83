package api

import (
	"slices"

	"playground/engine/aws"
	"playground/engine/value"
)

var removePermission = operation{
	Operation: aws.Operation{Name: "RemovePermission",
		Input: aws.Structure(queueURL, aws.Member{Name: "Label", Shape: aws.Text})},
	begin: beginRemovePermission,
}

// beginRemovePermission takes the statement under a label out of the queue's policy, which ends with the last one.
func beginRemovePermission(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	label, fault := required(c.Params, "Label")
	if fault != nil {
		return fail(fault)
	}
	policy := c.policyOf(c.queue)
	all := aws.Statements(policy)
	i := aws.Labelled(all, label)
	if i < 0 {
		return fail(invalid(label, "Label", "can't find label."))
	}
	if len(all) == 1 {
		return Step{Fault: c.setPolicy("")}
	}
	return Step{Fault: c.setPolicy(policy.With("Statement", value.ArrayOf(slices.Delete(all, i, i+1))).String())}
}
