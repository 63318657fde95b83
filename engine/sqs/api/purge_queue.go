package api

import (
	"playground/engine/aws"
	"playground/engine/sqs"
)

var purgeQueue = operation{
	Operation: aws.Operation{Name: "PurgeQueue", Input: aws.Structure(queueURL)},
	begin:     beginPurgeQueue,
	finish:    empty,
}

func beginPurgeQueue(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	return c.ask(&sqs.PurgeQueue{})
}
