package api

import (
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
)

var subscribe = operation{
	Operation: aws.Operation{Name: "Subscribe",
		Input: aws.Structure(topicARN,
			aws.Member{Name: "Protocol", Shape: aws.Text},
			aws.Member{Name: "Endpoint", Shape: aws.Text},
			attributes,
			aws.Member{Name: "ReturnSubscriptionArn", Shape: aws.Boolean}),
		Output: aws.Structure(subscriptionARN)},
	begin: beginSubscribe,
}

// beginSubscribe makes a subscription, unless the endpoint has one: then its attributes must be those asked for, as far as
// any are, and one that is not confirmed yet is asked again.
func beginSubscribe(c *Call) Step {
	if fault := c.find("TopicArn"); fault != nil {
		return fail(fault)
	}
	c.Account.Observe(c.topic)
	protocol, fault := required(c.Params, "Protocol")
	if fault != nil {
		return fail(fault)
	}
	endpoint := aws.TextIn(c.Params, "Endpoint")
	if fault = c.checkEndpoint(protocol, endpoint); fault != nil {
		return fail(fault)
	}
	if protocol == "sms" {
		endpoint = phoneNumber(endpoint)
	}
	wanted, _ := c.Params.Get("Attributes")
	has := c.subscribed(protocol, endpoint)
	as := subject{c.topic, protocol, endpoint, policy.MessageAttributes, nil}
	if has != nil {
		as.has, as.scope = has, scopeOf(has)
	}
	change, fault := c.changeOf(as, wanted)
	if fault != nil {
		return fail(fault)
	}
	return c.subscribeAs(has, protocol, endpoint, change)
}

func (c *Call) subscribeAs(has *Subscription, protocol, endpoint string, change Change) Step {
	if has != nil && !c.same(has, change) {
		return fail(invalid(atCreation + "Subscription already exists with different attributes"))
	}
	if has == nil {
		if fault := c.roomFor(protocol, change); fault != nil {
			return fail(fault)
		}
	}
	s := has
	if has == nil || has.Pending {
		made, fault := c.Account.Subscribe(c.topic, protocol, endpoint, change)
		if fault != nil {
			return fail(fault)
		}
		s = made
	}
	arn := c.subscriptionARN(s)
	if whole, _ := c.Params.Get("ReturnSubscriptionArn"); s.Pending && !value.Equal(whole, value.Bool(true)) {
		arn = "pending confirmation"
	}
	return done(aws.One("SubscriptionArn", value.Text(arn)))
}

// subscribed is the subscription that an endpoint has already, or nil.
func (c *Call) subscribed(protocol, endpoint string) *Subscription {
	for _, s := range c.topic.Subscriptions {
		if s.Protocol == protocol && c.endpoint(s.Endpoint) == endpoint {
			return s
		}
	}
	return nil
}

// same reports whether a change would change nothing.
func (c *Call) same(s *Subscription, change Change) bool {
	for name, v := range change.Settings.Members() {
		if !v.IsNull() && !value.Equal(s.Settings.Raw(name), v) {
			return false
		}
	}
	return !change.Rewire || c.endpoint(s.DeadLetter) == change.DeadLetter
}

// roomFor finds out whether the topic may have one more subscription.
func (c *Call) roomFor(protocol string, change Change) *component.Fault {
	most := c.topic.Settings.Int("subscriptionsMax")
	if c.topic.Fifo() {
		most = min(most, fifoSubscriptionsMax)
	}
	if int64(len(c.topic.Subscriptions)) >= most {
		return &component.Fault{Code: "SubscriptionLimitExceeded",
			Message: "A topic can have " + strconv.FormatInt(most, 10) + " subscriptions, and this one has them already."}
	}
	if protocol == "firehose" && aws.TextIn(change.Settings, "SubscriptionRoleArn") == "" {
		return invalid(atCreation + "SubscriptionRoleArn: no value for required attribute")
	}
	return nil
}
