package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var confirmSubscription = operation{
	Operation: aws.Operation{Name: "ConfirmSubscription",
		Input: aws.Structure(topicARN,
			aws.Member{Name: "Token", Shape: aws.Text},
			aws.Member{Name: "AuthenticateOnUnsubscribe", Shape: aws.Text}),
		Output: aws.Structure(subscriptionARN)},
	begin: beginConfirmSubscription,
}

// beginConfirmSubscription confirms a subscription, or brings one back that was just ended. The token alone says which:
// of the topic, only the region counts.
func beginConfirmSubscription(c *Call) Step {
	for _, name := range [...]string{"TopicArn", "Token"} {
		if _, fault := required(c.Params, name); fault != nil {
			return fail(fault)
		}
	}
	token := aws.TextIn(c.Params, "Token")
	if !isHex(token) {
		return fail(&component.Fault{Code: invalidParameter, Message: "Invalid token"})
	}
	parts := strings.Split(aws.TextIn(c.Params, "TopicArn"), ":")
	if len(parts) < arnParts || parts[2] != "sns" {
		return fail(invalid("Topic"))
	}
	c.Region = parts[3]
	if topic := c.Account.Find(parts[5]); topic != nil && topic.Region != c.Region {
		return fail(invalid("Topic"))
	}
	guarded, _ := aws.Bool(aws.TextIn(c.Params, "AuthenticateOnUnsubscribe"))
	s := c.Account.Confirm(token, c.Signed && guarded)
	if s == nil {
		return fail(invalid("Token"))
	}
	return done(aws.One("SubscriptionArn", value.Text(c.subscriptionARN(s))))
}

func isHex(text string) bool {
	return text != "" && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}
