package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

var listMessageMoveTasks = operation{
	Operation: aws.Operation{Name: "ListMessageMoveTasks",
		Input: aws.Structure(aws.Member{Name: "SourceArn", Shape: aws.Text}, aws.Member{Name: "MaxResults", Shape: aws.Integer}),
		Output: aws.Structure(aws.Member{Name: "Results", Query: "ListMessageMoveTasksResultEntry", Shape: aws.ListOf(aws.Structure(
			aws.Member{Name: "TaskHandle", Shape: aws.Text},
			aws.Member{Name: "Status", Shape: aws.Text},
			aws.Member{Name: "SourceArn", Shape: aws.Text},
			aws.Member{Name: "DestinationArn", Shape: aws.Text},
			aws.Member{Name: "MaxNumberOfMessagesPerSecond", Shape: aws.Integer},
			aws.Member{Name: "ApproximateNumberOfMessagesMoved", Shape: aws.Integer},
			aws.Member{Name: "ApproximateNumberOfMessagesToMove", Shape: aws.Integer},
			aws.Member{Name: "FailureReason", Shape: aws.Text},
			aws.Member{Name: "StartedTimestamp", Shape: aws.Integer}))})},
	begin:  beginListMessageMoveTasks,
	finish: finishListMessageMoveTasks,
}

func beginListMessageMoveTasks(c *Call) Step {
	arn, fault := required(c.Params, "SourceArn")
	if fault != nil {
		return fail(fault)
	}
	if fault := c.source(arn); fault != nil {
		return fail(fault)
	}
	if n := number(c.Params, "MaxResults", 1); n < 1 || n > taskResultsMax {
		return fail(notBetween("MaxResults", taskResultsMax))
	}
	return c.ask(&sqs.ListMessageMoveTasks{})
}

func finishListMessageMoveTasks(c *Call, out component.Output) (value.Value, *component.Fault) {
	tasks := out.(*sqs.MoveTasks).Tasks
	tasks = tasks[:min(int64(len(tasks)), number(c.Params, "MaxResults", 1))]
	all := make([]value.Value, len(tasks))
	for i := range tasks {
		all[i] = c.taskValue(&tasks[i])
	}
	if len(all) == 0 {
		return value.NewObject(0).Value(), nil
	}
	return aws.One("Results", value.ArrayOf(all)), nil
}

// taskValue renders a task. Only one that runs can be cancelled, and has a handle.
func (c *Call) taskValue(t *sqs.MoveTask) value.Value {
	b := value.NewObject(9)
	if t.Status == "RUNNING" {
		b.Set("TaskHandle", value.Text(c.taskHandle(t.ID)))
	}
	b.Set("Status", value.Text(t.Status))
	b.Set("SourceArn", value.Text(c.arn(c.queue.Name)))
	if t.Destination != 0 {
		b.Set("DestinationArn", value.Text(c.arn(c.Account.NameOf(t.Destination-1))))
	}
	if t.MaxPerSecond != 0 {
		b.Set("MaxNumberOfMessagesPerSecond", value.Int(t.MaxPerSecond))
	}
	b.Set("ApproximateNumberOfMessagesMoved", value.Int(t.Moved))
	b.Set("ApproximateNumberOfMessagesToMove", value.Int(t.ToMove))
	if t.FailureReason != "" {
		b.Set("FailureReason", value.Text(t.FailureReason))
	}
	b.Set("StartedTimestamp", value.Int(c.Account.Milliseconds(t.Started)))
	return b.Value()
}
