package api

import (
	"playground/engine/aws"
)

var setSubscriptionAttributes = operation{
	Operation: aws.Operation{Name: "SetSubscriptionAttributes", Input: with(attributeMembers, subscriptionARN)},
	begin:     beginSetSubscriptionAttributes,
}

// beginSetSubscriptionAttributes sets one attribute; without a value it gets its default again.
func beginSetSubscriptionAttributes(c *Call) Step {
	s, fault := c.subscription()
	switch {
	case fault != nil:
		return fail(fault)
	case s == nil:
		return fail(noSubscription())
	}
	name, fault := required(c.Params, "AttributeName")
	if fault != nil {
		return fail(fault)
	}
	change, fault := c.attributeChange(subject{s.Topic, s.Protocol, c.endpoint(s.Endpoint), scopeOf(s), s}, name, aws.TextIn(c.Params, "AttributeValue"), "")
	if fault == nil {
		fault = c.Account.Adjust(s, change)
	}
	return Step{Fault: fault}
}
