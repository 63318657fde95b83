package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

var startMessageMoveTask = operation{
	Operation: aws.Operation{Name: "StartMessageMoveTask",
		Input: aws.Structure(aws.Member{Name: "SourceArn", Shape: aws.Text},
			aws.Member{Name: "DestinationArn", Shape: aws.Text},
			aws.Member{Name: "MaxNumberOfMessagesPerSecond", Shape: aws.Integer}),
		Output: aws.Structure(aws.Member{Name: "TaskHandle", Shape: aws.Text})},
	begin:  beginStartMessageMoveTask,
	finish: finishStartMessageMoveTask,
}

func beginStartMessageMoveTask(c *Call) Step {
	arn, fault := required(c.Params, "SourceArn")
	if fault != nil {
		return fail(fault)
	}
	if fault := c.source(arn); fault != nil {
		return fail(fault)
	}
	in := &sqs.StartMessageMoveTask{MaxPerSecond: number(c.Params, "MaxNumberOfMessagesPerSecond", 0)}
	if aws.Given(c.Params, "MaxNumberOfMessagesPerSecond") && (in.MaxPerSecond < 1 || in.MaxPerSecond > taskRateMax) {
		return fail(notBetween("MaxNumberOfMessagesPerSecond", taskRateMax))
	}
	if len(c.sources(c.queue)) == 0 {
		return fail(invalidValue("Source queue must be configured as a Dead Letter Queue."))
	}
	if arn := aws.TextIn(c.Params, "DestinationArn"); arn != "" {
		if fault := c.destination(arn, in); fault != nil {
			return fail(fault)
		}
	}
	return c.ask(in)
}

// destination makes a way to another queue than those that the messages came from.
func (c *Call) destination(arn string, in *sqs.StartMessageMoveTask) *component.Fault {
	to := c.named(arn)
	switch {
	case !isQueueARN(strings.Split(arn, ":")):
		return malformedARN("DestinationArn")
	case to == nil:
		return notThere("DestinationArn")
	case to == c.queue:
		return invalidValue("Source queue arn and destination queue arn cannot be the same.")
	case to.Fifo() != c.queue.Fifo():
		return invalidValue("The source queue and destination queue must be of the same queue type.")
	}
	in.Destination = to.Node + 1
	return c.Account.Redrive(c.queue, to)
}

func finishStartMessageMoveTask(c *Call, out component.Output) (value.Value, *component.Fault) {
	return aws.One("TaskHandle", value.Text(c.taskHandle(out.(*sqs.MoveTaskStarted).ID))), nil
}
