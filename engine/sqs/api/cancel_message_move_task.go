package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

var cancelMessageMoveTask = operation{
	Operation: aws.Operation{Name: "CancelMessageMoveTask",
		Input:  aws.Structure(aws.Member{Name: "TaskHandle", Shape: aws.Text}),
		Output: aws.Structure(aws.Member{Name: "ApproximateNumberOfMessagesMoved", Shape: aws.Integer})},
	begin:  beginCancelMessageMoveTask,
	finish: finishCancelMessageMoveTask,
}

func beginCancelMessageMoveTask(c *Call) Step {
	handle, fault := required(c.Params, "TaskHandle")
	if fault != nil {
		return fail(fault)
	}
	id, arn, ok := readTask(handle)
	if !ok {
		return fail(invalidValue("Value for parameter TaskHandle is invalid."))
	}
	if fault := c.source(arn); fault != nil {
		return fail(fault)
	}
	return c.ask(&sqs.CancelMessageMoveTask{ID: id})
}

func finishCancelMessageMoveTask(_ *Call, out component.Output) (value.Value, *component.Fault) {
	return aws.One("ApproximateNumberOfMessagesMoved", value.Int(out.(*sqs.MoveTaskCancelled).Moved)), nil
}
