package api

import (
	"strconv"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

var sendMessageBatch = operation{
	Operation: batchOperation("SendMessageBatch", message, sent),
	begin:     beginSendMessageBatch,
	finish:    finishSendMessageBatch,
}

// beginSendMessageBatch: what is wrong with one message fails that entry, but a batch that is too long, or that has a
// message without what a FIFO queue needs, fails whole.
func beginSendMessageBatch(c *Call) Step {
	all, fault := c.list()
	if fault != nil {
		return fail(fault)
	}
	in, bytes := &sqs.SendMessageBatch{}, 0
	for i, e := range all.Elements() {
		if fault := c.checkNeeds(e); fault != nil {
			return fail(fault)
		}
		var m *action.SendMessage
		if m, c.entries[i].fault = c.outgoing(e); m != nil {
			bytes += size(&m.Message)
			in.Entries = append(in.Entries, m)
		}
	}
	if bytes > batchBytesMax {
		return fail(&component.Fault{Code: prefix + "BatchRequestTooLong", Message: "Batch requests cannot be longer than " +
			strconv.Itoa(batchBytesMax) + " bytes. You have sent " + strconv.Itoa(bytes) + " bytes."})
	}
	return c.askBatch(len(in.Entries), in)
}

// checkNeeds finds what a FIFO queue needs of an entry and is not there.
func (c *Call) checkNeeds(e value.Value) *component.Fault {
	switch {
	case !c.queue.Fifo():
		return nil
	case aws.TextIn(e, "MessageGroupId") == "":
		return invalidValue("The request must contain the parameter MessageGroupId.")
	case !aws.Given(e, "MessageDeduplicationId") && !c.queue.Settings.Bool("ContentBasedDeduplication"):
		return invalidValue("The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly")
	}
	return nil
}

func finishSendMessageBatch(c *Call, out component.Output) (value.Value, *component.Fault) {
	all, _ := c.Params.Get("Entries")
	return c.outcome(out.(*sqs.BatchResult).Results, func(b *value.Builder, i int, out component.Output) value.Value {
		return sentValue(b, all.Index(i), out.(*action.SendMessageResult))
	}), nil
}
