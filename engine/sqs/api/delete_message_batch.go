package api

import (
	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/sqs"
)

var deleteMessageBatch = operation{
	Operation: batchOperation("DeleteMessageBatch", []aws.Member{{Name: "ReceiptHandle", Shape: aws.Text}}, nil),
	begin:     beginDeleteMessageBatch,
	finish:    finishBatch,
}

func beginDeleteMessageBatch(c *Call) Step {
	all, fault := c.list()
	if fault != nil {
		return fail(fault)
	}
	in := &sqs.DeleteMessageBatch{}
	for i, e := range all.Elements() {
		handle, fault := handleIn(e)
		if c.entries[i].fault = fault; fault == nil {
			in.Entries = append(in.Entries, &action.DeleteMessage{Handle: handle})
		}
	}
	return c.askBatch(len(in.Entries), in)
}
