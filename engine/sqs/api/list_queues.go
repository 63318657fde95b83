package api

import (
	"strings"

	"playground/engine/aws"
)

var listQueues = operation{
	Operation: aws.Operation{Name: "ListQueues", Endpoint: true,
		Input: with(paging, aws.Member{Name: "QueueNamePrefix", Shape: aws.Text}),
		Output: aws.Structure(aws.Member{Name: "QueueUrls", Query: "QueueUrl", Shape: aws.ListOf(aws.Text)},
			aws.Member{Name: "NextToken", Shape: aws.Text})},
	begin: beginListQueues,
}

func beginListQueues(c *Call) Step {
	start := aws.TextIn(c.Params, "QueueNamePrefix")
	var all []*Queue
	for _, q := range c.Account.Queues() {
		if strings.HasPrefix(q.Name, start) {
			all = append(all, q)
		}
	}
	return c.pageOf(all, "QueueUrls")
}
