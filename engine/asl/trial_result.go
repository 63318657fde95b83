package asl

import (
	"strings"

	"playground/engine/value"
)

// resultField is a member of a service's result: what TestState lets a mock say.
type resultField struct {
	name     string
	kind     value.Kind
	required bool
	most     int64         // of a number; 0: no limit
	oneOf    []string      // of a string
	inner    []resultField // of an object, or of the objects in an array
}

func texts(names ...string) (all []resultField) {
	for _, name := range names {
		all = append(all, resultField{name: name, kind: value.KindString})
	}
	return all
}

func numbers(names ...string) (all []resultField) {
	for _, name := range names {
		all = append(all, resultField{name: name, kind: value.KindNumber})
	}
	return all
}

// resultFields are the results of those actions that are known here (the services' API references). Other actions may
// answer anything, and so may members that are not listed.
func resultFields(resourceType, action string) []resultField {
	switch strings.TrimPrefix(resourceType, "aws-sdk:") + ":" + action {
	case "states:startExecution", "sfn:startExecution":
		return []resultField{
			{name: "ExecutionArn", kind: value.KindString, required: true}, {name: "StartDate", kind: value.KindString, required: true},
		}
	case "events:putEvents", "eventbridge:putEvents":
		return append(numbers("FailedEntryCount"),
			resultField{name: "Entries", kind: value.KindArray, inner: texts("EventId", "ErrorCode", "ErrorMessage")})
	case "sqs:sendMessage":
		return texts("MD5OfMessageBody", "MD5OfMessageAttributes", "MD5OfMessageSystemAttributes", "MessageId", "SequenceNumber")
	case "sns:publish":
		return texts("MessageId", "SequenceNumber")
	case "lambda:invoke":
		return append(numbers("StatusCode"), texts("ExecutedVersion", "FunctionError", "LogResult")...)
	case "lambda:getFunction":
		configuration := append(texts("FunctionName", "FunctionArn", "Runtime", "Role", "Handler", "CodeSha256", "Version"), numbers("CodeSize", "Timeout")...)
		configuration = append(configuration, resultField{name: "MemorySize", kind: value.KindNumber, most: lambdaMemoryMost})
		return []resultField{{name: "Configuration", kind: value.KindObject, inner: configuration}}
	case "dynamodb:getItem", "dynamodb:putItem", "dynamodb:updateItem", "dynamodb:deleteItem":
		capacity := append(texts("TableName"), numbers("CapacityUnits", "ReadCapacityUnits", "WriteCapacityUnits")...)
		return []resultField{
			{name: "Attributes", kind: value.KindObject}, {name: "Item", kind: value.KindObject},
			{name: "ConsumedCapacity", kind: value.KindObject, inner: capacity},
		}
	case "s3:getObject":
		return append(numbers("ContentLength", "MissingMeta", "PartsCount", "TagCount"),
			append(texts("ContentType", "ETag", "VersionId"), resultField{name: "StorageClass", kind: value.KindString, oneOf: storageClasses})...)
	}
	return nil
}

// lambdaMemoryMost is the most memory of a function, in MB.
const lambdaMemoryMost = 10_240

var storageClasses = []string{
	"STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "OUTPOSTS",
	"GLACIER_IR", "SNOW", "EXPRESS_ONEZONE", "FSX_OPENZFS",
}

var resultKinds = [...]string{
	value.KindNumber: "a number", value.KindString: "a string", value.KindArray: "an array", value.KindObject: "an object",
}

// misfit says what is wrong with a result; strict asks for what is required too.
func misfit(v value.Value, fields []resultField, strict bool) string {
	for i := range fields {
		f := &fields[i]
		member, there := v.Get(f.name)
		wrong := ""
		switch {
		case !there && f.required && strict:
			return "Required field '" + f.name + "' is missing"
		case !there || member.IsNull():
		case member.Kind() != f.kind:
			wrong = "must be " + resultKinds[f.kind]
		default:
			wrong = f.exceeds(member)
		}
		if wrong != "" {
			return "Field '" + f.name + "' " + wrong
		}
		if wrong = f.within(member, strict); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (f *resultField) exceeds(v value.Value) string {
	n, _ := v.AsFloat()
	if f.most > 0 && n > float64(f.most) {
		return "exceeds the maximum value"
	}
	text, _ := v.AsText()
	for _, one := range f.oneOf {
		if text == one {
			return ""
		}
	}
	if len(f.oneOf) > 0 {
		return "is not an expected value"
	}
	return ""
}

func (f *resultField) within(v value.Value, strict bool) string {
	if f.kind == value.KindObject {
		return misfit(v, f.inner, strict && v.Len() > 0)
	}
	for _, element := range v.Elements() {
		if wrong := misfit(element, f.inner, strict); wrong != "" {
			return wrong
		}
	}
	return ""
}
