package api

import (
	"strconv"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
)

// subject is the subscription whose attributes are about to change; has is nil while it is only being made.
type subject struct {
	topic              *Topic
	protocol, endpoint string
	scope              policy.Scope // of its filter policy
	has                *Subscription
}

// subscriptionFields are the settings of the wires to subscribers.
var subscriptionFields = func() []component.Field {
	port, _ := kind.Port("subscriptions")
	return port.Fields
}()

func scopeOf(s *Subscription) policy.Scope { return policy.Scope(s.Settings.Text("FilterPolicyScope")) }

// changeOf makes one change of all attributes of a request to subscribe.
func (c *Call) changeOf(s subject, wanted value.Value) (all Change, fault *component.Fault) {
	if scope := aws.TextIn(wanted, "FilterPolicyScope"); scope != "" {
		s.scope = policy.Scope(scope)
	}
	b := value.NewObject(wanted.Len())
	for name, v := range wanted.Members() {
		text, _ := v.AsText()
		change, fault := c.attributeChange(s, name, text, atCreation)
		if fault != nil {
			return all, fault
		}
		for setting, v := range change.Settings.Members() {
			b.Set(setting, v)
		}
		if change.Rewire {
			all.Rewire, all.DeadLetter = true, change.DeadLetter
		}
	}
	all.Settings = b.Value()
	return all, nil
}

// attributeChange makes a change of one attribute; before is what stands before what is wrong with it.
func (c *Call) attributeChange(s subject, name, text, before string) (change Change, fault *component.Fault) {
	reason := ""
	v := value.Null
	switch name {
	case "FilterPolicy":
		v, reason = readFilter(text, s.scope)
		if reason == "" && !v.IsNull() {
			fault = s.room()
		}
	case "FilterPolicyScope":
		v, reason = s.readScope(text)
	case "RedrivePolicy":
		change.Rewire = true
		change.DeadLetter, reason = s.readRedrive(text)
		if reason != "" {
			return change, invalid(before + reason)
		}
		return change, nil
	case "RawMessageDelivery", "DeliveryPolicy", "ReplayPolicy", "SubscriptionRoleArn":
		if v, reason = setting(fieldOf(subscriptionFields, name), text); reason == "" {
			reason = s.misfit(name, v)
		}
	default:
		reason = "AttributeName"
	}
	if reason != "" {
		return change, invalid(before + reason)
	}
	return Change{Settings: aws.One(name, v)}, fault
}

// readFilter reads a filter policy; an empty one is none.
func readFilter(text string, scope policy.Scope) (v value.Value, reason string) {
	if text == "" {
		return value.Null, ""
	}
	if v, reason = policy.Parse(text, scope); v.Len() == 0 {
		return value.Null, reason
	}
	return v, ""
}

// readScope reads the scope of a filter policy, which the policy that is there must go with.
func (s *subject) readScope(text string) (v value.Value, reason string) {
	if text != string(policy.MessageAttributes) && text != string(policy.MessageBody) {
		return value.Null, "FilterPolicyScope: Invalid value [" + text + "]. Please use either MessageBody or MessageAttributes"
	}
	if s.has != nil {
		_, reason = readFilter(filterPolicy(s.has), policy.Scope(text))
	}
	return value.Text(text), reason
}

// room reports when no further subscription of the topic may have a filter policy.
func (s *subject) room() *component.Fault {
	most, n := s.topic.Settings.Int("filterPoliciesMax"), int64(0)
	for _, other := range s.topic.Subscriptions {
		if other != s.has && filterPolicy(other) != "" {
			n++
		}
	}
	if n < most {
		return nil
	}
	return &component.Fault{Code: "FilterPolicyLimitExceeded",
		Message: "A topic can have " + strconv.FormatInt(most, 10) + " filter policies, and this one has them already."}
}

// readRedrive reads the ARN of the dead-letter queue out of a redrive policy; an empty policy is none.
func (s *subject) readRedrive(text string) (arn, reason string) {
	if text == "" {
		return "", ""
	}
	if reason = malformed(text); reason != "" {
		return "", "RedrivePolicy" + reason
	}
	v, _ := value.Parse(text, value.Limits{LastNameWins: true})
	arn = aws.TextIn(v, "deadLetterTargetArn")
	switch {
	case !isARN(arn, ""):
		return "", "RedrivePolicy: deadLetterTargetArn is an invalid arn"
	case s.topic.Fifo() && strings.HasSuffix(s.endpoint, fifoSuffix) && !(strings.HasSuffix(arn, fifoSuffix) && isARN(arn, "sqs")):
		return "", "RedrivePolicy: must use a FIFO queue as DLQ for a FIFO Subscription to a FIFO Topic."
	case !isARN(arn, "sqs"):
		return "", "RedrivePolicy: deadLetterTargetArn is not the ARN of an SQS queue"
	}
	return arn, ""
}

// malformed says where a text is no JSON, in the words of AWS's parser, which are those for filter policies.
func malformed(text string) string {
	if _, bad := value.Parse(text, value.Limits{LastNameWins: true}); bad == nil {
		return ""
	}
	_, reason := policy.Parse(text, policy.MessageBody)
	return strings.TrimPrefix(reason, "FilterPolicy")
}

// misfit says why a subscription cannot have a setting.
func (s *subject) misfit(name string, v value.Value) string {
	if v.IsNull() {
		return ""
	}
	switch raw, _ := v.AsBool(); {
	case name == "RawMessageDelivery" && raw && !deliversRaw(s.protocol):
		return "Delivery protocol [" + s.protocol + "] does not support raw message delivery."
	case name == "ReplayPolicy" && s.topic.Settings.Text("ArchivePolicy") == "":
		return "ReplayPolicy: the topic has no ArchivePolicy"
	}
	return ""
}

func deliversRaw(protocol string) bool {
	return protocol == "sqs" || protocol == "http" || protocol == "https" || protocol == "firehose"
}
