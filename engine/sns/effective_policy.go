package sns

import "playground/engine/value"

// contentType is what HTTP deliveries say they hold where no request policy names anything else.
const contentType = "text/plain; charset=UTF-8"

// retryDefaults are the members of a retry policy in AWS's order; those of no policy at all, and of members left out.
var retryDefaults = []value.Member{
	{Name: "minDelayTarget", Value: value.Int(20)}, {Name: "maxDelayTarget", Value: value.Int(20)}, {Name: "numRetries", Value: value.Int(3)},
	{Name: "numMaxDelayRetries", Value: value.Int(0)}, {Name: "numNoDelayRetries", Value: value.Int(0)}, {Name: "numMinDelayRetries", Value: value.Int(0)},
	{Name: "backoffFunction", Value: value.Text("linear")},
}

// EffectiveDeliveryPolicy is what holds for a topic with that DeliveryPolicy, "" for none: with every default, as
// GetTopicAttributes shows it.
func EffectiveDeliveryPolicy(topic string) value.Value {
	http := topicHTTP(topic)
	out := value.NewObject(4)
	out.Set("defaultHealthyRetryPolicy", completeRetries(part(http, "defaultHealthyRetryPolicy")))
	out.Set("disableSubscriptionOverrides", value.Bool(overridesDisabled(http)))
	if throttle, ok := known(http, "defaultThrottlePolicy"); ok {
		out.Set("defaultThrottlePolicy", throttle)
	}
	out.Set("defaultRequestPolicy", completeRequest(part(http, "defaultRequestPolicy")))
	all := value.NewObject(1)
	all.Set("http", out.Value())
	return all.Value()
}

// EffectiveSubscriptionDeliveryPolicy is what holds for a subscription of HTTP or HTTPS: its own policy part by part,
// unless the topic forbids that, then the topic's, then the defaults; as GetSubscriptionAttributes shows it.
func EffectiveSubscriptionDeliveryPolicy(topic, subscription string) value.Value {
	http := topicHTTP(topic)
	own := value.Null
	if !overridesDisabled(http) {
		own, _ = ParseSubscriptionDeliveryPolicy(subscription)
	}
	choose := func(name, byTopic string) value.Value {
		if v, ok := known(own, name); ok {
			return v
		}
		return part(http, byTopic)
	}
	out := value.NewObject(5)
	out.Set("healthyRetryPolicy", completeRetries(choose("healthyRetryPolicy", "defaultHealthyRetryPolicy")))
	out.Set("sicklyRetryPolicy", value.Null)
	out.Set("throttlePolicy", choose("throttlePolicy", "defaultThrottlePolicy"))
	out.Set("requestPolicy", completeRequest(choose("requestPolicy", "defaultRequestPolicy")))
	out.Set("guaranteed", value.Bool(false))
	return out.Value()
}

func topicHTTP(text string) value.Value {
	policy, _ := ParseDeliveryPolicy(text)
	return part(policy, "http")
}

func part(v value.Value, name string) value.Value {
	member, _ := known(v, name)
	return member
}

func overridesDisabled(http value.Value) bool {
	disabled, _ := part(http, "disableSubscriptionOverrides").AsBool()
	return disabled
}

func completeRetries(v value.Value) value.Value {
	out := value.NewObject(len(retryDefaults))
	for _, m := range retryDefaults {
		if own, ok := known(v, m.Name); ok {
			m.Value = own
		}
		out.Set(m.Name, m.Value)
	}
	return out.Value()
}

func completeRequest(v value.Value) value.Value {
	header, ok := known(v, "headerContentType")
	if !ok {
		header = value.Text(contentType)
	}
	out := value.NewObject(1)
	out.Set("headerContentType", header)
	return out.Value()
}

// readHTTP takes over an effective policy.
func (s *subscription) readHTTP(policy value.Value) {
	s.retries = compileRetryPolicy(part(policy, "healthyRetryPolicy"))
	s.perSecond, _ = part(part(policy, "throttlePolicy"), "maxReceivesPerSecond").AsInt()
	s.contentType, _ = part(part(policy, "requestPolicy"), "headerContentType").AsText()
}
