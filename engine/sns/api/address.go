package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
)

const fifoSuffix = ".fifo"

// find looks up the topic that an ARN in a parameter names.
func (c *Call) find(parameter string) (fault *component.Fault) {
	if !aws.Given(c.Params, parameter) {
		return missing(parameter)
	}
	name, fault := c.nameIn(parameter)
	if fault != nil {
		return fault
	}
	if c.topic = c.Account.Find(name); c.topic == nil {
		return noTopic()
	}
	return nil
}

// nameIn is the name of the topic that an ARN in a parameter names; "" when it can be none of this account. An ARN of
// another region is refused: a topic is used where it is.
func (c *Call) nameIn(parameter string) (string, *component.Fault) {
	parts := strings.Split(aws.TextIn(c.Params, parameter), ":")
	switch {
	case len(parts) < arnParts:
		return "", shortARN(parameter, len(parts))
	case parts[0] != "arn" || parts[2] != "sns" || parts[3] != c.Region:
		return "", invalid(parameter)
	case len(parts) > arnParts || parts[4] != c.Account.ID():
		return "", nil
	}
	return parts[5], nil
}

// arnParts is how many parts the ARN of a topic has; that of a subscription has one more.
const arnParts = 6

// subscription looks up the subscription of the call; a nil one does not exist, or no more.
func (c *Call) subscription() (*Subscription, *component.Fault) {
	const parameter = "SubscriptionArn"
	if !aws.Given(c.Params, parameter) {
		return nil, missing(parameter)
	}
	parts := strings.Split(aws.TextIn(c.Params, parameter), ":")
	switch {
	case len(parts) < arnParts:
		return nil, shortARN(parameter, len(parts))
	case len(parts) == arnParts:
		return nil, invalid("SubscriptionId")
	case parts[0] != "arn" || parts[2] != "sns":
		return nil, invalid(parameter)
	}
	topic := c.Account.Find(parts[5])
	if topic == nil || parts[4] != c.Account.ID() || parts[3] != c.Region && c.Signed {
		return nil, nil
	}
	c.Account.Observe(topic)
	for _, s := range topic.Subscriptions {
		if s.ID == parts[6] {
			return s, nil
		}
	}
	return nil, nil
}

// arn names a resource of a service in the region of the request: resources are the same in all of them.
func (c *Call) arn(service, name string) string {
	return "arn:" + aws.Partition(c.Region) + ":" + service + ":" + c.Region + ":" + c.Account.ID() + ":" + name
}

func (c *Call) topicARN(t *Topic) string { return c.arn("sns", t.Name) }

func (c *Call) subscriptionARN(s *Subscription) string { return c.topicARN(s.Topic) + ":" + s.ID }

// endpoint is the text of an endpoint.
func (c *Call) endpoint(e Endpoint) string {
	switch {
	case e.Queue != "":
		return c.arn("sqs", e.Queue)
	case e.Function != "":
		return c.arn("lambda", "function:"+e.Function)
	}
	return e.Address
}

// isARN reports whether a text is the ARN of something of a service.
func isARN(text, service string) bool {
	parts := strings.Split(text, ":")
	return len(parts) >= arnParts && parts[0] == "arn" && (service == "" || parts[2] == service) && parts[5] != ""
}
