package api

import (
	"unicode/utf8"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// tagsOf are the tags of a topic; an object without members when it has none.
func tagsOf(t *Topic) value.Value {
	v, bad := value.Parse(t.Settings.Text("Tags"), value.Limits{})
	if bad != nil || v.Kind() != value.KindObject {
		return value.NewObject(0).Value()
	}
	return v
}

// tagsIn reads the tags of a request as an object.
func tagsIn(params value.Value) (value.Value, *component.Fault) {
	list, _ := params.Get("Tags")
	b := value.NewObject(list.Len())
	for _, tag := range list.Elements() {
		key, content := aws.TextIn(tag, "Key"), aws.TextIn(tag, "Value")
		if fault := checkTagKey(key); fault != nil {
			return value.Null, fault
		}
		if utf8.RuneCountInString(content) > tagValueMax {
			return value.Null, invalid("Tags Reason: Tag values must be between 0 and 256 characters in length.")
		}
		b.Set(key, value.Text(content))
	}
	if b.Len() < list.Len() {
		return value.Null, invalid("Duplicated keys are not allowed.")
	}
	if b.Len() > tagsMax {
		return value.Null, tooManyTags()
	}
	return b.Value(), nil
}

func checkTagKey(key string) *component.Fault {
	if n := utf8.RuneCountInString(key); n < 1 || n > tagKeyMax {
		return invalid("Tags Reason: Tag keys must be between 1 and 128 characters in length.")
	}
	return nil
}

func tooManyTags() *component.Fault {
	return &component.Fault{Code: "TagLimitExceeded", Message: "Could not complete request: tag quota of per resource exceeded"}
}

// findTagged looks up the topic whose tags a call is about.
func (c *Call) findTagged() *component.Fault {
	fault := c.find("ResourceArn")
	if fault != nil && fault.Code == notFound {
		return noResource()
	}
	return fault
}

// tag gives the topic of the call these tags and no others.
func (c *Call) tag(all value.Value) *component.Fault {
	text := ""
	if all.Len() > 0 {
		text = all.String()
	}
	return c.Account.Configure(c.topic, aws.One("Tags", value.Text(text)))
}
