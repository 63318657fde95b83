package api

import (
	"strconv"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sns"
	"playground/engine/value"
)

var entryID = aws.Member{Name: "Id", Shape: aws.Text}

var publishBatch = operation{
	Operation: aws.Operation{Name: "PublishBatch",
		Input: aws.Structure(topicARN, aws.Member{Name: "PublishBatchRequestEntries", Shape: listOf(with(published, entryID))}),
		Output: aws.Structure(
			aws.Member{Name: "Successful", Shape: listOf(with(accepted, entryID))},
			aws.Member{Name: "Failed", Shape: listOf(aws.Structure(entryID,
				aws.Member{Name: "Code", Shape: aws.Text},
				aws.Member{Name: "Message", Shape: aws.Text},
				aws.Member{Name: "SenderFault", Shape: aws.Boolean}))})},
	begin:  beginPublishBatch,
	finish: finishPublishBatch,
}

// beginPublishBatch publishes up to ten messages. A message that is not sound fails all of them, as was seen of AWS.
func beginPublishBatch(c *Call) Step {
	all, _ := c.Params.Get("PublishBatchRequestEntries")
	switch n := all.Len(); {
	case n == 0:
		return fail(&component.Fault{Code: "EmptyBatchRequest", Message: "The batch request doesn't contain any entries."})
	case n > batchEntriesMax:
		return fail(&component.Fault{Code: "TooManyEntriesInBatchRequest", Message: "The batch request contains more entries than permissible."})
	}
	if fault := c.find("TopicArn"); fault != nil {
		return fail(fault)
	}
	if fault := c.identify(all); fault != nil {
		return fail(fault)
	}
	in, bytes := &sns.PublishBatch{Entries: make([]action.Publish, all.Len())}, 0
	for i, e := range all.Elements() {
		one, fault := c.outgoing(e, "publishBatchRequestEntries."+strconv.Itoa(i+1)+".member.messageAttributes.")
		if fault != nil {
			return fail(fault)
		}
		one.Place = c.Account.Place()
		in.Entries[i] = *one
		bytes += len(aws.TextIn(e, "Message"))
		for _, a := range one.Message.Attributes {
			bytes += len(a.Name) + len(a.Type) + len(a.Value)
		}
	}
	if int64(bytes) > max(batchBytesMax, c.topic.Settings.Int("MaximumMessageSize")) {
		return fail(&component.Fault{Code: "BatchRequestTooLong", Message: "The length of all the messages put together is more than the limit."})
	}
	return Step{Ask: in, Node: c.topic.Node}
}

// identify reads the ids of a batch's entries.
func (c *Call) identify(all value.Value) *component.Fault {
	c.ids = make([]string, all.Len())
	for i, e := range all.Elements() {
		if !aws.Given(e, "Id") {
			return null("publishBatchRequestEntries." + strconv.Itoa(i+1) + ".member.id")
		}
		c.ids[i] = aws.TextIn(e, "Id")
		for _, before := range c.ids[:i] {
			if before == c.ids[i] {
				return &component.Fault{Code: "BatchEntryIdsNotDistinct", Message: "Two or more batch entries in the request have the same Id."}
			}
		}
	}
	for _, id := range c.ids {
		reason := ""
		switch {
		case len(id) > batchIDMax:
			reason = "is too long: "
		case id == "" || !isWord(id):
			reason = "contains an impermissible character: "
		default:
			continue
		}
		return &component.Fault{Code: "InvalidBatchEntryId", Message: "The Id of a batch entry in the batch request " + reason + id}
	}
	return nil
}

func finishPublishBatch(c *Call, out component.Output) (value.Value, *component.Fault) {
	successful, failed := []value.Value{}, []value.Value{}
	for i, e := range out.(*sns.PublishBatchResult).Entries {
		b := value.NewObject(4)
		b.Set("Id", value.Text(c.ids[i]))
		if e.Fault == nil {
			successful = append(successful, acceptedValue(b, e.Out))
			continue
		}
		b.Set("Code", value.Text(e.Fault.Code))
		b.Set("Message", value.Text(e.Fault.Message))
		b.Set("SenderFault", value.Bool(!serverFault(e.Fault.Code)))
		failed = append(failed, b.Value())
	}
	b := value.NewObject(2)
	b.Set("Successful", value.ArrayOf(successful))
	b.Set("Failed", value.ArrayOf(failed))
	return b.Value(), nil
}
