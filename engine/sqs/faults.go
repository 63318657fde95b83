package sqs

import (
	"strconv"

	"playground/engine/action"
	"playground/engine/component"
)

const invalidParameter = "InvalidParameterValue"

// invalid is the fault about one parameter.
func invalid(text, parameter, reason string) *component.Fault {
	return &component.Fault{Code: invalidParameter, Message: "Value " + text + " for parameter " + parameter + " is invalid. Reason: " + reason}
}

func outOfRange(parameter string, n int64, reason string) *component.Fault {
	return invalid(strconv.FormatInt(n, 10), parameter, reason)
}

func invalidHandle(h action.ReceiptHandle) *component.Fault {
	return &component.Fault{Code: "ReceiptHandleIsInvalid", Message: `The input receipt handle "` + h.String() + `" is not a valid receipt handle.`}
}

// checkTimeout checks the visibility timeout of a request; AWS says the range in other words for each operation.
func checkTimeout(n int64, reason string) *component.Fault {
	if n < 0 || n > visibilityTimeoutMax {
		return outOfRange("VisibilityTimeout", n, reason)
	}
	return nil
}
