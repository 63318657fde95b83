package api

import (
	"strconv"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

// entry is one of a batch: the queue is asked about it, unless it had a fault before.
type entry struct {
	id    string
	fault *component.Fault
}

// batchOperation is the table row of a batch; name is what Query calls its entries without "RequestEntry", and what
// these and those that succeed have are the members.
func batchOperation(name string, members, results []aws.Member) aws.Operation {
	id := aws.Member{Name: "Id", Shape: aws.Text}
	return aws.Operation{
		Name: name,
		Input: aws.Structure(queueURL,
			aws.Member{Name: "Entries", Query: name + "RequestEntry", Shape: aws.ListOf(with(members, id))}),
		Output: aws.Structure(
			aws.Member{Name: "Successful", Query: name + "ResultEntry", Shape: aws.ListOf(with(results, id))},
			aws.Member{Name: "Failed", Query: "BatchResultErrorEntry", Shape: aws.ListOf(aws.Structure(id,
				aws.Member{Name: "SenderFault", Shape: aws.Boolean},
				aws.Member{Name: "Code", Shape: aws.Text},
				aws.Member{Name: "Message", Shape: aws.Text}))},
		),
	}
}

// list finds the queue and returns the entries of a batch, whose number and ids are right.
func (c *Call) list() (value.Value, *component.Fault) {
	if fault := c.find(); fault != nil {
		return value.Null, fault
	}
	name := c.Name() + "RequestEntry"
	all, _ := c.Params.Get("Entries")
	switch n := all.Len(); {
	case n == 0:
		return all, &component.Fault{Code: prefix + "EmptyBatchRequest", Message: "There should be at least one " + name + " in the request."}
	case n > batchEntriesMax:
		return all, &component.Fault{Code: prefix + "TooManyEntriesInBatchRequest",
			Message: "Maximum number of entries per request are 10. You have sent " + strconv.Itoa(n) + "."}
	}
	return all, c.identify(all, name)
}

func (c *Call) identify(all value.Value, name string) *component.Fault {
	c.entries = make([]entry, all.Len())
	for i, e := range all.Elements() {
		id := aws.TextIn(e, "Id")
		switch {
		case !aws.Given(e, "Id"):
			return missing(name + "." + strconv.Itoa(i+1) + ".Id")
		case id == "" || len(id) > batchIDMax || !isWord(id):
			return &component.Fault{Code: prefix + "InvalidBatchEntryId",
				Message: "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long."}
		}
		c.entries[i].id = id
	}
	for i := range c.entries {
		for k := range i {
			if c.entries[k].id == c.entries[i].id {
				return &component.Fault{Code: prefix + "BatchEntryIdsNotDistinct", Message: "Id " + c.entries[i].id + " repeated."}
			}
		}
	}
	return nil
}

// askBatch asks about those entries that are right so far; there may be none.
func (c *Call) askBatch(n int, in component.Request) Step {
	if n > 0 {
		return c.ask(in)
	}
	return done(c.outcome(nil, nil))
}

// outcome renders what became of each entry; render says what one that succeeded gives, beside its id.
func (c *Call) outcome(results []component.Result, render func(b *value.Builder, i int, out component.Output) value.Value) value.Value {
	var successful, failed []value.Value
	for i := range c.entries {
		e := &c.entries[i]
		fault := e.fault
		var out component.Output
		if fault == nil {
			fault, out = results[0].Fault, results[0].Out
			results = results[1:]
		}
		b := value.NewObject(4)
		b.Set("Id", value.Text(e.id))
		if fault != nil {
			failed = append(failed, c.failure(b, fault))
		} else {
			successful = append(successful, render(b, i, out))
		}
	}
	b := value.NewObject(2)
	if len(successful) > 0 {
		b.Set("Successful", value.ArrayOf(successful))
	}
	if len(failed) > 0 {
		b.Set("Failed", value.ArrayOf(failed))
	}
	return b.Value()
}

// failure renders the fault of an entry. AWS says in other words than for a single message that one is too long.
func (c *Call) failure(b *value.Builder, fault *component.Fault) value.Value {
	fault = c.faultOf(fault)
	text := fault.Message
	if rest, ok := strings.CutPrefix(text, "One or more parameters are invalid."); ok {
		text = "One or more parameters cannot be validated." + rest
	}
	b.Set("SenderFault", value.Bool(!fault.Server))
	b.Set("Code", value.Text(fault.Code))
	b.Set("Message", value.Text(text))
	return b.Value()
}

// only renders an entry that gives back nothing but its id.
func only(b *value.Builder, _ int, _ component.Output) value.Value { return b.Value() }

func finishBatch(c *Call, out component.Output) (value.Value, *component.Fault) {
	return c.outcome(out.(*sqs.BatchResult).Results, only), nil
}
