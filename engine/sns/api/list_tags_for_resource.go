package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var listTagsForResource = operation{
	Operation: aws.Operation{Name: "ListTagsForResource", Input: aws.Structure(resourceARN), Output: aws.Structure(tags)},
	begin:     beginListTagsForResource,
}

func beginListTagsForResource(c *Call) Step {
	if fault := c.findTagged(); fault != nil {
		return fail(fault)
	}
	has := tagsOf(c.topic)
	all := make([]value.Value, 0, has.Len())
	for key, v := range has.Members() {
		b := value.NewObject(2)
		b.Set("Key", value.Text(key))
		b.Set("Value", v)
		all = append(all, b.Value())
	}
	return done(aws.One("Tags", value.ArrayOf(all)))
}
