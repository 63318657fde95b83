package api

import (
	"encoding/base64"
	"strings"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// attributesIn reads message attributes. Whether they are right is for the topic to say, but for what only shows in the
// parameters; path is where they are.
func attributesIn(params value.Value, path string) ([]action.Attribute, *component.Fault) {
	v, _ := params.Get("MessageAttributes")
	if v.Len() == 0 {
		return nil, nil
	}
	all := make([]action.Attribute, v.Len())
	for i := range all {
		m := v.Member(i)
		if !aws.Given(m.Value, "DataType") {
			return nil, null(path + m.Name + ".member.dataType")
		}
		all[i] = action.Attribute{Name: m.Name, Type: aws.TextIn(m.Value, "DataType")}
		field := "String"
		if strings.HasPrefix(all[i].Type, "Binary") {
			field = "Binary"
		}
		all[i].Value = aws.TextIn(m.Value, field+"Value")
		if field == "Binary" {
			bytes, _ := base64.StdEncoding.DecodeString(all[i].Value)
			all[i].Value = string(bytes)
		}
		if m.Value.Len() > 1 && !aws.Given(m.Value, field+"Value") {
			return nil, &component.Fault{Code: "ParameterValueInvalid",
				Message: "The message attribute '" + m.Name + "' with type '" + all[i].Type + "' must use field '" + field + "'."}
		}
	}
	return all, nil
}
