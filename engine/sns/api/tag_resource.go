package api

import "playground/engine/aws"

var tagResource = operation{
	Operation: aws.Operation{Name: "TagResource", Input: aws.Structure(resourceARN, tags), Output: aws.Structure()},
	begin:     beginTagResource,
}

// beginTagResource adds tags; one whose key is there already gets the new value.
func beginTagResource(c *Call) Step {
	if fault := c.findTagged(); fault != nil {
		return fail(fault)
	}
	added, fault := tagsIn(c.Params)
	switch {
	case fault != nil:
		return fail(fault)
	case added.Len() == 0:
		return fail(missing("Tags"))
	}
	all := tagsOf(c.topic)
	for key, v := range added.Members() {
		all = all.With(key, v)
	}
	if all.Len() > tagsMax {
		return fail(tooManyTags())
	}
	return Step{Fault: c.tag(all)}
}
