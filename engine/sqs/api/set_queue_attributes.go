package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var setQueueAttributes = operation{
	Operation: aws.Operation{Name: "SetQueueAttributes",
		Input: aws.Structure(queueURL, aws.Member{Name: "Attributes", Query: "Attribute", Shape: attributeMap})},
	begin: beginSetQueueAttributes,
}

// beginSetQueueAttributes changes attributes; those that are not given stay.
func beginSetQueueAttributes(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	attributes, _ := c.Params.Get("Attributes")
	if attributes.Len() == 0 {
		return fail(missing("Attribute.Name"))
	}
	change, fault := c.changeOf(subject{name: c.queue.Name, fifo: c.queue.Fifo(), queue: c.queue}, attributes)
	if fault == nil {
		fault = c.Account.Configure(c.queue, change)
	}
	if fault != nil {
		return fail(fault)
	}
	return done(value.Null)
}
