package api

import (
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var addPermission = operation{
	Operation: aws.Operation{Name: "AddPermission",
		Input: aws.Structure(queueURL,
			aws.Member{Name: "Label", Shape: aws.Text},
			aws.Member{Name: "AWSAccountIds", Query: "AWSAccountId", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "Actions", Query: "ActionName", Shape: aws.ListOf(aws.Text)})},
	begin: beginAddPermission,
}

// beginAddPermission adds a statement to the queue's policy, under a label of its own.
func beginAddPermission(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	label, fault := required(c.Params, "Label")
	if fault != nil {
		return fail(fault)
	}
	accounts, actions := aws.TextsIn(c.Params, "AWSAccountIds"), aws.TextsIn(c.Params, "Actions")
	if fault := c.checkGrant(accounts, actions); fault != nil {
		return fail(fault)
	}
	policy := c.policyOf(c.queue)
	all := aws.Statements(policy)
	if aws.Labelled(all, label) >= 0 {
		return fail(invalid(label, "Label", "Already exists."))
	}
	all = append(all, c.statement(label, accounts, actions))
	return Step{Fault: c.setPolicy(policy.With("Statement", value.ArrayOf(all)).String())}
}

func (c *Call) checkGrant(accounts, actions []string) *component.Fault {
	switch {
	case len(actions) == 0:
		return missing("Actions")
	case len(accounts) == 0:
		return invalid("[]", "PrincipalId", "Unable to verify.")
	case len(actions) > permissionsMax:
		return &component.Fault{Code: "OverLimit",
			Message: strconv.Itoa(len(actions)) + " Actions were found, maximum allowed is " + strconv.Itoa(permissionsMax) + "."}
	case len(accounts) > principalsMax:
		return &component.Fault{Code: "OverLimit",
			Message: strconv.Itoa(len(accounts)) + " Principals were found, maximum allowed is " + strconv.Itoa(principalsMax) + "."}
	}
	for _, name := range actions {
		if fault := c.checkAction(name); fault != nil {
			return fault
		}
	}
	return nil
}

func (c *Call) statement(label string, accounts, actions []string) value.Value {
	verbs := make([]string, len(actions))
	for i, name := range actions {
		verbs[i] = "SQS:" + name
	}
	return aws.Grant(label, c.Region, accounts, verbs, c.arn(c.queue.Name))
}
