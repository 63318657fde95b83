package api

import (
	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// visibility lists the parameters that say which message is hidden, and for how long.
var visibility = []aws.Member{{Name: "ReceiptHandle", Shape: aws.Text}, {Name: "VisibilityTimeout", Shape: aws.Integer}}

var changeMessageVisibility = operation{
	Operation: aws.Operation{Name: "ChangeMessageVisibility", Input: with(visibility, queueURL)},
	begin:     beginChangeMessageVisibility,
	finish:    empty,
}

func beginChangeMessageVisibility(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	in, fault := visibilityIn(c.Params)
	if fault != nil {
		return fail(fault)
	}
	return c.ask(in)
}

// visibilityIn makes the request that hides a message.
func visibilityIn(params value.Value) (*action.ChangeMessageVisibility, *component.Fault) {
	handle, fault := handleIn(params)
	if fault != nil {
		return nil, fault
	}
	if !aws.Given(params, "VisibilityTimeout") {
		return nil, missing("VisibilityTimeout")
	}
	return &action.ChangeMessageVisibility{Handle: handle, VisibilityTimeout: number(params, "VisibilityTimeout", 0)}, nil
}
