package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

// granted are the operations that a permission may be about, and those of the policy that every topic begins with.
var granted = [...]string{"GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic", "Subscribe",
	"ListSubscriptionsByTopic", "Publish"}

// policyText is a topic's policy, which begins with one that lets its owner do everything.
func (c *Call) policyText(t *Topic) string {
	if text := t.Settings.Text("Policy"); text != "" {
		return text
	}
	b := value.NewObject(3)
	b.Set("Version", value.Text("2008-10-17"))
	b.Set("Id", value.Text("__default_policy_ID"))
	b.Set("Statement", value.Array(c.ownersStatement(t)))
	return b.Value().String()
}

func (c *Call) ownersStatement(t *Topic) value.Value {
	verbs := make([]value.Value, len(granted))
	for i, name := range granted {
		verbs[i] = value.Text("SNS:" + name)
	}
	b := value.NewObject(6)
	b.Set("Sid", value.Text("__default_statement_ID"))
	b.Set("Effect", value.Text("Allow"))
	b.Set("Principal", aws.One("AWS", value.Text("*")))
	b.Set("Action", value.ArrayOf(verbs))
	b.Set("Resource", value.Text(c.topicARN(t)))
	b.Set("Condition", aws.One("StringEquals", aws.One("AWS:SourceOwner", value.Text(c.Account.ID()))))
	return b.Value()
}

// policyOf is a topic's policy, which was found to be an object.
func (c *Call) policyOf(t *Topic) value.Value {
	v, _ := value.Parse(c.policyText(t), value.Limits{})
	return v
}
