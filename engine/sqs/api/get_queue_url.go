package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var getQueueURL = operation{
	Operation: aws.Operation{Name: "GetQueueUrl",
		Input: aws.Structure(aws.Member{Name: "QueueName", Shape: aws.Text},
			aws.Member{Name: "QueueOwnerAWSAccountId", Shape: aws.Text}),
		Output: aws.Structure(queueURL)},
	begin: beginGetQueueURL,
}

func beginGetQueueURL(c *Call) Step {
	name, fault := required(c.Params, "QueueName")
	if fault != nil {
		return fail(fault)
	}
	owner := aws.TextIn(c.Params, "QueueOwnerAWSAccountId")
	if c.Account.Find(name) == nil || owner != "" && owner != c.Account.ID() {
		return fail(noQueue())
	}
	return done(aws.One("QueueUrl", value.Text(c.url(name))))
}
