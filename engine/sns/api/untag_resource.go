package api

import (
	"slices"

	"playground/engine/aws"
	"playground/engine/value"
)

var untagResource = operation{
	Operation: aws.Operation{Name: "UntagResource", Input: aws.Structure(resourceARN, aws.Member{Name: "TagKeys", Shape: listOf(aws.Text)}),
		Output: aws.Structure()},
	begin: beginUntagResource,
}

// beginUntagResource removes tags; those that are not there are as good as removed.
func beginUntagResource(c *Call) Step {
	if fault := c.findTagged(); fault != nil {
		return fail(fault)
	}
	keys := aws.TextsIn(c.Params, "TagKeys")
	if len(keys) == 0 {
		return fail(missing("TagKeys"))
	}
	old := tagsOf(c.topic)
	b := value.NewObject(old.Len())
	for key, v := range old.Members() {
		if !slices.Contains(keys, key) {
			b.Set(key, v)
		}
	}
	return Step{Fault: c.tag(b.Value())}
}
