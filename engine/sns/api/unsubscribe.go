package api

import (
	"playground/engine/aws"
	"playground/engine/component"
)

var unsubscribe = operation{
	Operation: aws.Operation{Name: "Unsubscribe", Input: aws.Structure(subscriptionARN)},
	begin:     beginUnsubscribe,
}

// beginUnsubscribe ends a subscription; one that is not there is as good as ended. Whoever followed a link has no
// credentials: then the endpoint is told, so that it may undo what was perhaps an accident, and a subscription that was
// confirmed with AuthenticateOnUnsubscribe is not ended that way.
func beginUnsubscribe(c *Call) Step {
	s, fault := c.subscription()
	switch {
	case fault != nil:
		return fail(fault)
	case s == nil:
		return Step{}
	case !c.Signed && s.Authenticated:
		return fail(&component.Fault{Code: "AuthorizationError", Message: "Not authorized"})
	}
	return Step{Fault: c.Account.Unsubscribe(s, !c.Signed)}
}
