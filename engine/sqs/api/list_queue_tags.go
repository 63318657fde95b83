package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var listQueueTags = operation{
	Operation: aws.Operation{Name: "ListQueueTags", Input: aws.Structure(queueURL),
		Output: aws.Structure(aws.Member{Name: "Tags", Query: "Tag", Shape: tagMap})},
	begin: beginListQueueTags,
}

func beginListQueueTags(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	tags := tagsOf(c.queue)
	if tags.Len() == 0 {
		return done(value.NewObject(0).Value())
	}
	return done(aws.One("Tags", tags))
}
