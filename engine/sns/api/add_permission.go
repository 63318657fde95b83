package api

import (
	"slices"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var addPermission = operation{
	Operation: aws.Operation{Name: "AddPermission",
		Input: aws.Structure(topicARN,
			aws.Member{Name: "Label", Shape: aws.Text},
			aws.Member{Name: "AWSAccountId", Shape: listOf(aws.Text)},
			aws.Member{Name: "ActionName", Shape: listOf(aws.Text)})},
	begin: beginAddPermission,
}

// beginAddPermission adds a statement to the topic's policy, under a label of its own. Who may do what is not enforced:
// all callers are the account itself.
func beginAddPermission(c *Call) Step {
	fault := c.find("TopicArn")
	if fault != nil {
		return fail(fault)
	}
	label, fault := required(c.Params, "Label")
	if fault != nil {
		return fail(fault)
	}
	accounts, actions := aws.TextsIn(c.Params, "AWSAccountId"), aws.TextsIn(c.Params, "ActionName")
	policy := c.policyOf(c.topic)
	all := aws.Statements(policy)
	if fault = checkGrant(all, label, accounts, actions); fault != nil {
		return fail(fault)
	}
	verbs := make([]string, len(actions))
	for i, name := range actions {
		verbs[i] = "SNS:" + name
	}
	all = append(all, aws.Grant(label, c.Region, accounts, verbs, c.topicARN(c.topic)))
	return Step{Fault: c.setPolicy(policy, all)}
}

func checkGrant(all []value.Value, label string, accounts, actions []string) *component.Fault {
	switch {
	case len(accounts) == 0:
		return missing("AWSAccountId")
	case len(actions) == 0:
		return missing("ActionName")
	case aws.Labelled(all, label) >= 0:
		return invalid("Statement already exists")
	}
	for _, name := range actions {
		if !slices.Contains(granted[:], name) {
			return invalid("Policy statement action out of service scope!")
		}
	}
	return nil
}

// setPolicy gives the topic of the call its policy with these statements.
func (c *Call) setPolicy(policy value.Value, statements []value.Value) *component.Fault {
	text := policy.With("Statement", value.ArrayOf(statements)).String()
	return c.Account.Configure(c.topic, aws.One("Policy", value.Text(text)))
}
