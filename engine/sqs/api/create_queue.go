package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var createQueue = operation{
	Operation: aws.Operation{Name: "CreateQueue", Endpoint: true,
		Input: aws.Structure(
			aws.Member{Name: "QueueName", Shape: aws.Text},
			aws.Member{Name: "Attributes", Query: "Attribute", Shape: attributeMap},
			aws.Member{Name: "tags", Query: "Tag", Shape: tagMap},
		),
		Output: aws.Structure(queueURL)},
	begin: beginCreateQueue,
}

// beginCreateQueue makes a queue, unless there is one of that name: then its attributes must be those asked for, as far as
// any are.
func beginCreateQueue(c *Call) Step {
	name, fault := required(c.Params, "QueueName")
	if fault != nil {
		return fail(fault)
	}
	attributes, _ := c.Params.Get("Attributes")
	fifo, fault := kindOf(name, attributes)
	if fault != nil {
		return fail(fault)
	}
	if q := c.Account.Find(name); q != nil {
		fault = c.compare(q, attributes)
	} else {
		fault = c.create(name, fifo, attributes)
	}
	if fault != nil {
		return fail(fault)
	}
	return done(aws.One("QueueUrl", value.Text(c.url(name))))
}

func (c *Call) create(name string, fifo bool, attributes value.Value) *component.Fault {
	if at, ok := c.Account.Deleted(name); ok && c.Account.Now() < at.Add(deletedRecently) {
		return &component.Fault{Code: prefix + "QueueDeletedRecently",
			Message: "You must wait 60 seconds after deleting a queue before you can create another with the same name."}
	}
	change, fault := c.changeOf(subject{name: name, fifo: fifo}, attributes)
	if fault != nil {
		return fault
	}
	if tags, ok := c.Params.Get("tags"); ok && tags.Len() > 0 {
		if fault := checkTags(name, tags); fault != nil {
			return fault
		}
		change.Settings = change.Settings.With("Tags", value.Text(tags.String()))
	}
	return c.Account.Create(name, change)
}

// compare finds an attribute that the existing queue has another value of.
func (c *Call) compare(q *Queue, attributes value.Value) *component.Fault {
	for name, v := range attributes.Members() {
		wanted, _ := v.AsText()
		change, fault := c.attributeChange(subject{name: q.Name, fifo: q.Fifo(), queue: q}, name, wanted)
		if fault != nil {
			return fault
		}
		if !q.has(change) {
			return &component.Fault{Code: "QueueAlreadyExists",
				Message: "A queue already exists with the same name and a different value for attribute " + name}
		}
	}
	return nil
}

// has reports whether a change would change nothing.
func (q *Queue) has(c Change) bool {
	for name, v := range c.Settings.Members() {
		if !v.IsNull() && !value.Equal(q.Settings.Raw(name), v) {
			return false
		}
	}
	return !c.Rewire || q.DeadLetter == c.DeadLetter
}
