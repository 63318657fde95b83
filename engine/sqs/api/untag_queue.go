package api

import "playground/engine/aws"

var untagQueue = operation{
	Operation: aws.Operation{Name: "UntagQueue",
		Input: aws.Structure(queueURL, aws.Member{Name: "TagKeys", Query: "TagKey", Shape: aws.ListOf(aws.Text)})},
	begin: beginUntagQueue,
}

// beginUntagQueue removes tags; keys that no tag has do not matter.
func beginUntagQueue(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	keys := aws.TextsIn(c.Params, "TagKeys")
	if len(keys) == 0 {
		return fail(missing("TagKeys"))
	}
	tags := tagsOf(c.queue)
	for _, key := range keys {
		if fault := checkTagKey(key); fault != nil {
			return fail(fault)
		}
		tags = tags.Without(key)
	}
	return Step{Fault: c.tag(tags)}
}
