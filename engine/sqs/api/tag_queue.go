package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var tagQueue = operation{
	Operation: aws.Operation{Name: "TagQueue",
		Input: aws.Structure(queueURL, aws.Member{Name: "Tags", Query: "Tag", Shape: tagMap})},
	begin: beginTagQueue,
}

// beginTagQueue adds tags; one whose key is there already gets the new value.
func beginTagQueue(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	added, _ := c.Params.Get("Tags")
	if added.Len() == 0 {
		return fail(missing("Tags"))
	}
	old := tagsOf(c.queue)
	b := value.NewObject(old.Len() + added.Len())
	for _, tags := range [...]value.Value{old, added} {
		for key, v := range tags.Members() {
			content, _ := v.AsText()
			b.Set(key, value.Text(content))
		}
	}
	tags := b.Value()
	fault := checkTags(c.queue.Name, tags)
	if fault == nil {
		fault = c.tag(tags)
	}
	return Step{Fault: fault}
}
