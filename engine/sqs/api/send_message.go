package api

import (
	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var sendMessage = operation{
	Operation: aws.Operation{Name: "SendMessage", Input: with(message, queueURL), Output: aws.Structure(sent...)},
	begin:     beginSendMessage,
	finish:    finishSendMessage,
}

func beginSendMessage(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	in, fault := c.outgoing(c.Params)
	if fault != nil {
		return fail(fault)
	}
	return c.ask(in)
}

func finishSendMessage(c *Call, out component.Output) (value.Value, *component.Fault) {
	return sentValue(value.NewObject(4), c.Params, out.(*action.SendMessageResult)), nil
}
