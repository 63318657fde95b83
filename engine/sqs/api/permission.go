package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// Permissions are statements of a queue's policy, each under a label. Who may do what is not enforced: all callers are
// the account itself.

// granted are the operations that a permission may be about; the others are for the owner of the queue alone.
var granted = [...]string{"*", "ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "GetQueueUrl", "PurgeQueue",
	"ReceiveMessage", "SendMessage"}

func (c *Call) checkAction(name string) *component.Fault {
	for _, g := range granted {
		if g == name {
			return nil
		}
	}
	reason := "Please refer to the appropriate WSDL for a list of valid actions. "
	for i := range c.Service.Operations {
		if c.Service.Operations[i].Name == name {
			reason = "Only the queue owner is allowed to invoke this action."
		}
	}
	return invalid("SQS:"+name, "ActionName", reason)
}

// policyOf is a queue's policy, or what a new one begins with.
func (c *Call) policyOf(q *Queue) value.Value {
	v, bad := value.Parse(q.Settings.Text("Policy"), policyLimits)
	if bad == nil && v.Kind() == value.KindObject {
		return v
	}
	b := value.NewObject(3)
	b.Set("Version", value.Text("2008-10-17"))
	b.Set("Id", value.Text(c.arn(q.Name)+"/SQSDefaultPolicy"))
	b.Set("Statement", value.Array())
	return b.Value()
}

// setPolicy gives the queue of the call another policy; "" for none.
func (c *Call) setPolicy(policy string) *component.Fault {
	return c.Account.Configure(c.queue, Change{Settings: aws.One("Policy", value.Text(policy))})
}

// checkPolicy: a policy must be JSON, and an object; what it says is not looked into.
func checkPolicy(_ *Call, _ subject, policy string) *component.Fault {
	if policy == "" {
		return nil
	}
	if v, bad := value.Parse(policy, policyLimits); bad != nil || v.Kind() != value.KindObject {
		return invalidAttribute("Policy")
	}
	return nil
}
