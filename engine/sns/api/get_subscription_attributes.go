package api

import (
	"strconv"

	"playground/engine/aws"
	"playground/engine/sns"
	"playground/engine/value"
)

var getSubscriptionAttributes = operation{
	Operation: aws.Operation{Name: "GetSubscriptionAttributes", Input: aws.Structure(subscriptionARN), Output: aws.Structure(attributes)},
	begin:     beginGetSubscriptionAttributes,
}

func beginGetSubscriptionAttributes(c *Call) Step {
	s, fault := c.subscription()
	switch {
	case fault != nil:
		return fail(fault)
	case s == nil:
		return fail(noSubscription())
	}
	b := value.NewObject(16)
	for _, a := range subscriptionTexts {
		if text := a.text(c, s); text != "" {
			b.Set(a.name, value.Text(text))
		}
	}
	return done(aws.One("Attributes", b.Value()))
}

// subscriptionTexts are the attributes of subscriptions with their texts; one that is empty is not there.
var subscriptionTexts = [...]struct {
	name string
	text func(*Call, *Subscription) string
}{
	{"SubscriptionArn", (*Call).subscriptionARN},
	{"TopicArn", func(c *Call, s *Subscription) string { return c.topicARN(s.Topic) }},
	{"Owner", func(c *Call, _ *Subscription) string { return c.Account.ID() }},
	{"Protocol", func(_ *Call, s *Subscription) string { return s.Protocol }},
	{"Endpoint", func(c *Call, s *Subscription) string { return c.endpoint(s.Endpoint) }},
	{"ConfirmationWasAuthenticated", func(_ *Call, s *Subscription) string { return strconv.FormatBool(s.Authenticated) }},
	{"PendingConfirmation", func(_ *Call, s *Subscription) string { return strconv.FormatBool(s.Pending) }},
	{"SubscriptionPrincipal", func(c *Call, _ *Subscription) string {
		return "arn:" + aws.Partition(c.Region) + ":iam::" + c.Account.ID() + ":user/playground"
	}},
	{"RawMessageDelivery", func(_ *Call, s *Subscription) string {
		return strconv.FormatBool(s.Settings.Bool("RawMessageDelivery"))
	}},
	{"FilterPolicy", func(_ *Call, s *Subscription) string { return filterPolicy(s) }},
	{"FilterPolicyScope", func(_ *Call, s *Subscription) string {
		if filterPolicy(s) == "" {
			return ""
		}
		return s.Settings.Text("FilterPolicyScope")
	}},
	{"DeliveryPolicy", func(_ *Call, s *Subscription) string {
		return subscriptionDeliveryPolicy(s.Settings.Text("DeliveryPolicy"))
	}},
	{"EffectiveDeliveryPolicy", func(_ *Call, s *Subscription) string {
		if s.Protocol != "http" && s.Protocol != "https" {
			return ""
		}
		return sns.EffectiveSubscriptionDeliveryPolicy(s.Topic.Settings.Text("DeliveryPolicy"), s.Settings.Text("DeliveryPolicy")).String()
	}},
	{"RedrivePolicy", func(c *Call, s *Subscription) string {
		if s.DeadLetter == (Endpoint{}) {
			return ""
		}
		return aws.One("deadLetterTargetArn", value.Text(c.endpoint(s.DeadLetter))).String()
	}},
	{"ReplayPolicy", func(_ *Call, s *Subscription) string { return s.Settings.Text("ReplayPolicy") }},
	{"ReplayStatus", func(_ *Call, s *Subscription) string { return s.ReplayStatus }},
	{"SubscriptionRoleArn", func(_ *Call, s *Subscription) string { return s.Settings.Text("SubscriptionRoleArn") }},
}

func filterPolicy(s *Subscription) string {
	if v := s.Settings.Raw("FilterPolicy"); !v.IsNull() {
		return v.String()
	}
	return ""
}

// subscriptionDeliveryPolicy is a subscription's policy as AWS gives it back: with all its parts, null where there is
// nothing, and a retry policy complete.
func subscriptionDeliveryPolicy(text string) string {
	if text == "" {
		return ""
	}
	policy, _ := sns.ParseSubscriptionDeliveryPolicy(text)
	complete := sns.EffectiveSubscriptionDeliveryPolicy("", text)
	for _, part := range [...]string{"healthyRetryPolicy", "throttlePolicy", "requestPolicy"} {
		if !aws.Given(policy, part) {
			complete = complete.With(part, value.Null)
		}
	}
	return complete.String()
}
