package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var deleteQueue = operation{
	Operation: aws.Operation{Name: "DeleteQueue", Input: aws.Structure(queueURL)},
	begin:     beginDeleteQueue,
}

// beginDeleteQueue removes a queue with all of its messages. Queues that had it as their dead-letter queue have none
// then: a wire does not end in the air, as an ARN may.
func beginDeleteQueue(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	if fault := c.Account.Remove(c.queue); fault != nil {
		return fail(fault)
	}
	return done(value.Null)
}
