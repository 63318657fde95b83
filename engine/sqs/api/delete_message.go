package api

import (
	"playground/engine/action"
	"playground/engine/aws"
)

var deleteMessage = operation{
	Operation: aws.Operation{Name: "DeleteMessage",
		Input: aws.Structure(queueURL, aws.Member{Name: "ReceiptHandle", Shape: aws.Text})},
	begin:  beginDeleteMessage,
	finish: empty,
}

func beginDeleteMessage(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	handle, fault := handleIn(c.Params)
	if fault != nil {
		return fail(fault)
	}
	return c.ask(&action.DeleteMessage{Handle: handle})
}
