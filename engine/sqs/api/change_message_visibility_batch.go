package api

import "playground/engine/sqs"

var changeMessageVisibilityBatch = operation{
	Operation: batchOperation("ChangeMessageVisibilityBatch", visibility, nil),
	begin:     beginChangeMessageVisibilityBatch,
	finish:    finishBatch,
}

func beginChangeMessageVisibilityBatch(c *Call) Step {
	all, fault := c.list()
	if fault != nil {
		return fail(fault)
	}
	in := &sqs.ChangeMessageVisibilityBatch{}
	for i, e := range all.Elements() {
		one, fault := visibilityIn(e)
		if c.entries[i].fault = fault; fault == nil {
			in.Entries = append(in.Entries, one)
		}
	}
	return c.askBatch(len(in.Entries), in)
}
