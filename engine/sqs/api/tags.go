package api

import (
	"unicode/utf8"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// tagsOf are the tags of a queue; an object without members when it has none.
func tagsOf(q *Queue) value.Value {
	v, bad := value.Parse(q.Settings.Text("Tags"), policyLimits)
	if bad != nil || v.Kind() != value.KindObject {
		return value.NewObject(0).Value()
	}
	return v
}

// tag gives the queue of the call these tags and no others.
func (c *Call) tag(tags value.Value) *component.Fault {
	t := ""
	if tags.Len() > 0 {
		t = tags.String()
	}
	return c.Account.Configure(c.queue, Change{Settings: aws.One("Tags", value.Text(t))})
}

// checkTags finds a tag that is too long, or that there are too many.
func checkTags(queue string, tags value.Value) *component.Fault {
	if tags.Len() > tagsMax {
		return invalidValue("Too many tags added for queue " + queue + ".")
	}
	for key, v := range tags.Members() {
		content, _ := v.AsText()
		if fault := checkTagKey(key); fault != nil {
			return fault
		}
		if utf8.RuneCountInString(content) > tagValueMax {
			return invalidValue("Tag values must be between 0 and 256 characters in length.")
		}
	}
	return nil
}

func checkTagKey(key string) *component.Fault {
	if n := utf8.RuneCountInString(key); n < 1 || n > tagKeyMax {
		return invalidValue("Tag keys must be between 1 and 128 characters in length.")
	}
	return nil
}
