package api

import "playground/engine/aws"

var listDeadLetterSourceQueues = operation{
	Operation: aws.Operation{Name: "ListDeadLetterSourceQueues",
		Input: with(paging, queueURL),
		Output: aws.Structure(aws.Member{Name: "queueUrls", Query: "QueueUrl", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "NextToken", Shape: aws.Text})},
	begin: beginListDeadLetterSourceQueues,
}

func beginListDeadLetterSourceQueues(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	return c.pageOf(c.sources(c.queue), "queueUrls")
}
